import type { HeldJob } from "./heldJob";
import { idMember } from "./shapes";
import { indexedValue, jobFilter } from "./jobFilter";
import type { Moment } from "./jobView";
import { JobViews, changesJobs, displayed, exists } from "./jobView";
import type { JobShelf } from "./jobShelf";
import type { OperationName, Parameters } from "./operations";
import { kindOf, listParameterNames } from "./operations";
import type { Turn } from "./page";
import { pageOf } from "./page";
import { ServiceError, invalidParameter } from "./serviceError";
import type { JobKind, WireObject } from "./wire";

const thirtyDays = 30 * 24 * 3600_000;

const listMember: Readonly<Record<JobKind, string>> = {
  backup: "BackupJobs",
  restore: "RestoreJobs",
  copy: "CopyJobs",
  scan: "ScanJobs",
};

/** One page of a list of jobs. */
export function listJobs(moment: Moment, operation: OperationName, params: Parameters): WireObject {
  const { jobs, nextToken } = pageOfJobs(moment, operation, params);
  return { [listMember[kindOf(operation) ?? "backup"]]: jobs, NextToken: nextToken };
}

export interface JobsPage {
  readonly jobs: readonly WireObject[];
  readonly nextToken?: string;
}

export function pageOfJobs(moment: Moment, operation: OperationName, params: Parameters): JobsPage {
  const kind = kindOf(operation) ?? "backup";
  const { mood, now, account } = moment;
  const views = new JobViews(moment, kind);
  const matches = jobFilter(operation, kind, params);
  const isOwned = ownership(moment, operation, params);
  const isInReach = reach(moment, operation, params);
  const scatterSeed = mood.order === "scattered" ? (mood.seed ?? 0) : undefined;
  const shelf = account.shelf(kind, scatterSeed);
  const turn: Turn = {
    shelf,
    jobs: candidates(moment, shelf, operation, params),
    isThere: (job) => exists(job, now) && isOwned(job) && isInReach(job),
    matches: (job) => matches(job, views.of(job)),
  };
  const page = pageOf(moment, operation, params, turn);
  return { ...page, jobs: page.jobs.map((job) => displayed(job, views.of(job), mood)) };
}

function candidates(
  { mood }: Moment,
  shelf: JobShelf,
  operation: OperationName,
  params: Parameters,
): readonly HeldJob[] {
  const indexed = indexedValue(operation, kindOf(operation) ?? "backup", params);
  return indexed === undefined || changesJobs(mood) || mood.filterAfterPaging === true
    ? shelf.all
    : shelf.candidates(...indexed);
}

/**
 * ListBackupJobs and ListScanJobs know the last 30 days only (their descriptions in the API reference);
 * children are listed or not as the mood has it.
 */
function reach(
  { mood, now }: Moment,
  operation: OperationName,
  params: Parameters,
): (job: HeldJob) => boolean {
  const isShort = operation === "ListBackupJobs" || operation === "ListScanJobs";
  const oldest = isShort ? now - thirtyDays : -Infinity;
  const leavesOut = mood.children === "leftOut" && params["parentJobId"] === undefined;
  return (job) => (job.created ?? Infinity) > oldest && !(leavesOut && isChild(job));
}

/** A job that names itself as its parent is nobody's child: otherwise no list would ever show it. */
function isChild(job: HeldJob): boolean {
  const parent = job.record["ParentJobId"];
  return typeof parent === "string" && parent !== "" && parent !== job.record[idMember[job.kind]];
}

/** The lists for which "*" is documented; the pattern of ByAccountId is 12 digits (API reference). */
const ofOrganization: readonly OperationName[] = ["ListBackupJobs", "ListScanJobs"];

/** Whose jobs are meant: the caller's own, another account's, or with "*" the whole organization's. */
function ownership(
  { account, mood }: Moment,
  operation: OperationName,
  params: Parameters,
): (job: HeldJob) => boolean {
  const name = listParameterNames(operation).accountId;
  const wanted = params[name] ?? account.accountId;
  const isAccount = /^[0-9]{12}$/.test(wanted);
  if (!isAccount && !(wanted === "*" && ofOrganization.includes(operation))) {
    throw invalidParameter(`Invalid value for ${name}: ${wanted}`);
  }
  const isForeign = wanted !== account.accountId;
  if (isForeign && !account.managesOrganization) {
    switch (mood.foreignAccounts ?? "denied") {
      case "denied":
        throw new ServiceError(
          "AccessDeniedException",
          "The account is not the management account or a delegated administrator of an organization.",
        );
      case "invalid":
        throw invalidParameter("The specified account is not in your organization.");
      case "own":
        return (job) => job.owner === account.accountId;
    }
  }
  return (job) => wanted === "*" || job.owner === wanted;
}
