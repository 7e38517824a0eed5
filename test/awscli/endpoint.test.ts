import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAccount } from "../support/endpoint/data/demoAccount";
import type { Credential } from "../support/endpoint/authentication";
import type { Endpoint } from "../support/endpoint/endpoint";
import { demoCredential, startEndpoint } from "../support/endpoint/endpoint";
import type { OperationName } from "../support/endpoint/operations";
import type { WireObject, WireValue } from "../support/endpoint/wire";
import { readText } from "../support/endpoint/wire";
import { AwsCli, kebab, knownMembers } from "./support/awsCli";

/**
 * The endpoint in front of a client that isn't ours: Debian's AWS CLI, another implementation (Python,
 * botocore) of the same protocol and signature. Its own service model says which options there are.
 */
const now = Date.parse("2026-11-20T09:30:00Z");
const account = demoAccount({ now });
const longTerm = demoCredential(account);
const session: Credential = {
  ...longTerm,
  accessKeyId: "DEMO-SESSION-KEY",
  sessionToken: "demo/session+token==",
};
const wrongKey = { ...longTerm, secretAccessKey: "demo-secret-not-a-secreu" };
const expired: Credential = { ...session, accessKeyId: "DEMO-EXPIRED-KEY", expired: true };
const denied: Credential = { ...longTerm, accessKeyId: "DEMO-DENIED-KEY", denied: "all" };

let endpoint: Endpoint;
let cli: AwsCli;

beforeAll(async () => {
  endpoint = await startEndpoint({
    accounts: [account],
    credentials: [longTerm, session, expired, denied],
    now: () => now,
  });
  cli = new AwsCli(endpoint, {
    default: longTerm,
    session,
    expired,
    denied,
    "wrong-key": wrongKey,
  });
});

afterAll(async () => {
  cli.remove();
  await endpoint.stop();
});

type Jobs = readonly WireObject[];

/** A call with one option, and which jobs it must list. */
interface OptionCase {
  readonly args: readonly string[];
  readonly expected: (job: WireObject) => boolean;
}

/** How a list option selects, by the name of its input member; the value is taken from a real job. */
function optionCase(member: string, jobs: Jobs, stateMember: string): OptionCase | undefined {
  const option = `--${kebab(member)}`;
  const equal = (of: string, pick?: (value: WireValue) => boolean): OptionCase => {
    const value = jobs
      .map((job) => job[of])
      .find((each) => each !== undefined && (pick?.(each) ?? true));
    return { args: [option, readText(value)], expected: (job) => job[of] === value };
  };
  const date = (of: string, isMatch: (time: number, limit: number) => boolean): OptionCase => {
    const limit = Math.floor(now / 1000) - 2 * 86_400;
    return {
      args: [option, new Date(limit * 1000).toISOString()],
      expected: (job) => typeof job[of] === "number" && isMatch(job[of], limit),
    };
  };
  switch (member) {
    case "ByState":
    case "ByStatus":
      return equal(stateMember, (value) => value === "FAILED");
    case "ByBackupVaultName":
      return equal("BackupVaultName", (value) => readText(value).includes("/"));
    case "ByResourceArn":
      return equal("ResourceArn");
    case "ByResourceType":
      return equal("ResourceType", (value) => readText(value) !== "EBS");
    case "ByDestinationVaultArn":
      return equal("DestinationBackupVaultArn");
    case "ByParentJobId":
      return equal("ParentJobId");
    case "ByCreatedAfter":
      return date("CreationDate", (time, limit) => time > limit);
    case "ByCreatedBefore":
      return date("CreationDate", (time, limit) => time < limit);
    case "ByCompleteAfter":
      return date("CompletionDate", (time, limit) => time > limit);
    case "ByCompleteBefore":
      return date("CompletionDate", (time, limit) => time < limit);
    case "ByAccountId":
      return { args: [option, "111122223333"], expected: () => true };
    default:
      return undefined;
  }
}

const lists = [
  {
    operation: "ListBackupJobs",
    kind: "backup",
    list: "BackupJobs",
    id: "BackupJobId",
    state: "State",
  },
  {
    operation: "ListRestoreJobs",
    kind: "restore",
    list: "RestoreJobs",
    id: "RestoreJobId",
    state: "Status",
  },
  { operation: "ListCopyJobs", kind: "copy", list: "CopyJobs", id: "CopyJobId", state: "State" },
] as const;

/** Covered by tests of their own below, for every list. */
const pagingMembers = ["NextToken", "MaxResults"];

const operations: readonly OperationName[] = [
  "ListBackupJobs",
  "ListRestoreJobs",
  "ListCopyJobs",
  "DescribeBackupJob",
  "DescribeRestoreJob",
  "DescribeCopyJob",
  "DescribeRecoveryPoint",
  "GetRestoreJobMetadata",
  "ListRestoreJobsByProtectedResource",
  "ListBackupVaults",
  "GetSupportedResourceTypes",
  "ListProtectedResources",
  "DescribeProtectedResource",
  "ListRecoveryPointsByResource",
  "GetBackupPlan",
  "ListBackupSelections",
  "GetBackupSelection",
];

function idsOf(result: Readonly<Record<string, unknown>>, list: string, id: string): string[] {
  return (result[list] as Jobs).map((job) => readText(job[id]));
}

describe("Debian's AWS CLI", () => {
  it("is the one that we mean", async () => {
    expect(await cli.version()).toMatch(/^2\.9\./);
  });

  it("knows all our operations but two, which the SDK tests alone", () => {
    const unknown = operations.filter((operation) => knownMembers(operation) === undefined);
    expect(unknown).toEqual(["GetRestoreJobMetadata", "ListRestoreJobsByProtectedResource"]);
  });
});

describe.concurrent.each(lists)("aws backup $operation", ({ operation, kind, list, id, state }) => {
  const command = kebab(operation);
  const filters = (knownMembers(operation) ?? []).filter(
    (member) => !pagingMembers.includes(member),
  );

  it("lists everything", async () => {
    const result = await cli.backup(command);
    const truth = endpoint.listed(kind).map((job) => readText(job[id]));
    expect(idsOf(result, list, id)).toEqual(truth);
  });

  it.concurrent.each(filters)("filters with %s", async (member) => {
    const jobs = endpoint.listed(kind);
    const found = optionCase(member, jobs, state);
    if (found === undefined) {
      throw new Error(`No case for the option ${member} of ${operation}.`);
    }
    const truth = jobs.filter(found.expected).map((job) => readText(job[id]));
    expect(truth.length).toBeGreaterThan(0);
    expect(idsOf(await cli.backup(command, found.args), list, id)).toEqual(truth);
  });

  it("pages with MaxResults and NextToken, and takes a page up again with a starting token", async () => {
    const truth = endpoint.listed(kind).map((job) => readText(job[id]));
    const first = await cli.backup(command, ["--max-results", "7"]);
    expect(idsOf(first, list, id)).toEqual(truth.slice(0, 7));
    const token = readText(first["NextToken"] as WireValue);
    const rest = ["--max-results", "5", "--next-token", token];
    expect(idsOf(await cli.backup(command, rest), list, id)).toEqual(truth.slice(7, 12));
    const some = await cli.backup(command, ["--page-size", "10", "--max-items", "25"]);
    expect(idsOf(some, list, id)).toEqual(truth.slice(0, 25));
    const starting = ["--page-size", "10", "--max-items", "10", "--starting-token"];
    const more = await cli.backup(command, [...starting, readText(some["NextToken"] as WireValue)]);
    expect(idsOf(more, list, id)).toEqual(truth.slice(25, 35));
  });
});

describe.concurrent("aws backup", () => {
  it.each([
    ["describe-backup-job", "--backup-job-id", "backup", "BackupJobId"],
    ["describe-restore-job", "--restore-job-id", "restore", "RestoreJobId"],
    ["describe-copy-job", "--copy-job-id", "copy", "CopyJobId"],
  ] as const)("%s describes a job", async (command, option, kind, id) => {
    const job = endpoint.listed(kind)[3] ?? {};
    const answer = await cli.backup(command, [option, readText(job[id])]);
    const described = (kind === "copy" ? answer["CopyJob"] : answer) as WireObject;
    expect(described[id]).toBe(job[id]);
    expect(described["ResourceType"]).toBe(job["ResourceType"]);
    expect(Date.parse(readText(described["CreationDate"]))).toBe(
      Number(job["CreationDate"]) * 1000,
    );
  });

  it("describe-recovery-point describes what a job made, or says that it is gone", async () => {
    const jobs = endpoint
      .listed("backup")
      .filter((job) => readText(job["RecoveryPointArn"]) !== "" && job["State"] === "COMPLETED");
    const answers = await Promise.all(
      jobs.slice(0, 8).map(async (job) => {
        const arn = readText(job["RecoveryPointArn"]);
        const vault = readText(job["BackupVaultName"]);
        const named = ["--backup-vault-name", vault, "--recovery-point-arn", arn];
        try {
          const answer = await cli.backup("describe-recovery-point", named);
          expect(answer).toMatchObject({ RecoveryPointArn: arn, BackupVaultName: vault });
          return readText(answer["Status"] as WireValue);
        } catch (error) {
          expect(String(error)).toContain("ResourceNotFoundException");
          return "gone";
        }
      }),
    );
    expect(answers).toContain("COMPLETED");
  });

  it("list-backup-vaults lists and pages", async () => {
    expect(knownMembers("ListBackupVaults")).toEqual(pagingMembers);
    const first = await cli.backup("list-backup-vaults", ["--max-results", "4"]);
    const token = readText(first["NextToken"] as WireValue);
    const second = await cli.backup("list-backup-vaults", ["--next-token", token]);
    const names = [first, second].flatMap((page) =>
      idsOf(page, "BackupVaultList", "BackupVaultName"),
    );
    expect(names).toHaveLength(6);
    expect(new Set(names).size).toBe(6);
  });

  it("list-protected-resources lists and pages what is backed up, and describes each", async () => {
    const command = "list-protected-resources";
    const all = idsOf(await cli.backup(command), "Results", "ResourceArn");
    expect(all.length).toBeGreaterThan(100);
    expect(new Set(all).size).toBe(all.length);
    const first = await cli.backup(command, ["--max-results", "100"]);
    expect(idsOf(first, "Results", "ResourceArn")).toEqual(all.slice(0, 100));
    const token = readText(first["NextToken"] as WireValue);
    const rest = await cli.backup(command, ["--next-token", token]);
    expect(idsOf(rest, "Results", "ResourceArn")).toEqual(all.slice(100));
    const [resource] = first["Results"] as Jobs;
    const named = ["--resource-arn", readText(resource?.["ResourceArn"])];
    expect(await cli.backup("describe-protected-resource", named)).toMatchObject(resource ?? {});
    const unknown = ["--resource-arn", "arn:aws:s3:::never-backed-up"];
    const refused = await cli.try("describe-protected-resource", unknown);
    expect(refused.stderr).toContain("ResourceNotFoundException");
  });

  it("list-recovery-points-by-resource lists and pages the recovery points of a resource", async () => {
    const job = endpoint.listed("backup").find((each) => each["ResourceName"] === "payroll-db");
    const named = ["--resource-arn", readText(job?.["ResourceArn"])];
    const command = "list-recovery-points-by-resource";
    const all = idsOf(await cli.backup(command, named), "RecoveryPoints", "RecoveryPointArn");
    expect(all.length).toBeGreaterThan(4);
    const some = await cli.backup(command, [...named, "--page-size", "2", "--max-items", "4"]);
    expect(idsOf(some, "RecoveryPoints", "RecoveryPointArn")).toEqual(all.slice(0, 4));
  });

  it("get-backup-plan reads the plan of a job, and its selections one by one", async () => {
    const job = endpoint.listed("backup").find((each) => each["ResourceName"] === "payroll-db");
    const creator = job?.["CreatedBy"] as WireObject;
    const planId = ["--backup-plan-id", readText(creator["BackupPlanId"])];
    expect(await cli.backup("get-backup-plan", planId)).toMatchObject({
      BackupPlanArn: creator["BackupPlanArn"],
      BackupPlan: {
        Rules: [{ RuleId: creator["BackupRuleId"], ScheduleExpression: creator["BackupRuleCron"] }],
      },
    });
    const selections = await cli.backup("list-backup-selections", [...planId, "--page-size", "3"]);
    const ids = idsOf(selections, "BackupSelectionsList", "SelectionId");
    expect(ids.length).toBeGreaterThan(4);
    const read = await Promise.all(
      ids.map((id) => cli.backup("get-backup-selection", [...planId, "--selection-id", id])),
    );
    const chosen = read.flatMap((each) => (each["BackupSelection"] as WireObject)["Resources"]);
    expect(chosen).toContain(job?.["ResourceArn"]);
  });

  it.each([
    ["list-protected-resources", []],
    ["get-backup-plan", ["--backup-plan-id", "one"]],
    ["list-backup-selections", ["--backup-plan-id", "one"]],
  ])("%s is denied by its own name", async (command, args) => {
    const { stderr } = await cli.try(command, args, "denied");
    const action = command.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    expect(stderr).toContain(`not authorized to perform: backup:${action}`);
  });

  it("get-supported-resource-types lists the types", async () => {
    const answer = await cli.backup("get-supported-resource-types");
    expect(answer["ResourceTypes"]).toContain("SAP HANA on Amazon EC2");
  });

  it("signs with a session token", async () => {
    const answer = await cli.try("list-backup-jobs", ["--max-items", "1"], "session");
    expect(answer.exitCode).toBe(0);
  });

  it.each([
    ["default", ["--by-state", "BROKEN"], "InvalidParameterValueException"],
    ["default", ["--next-token", ""], "Max results is zero or negative"],
    ["default", ["--max-results", "1001"], "InvalidParameterValueException"],
    ["default", ["--by-account-id", "*"], "AccessDeniedException"],
    ["wrong-key", [], "InvalidSignatureException"],
    ["expired", [], "ExpiredTokenException"],
    ["denied", [], "not authorized to perform: backup:ListBackupJobs"],
  ] as const)("as %s with %j is refused: %s", async (profile, args, text) => {
    const { exitCode, stderr } = await cli.try("list-backup-jobs", args, profile);
    expect(stderr).toContain("when calling the ListBackupJobs operation");
    expect(stderr).toContain(text);
    expect(exitCode).toBe(254);
  });
});

describe("In an unobliging mood", () => {
  it("the CLI still finds every job once", async () => {
    endpoint.setMood({
      pageCap: 9,
      emptyPages: 1,
      lateEnd: true,
      dates: "java",
      order: "scattered",
    });
    const truth = endpoint.listed("restore").map((job) => readText(job["RestoreJobId"]));
    expect(idsOf(await cli.backup("list-restore-jobs"), "RestoreJobs", "RestoreJobId")).toEqual(
      truth,
    );
  });
});
