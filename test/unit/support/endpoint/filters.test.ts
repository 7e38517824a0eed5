import type { BackupClient } from "@aws-sdk/client-backup";
import {
  ListBackupJobsCommand,
  ListCopyJobsCommand,
  ListRestoreJobsByProtectedResourceCommand,
  ListRestoreJobsCommand,
  ListScanJobsCommand,
} from "@aws-sdk/client-backup";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../support/endpoint/account";
import { answer } from "../../../support/endpoint/answer";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { randomAccount } from "../../../support/endpoint/data/randomAccount";
import type { Mood } from "../../../support/endpoint/mood";
import type { OperationName } from "../../../support/endpoint/operations";
import { heldJobs } from "../../../support/endpoint/truth";
import type { JobKind, WireObject, WireValue } from "../../../support/endpoint/wire";
import { readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, failureOf, now } from "./testEndpoint";
import { runs } from "../../../support/property";

/**
 * A second reading of the reference pages, which shares nothing with the endpoint: for every parameter
 * the member it looks at and how.
 */
type Reading = readonly [
  parameter: string,
  member: string,
  how: "is" | "after" | "before" | "category" | "result",
];

const created: readonly Reading[] = [
  ["createdAfter", "CreationDate", "after"],
  ["createdBefore", "CreationDate", "before"],
  ["completeAfter", "CompletionDate", "after"],
  ["completeBefore", "CompletionDate", "before"],
];

const readings: Readonly<Record<JobKind, readonly Reading[]>> = {
  backup: [
    ["state", "State", "is"],
    ["backupVaultName", "BackupVaultName", "is"],
    ["resourceArn", "ResourceArn", "is"],
    ["resourceType", "ResourceType", "is"],
    ["parentJobId", "ParentJobId", "is"],
    ["messageCategory", "MessageCategory", "category"],
    ...created,
  ],
  restore: [
    ["status", "Status", "is"],
    ["resourceType", "ResourceType", "is"],
    ["parentJobId", "ParentJobId", "is"],
    ...created,
  ],
  copy: [
    ["state", "State", "is"],
    ["resourceArn", "ResourceArn", "is"],
    ["resourceType", "ResourceType", "is"],
    ["destinationVaultArn", "DestinationBackupVaultArn", "is"],
    ["sourceRecoveryPointArn", "SourceRecoveryPointArn", "is"],
    ["parentJobId", "ParentJobId", "is"],
    ["messageCategory", "MessageCategory", "category"],
    ...created,
  ],
  scan: [
    ["ByState", "State", "is"],
    ["ByBackupVaultName", "BackupVaultName", "is"],
    ["ByRecoveryPointArn", "RecoveryPointArn", "is"],
    ["ByResourceArn", "ResourceArn", "is"],
    ["ByResourceType", "ResourceType", "is"],
    ["ByMalwareScanner", "MalwareScanner", "is"],
    ["ByScanResultStatus", "ScanResult", "result"],
    ["ByCompleteAfter", "CompletionDate", "after"],
    ["ByCompleteBefore", "CompletionDate", "before"],
  ],
};

const camelCase = { size: "maxResults", token: "nextToken" } as const;

const lists = {
  backup: {
    operation: "ListBackupJobs",
    member: "BackupJobs",
    id: "BackupJobId",
    ...camelCase,
  },
  restore: {
    operation: "ListRestoreJobs",
    member: "RestoreJobs",
    id: "RestoreJobId",
    ...camelCase,
  },
  copy: { operation: "ListCopyJobs", member: "CopyJobs", id: "CopyJobId", ...camelCase },
  scan: {
    operation: "ListScanJobs",
    member: "ScanJobs",
    id: "ScanJobId",
    size: "MaxResults",
    token: "NextToken",
  },
} as const;

type Kind = keyof typeof lists;

const kinds = ["backup", "restore", "copy", "scan"] as const satisfies readonly JobKind[];

/** The value that a reading compares with; the result of a scan is one level down. */
function valueIn(job: WireObject, [, member, how]: Reading): WireValue | undefined {
  const value = job[member];
  return how === "result" ? (value as WireObject | undefined)?.["ScanResultStatus"] : value;
}

function expected(
  jobs: readonly WireObject[],
  kind: Kind,
  params: Record<string, string>,
): WireObject[] {
  return jobs.filter((job) =>
    readings[kind].every((reading) => {
      const [parameter, , how] = reading;
      const wanted = params[parameter];
      const value = valueIn(job, reading);
      if (wanted === undefined) {
        return true;
      }
      switch (how) {
        case "is":
        case "result":
          return value === wanted;
        case "category":
          return (
            ["*", "ANY", "AGGREGATE_ALL"].includes(wanted) ||
            (typeof value === "string" && value.toUpperCase() === wanted.toUpperCase())
          );
        case "after":
          return typeof value === "number" && Math.round(value * 1000) > Date.parse(wanted);
        case "before":
          return typeof value === "number" && Math.round(value * 1000) < Date.parse(wanted);
      }
    }),
  );
}

/** Parameters whose values come from the account's own jobs, so that most of them match something. */
function someParameters(
  jobs: readonly WireObject[],
  kind: Kind,
): fc.Arbitrary<Record<string, string>> {
  const choices = readings[kind].map((reading) => {
    const [parameter, , how] = reading;
    const values = [...new Set(jobs.map((job) => valueIn(job, reading)))].filter(
      (value) => typeof value === "string" || typeof value === "number",
    );
    const texts = values
      .filter((value) => value !== "")
      .map((value) =>
        how === "after" || how === "before"
          ? new Date(Math.round(Number(value) * 1000)).toISOString()
          : readText(value),
      );
    const extra = how === "category" ? ["AGGREGATE_ALL", "*", "success"] : [];
    const all = [...texts, ...extra];
    const value = all.length === 0 ? fc.constant(undefined) : fc.constantFrom(...all);
    return fc
      .option(value, { freq: 2, nil: undefined })
      .map((chosen) => (chosen === undefined ? {} : { [parameter]: chosen }));
  });
  return fc
    .tuple(...choices)
    .chain((parts) =>
      fc
        .shuffledSubarray(parts, { maxLength: 3 })
        .map((some) => Object.assign({}, ...some) as Record<string, string>),
    );
}

function ids(jobs: readonly WireObject[], kind: Kind): string[] {
  return jobs.map((job) => readText(job[lists[kind].id])).sort();
}

function drain(
  account: Account,
  kind: Kind,
  params: Record<string, string>,
  mood: Mood = {},
): WireObject[] {
  const { operation, member, token: tokenName } = lists[kind];
  const all: WireObject[] = [];
  let token: Record<string, string> = {};
  for (;;) {
    const { status, body } = answer({
      account,
      now,
      mood,
      operation: operation satisfies OperationName,
      params: { ...params, ...token },
    });
    expect(status).toBe(200);
    all.push(...(body[member] as WireObject[]));
    if (typeof body["NextToken"] !== "string") {
      return all;
    }
    token = { [tokenName]: body["NextToken"] };
  }
}

describe("Filters", () => {
  it.each(kinds)("select the %s jobs that a second reading of the reference selects", (kind) => {
    const scenario = fc
      .record({
        seed: fc.integer({ min: 1, max: 1_000_000 }),
        pageSize: fc.constantFrom("1", "7", "1000"),
        // With and without the endpoint's indexes.
        mood: fc.constantFrom({}, { filterAfterPaging: true }),
      })
      .chain(({ seed, pageSize, mood }) => {
        const account = randomAccount({ seed, now, largest: 40 });
        const jobs = heldJobs({ account, now }, kind);
        return someParameters(jobs, kind).map((params) => ({
          account,
          jobs,
          params,
          pageSize,
          mood,
        }));
      });
    fc.assert(
      fc.property(scenario, ({ account, jobs, params, pageSize, mood }) => {
        const listed = drain(account, kind, { ...params, [lists[kind].size]: pageSize }, mood);
        expect(ids(listed, kind)).toEqual(ids(expected(jobs, kind, params), kind));
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(kinds)("select %s jobs of the demo account by every parameter alone", (kind) => {
    const account = demoAccount({ now });
    const jobs = heldJobs({ account, now }, kind);
    const inReach = jobs.filter(
      (job) =>
        (kind !== "backup" && kind !== "scan") ||
        Number(job["CreationDate"]) * 1000 > now - 30 * 86_400_000,
    );
    for (const reading of readings[kind]) {
      const [parameter, , how] = reading;
      const values = [...new Set(inReach.map((job) => valueIn(job, reading)))].filter(
        (value) => value !== undefined,
      );
      for (const value of values.slice(0, 12)) {
        const isDate = how === "after" || how === "before";
        const text = isDate
          ? new Date(Math.round(Number(value) * 1000)).toISOString()
          : readText(value);
        const params = { [parameter]: text };
        const listed = ids(drain(account, kind, params), kind);
        expect(listed, `${parameter}=${text}`).toEqual(ids(expected(inReach, kind, params), kind));
      }
    }
  });

  it("don't include parameters that an operation doesn't have: they change nothing", () => {
    const account = demoAccount({ now });
    const all = drain(account, "restore", {});
    const foreign = {
      resourceArn: "arn:x",
      backupVaultName: "x",
      state: "x",
      messageCategory: "x",
    };
    expect(drain(account, "restore", foreign)).toEqual(all);
    const scans = drain(account, "scan", {});
    const camelCased = { ...foreign, status: "x", parentJobId: "x", createdAfter: "x" };
    expect(drain(account, "scan", camelCased)).toEqual(scans);
    const invented = { ByCreatedAfter: "x", ByParentJobId: "x", ByMessageCategory: "x" };
    expect(drain(account, "scan", invented)).toEqual(scans);
  });

  it("of scan jobs work the same over HTTP with the SDK's names and date forms", async () => {
    const endpoint = await anEndpoint({ accounts: [demoAccount({ now })] });
    const client = aClient(endpoint);
    const scans = endpoint.jobs("scan");
    const infected = expected(scans, "scan", { ByScanResultStatus: "THREATS_FOUND" })[0];
    const day = new Date(now - 86_400_000);
    const inputs = [
      { ByState: "COMPLETED_WITH_ISSUES" },
      { ByState: "CANCELED" },
      { ByBackupVaultName: "compliance-locked" },
      { ByResourceArn: readText(infected?.["ResourceArn"]) },
      { ByResourceType: "S3" },
      { ByRecoveryPointArn: readText(infected?.["RecoveryPointArn"]) },
      { ByMalwareScanner: "GUARDDUTY" },
      { ByScanResultStatus: "THREATS_FOUND" },
      { ByScanResultStatus: "UNKNOWN" },
      { ByCompleteAfter: day },
      { ByCompleteBefore: day },
      { ByAccountId: "111122223333" },
      { ByState: "COMPLETED", ByScanResultStatus: "NO_THREATS_FOUND", ByCompleteAfter: day },
    ] as const;
    for (const input of inputs) {
      const page = await client.send(new ListScanJobsCommand(input));
      const sent = endpoint.requests.at(-1)?.params ?? {};
      const truth = ids(expected(scans, "scan", sent), "scan");
      expect(Object.keys(sent)).toEqual(Object.keys(input));
      expect(truth.length, JSON.stringify(input)).toBeGreaterThan(0);
      expect(page.ScanJobs?.map((job) => job.ScanJobId).sort()).toEqual(truth);
    }
  });

  it("work the same over HTTP with the SDK's names and date forms", async () => {
    const account = demoAccount({ now });
    const endpoint = await anEndpoint({ accounts: [account] });
    const client = aClient(endpoint);
    const backups = endpoint.jobs("backup");
    const failed = backups.find((job) => job["State"] === "FAILED");
    const child = backups.find((job) => job["ParentJobId"] !== undefined);
    const day = new Date(now - 86_400_000);
    const inputs = [
      { ByState: "FAILED" },
      { ByBackupVaultName: "aws/efs/automatic-backup-vault" },
      { ByResourceArn: readText(failed?.["ResourceArn"]) },
      { ByResourceType: "SAP HANA on Amazon EC2" },
      { ByMessageCategory: "AccessDenied" },
      { ByParentJobId: readText(child?.["ParentJobId"]) },
      { ByCreatedAfter: day },
      { ByCreatedBefore: day },
      { ByCompleteAfter: day },
      { ByCompleteBefore: day },
      { ByAccountId: "111122223333" },
      { ByState: "COMPLETED", ByMessageCategory: "SUCCESS", ByCreatedAfter: day },
    ] as const;
    for (const input of inputs) {
      const page = await client.send(new ListBackupJobsCommand(input));
      const sent = endpoint.requests.at(-1)?.params ?? {};
      const truth = expected(backups, "backup", sent);
      expect(Object.keys(sent)).toHaveLength(Object.keys(input).length);
      expect(truth.length, JSON.stringify(input)).toBeGreaterThan(0);
      expect(page.BackupJobs?.length, JSON.stringify(input)).toBe(Math.min(1000, truth.length));
    }
  });

  it("find restore jobs by testing plan, and by protected resource even where the record is old", async () => {
    const endpoint = await anEndpoint({ accounts: [demoAccount({ now })] });
    const client = aClient(endpoint);
    const restores = endpoint.jobs("restore");
    const planOf = (job: WireObject): unknown =>
      (job["CreatedBy"] as WireObject | undefined)?.["RestoreTestingPlanArn"];
    const plan = String(planOf(restores.find((job) => planOf(job) !== undefined) ?? {}));
    const tests = await client.send(new ListRestoreJobsCommand({ ByRestoreTestingPlanArn: plan }));
    expect(tests.RestoreJobs).toHaveLength(20);
    const copies = endpoint.jobs("copy");
    const source = readText(copies[0]?.["SourceRecoveryPointArn"]);
    const ofPoint = await client.send(
      new ListCopyJobsCommand({ BySourceRecoveryPointArn: source }),
    );
    expect(ofPoint.CopyJobs).toHaveLength(1);

    const arns = [...new Set(restores.map((job) => job["SourceResourceArn"]))].filter(
      (arn) => arn !== undefined,
    );
    let found = 0;
    for (const arn of arns) {
      found += (await byResource(client, { ResourceArn: readText(arn) })).length;
    }
    const said = restores.filter((job) => job["SourceResourceArn"] !== undefined).length;
    expect(found).toBeGreaterThanOrEqual(said);
  });

  it("narrow restore jobs of a resource by status and by the recovery point's date", async () => {
    const ResourceArn = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";
    const job = (RestoreJobId: string, Status: string, hour: number): WireObject => ({
      RestoreJobId,
      Status,
      SourceResourceArn: ResourceArn,
      CreationDate: now / 1000,
      RecoveryPointCreationDate: Date.parse(`2026-11-19T${String(hour)}:00:00Z`) / 1000,
    });
    const restore = [job("a", "COMPLETED", 10), job("b", "FAILED", 11), job("c", "COMPLETED", 12)];
    const endpoint = await anEndpoint({ accounts: [accountOf({ restore })] });
    const client = aClient(endpoint);
    const at = (hour: number): Date => new Date(`2026-11-19T${String(hour)}:00:00Z`);
    expect(await byResource(client, { ResourceArn, ByStatus: "COMPLETED" })).toEqual(["a", "c"]);
    expect(
      await byResource(client, { ResourceArn, ByRecoveryPointCreationDateAfter: at(10) }),
    ).toEqual(["b", "c"]);
    expect(
      await byResource(client, { ResourceArn, ByRecoveryPointCreationDateBefore: at(12) }),
    ).toEqual(["a", "b"]);
    const bad = client.send(
      new ListRestoreJobsByProtectedResourceCommand({
        ResourceArn,
        ByStatus: "EXPIRED" as "FAILED",
      }),
    );
    expect((await failureOf(bad)).name).toBe("InvalidParameterValueException");
  });
});

async function byResource(
  client: BackupClient,
  input: ListRestoreJobsByProtectedResourceCommand["input"],
): Promise<(string | undefined)[]> {
  const page = await client.send(new ListRestoreJobsByProtectedResourceCommand(input));
  return (page.RestoreJobs ?? []).map((job) => job.RestoreJobId).sort();
}
