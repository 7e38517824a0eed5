import type { BackupJob, Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { isUnfinished } from "../job/jobState";
import type { Coverage } from "./coverage";
import type { ReadHistory } from "./readHistories";

/** The backup jobs that a view has read of an account. */
export interface JobsOfView {
  readonly covered: Coverage | undefined;
  get(key: string): Job | undefined;
  all(): Iterable<Job>;
}

/** Each job once, of those that were read here, those of a view, and those of some resources; no copy is made, for there may be 100,000. */
export function* knownJobs(
  own: ReadonlyMap<string, BackupJob>,
  view: JobsOfView,
  ofResources: Iterable<Pick<ReadHistory, "jobs">> = [],
): Generator<BackupJob> {
  for (const [key, job] of own) {
    const other = view.get(key);
    yield other !== undefined && isBackup(other) ? laterAnswer(job, other) : job;
  }
  for (const job of view.all()) {
    if (isBackup(job) && !own.has(jobKey(job))) yield job;
  }
  for (const { jobs } of ofResources) {
    for (const job of jobs) {
      const key = jobKey(job);
      if (!own.has(key) && view.get(key) === undefined) yield job;
    }
  }
}

/** Of two answers about a job the one that came later, as far as that can be told: a job that has ended stays so. */
export function laterAnswer(known: BackupJob, job: BackupJob): BackupJob {
  return isUnfinished(job) && !isUnfinished(known) ? known : job;
}

export function isBackup(job: Job): job is BackupJob {
  return job.kind === "backup";
}
