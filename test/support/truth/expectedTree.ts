import type { Grouping } from "../../../src/domain/job/jobKinds";
import type { WireObject } from "../endpoint/wire";

/** One group of two labels, such as Failed › Default, and its job ids from the newest to the oldest. */
export type ExpectedGroups = ReadonlyMap<string, readonly string[]>;

const labels: Readonly<Record<string, string>> = {
  FAILED: "Failed",
  EXPIRED: "Expired",
  ABORTED: "Aborted",
  CANCELED: "Canceled",
  PARTIAL: "Partial",
  RUNNING: "Running",
  ABORTING: "Aborting",
  PENDING: "Pending",
  CREATED: "Created",
  COMPLETED: "Completed",
  COMPLETED_WITH_ISSUES: "Completed with issues",
};

const restoreStates = new Set(["FAILED", "ABORTED", "RUNNING", "PENDING", "COMPLETED"]);

/**
 * What the tree must show for a list of jobs as AWS Backup answers it, written from the product's
 * description and sharing no code with the product.
 */
export function expectedGroups(jobs: readonly WireObject[], grouping: Grouping): ExpectedGroups {
  const groups = new Map<string, WireObject[]>();
  for (const job of jobs) {
    const state = stateLabel(job);
    const vault = vaultName(job);
    const key = grouping === "stateVault" ? `${state} › ${vault}` : `${vault} › ${state}`;
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  return new Map([...groups].map(([key, members]) => [key, members.sort(newestFirst).map(jobId)]));
}

function jobId(job: WireObject): string {
  const id = ["BackupJobId", "RestoreJobId", "CopyJobId", "ScanJobId"].find((name) => name in job);
  return text(job[id ?? ""]) ?? "";
}

function stateLabel(job: WireObject): string {
  const isRestore = text(job["RestoreJobId"]) !== undefined;
  const state = text(isRestore ? job["Status"] : job["State"]) ?? "";
  if (state === "") return "State not reported";
  if (isRestore && !restoreStates.has(state)) return state;
  const isScan = text(job["ScanJobId"]) !== undefined;
  if (!isScan && state === "COMPLETED") {
    const category = text(job["MessageCategory"]) ?? "";
    const message = text(job["StatusMessage"]) ?? "";
    const hasIssues = category === "" ? message !== "" : category !== "SUCCESS";
    return hasIssues ? "Completed with issues" : "Completed";
  }
  return labels[state] ?? state;
}

function vaultName(job: WireObject): string {
  const arn = text(job["BackupVaultArn"]);
  if ("CopyJobId" in job) return destinationName(job);
  return text(job["BackupVaultName"]) ?? arn?.split(":backup-vault:")[1] ?? "Vault not reported";
}

/** Where a copy went: the Region and the account are said where they are not those that it came from. */
function destinationName(job: WireObject): string {
  const [, , , region, account, , name] = text(job["DestinationBackupVaultArn"])?.split(":") ?? [];
  if (name === undefined) return "Vault not reported";
  const place = region === "eu-west-1" ? "" : ` in ${region ?? ""}`;
  return `${name}${place}${account === "111122223333" ? "" : ` (${account ?? ""})`}`;
}

function newestFirst(a: WireObject, b: WireObject): number {
  const byDate = (seconds(b) ?? -1) - (seconds(a) ?? -1);
  if (byDate !== 0) return byDate;
  return jobId(a) < jobId(b) ? -1 : 1;
}

function seconds(job: WireObject): number | undefined {
  const date = job["CreationDate"];
  return typeof date === "number" ? date : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
