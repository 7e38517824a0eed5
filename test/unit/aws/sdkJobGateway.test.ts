import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Job } from "../../../src/domain/job";
import type { JobGateway } from "../../../src/domain/jobGateway";
import type { JobQuery } from "../../../src/domain/jobQuery";
import { demoAccount } from "../../support/endpoint/data/demoAccount";
import { hostileAccount } from "../../support/endpoint/data/hostileAccount";
import { startEndpoint } from "../../support/endpoint/endpoint";
import type { Endpoint } from "../../support/endpoint/endpoint";
import { anAwsHome } from "../../support/identity/awsHome";
import type { AwsHome } from "../../support/identity/awsHome";
import { aRuntime, failureOf } from "../../support/identity/testRuntime";
import type { TestRuntime } from "../../support/identity/testRuntime";

const never = new AbortController().signal;
const session = { profile: "p", region: "eu-west-1" };

let home: AwsHome;
let endpoint: Endpoint;
let runtime: TestRuntime;
let gateway: JobGateway;
beforeEach(async () => {
  home = anAwsHome();
  endpoint = await startEndpoint({ accounts: [demoAccount({ now: Date.now() })] });
  const [credential] = endpoint.credentials;
  home.config(
    `[profile p]\naws_access_key_id=${credential?.accessKeyId ?? ""}\naws_secret_access_key=${credential?.secretAccessKey ?? ""}\nendpoint_url=${endpoint.url}\n`,
  );
  runtime = aRuntime();
  gateway = runtime.openGateway(session);
});
afterEach(async () => {
  home.remove();
  await endpoint.stop();
});

async function all(query: JobQuery, maxResults = 1000): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  let nextToken: string | undefined;
  do {
    const page = { maxResults, ...(nextToken !== undefined && { nextToken }) };
    const answer = await gateway.listJobs(query, page, never);
    jobs.push(...answer.jobs);
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  return jobs;
}

const idMember = { backup: "BackupJobId", restore: "RestoreJobId", copy: "CopyJobId" } as const;
const kinds = ["backup", "restore", "copy"] as const;

describe("listJobs", () => {
  it.each(kinds)("pages through all %s jobs", async (kind) => {
    const listed = endpoint.listed(kind).map((job) => job[idMember[kind]]);
    const jobs = await all({ kind }, 500);
    expect(jobs.map(({ id }) => id).sort()).toEqual([...listed].sort());
  });

  it("sends the parameters of the query under the names of each operation", async () => {
    const query = { state: "FAILED", parentJobId: "parent", completeAfter: 1_753_528_800_123 };
    await gateway.listJobs(
      { ...query, kind: "backup", backupVaultName: "Default" },
      { maxResults: 7 },
      never,
    );
    await gateway.listJobs({ ...query, kind: "restore" }, { maxResults: 7 }, never);
    expect(endpoint.requests.map(({ params }) => params)).toEqual([
      {
        maxResults: "7",
        state: "FAILED",
        backupVaultName: "Default",
        parentJobId: "parent",
        completeAfter: "2025-07-26T11:20:00.123Z",
      },
      {
        maxResults: "7",
        status: "FAILED",
        parentJobId: "parent",
        completeAfter: "2025-07-26T11:20:00.123Z",
      },
    ]);
  });

  it("asks for a state that the API model doesn't know", async () => {
    await gateway
      .listJobs({ kind: "backup", state: "ARCHIVED" }, { maxResults: 1 }, never)
      .catch(() => []);
    expect(endpoint.requests[0]?.params).toMatchObject({ state: "ARCHIVED" });
  });

  it("takes hostile text as it is", async () => {
    endpoint.setAccount(hostileAccount({ now: Date.now() }));
    for (const kind of kinds) {
      const names = endpoint.listed(kind).map((job) => job["StatusMessage"] ?? undefined);
      const jobs = await all({ kind });
      const messages = jobs.map(({ statusMessage }) => statusMessage ?? "");
      expect(messages.sort()).toEqual(names.map((name) => name ?? "").sort());
    }
  });

  it.each([
    { omit: "optional" },
    { missingIds: 0.5 },
    { nulls: "sent" },
    { dates: "java" },
    { emptyPages: 1, pageCap: 200 },
  ] as const)("reads the mood %j", async (mood) => {
    endpoint.setMood(mood);
    expect(await all({ kind: "backup" })).toHaveLength(endpoint.listed("backup").length);
  });
});

describe("describeJob", () => {
  it.each(kinds)("gives a %s job and the whole answer", async (kind) => {
    const id = (await all({ kind }))[0]?.id ?? "";
    const { job, members } = await gateway.describeJob(kind, id, never);
    expect(job).toMatchObject({ kind, id });
    expect(members).toMatchObject({ [idMember[kind]]: id });
    expect(members["CreationDate"]).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(members).not.toHaveProperty("$metadata");
    expect(JSON.parse(JSON.stringify(members))).toEqual(members);
  });

  it("says that there is no such job", async () => {
    const id = "00000000-0000-0000-0000-000000000000";
    expect(await failureOf(gateway.describeJob("backup", id, never))).toMatchObject({
      reason: "resourceNotFound",
      details: { operation: "DescribeBackupJob" },
    });
  });
});

describe("the endpoint's faults", () => {
  it.each([
    ["throttling", "throttling"],
    ["serviceUnavailable", "serviceUnavailable"],
    ["expiredToken", "expiredToken"],
    ["accessDenied", "accessDenied"],
    ["html", "notJson"],
    ["cut", "connectionCut"],
    ["cutMidBody", "connectionCut"],
  ] as const)("%s", async (kind, reason) => {
    home.setEnv("AWS_MAX_ATTEMPTS", "1");
    endpoint.addFault({ kind });
    const failure = await failureOf(gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never));
    expect(failure.reason).toBe(reason);
  });

  it("a refused token is a page that has expired", async () => {
    const { nextToken = "" } = await gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    endpoint.addFault({ kind: "pageExpired" });
    const next = gateway.listJobs({ kind: "backup" }, { maxResults: 5, nextToken }, never);
    expect(await failureOf(next)).toMatchObject({ reason: "nextTokenRejected" });
  });

  it("a throttled request is tried again by the SDK", async () => {
    endpoint.addFault({ kind: "throttling", times: 1 });
    await gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    expect(runtime.log).toMatchObject([{ outcome: "ok", attempts: 2 }]);
  });

  it("an endpoint that dies and comes back is asked again without more ado", async () => {
    home.setEnv("AWS_MAX_ATTEMPTS", "1");
    await endpoint.stop();
    const page = { maxResults: 5 };
    const failure = await failureOf(gateway.listJobs({ kind: "backup" }, page, never));
    expect(failure).toMatchObject({ reason: "connectionRefused" });
    await endpoint.listen();
    expect((await gateway.listJobs({ kind: "backup" }, page, never)).jobs).toHaveLength(5);
  });
});

describe("the log", () => {
  it("has one entry for each request", async () => {
    await gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    await failureOf(gateway.describeJob("restore", "unknown", never));
    await failureOf(gateway.listJobs({ kind: "restore" }, { maxResults: 5 }, AbortSignal.abort()));
    expect(runtime.log).toEqual([
      {
        operation: "ListBackupJobs",
        session,
        duration: expect.any(Number) as number,
        outcome: "ok",
        httpStatusCode: 200,
        requestId: endpoint.requests[0]?.requestId,
        attempts: 1,
      },
      {
        operation: "DescribeRestoreJob",
        session,
        duration: expect.any(Number) as number,
        outcome: "resourceNotFound",
        httpStatusCode: 400,
        requestId: endpoint.requests[1]?.requestId,
        attempts: 1,
      },
      {
        operation: "ListRestoreJobs",
        session,
        duration: expect.any(Number) as number,
        outcome: "cancelled",
      },
    ]);
  });

  it("holds no secret, and neither does an error that quotes one", async () => {
    const [credential] = endpoint.credentials;
    const { accessKeyId = "", secretAccessKey = "" } = credential ?? {};
    const message = `Key ${accessKeyId} (${secretAccessKey}) is not authorized`;
    endpoint.addFault({ kind: "accessDenied", message });
    const error = await failureOf(gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never));
    expect(error.details.detail).toBe("Key [removed] ([removed]) is not authorized");
    const everything = JSON.stringify([runtime.log, runtime.debugTexts, error, error.stack]);
    expect(everything).not.toContain(accessKeyId);
    expect(everything).not.toContain(secretAccessKey);
  });

  it("tells the debug log where requests go", async () => {
    await gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    const host = new URL(endpoint.url).host;
    expect(runtime.debugTexts).toEqual([`Opened p (access keys) in eu-west-1: ${host}`]);
  });
});
