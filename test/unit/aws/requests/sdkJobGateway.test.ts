import { describe, expect, it } from "vitest";
import { hostileAccount } from "../../../support/endpoint/data/hostileAccount";
import { failureOf } from "../../../support/identity/testRuntime";
import { idMember, never, session, useDemoGateway } from "./useDemoGateway";

const demo = useDemoGateway();

const kinds = ["backup", "restore", "copy", "scan"] as const;

describe("listJobs", () => {
  it.each(kinds)("pages through all %s jobs", async (kind) => {
    const listed = demo.endpoint.listed(kind).map((job) => job[idMember[kind]]);
    const jobs = await demo.all({ kind }, 500);
    expect(jobs.map(({ id }) => id).sort()).toEqual([...listed].sort());
  });

  it("sends the parameters of the query under the names of each operation", async () => {
    const query = { state: "FAILED", parentJobId: "parent", completeAfter: 1_753_528_800_123 };
    await demo.gateway.listJobs(
      { ...query, kind: "backup", backupVaultName: "Default" },
      { maxResults: 7 },
      never,
    );
    await demo.gateway.listJobs({ ...query, kind: "restore" }, { maxResults: 7 }, never);
    expect(demo.endpoint.requests.map(({ params }) => params)).toEqual([
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
    await demo.gateway
      .listJobs({ kind: "backup", state: "ARCHIVED" }, { maxResults: 1 }, never)
      .catch(() => []);
    expect(demo.endpoint.requests[0]?.params).toMatchObject({ state: "ARCHIVED" });
  });

  it("takes hostile text as it is", async () => {
    demo.endpoint.setAccount(hostileAccount({ now: Date.now() }));
    for (const kind of kinds) {
      const names = demo.endpoint.listed(kind).map((job) => job["StatusMessage"] ?? undefined);
      const jobs = await demo.all({ kind });
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
    demo.endpoint.setMood(mood);
    expect(await demo.all({ kind: "backup" })).toHaveLength(demo.endpoint.listed("backup").length);
  });
});

describe("describeJob", () => {
  it.each(kinds)("gives a %s job and the whole answer", async (kind) => {
    const id = (await demo.all({ kind }))[0]?.id ?? "";
    const { job, members } = await demo.gateway.describeJob(kind, id, never);
    expect(job).toMatchObject({ kind, id });
    expect(members).toMatchObject({ [idMember[kind]]: id });
    expect(members["CreationDate"]).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(members).not.toHaveProperty("$metadata");
    expect(JSON.parse(JSON.stringify(members))).toEqual(members);
  });

  it("says that there is no such job", async () => {
    const id = "00000000-0000-0000-0000-000000000000";
    expect(await failureOf(demo.gateway.describeJob("backup", id, never))).toMatchObject({
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
    demo.home.setEnv("AWS_MAX_ATTEMPTS", "1");
    demo.endpoint.addFault({ kind });
    const failure = await failureOf(
      demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never),
    );
    expect(failure.reason).toBe(reason);
  });

  it("a refused token is a page that has expired", async () => {
    const { nextToken = "" } = await demo.gateway.listJobs(
      { kind: "backup" },
      { maxResults: 5 },
      never,
    );
    demo.endpoint.addFault({ kind: "pageExpired" });
    const next = demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5, nextToken }, never);
    expect(await failureOf(next)).toMatchObject({ reason: "nextTokenRejected" });
  });

  it("a throttled request is tried again by the SDK", async () => {
    demo.endpoint.addFault({ kind: "throttling", times: 1 });
    await demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    expect(demo.runtime.log).toMatchObject([{ outcome: "ok", attempts: 2 }]);
  });

  it("an endpoint that dies and comes back is asked again without more ado", async () => {
    demo.home.setEnv("AWS_MAX_ATTEMPTS", "1");
    await demo.endpoint.stop();
    const page = { maxResults: 5 };
    const failure = await failureOf(demo.gateway.listJobs({ kind: "backup" }, page, never));
    expect(failure).toMatchObject({ reason: "connectionRefused" });
    await demo.endpoint.listen();
    expect((await demo.gateway.listJobs({ kind: "backup" }, page, never)).jobs).toHaveLength(5);
  });
});

describe("the log", () => {
  it("has one entry for each request", async () => {
    await demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    await failureOf(demo.gateway.describeJob("restore", "unknown", never));
    await failureOf(
      demo.gateway.listJobs({ kind: "restore" }, { maxResults: 5 }, AbortSignal.abort()),
    );
    expect(demo.runtime.log).toEqual([
      {
        operation: "ListBackupJobs",
        session,
        duration: expect.any(Number) as number,
        outcome: "ok",
        httpStatusCode: 200,
        requestId: demo.endpoint.requests[0]?.requestId,
        attempts: 1,
      },
      {
        operation: "DescribeRestoreJob",
        session,
        duration: expect.any(Number) as number,
        outcome: "resourceNotFound",
        httpStatusCode: 400,
        requestId: demo.endpoint.requests[1]?.requestId,
        attempts: 1,
        host: new URL(demo.endpoint.url).host,
        endpointSource: "endpoint_url",
        text: "Cannot find restore job with id unknown.",
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
    const [credential] = demo.endpoint.credentials;
    const { accessKeyId = "", secretAccessKey = "" } = credential ?? {};
    const message = `Key ${accessKeyId} (${secretAccessKey}) is not authorized`;
    demo.endpoint.addFault({ kind: "accessDenied", message });
    const error = await failureOf(
      demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never),
    );
    expect(error.details.detail).toBe("Key [removed] ([removed]) is not authorized");
    const everything = JSON.stringify([
      demo.runtime.log,
      demo.runtime.debugTexts,
      error,
      error.stack,
    ]);
    expect(everything).not.toContain(accessKeyId);
    expect(everything).not.toContain(secretAccessKey);
  });

  it("tells the debug log where requests go", async () => {
    await demo.gateway.listJobs({ kind: "backup" }, { maxResults: 5 }, never);
    const host = new URL(demo.endpoint.url).host;
    expect(demo.runtime.debugTexts).toEqual([`Opened p (access keys) in eu-west-1: ${host}`]);
  });
});
