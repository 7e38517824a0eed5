import { arnQueries } from "../domain/arnQueries";
import type { BackupError } from "../domain/backupError";
import { arnName } from "../domain/arn";
import type { Job } from "../domain/job";
import type { JobGateway } from "../domain/jobGateway";
import { compareJobs, jobKey } from "../domain/jobOrder";
import { displayState } from "../domain/jobState";
import { PagedJobs } from "../domain/pagedJobs";
import type { Session } from "../domain/session";
import type { JobRef } from "../viewmodel/details/actions";
import type { Formats } from "../viewmodel/formats";
import { jobsOfKind } from "../viewmodel/jobKindText";
import { jobCause, jobMoment, jobName } from "../viewmodel/jobText";
import { oneLine } from "../viewmodel/plainText";
import { stateText } from "../viewmodel/stateText";
import { failureText } from "./failureText";
import { type Choice, pick, type QuickPickHost } from "./quickPick";

export interface ArnJobsOptions {
  readonly quickPicks: QuickPickHost;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly pageSize: number;
}

type Chosen = { readonly type: "job"; readonly job: Job } | { readonly type: "more" | "nothing" };

export interface ArnJobsPlace {
  readonly session: Session;
  readonly gateway: JobGateway;
  /** What the ARN's recovery point was made of; only an ARN of a recovery point has it. */
  readonly resourceArn?: string | undefined;
}

/**
 * Lets the user choose among the jobs of a resource, vault, recovery point or restore testing plan. Esc
 * gives undefined, and ends the requests that are under way.
 * @throws BackupError when no list could be read
 */
export async function pickJobOfArn(
  arn: string,
  { session, gateway, resourceArn }: ArnJobsPlace,
  options: ArnJobsOptions,
): Promise<JobRef | undefined> {
  const abort = new AbortController();
  const lists = arnQueries(arn, { region: session.region, resourceArn }).map(
    (wanted) =>
      new PagedJobs({
        gateway,
        ...wanted,
        pageSize: options.pageSize,
        signal: abort.signal,
        changed: () => undefined,
      }),
  );
  try {
    for (;;) {
      const chosen = await pick<Chosen>(options.quickPicks, {
        placeholder: `Jobs of ${oneLine(arnName(arn), 60)}: select one to see its details`,
        choices: async () => {
          const open = lists.filter((list) => !list.asked || list.hasMore);
          await Promise.all(open.map((list) => list.loadMore()));
          return choices(lists, session, options);
        },
      });
      if (chosen?.type === "job") {
        const { job } = chosen;
        return { kind: job.kind, id: job.id, known: job };
      }
      if (chosen?.type !== "more") return undefined;
    }
  } finally {
    abort.abort();
  }
}

function choices(
  lists: readonly PagedJobs[],
  session: Session,
  options: ArnJobsOptions,
): readonly Choice<Chosen>[] {
  const errors = lists.flatMap(({ error }) => (error === undefined ? [] : [error]));
  const [first] = errors;
  // An ARN that is no resource's is refused by some operations and not by others.
  if (first !== undefined && errors.length === lists.length) throw first;
  const jobs = new Map(lists.flatMap((list) => list.jobs).map((job) => [jobKey(job), job]));
  const found = [...jobs.values()].sort(compareJobs).map((job) => choice(job, options));
  const more: Choice<Chosen> = { label: "Load more…", value: { type: "more" }, group: "More" };
  return [
    ...(found.length === 0 ? [none(lists, options)] : found),
    ...(lists.some(({ hasMore }) => hasMore) ? [more] : []),
    ...unread(errors, session),
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
    group: jobsOfKind[job.kind],
    value: { type: "job", job },
  };
}

/** Says no more than was asked: some lists may go on, or could not be read. */
function none(lists: readonly PagedJobs[], { formats }: ArnJobsOptions): Choice<Chosen> {
  const value: Chosen = { type: "nothing" };
  if (lists.length === 0) return { label: "AWS Backup can't list jobs by this ARN", value };
  if (lists.every(({ isExhausted }) => isExhausted)) {
    return { label: "AWS Backup lists no job of the last 30 days that names it", value };
  }
  const lookedAt = lists.reduce((sum, list) => sum + list.lookedAt, 0);
  return { label: "None so far", description: `${formats.count(lookedAt)} jobs looked at`, value };
}

function unread(errors: readonly BackupError[], session: Session): readonly Choice<Chosen>[] {
  return errors.map((error) => ({
    label: "Some jobs could not be listed",
    description: failureText(error, session),
    group: "Not read",
    value: { type: "more" },
  }));
}
