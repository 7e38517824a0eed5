import { arnName } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import { compareJobs, jobKey } from "../../domain/job/jobOrder";
import type { RelatedList, RelatedPart } from "../../protocol/jobDetails";
import { recoveryPointArnOf, resourceArnOf } from "../../domain/job/jobFacts";
import { oneLine } from "../text/plainText";
import { accountsText } from "../session/sessionText";
import { historyChart } from "./historyChart";
import { inAccount, information, jobItems, type JobsInput } from "./jobItems";
import type { PartContext } from "./partContext";

export interface RelatedInput {
  readonly job: Job;
  /** The user looked at the related jobs. */
  readonly asked: boolean;
  /** Backup jobs of the same resource. */
  readonly history?: JobsInput;
  /** Copies of the same recovery point. */
  readonly copies?: JobsInput;
  /** Malware scans of the same recovery point. */
  readonly scans?: JobsInput;
  /** Of the restore jobs of the same resource, those from the same recovery point. */
  readonly restores?: JobsInput;
}

const notAsked: JobsInput = { jobs: [], asked: false, loading: false, hasMore: false };

/** Jobs that have the resource or the recovery point in common with this one. */
export function relatedPart(input: RelatedInput, context: PartContext): RelatedPart {
  const { job, history, copies, scans, restores } = input;
  const hasResource = resourceArnOf(job) !== undefined;
  const hasPoint = recoveryPointArnOf(job) !== undefined;
  const lists = [
    ...(history !== undefined || hasResource
      ? [historyList(job, history ?? notAsked, context)]
      : []),
    ...(copies !== undefined || hasPoint ? [copiesList(job, copies ?? notAsked, context)] : []),
    ...(scans !== undefined || hasPoint ? [scansList(job, scans ?? notAsked, context)] : []),
    ...(restores !== undefined || (hasPoint && hasResource)
      ? [restoresList(job, restores ?? notAsked, context)]
      : []),
  ];
  return {
    asked: input.asked || lists.length === 0,
    notices: impossible(job, { hasResource, hasPoint }).map(information),
    lists,
  };
}

/** Why lists can't be there: one sentence for all that lack the same. */
function impossible(
  job: Job,
  { hasResource, hasPoint }: { readonly hasResource: boolean; readonly hasPoint: boolean },
): readonly string[] {
  const lacking = hasPoint ? "backup jobs and restores" : "backup jobs";
  return [
    ...(hasResource
      ? []
      : [`AWS Backup did not report the resource of this job, so its ${lacking} can't be found.`]),
    ...(hasPoint ? [] : [withoutRecoveryPoint(job)]),
  ];
}

function withoutRecoveryPoint(job: Job): string {
  if (job.kind !== "backup") {
    return "AWS Backup did not report the recovery point that this job was made from, so its copies, malware scans and restores can't be found.";
  }
  return isUnfinished(job)
    ? "AWS Backup reports no recovery point for this job so far, so it has no copies, malware scans or restores."
    : "AWS Backup reported no recovery point for this job, so it has no copies, malware scans or restores.";
}

function historyList(job: Job, input: JobsInput, context: PartContext): RelatedList {
  const key = "history";
  const title = `Backup jobs of ${resourceName(job)}`;
  const { asked, jobs, hasMore } = input;
  const chart = historyChart(jobs, { isCurrent: originOf(job, jobs), hasMore }, context);
  return {
    key,
    title,
    jobs: jobItems(
      input,
      {
        list: key,
        prefix: key,
        emptyText: `AWS Backup lists no backup jobs of this resource${inAccount(context)}.`,
        // ListBackupJobs page.
        notes: asked ? ["AWS Backup lists backup jobs of the last 30 days."] : [],
        isCurrent: (other) => isSame(job, other),
        dated: true,
      },
      context,
    ),
    ...(chart && { chart }),
  };
}

function copiesList(job: Job, input: JobsInput, context: PartContext): RelatedList {
  const key = "copies";
  const title = `Copies of ${recoveryPointName(job)}`;
  const options = {
    list: key,
    prefix: "copyJob",
    emptyText: `AWS Backup lists no copy jobs of this recovery point${inAccount(context)}.`,
    isCurrent: (other: Job) => isSame(job, other),
    dated: true,
  } as const;
  return { key, title, jobs: jobItems(input, options, context) };
}

function scansList(job: Job, input: JobsInput, context: PartContext): RelatedList {
  const key = "scans";
  const title = `Malware scans of ${recoveryPointName(job)}`;
  const options = {
    list: key,
    prefix: "scan",
    emptyText: `AWS Backup lists no scan jobs of this recovery point${inAccount(context)}.`,
    notes: input.asked ? ["AWS Backup lists scan jobs of the last 30 days."] : [],
    isCurrent: (other: Job) => isSame(job, other),
    dated: true,
  } as const;
  return { key, title, jobs: jobItems(input, options, context) };
}

function restoresList(job: Job, input: JobsInput, context: PartContext): RelatedList {
  const key = "restores";
  const title = `Restores from ${recoveryPointName(job)}`;
  const options = {
    list: key,
    prefix: "restore",
    emptyText: `AWS Backup lists no restore jobs from this recovery point${inAccount(context)}.`,
    notes: lookedAtNotes(job, input, context),
    isCurrent: (other: Job) => isSame(job, other),
    dated: true,
  } as const;
  return { key, title, jobs: jobItems(input, options, context) };
}

/** The API lists restore jobs by resource or by account; which of them used the recovery point is told apart here. */
function lookedAtNotes(
  job: Job,
  { jobs, lookedAt, hasMore }: JobsInput,
  { formats, accountId }: PartContext,
): readonly string[] {
  if (lookedAt === undefined || (lookedAt <= jobs.length && !hasMore)) return [];
  const of = accountId === undefined ? "of this resource" : `of ${accountsText([accountId])}`;
  const all = `${formats.count(lookedAt)} restore ${lookedAt === 1 ? "job" : "jobs"} ${of}`;
  const verb = jobs.length === 1 ? "is" : "are";
  const from = `${formats.count(jobs.length)} ${verb} from ${recoveryPointName(job)}`;
  return [
    hasMore ? `Of ${all} loaded so far, ${from}. AWS Backup has more.` : `Of ${all}, ${from}.`,
  ];
}

function isSame(job: Job, other: Job): boolean {
  return job.kind === other.kind && jobKey(job) === jobKey(other);
}

/**
 * Tells the job itself, or the backup job that made what it restores or copies: of a continuous recovery
 * point, which many backup jobs share, the last one before this job.
 */
function originOf(job: Job, history: readonly Job[]): (other: Job) => boolean {
  if (job.kind === "backup") return (other) => isSame(job, other);
  const used = recoveryPointArnOf(job);
  const makers = history
    .filter((other) => used !== undefined && recoveryPointArnOf(other) === used)
    .toSorted(compareJobs);
  const { creationDate = Infinity } = job;
  const maker = makers.find((other) => (other.creationDate ?? Infinity) <= creationDate);
  return (other) => other === (maker ?? makers[0]);
}

function resourceName(job: Job): string {
  const named = oneLine(job.resourceName ?? "");
  const name = named === "" ? oneLine(arnName(resourceArnOf(job) ?? "")) : named;
  return name === "" ? "this resource" : name;
}

/** A copy job has two recovery points. */
function recoveryPointName(job: Job): string {
  return job.kind === "copy" ? "the source recovery point" : "this recovery point";
}
