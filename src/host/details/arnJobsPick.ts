import type { BackupError } from "../../domain/query/backupError";
import { arnName } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { compareJobs, jobKey } from "../../domain/job/jobOrder";
import { displayState } from "../../domain/job/jobState";
import { kindsListedBy } from "../../domain/job/listedBy";
import { otherRegion } from "../../domain/arn/arnRegion";
import { newestQuery, queriesHere } from "../../domain/query/newestQuery";
import { PagedJobs } from "../../domain/query/pagedJobs";
import type { Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { arnProblem } from "../../domain/arn/textArns";
import { listed } from "../../viewmodel/text/listed";
import { noJobsReason, noJobsText, pointText } from "../../viewmodel/jumps/arnJobsText";
import type { JobRef } from "../../viewmodel/details/actions";
import type { Formats } from "../../viewmodel/text/formats";
import { jobsOfKind } from "../../viewmodel/job/jobKindText";
import { jobCause } from "../../viewmodel/job/causeText";
import { jobMoment, jobName } from "../../viewmodel/job/jobText";
import { oneLine } from "../../viewmodel/text/plainText";
import { otherRegionText, sessionText } from "../../viewmodel/session/sessionText";
import { stateText } from "../../viewmodel/job/stateText";
import { failureText } from "../base/failureText";
import { type Choice, type Line, pick, type QuickPickHost } from "../picks/quickPick";

export interface ArnJobsOptions {
  readonly quickPicks: QuickPickHost;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly pageSize: number;
  /** The accounts of the jobs that are loaded; none while nobody knows. */
  readonly accountIds: readonly string[];
  /** The accounts that requests about the ARN must name. */
  readonly named: readonly string[];
  readonly elsewhere: JobsElsewhere;
  /** Several sessions are open: the list names the one that is asked. */
  readonly isOneOfSeveral: boolean;
}

/**
 * How the jobs of an ARN are listed in its own Region, as the user reads it, and what does it.
 * @param from the session that is asked now
 */
export type JobsElsewhere = (
  arn: string,
  region: string,
  from: Session,
) => { readonly how: string; readonly list: () => Promise<void> };

type Chosen =
  | { readonly type: "job"; readonly job: Job }
  | { readonly type: "region"; readonly list: () => Promise<void> }
  | { readonly type: "more" | "nothing" };

export interface ArnJobsContext {
  readonly source: Source;
  /** What the ARN's recovery point was made of; only an ARN of a recovery point has it. */
  readonly resourceArn?: string | undefined;
  /** The account of the job whose ARN it is, where requests about that job must name it. */
  readonly accountId?: string | undefined;
}

/**
 * Lets the user choose among the jobs of a resource, vault, recovery point or restore testing plan. Esc
 * gives undefined, and ends the requests that are under way.
 * @throws BackupError when no list could be read
 */
export async function pickJobOfArn(
  arn: string,
  context: ArnJobsContext,
  options: ArnJobsOptions,
): Promise<JobRef | undefined> {
  const abort = new AbortController();
  const { source, resourceArn } = context;
  const { region } = source.session;
  const { named, isOneOfSeveral } = options;
  const where = isOneOfSeveral ? ` in ${sessionText(source.session)}` : "";
  const lists = queriesHere(arn, { region, resourceArn, namedAccountIds: named }).map(
    (wanted) =>
      new PagedJobs({
        gateway: source.gateway,
        ...wanted,
        pageSize: options.pageSize,
        signal: abort.signal,
        changed: () => undefined,
      }),
  );
  try {
    for (;;) {
      const chosen = await pick<Chosen>(options.quickPicks, {
        placeholder: `Select a job of ${oneLine(arnName(arn), 60)}${where} to see its details`,
        choices: async () => {
          const open = lists.filter((list) => !list.asked || list.hasMore);
          await Promise.all(open.map((list) => list.loadMore()));
          return choices(lists, { arn, ...context }, options);
        },
      });
      if (chosen?.type === "job") {
        const { job } = chosen;
        const { kind, id, accountId } = job;
        const isNamed = accountId !== undefined && named.includes(accountId);
        return { kind, id, known: job, accountId: isNamed ? accountId : undefined };
      }
      if (chosen?.type === "region") await chosen.list();
      if (chosen?.type !== "more") return undefined;
    }
  } finally {
    abort.abort();
  }
}

interface Asked extends ArnJobsContext {
  readonly arn: string;
}

function choices(
  lists: readonly PagedJobs[],
  asked: Asked,
  options: ArnJobsOptions,
): readonly Line<Chosen>[] {
  const elsewhere = elsewhereNote(asked);
  const errors = lists.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const [first] = errors;
  // An ARN that is no resource's is refused by some operations and not by others; one of elsewhere maybe by all.
  if (first !== undefined && errors.length === lists.length && elsewhere === undefined) throw first;
  const jobs = new Map(lists.flatMap((list) => list.jobs).map((job) => [jobKey(job), job]));
  const found = [...jobs.values()].sort(compareJobs).map((job) => choice(job, options));
  const more: Choice<Chosen> = { label: "Load more…", value: { type: "more" }, group: "More" };
  const there = inItsRegion(asked, options);
  const missing = elsewhere === undefined ? none(lists, asked, options) : [elsewhere];
  return [
    // What helps stands first, where Enter takes it.
    ...(found.length > 0 ? found : [...there, ...missing]),
    ...(lists.some(({ hasMore }) => hasMore) ? [more] : []),
    ...unread(errors, asked.source.session),
    ...(found.length > 0 ? there : []),
  ];
}

function choice(job: Job, { formats, now }: ArnJobsOptions): Choice<Chosen> {
  const moment = jobMoment(job);
  const description = [
    job.resourceType === undefined ? undefined : oneLine(job.resourceType, 40),
    moment && `${moment.verb} ${formats.relative(moment.time, now)}`,
    jobCause(job, 60),
  ];
  return {
    label: `${stateText(displayState(job)).label}: ${jobName(job)}`,
    description: description.filter((part) => part !== undefined).join(" · "),
    group: jobsOfKind(job.kind),
    value: { type: "job", job },
  };
}

const nothing: Chosen = { type: "nothing" };

/** The lists of this Region may have copies of it and restores of these, and they say nothing of its backups. */
function elsewhereNote({ arn, source: { session }, resourceArn }: Asked): Line<Chosen> | undefined {
  const newest = newestQuery(arn, session.region);
  if (newest.type !== "elsewhere" || resourceArn !== undefined) return undefined;
  const { where, why } = otherRegionText(newest.place, session);
  return { label: where, detail: `${why}.`, value: nothing };
}

function inItsRegion(
  { arn, source: { session }, resourceArn }: Asked,
  { elsewhere }: ArnJobsOptions,
): readonly Choice<Chosen>[] {
  const region = otherRegion(arn, session.region);
  if (region === undefined || resourceArn !== undefined || arnProblem(arn) !== undefined) return [];
  const { how, list } = elsewhere(arn, region, session);
  return [
    {
      label: `List Its Jobs in ${region}`,
      description: how,
      group: "Elsewhere",
      value: { type: "region", list },
    },
  ];
}

/** The kinds of jobs that AWS lists for a recovery point. */
const kindsOfPoints = [
  ...kindsListedBy("sourceRecoveryPointArn"),
  ...kindsListedBy("recoveryPointArn"),
];

/** Says no more than was asked: some lists may go on, or could not be read. */
function none(
  lists: readonly PagedJobs[],
  { arn, source: { session }, resourceArn }: Asked,
  { formats, accountIds, named }: ArnJobsOptions,
): readonly Line<Chosen>[] {
  if (lists.length === 0) {
    return [{ label: "AWS Backup can't list the jobs of this ARN", value: nothing }];
  }
  if (!lists.every(({ isExhausted }) => isExhausted)) {
    const lookedAt = lists.reduce((sum, list) => sum + list.lookedAt, 0);
    const description = `${formats.count(lookedAt)} jobs loaded`;
    return [{ label: "None so far", description, value: nothing }];
  }
  const reason = noJobsReason(arn, accountIds, named);
  const point = resourceArn === undefined ? pointText(arn) : undefined;
  const [what, kinds] =
    point === undefined
      ? ["job", [...new Set(lists.map(({ query }) => query.kind))]]
      : [`${listed(kindsOfPoints, "or")} job`, kindsOfPoints];
  return [
    {
      label: `AWS Backup lists no ${what} of this ARN`,
      detail: noJobsText(arn, kinds, session, named),
      value: nothing,
    },
    ...(point ? [{ label: point.what, detail: `${point.instead}.`, value: nothing }] : []),
    ...(reason === undefined ? [] : [{ label: reason, value: nothing }]),
  ];
}

function unread(errors: readonly BackupError[], session: Session): readonly Choice<Chosen>[] {
  return errors.map((error) => ({
    label: "Some jobs could not be listed",
    description: failureText(error, session),
    group: "Not loaded",
    value: { type: "more" },
  }));
}
