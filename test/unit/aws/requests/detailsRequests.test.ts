import { describe, expect, it } from "vitest";
import type { Job, JobKind } from "../../../../src/domain/job/job";
import type { WireObject } from "../../../support/endpoint/wire";
import { readText } from "../../../support/endpoint/wire";
import { failureOf } from "../../../support/identity/testRuntime";
import { idMember, never, useDemoGateway } from "./useDemoGateway";

const demo = useDemoGateway();

const ids = (jobs: readonly Job[]): readonly string[] => jobs.map(({ id }) => id).sort();

/** The ids that the endpoint holds of the jobs that fit. */
function truth(kind: JobKind, fits: (job: WireObject) => boolean): readonly string[] {
  const jobs = demo.endpoint.listed(kind).filter(fits);
  expect(jobs).not.toHaveLength(0);
  return jobs.map((job) => readText(job[idMember[kind]])).sort();
}

/** What the endpoint saw since the last call: operation and parameters. */
function requests(): readonly (readonly [string, Readonly<Record<string, string>>])[] {
  return demo.endpoint.requests.map(({ operation, params }) => [operation, params] as const);
}

function aJob(kind: JobKind, fits: (job: WireObject) => boolean): WireObject {
  const job = demo.endpoint.listed(kind).find(fits);
  if (job === undefined) throw new Error(`The account has no such ${kind} job.`);
  return job;
}

describe("a list of copy jobs", () => {
  it("pages on under the names of ListCopyJobs", async () => {
    const listed = truth("copy", () => true);
    expect(ids(await demo.all({ kind: "copy" }, 25))).toEqual(listed);
    expect(requests().length).toBe(Math.ceil(listed.length / 25));
    for (const [operation, { nextToken, ...params }] of requests().slice(1)) {
      expect([operation, params]).toEqual(["ListCopyJobs", { maxResults: "25" }]);
      expect(nextToken).not.toBe("");
    }
  });

  it("of one recovery point", async () => {
    const arn = readText(aJob("copy", () => true)["SourceRecoveryPointArn"]);
    const expected = truth("copy", (job) => job["SourceRecoveryPointArn"] === arn);
    expect(ids(await demo.all({ kind: "copy", sourceRecoveryPointArn: arn }))).toEqual(expected);
    expect(requests()).toEqual([
      ["ListCopyJobs", { maxResults: "1000", sourceRecoveryPointArn: arn }],
    ]);
  });

  it("of one destination vault", async () => {
    const arn = readText(aJob("copy", () => true)["DestinationBackupVaultArn"]);
    const expected = truth("copy", (job) => job["DestinationBackupVaultArn"] === arn);
    expect(ids(await demo.all({ kind: "copy", destinationVaultArn: arn }))).toEqual(expected);
    expect(requests()).toEqual([
      ["ListCopyJobs", { maxResults: "1000", destinationVaultArn: arn }],
    ]);
  });

  it("of one parent, resource and state", async () => {
    const parent = readText(aJob("copy", (job) => job["IsParent"] === true)["CopyJobId"]);
    const expected = truth("copy", (job) => job["ParentJobId"] === parent);
    expect(ids(await demo.all({ kind: "copy", parentJobId: parent }))).toEqual(expected);
    await demo.all({
      kind: "copy",
      state: "PARTIAL",
      resourceArn: "arn:a b/*",
      completeAfter: 1_753_528_800_123,
    });
    expect(requests()).toEqual([
      ["ListCopyJobs", { maxResults: "1000", parentJobId: parent }],
      [
        "ListCopyJobs",
        {
          maxResults: "1000",
          state: "PARTIAL",
          resourceArn: "arn:a b/*",
          completeAfter: "2025-07-26T11:20:00.123Z",
        },
      ],
    ]);
  });
});

describe("a list of one restore testing plan's jobs", () => {
  const planOf = (job: WireObject): string => {
    const { CreatedBy: creator } = job;
    return typeof creator === "object" && creator !== null && "RestoreTestingPlanArn" in creator
      ? readText(creator["RestoreTestingPlanArn"])
      : "";
  };

  it("holds the restore jobs that it started", async () => {
    const arn = planOf(aJob("restore", (job) => planOf(job) !== ""));
    const expected = truth("restore", (job) => planOf(job) === arn);
    expect(ids(await demo.all({ kind: "restore", restoreTestingPlanArn: arn }))).toEqual(expected);
    expect(requests()).toEqual([
      ["ListRestoreJobs", { maxResults: "1000", restoreTestingPlanArn: arn }],
    ]);
  });
});

describe("a list of one resource's jobs", () => {
  it("holds backup jobs by ListBackupJobs", async () => {
    const arn = readText(aJob("backup", (job) => job["ResourceType"] === "RDS")["ResourceArn"]);
    const expected = truth("backup", (job) => job["ResourceArn"] === arn);
    expect(ids(await demo.all({ kind: "backup", resourceArn: arn }))).toEqual(expected);
    expect(requests()).toEqual([["ListBackupJobs", { maxResults: "1000", resourceArn: arn }]]);
  });

  it("holds restore jobs by ListRestoreJobsByProtectedResource, page by page", async () => {
    const withSource = (job: WireObject): boolean => readText(job["SourceResourceArn"]) !== "";
    const arn = readText(aJob("restore", withSource)["SourceResourceArn"]);
    const jobs = await demo.all({ kind: "restore", resourceArn: arn }, 1);
    for (const id of truth("restore", (job) => job["SourceResourceArn"] === arn)) {
      expect(ids(jobs)).toContain(id);
    }
    expect(new Set(requests().map(([operation]) => operation))).toEqual(
      new Set(["ListRestoreJobsByProtectedResource"]),
    );
    expect(requests()[0]?.[1]).toEqual({ maxResults: "1", resourceArn: arn });
    expect(demo.endpoint.requests[0]?.target).toContain(`/resources/${encodeURIComponent(arn)}/`);
  });

  it("asks for restore jobs with the state and nothing else that the operation lacks", async () => {
    await demo.all({
      kind: "restore",
      resourceArn: "arn:x",
      state: "FAILED",
      parentJobId: "parent",
      completeAfter: 1_753_528_800_123,
    });
    expect(requests()).toEqual([
      [
        "ListRestoreJobsByProtectedResource",
        { maxResults: "1000", status: "FAILED", resourceArn: "arn:x" },
      ],
    ]);
  });

  it("of no resource is not asked for: the path would be another one's", async () => {
    const failure = await failureOf(
      demo.gateway.listJobs({ kind: "restore", resourceArn: "" }, { maxResults: 1 }, never),
    );
    expect(failure.reason).toBe("missingParameterValue");
    expect(requests()).toEqual([]);
  });
});

describe("describing a copy job", () => {
  it("gives the job and the members of the job itself", async () => {
    const record = aJob("copy", (job) => job["IsParent"] === true);
    const id = readText(record["CopyJobId"]);
    const { job, members } = await demo.gateway.describeJob("copy", id, never);
    expect(job).toMatchObject({
      kind: "copy",
      id,
      isParent: true,
      sourceRecoveryPointArn: record["SourceRecoveryPointArn"],
      numberOfChildJobs: expect.any(Number) as number,
    });
    expect(members).toMatchObject({ CopyJobId: id, State: record["State"] });
    expect(members).not.toHaveProperty("CopyJob");
    expect(members).not.toHaveProperty("$metadata");
    expect(JSON.parse(JSON.stringify(members))).toEqual(members);
    expect(requests()).toEqual([["DescribeCopyJob", { copyJobId: id }]]);
  });

  it("that AWS doesn't have says so", async () => {
    expect(await failureOf(demo.gateway.describeJob("copy", "none", never))).toMatchObject({
      reason: "resourceNotFound",
      details: { operation: "DescribeCopyJob" },
    });
  });
});

describe("describing a parent job", () => {
  it("brings the counts of its children, which no list of backup jobs has", async () => {
    const record = aJob("backup", (job) => job["IsParent"] === true);
    const id = readText(record["BackupJobId"]);
    const { job } = await demo.gateway.describeJob("backup", id, never);
    if (job.kind !== "backup") throw new Error("Not a backup job.");
    const counts = Object.values(job.childJobsInState ?? {});
    expect(job.numberOfChildJobs).toBeGreaterThan(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(job.numberOfChildJobs);
  });
});

describe("restore metadata", () => {
  it("is what AWS keeps for the job", async () => {
    const id = readText(
      aJob("restore", ({ ResourceType: type }) => type === "EBS")["RestoreJobId"],
    );
    expect(await demo.gateway.getRestoreJobMetadata(id, never)).toEqual({
      availabilityZone: "a",
      encrypted: "true",
      volumeType: "gp3",
    });
    expect(requests()).toEqual([["GetRestoreJobMetadata", { restoreJobId: id }]]);
  });

  it("leaves no trace in the log", async () => {
    const id = readText(
      aJob("restore", ({ ResourceType: type }) => type === "EBS")["RestoreJobId"],
    );
    await demo.gateway.getRestoreJobMetadata(id, never);
    expect(demo.runtime.log).toMatchObject([{ operation: "GetRestoreJobMetadata", outcome: "ok" }]);
    expect(JSON.stringify([demo.runtime.log, demo.runtime.debugTexts])).not.toMatch(
      /gp3|availabilityZone/i,
    );
  });

  it("of a job that AWS doesn't have is an error", async () => {
    expect(await failureOf(demo.gateway.getRestoreJobMetadata("none", never))).toMatchObject({
      reason: "resourceNotFound",
      details: { operation: "GetRestoreJobMetadata" },
    });
  });

  it("can be cancelled", async () => {
    demo.endpoint.addFault({ kind: "hold" });
    const abort = new AbortController();
    const call = failureOf(demo.gateway.getRestoreJobMetadata("none", abort.signal));
    abort.abort();
    expect((await call).kind).toBe("cancelled");
  });
});

describe("a job without an id", () => {
  it("is not asked for: the SDK would ask for the list", async () => {
    const calls = [
      ...(["backup", "restore", "copy", "scan"] as const).map((kind) =>
        demo.gateway.describeJob(kind, "", never),
      ),
      demo.gateway.getRestoreJobMetadata("", never),
    ];
    for (const call of calls) {
      expect((await failureOf(call)).reason).toBe("missingParameterValue");
    }
    expect(requests()).toEqual([]);
  });
});
