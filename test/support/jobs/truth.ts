import { JobMapper } from "../../../src/aws/requests/jobMapper";
import type { GroupPath } from "../../../src/domain/list/groupPath";
import type { Job, JobKind } from "../../../src/domain/job/job";
import type { Dimension } from "../../../src/domain/job/jobDimension";
import { compareJobs, jobKey } from "../../../src/domain/job/jobOrder";
import { displayState } from "../../../src/domain/job/jobState";
import { vaultOf } from "../../../src/domain/job/vault";
import { answer } from "../endpoint/answer";
import { dateMembers } from "../endpoint/shapes";
import { heldJobs, listedJobs } from "../endpoint/truth";
import type { WireObject } from "../endpoint/wire";
import type { AccountGateway } from "./accountGateway";
import { listMember, listOperation } from "./jobOperations";

/**
 * The jobs that all pages of the unfiltered lists hold at this moment, in the order of the tree.
 * @param accountIds whose lists; undefined is the caller's own
 */
export function listedTruth(
  gateway: AccountGateway,
  kind: JobKind,
  accountIds: readonly (string | undefined)[] = [undefined],
): readonly Job[] {
  const { account, mood, now, served } = gateway;
  const mapper = new JobMapper();
  return accountIds
    .flatMap((accountId) => listedJobs({ account, mood, now, served }, kind, accountId))
    .map((wire) => mapper.job(kind, withDates(wire)))
    .sort(compareJobs);
}

/** Every job that the account has at this moment, in no order: children, too, that no list may hold. */
export function heldTruth(
  { account, mood, now, served }: AccountGateway,
  kind: JobKind,
): readonly Job[] {
  const mapper = new JobMapper();
  return heldJobs({ account, mood, now, served }, kind).map((wire) =>
    mapper.job(kind, withDates(wire)),
  );
}

/**
 * The keys of the jobs that AWS lists for a parent at this moment, in the order of the tree.
 * @param accountId whose list is asked; the caller's own unless told
 */
export function childrenTruth(
  { account, mood, now, served }: AccountGateway,
  kind: JobKind,
  parentJobId: string,
  accountId?: string,
): readonly string[] {
  const { seed = 0, order = "newestFirst", omit, unknownStates = 0, missingIds = 0 } = mood;
  const contents = { seed, order, unknownStates, missingIds, ...(omit !== undefined && { omit }) };
  const { churnEvery } = mood;
  const { body } = answer({
    account,
    mood: { ...contents, ...(churnEvery !== undefined && { churnEvery }) },
    now,
    served,
    operation: listOperation({ kind }),
    params: { parentJobId, ...(accountId !== undefined && { accountId }) },
  });
  const mapper = new JobMapper();
  const answers = body[listMember[kind]] as readonly WireObject[];
  const jobs = answers.map((wire) => mapper.job(kind, withDates(wire)));
  return [...new Set(jobs.sort(compareJobs).map(jobKey))];
}

/**
 * The jobs of a group.
 * @param home the account of jobs that name none, see homeOf
 */
export function inGroup(
  jobs: readonly Job[],
  path: GroupPath,
  home: string | undefined,
  dayOf: (time: number) => string,
): readonly Job[] {
  const steps = Object.entries(path) as readonly (readonly [Dimension, string])[];
  return jobs.filter((job) =>
    steps.every(([dimension, key]) => keysIn(dimension, job, home, dayOf).includes(key)),
  );
}

/** A job that names no account belongs to the others' as soon as one of them is known. */
export function homeOf(jobs: readonly Job[]): string | undefined {
  return jobs.find((job) => job.accountId !== undefined)?.accountId;
}

/** The groups of a dimension in which a job may stand: the right one, and that of before an account was known. */
export function keysIn(
  dimension: Dimension,
  job: Job,
  home: string | undefined,
  dayOf: (time: number) => string,
): readonly string[] {
  switch (dimension) {
    case "state":
      return [displayState(job)];
    case "vault":
      return [vaultOf(job, home).key, vaultOf(job).key];
    case "resourceType":
      return [job.resourceType ?? ""];
    case "plan":
      return [
        (job.kind === "restore" ? job.restoreTestingPlanArn : job.createdBy?.backupPlanId) ?? "",
      ];
    case "account":
      return [job.accountId ?? home ?? "", job.accountId ?? ""];
    case "category":
      return [job.kind === "restore" ? "" : (job.messageCategory ?? "")];
    case "result":
      return [job.scanResultStatus ?? ""];
    case "day":
      return [job.creationDate === undefined ? "" : dayOf(job.creationDate)];
  }
}

/** Whether two different jobs can't be told apart by what AWS sent of them. */
export function isAmbiguous(jobs: readonly Job[]): boolean {
  return new Set(jobs.map(jobKey)).size < jobs.length;
}

/** As the SDK hands records on: dates are Dates. */
export function withDates(wire: WireObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(wire).map(([member, value]) => [
      member,
      typeof value === "number" && dateMembers.has(member)
        ? new Date(Math.round(value * 1000))
        : value,
    ]),
  );
}
