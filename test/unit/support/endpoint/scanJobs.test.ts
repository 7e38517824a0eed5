import type { ScanJob } from "@aws-sdk/client-backup";
import {
  DescribeScanJobCommand,
  DescribeScanJobOutput$,
  ListScanJobsCommand,
  ListScanJobsInput$,
  MalwareScanner,
  ScanJob$,
  ScanMode,
  ScanResourceType,
  ScanResultStatus,
  ScanState,
  paginateListScanJobs,
} from "@aws-sdk/client-backup";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../support/endpoint/account";
import { answer } from "../../../support/endpoint/answer";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { encodeBody } from "../../../support/endpoint/encodeBody";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import { randomAccount } from "../../../support/endpoint/data/randomAccount";
import type { Endpoint } from "../../../support/endpoint/endpoint";
import { demoCredential } from "../../../support/endpoint/endpoint";
import type { Mood } from "../../../support/endpoint/mood";
import {
  jobMembers,
  jobStates,
  malwareScanners,
  scanModes,
  scanResourceTypes,
  scanResults,
} from "../../../support/endpoint/shapes";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import type { WireObject } from "../../../support/endpoint/wire";
import { readText } from "../../../support/endpoint/wire";
import { runs } from "../../../support/property";
import { aClient, anEndpoint, failureOf, now } from "./testEndpoint";

const demo = demoAccount({ now });
const day = 86_400_000;

/** A scan job as AWS's example events tell of it (AWS Backup guide, EventBridge). */
const example: WireObject = {
  AccountId: "111122223333",
  BackupVaultArn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:v",
  BackupVaultName: "v",
  CompletionDate: now / 1000 - 60,
  ContinuousScanEndTime: now / 1000 - 90,
  ContinuousScanStartTime: now / 1000 - 3600.25,
  CreatedBy: {
    BackupPlanArn: "arn:aws:backup:eu-west-1:111122223333:backup-plan:p",
    BackupPlanId: "p",
    BackupPlanVersion: "v1",
    BackupRuleId: "r",
  },
  CreationDate: now / 1000 - 72.5,
  IamRoleArn: "arn:aws:iam::111122223333:role/R",
  MalwareScanner: "GUARDDUTY",
  RecoveryPointArn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:2",
  ResourceArn: "arn:aws:ec2:eu-west-1:111122223333:instance/i-1",
  ResourceName: "web",
  ResourceType: "EC2",
  ScanBaseRecoveryPointArn: "arn:aws:backup:eu-west-1:111122223333:recovery-point:1",
  ScanId: "43bc14a6-03e0-436a-abf5-8825d3aa6835",
  ScanJobId: "4d5fc12e-7e33-4336-a981-bbe43c300298",
  ScanMode: "INCREMENTAL_SCAN",
  ScanResult: { ScanResultStatus: "THREATS_FOUND" },
  ScannerRoleArn: "arn:aws:iam::111122223333:role/S",
  State: "COMPLETED",
  StatusMessage: "An AWS Backup scan job was successful completed.",
};

/** The example as the SDK must give it to a program. */
const read = {
  ...example,
  CompletionDate: new Date(now - 60_000),
  ContinuousScanEndTime: new Date(now - 90_000),
  ContinuousScanStartTime: new Date(now - 3_600_250),
  CreationDate: new Date(now - 72_500),
};

type Input = ListScanJobsCommand["input"];

async function list(endpoint: Endpoint, input: Input = {}): Promise<readonly ScanJob[]> {
  return (await aClient(endpoint).send(new ListScanJobsCommand(input))).ScanJobs ?? [];
}

function drain(account: Account, mood: Mood, params: Record<string, string>): unknown[] {
  const all: unknown[] = [];
  let NextToken: string | undefined;
  do {
    const token = NextToken === undefined ? {} : { NextToken };
    const asked = { ...params, ...token };
    const { status, body } = answer({
      account,
      now,
      mood,
      operation: "ListScanJobs",
      params: asked,
    });
    expect(status).toBe(200);
    all.push(...(body["ScanJobs"] as readonly WireObject[]).map((job) => job["ScanJobId"]));
    NextToken = body["NextToken"] as string | undefined;
  } while (NextToken !== undefined);
  return all;
}

describe("The endpoint's model of scan jobs", () => {
  it("has the members, parameters and enums of the SDK", () => {
    expect([...jobMembers.scan].sort()).toEqual([...ScanJob$[4]].sort());
    expect([...jobMembers.scan].sort()).toEqual([...DescribeScanJobOutput$[4]].sort());
    expect([...jobStates.scan].sort()).toEqual(Object.values(ScanState).sort());
    expect([...scanResults].sort()).toEqual(Object.values(ScanResultStatus).sort());
    expect([...scanModes].sort()).toEqual(Object.values(ScanMode).sort());
    expect([...scanResourceTypes].sort()).toEqual(Object.values(ScanResourceType).sort());
    expect([...malwareScanners]).toEqual(Object.values(MalwareScanner));
    expect(ListScanJobsInput$[4]).toEqual([
      "ByAccountId",
      "ByBackupVaultName",
      "ByCompleteAfter",
      "ByCompleteBefore",
      "ByMalwareScanner",
      "ByRecoveryPointArn",
      "ByResourceArn",
      "ByResourceType",
      "ByScanResultStatus",
      "ByState",
      "MaxResults",
      "NextToken",
    ]);
  });
});

describe("Scan jobs, seen through the AWS SDK", () => {
  it("are listed and described with every member of the model, unwrapped", async () => {
    const endpoint = await anEndpoint({ accounts: [accountOf({ scan: [example] })] });
    expect(Object.keys(example).sort()).toEqual([...jobMembers.scan].sort());
    expect(await list(endpoint)).toEqual([read]);
    const ScanJobId = readText(example["ScanJobId"]);
    const described = await aClient(endpoint).send(new DescribeScanJobCommand({ ScanJobId }));
    expect(described).toEqual({ ...read, $metadata: described.$metadata });
    expect(
      endpoint.requests.map(({ operation, target, params }) => [operation, target, params]),
    ).toEqual([
      ["ListScanJobs", "/scan/jobs", {}],
      ["DescribeScanJob", `/scan/jobs/${ScanJobId}`, { ScanJobId }],
    ]);
  });

  it("of the demo account are described as they are listed", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    for (const job of (await list(endpoint)).filter((_, i) => i % 20 === 0)) {
      const { ScanJobId } = job;
      const described = await client.send(new DescribeScanJobCommand({ ScanJobId }));
      expect(described).toEqual({ ...job, $metadata: described.$metadata });
    }
  });

  it("page in PascalCase, and every page is as large as the cap lets it be", async () => {
    const endpoint = await anEndpoint({ accounts: [demo], mood: { pageCap: 50 } });
    const sizes: number[] = [];
    const ids: unknown[] = [];
    for await (const page of paginateListScanJobs(
      { client: aClient(endpoint) },
      { MaxResults: 60 },
    )) {
      sizes.push(page.ScanJobs?.length ?? 0);
      ids.push(...(page.ScanJobs ?? []).map((job) => job.ScanJobId));
    }
    const truth = endpoint.listed("scan").map((job) => job["ScanJobId"]);
    expect(ids).toEqual(truth);
    expect(sizes.slice(0, -1)).toEqual(sizes.slice(0, -1).map(() => 50));
    expect(endpoint.requests[0]?.target).toBe("/scan/jobs?MaxResults=60");
    expect(Object.keys(endpoint.requests[1]?.params ?? {}).sort()).toEqual([
      "MaxResults",
      "NextToken",
    ]);
  });

  it("are listed for 30 days, and older ones can be described", async () => {
    const scan = [29, 31].map((age) => ({
      ...example,
      ScanJobId: `${String(age)}-days`,
      CreationDate: (now - age * day) / 1000,
    }));
    const endpoint = await anEndpoint({ accounts: [accountOf({ scan })] });
    expect((await list(endpoint)).map((job) => job.ScanJobId)).toEqual(["29-days"]);
    const command = new DescribeScanJobCommand({ ScanJobId: "31-days" });
    expect((await aClient(endpoint).send(command)).State).toBe("COMPLETED");
    expect(endpoint.jobs("scan")).toHaveLength(2);
    expect(endpoint.listed("scan")).toHaveLength(1);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["a state of another kind", { ByState: "EXPIRED" }, "ByState"],
    ["a state of the summaries", { ByState: "AGGREGATE_ALL" }, "ByState"],
    ["an unknown result", { ByScanResultStatus: "CLEAN" }, "ByScanResultStatus"],
    ["an unknown scanner", { ByMalwareScanner: "CLAMAV" }, "ByMalwareScanner"],
    ["a type that is not scanned", { ByResourceType: "RDS" }, "ByResourceType"],
    ["MaxResults 0", { MaxResults: 0 }, "Max results"],
    ["MaxResults 1001", { MaxResults: 1001 }, "Max results"],
    ["an account id that is none", { ByAccountId: "12345" }, "ByAccountId"],
    ["a token from nowhere", { NextToken: "bm90IGEgdG9rZW4=" }, "Invalid next token."],
    ["an empty token", { NextToken: "" }, "Max results is zero or negative"],
  ])("are refused with %s", async (_, input, text) => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const failure = await failureOf(list(endpoint, input));
    expect(failure).toMatchObject({ name: "InvalidParameterValueException", status: 400 });
    expect(failure.message).toContain(text);
    expect(endpoint.requests[0]).toMatchObject({
      operation: "ListScanJobs",
      status: 400,
      errorType: "InvalidParameterValueException",
    });
  });

  it.each(["ByCompleteAfter", "ByCompleteBefore"])(
    "are refused with a %s that is no date",
    (name) => {
      const params = { [name]: "yesterday" };
      const { status, body } = answer({ account: demo, operation: "ListScanJobs", now, params });
      expect(status).toBe(400);
      expect(body["Message"]).toContain(name);
    },
  );

  it("don't exist under an id that no job has, or that a job of another kind has", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const backupJobId = readText(endpoint.jobs("backup")[0]?.["BackupJobId"]);
    for (const ScanJobId of ["no-such-job", backupJobId]) {
      const command = new DescribeScanJobCommand({ ScanJobId });
      const failure = await failureOf(aClient(endpoint).send(command));
      expect(failure).toMatchObject({ name: "ResourceNotFoundException", status: 400 });
      expect(failure.message).toContain("scan job");
    }
  });

  it("of other accounts are listed for a management account only", async () => {
    const scan = ["111122223333", "444455556666"].map((AccountId) => ({
      ...example,
      AccountId,
      ScanJobId: `of ${AccountId}`,
    }));
    const manager = await anEndpoint({
      accounts: [accountOf({ scan, managesOrganization: true })],
    });
    const member = await anEndpoint({ accounts: [accountOf({ scan })] });
    const seen = async (of: Endpoint, ByAccountId?: string): Promise<(string | undefined)[]> =>
      (await list(of, { ByAccountId })).map((job) => job.AccountId);
    expect(await seen(manager)).toEqual(["111122223333"]);
    expect(await seen(manager, "444455556666")).toEqual(["444455556666"]);
    expect((await seen(manager, "*")).sort()).toEqual(["111122223333", "444455556666"]);
    expect(await seen(member, "111122223333")).toEqual(["111122223333"]);
    expect((await failureOf(seen(member, "*"))).name).toBe("AccessDeniedException");
    member.setMood({ foreignAccounts: "own" });
    expect(await seen(member, "*")).toEqual(["111122223333"]);
    member.setMood({ foreignAccounts: "invalid" });
    expect((await failureOf(seen(member, "*"))).name).toBe("InvalidParameterValueException");
  });

  it("are not there in Regions where the account has nothing, nor for whom the policy denies them", async () => {
    const credential = { ...demoCredential(demo), denied: ["ListScanJobs"] } as const;
    const endpoint = await anEndpoint({ accounts: [demo], credentials: [credential] });
    const failure = await failureOf(list(endpoint));
    expect(failure).toMatchObject({ name: "AccessDeniedException", status: 403 });
    expect(failure.message).toContain("is not authorized to perform: backup:ListScanJobs");
    endpoint.setCredential(demoCredential(demo));
    const elsewhere = aClient(endpoint, { region: "us-east-1" });
    expect((await elsewhere.send(new ListScanJobsCommand({}))).ScanJobs).toEqual([]);
  });

  it("fail by operation, by parameter and from the second page on", async () => {
    const endpoint = await anEndpoint({ accounts: [demo] });
    const client = aClient(endpoint);
    endpoint.addFault({ kind: "throttling", operations: ["DescribeScanJob"] });
    endpoint.addFault({ kind: "serviceUnavailable", params: { ByState: "FAILED" } });
    endpoint.addFault({ kind: "pageExpired", times: 1 });
    const { NextToken } = await client.send(new ListScanJobsCommand({ MaxResults: 5 }));
    const described = client.send(new DescribeScanJobCommand({ ScanJobId: "1" }));
    expect((await failureOf(described)).name).toBe("ThrottlingException");
    expect((await failureOf(list(endpoint, { ByState: "FAILED" }))).name).toBe(
      "ServiceUnavailableException",
    );
    const next = { MaxResults: 5, NextToken };
    expect((await failureOf(list(endpoint, next))).name).toBe("InvalidParameterValueException");
    expect(await list(endpoint, next)).toHaveLength(5);
  });
});

describe("Moods of scan jobs", () => {
  const held = (mood: Mood, served = 0): readonly WireObject[] =>
    heldJobs({ account: demo, now, mood, served }, "scan");

  it("hold every job once and in one order, whatever cuts the pages", () => {
    const moods: fc.Arbitrary<Mood> = fc.record(
      {
        seed: fc.integer(),
        pageCap: fc.constantFrom(1, 7, 100),
        shortPages: fc.boolean(),
        emptyPages: fc.constantFrom(0, 2),
        filterAfterPaging: fc.boolean(),
        lateEnd: fc.boolean(),
        order: fc.constantFrom("newestFirst" as const, "scattered" as const),
        bindMaxResults: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        moods,
        fc.constantFrom("1", "3", "1000"),
        fc.constantFrom(undefined, "COMPLETED", "CANCELED"),
        (seed, mood, MaxResults, ByState) => {
          const account = randomAccount({ seed, now, largest: 30 });
          const params = { MaxResults, ...(ByState === undefined ? {} : { ByState }) };
          const truth = listedJobs({ account, mood, now }, "scan").filter(
            (job) => ByState === undefined || job["State"] === ByState,
          );
          expect(drain(account, mood, params)).toEqual(truth.map((job) => job["ScanJobId"]));
        },
      ),
      { numRuns: runs(100) },
    );
  });

  it("bind a token to its request, and to MaxResults where that is wanted", () => {
    const account = generatedAccount({ now, scanJobs: 30 });
    const ask = (params: Record<string, string>, mood: Mood = {}, operation = "ListScanJobs") =>
      answer({ account, now, mood, operation: operation as "ListScanJobs", params });
    const first = { MaxResults: "10", ByState: "COMPLETED" };
    const NextToken = readText(ask(first).body["NextToken"]);
    expect(ask({ ...first, MaxResults: "3", NextToken }).status).toBe(200);
    expect(ask({ ...first, ByState: "FAILED", NextToken }).status).toBe(400);
    expect(ask({ ...first, ByResourceType: "EBS", NextToken }).status).toBe(400);
    expect(ask({ state: "COMPLETED", nextToken: NextToken }, {}, "ListBackupJobs").status).toBe(
      400,
    );
    const mood = { bindMaxResults: true };
    const bound = readText(ask(first, mood).body["NextToken"]);
    expect(ask({ ...first, NextToken: bound }, mood).status).toBe(200);
    expect(ask({ ...first, MaxResults: "3", NextToken: bound }, mood).status).toBe(400);
  });

  it("take members, ids and known states away, as of other jobs", async () => {
    const optional = held({ omit: "optional" });
    expect(new Set(optional.flatMap((job) => Object.keys(job)))).toEqual(
      new Set(["ScanJobId", "State"]),
    );
    const some = held({ omit: ["ScanResult", "BackupVaultName"] });
    expect(some.some((job) => "ScanResult" in job || "BackupVaultName" in job)).toBe(false);
    expect(held({ missingIds: 0.2 }).some((job) => !("ScanJobId" in job))).toBe(true);
    const known = new Set<unknown>(jobStates.scan);
    expect(held({ unknownStates: 0.2 }).some((job) => !known.has(job["State"]))).toBe(true);
    const endpoint = await anEndpoint({ accounts: [demo], mood: { omit: "optional" } });
    const found = await list(endpoint, { ByScanResultStatus: "THREATS_FOUND" });
    expect(found.map((job) => Object.keys(job).sort())).toEqual([["ScanJobId", "State"]]);
  });

  it("send null for what a job doesn't have, or nothing: the SDK reads both", async () => {
    const scan = [{ ScanJobId: "1", State: "CREATED", CreationDate: now / 1000 }];
    const endpoint = await anEndpoint({ accounts: [accountOf({ scan })] });
    const created = new Date(now);
    const bare = [{ ScanJobId: "1", State: "CREATED", CreationDate: created }];
    expect(await list(endpoint)).toEqual(bare);
    endpoint.setMood({ nulls: "leftOut", dates: "java" });
    expect(await list(endpoint)).toEqual(bare);
    expect(encodeBody({ ScanJobs: scan }, {})).toContain(`"ScanResult":null`);
    expect(encodeBody({ ScanJobs: scan }, { nulls: "leftOut" })).not.toContain("null");
  });

  it("move a named job, and churn: what ends has a result if it completes, and no percentage", async () => {
    const scan = [{ ...example, State: "RUNNING", ScanResult: undefined }];
    const endpoint = await anEndpoint({ accounts: [accountOf({ scan })] });
    const id = readText(example["ScanJobId"]);
    const members = { State: "COMPLETED", ScanResult: { ScanResultStatus: "THREATS_FOUND" } };
    endpoint.setMood({ moves: [{ kind: "scan", id, afterRequests: 1, members }] });
    const states = [(await list(endpoint))[0], (await list(endpoint))[0]];
    expect(states.map((job) => [job?.State, job?.ScanResult?.ScanResultStatus])).toEqual([
      ["RUNNING", undefined],
      ["COMPLETED", "THREATS_FOUND"],
    ]);
    endpoint.setMood({ churnEvery: 1 });
    await list(endpoint);
    const [churned] = endpoint.jobs("scan");
    expect(churned).toMatchObject({
      State: "COMPLETED",
      ScanResult: { ScanResultStatus: "NO_THREATS_FOUND" },
    });
    expect(churned).not.toHaveProperty("PercentDone");
  });
});
