import type { Bucket } from "../../domain/list/groupIndex";
import { indexOf } from "../../domain/list/groupIndex";
import type { Job } from "../../domain/job/job";
import { compareJobs, jobKey } from "../../domain/job/jobOrder";

/** The jobs that stand right under a group or a parent job, in order. */
export interface StandingJobs {
  /** Equal stamps mean the same jobs in the same order. */
  readonly stamp: unknown;
  readonly count: number;
  /** Those from a place on, counted from 0, up to another that is not among them. */
  readonly between: (from: number, to: number) => readonly Job[];
  readonly placeOf: (job: Job, day: string | undefined) => number;
}

/** The jobs of one group, by day. */
export function jobsOfBuckets(buckets: readonly Bucket[]): StandingJobs {
  const sorted = [...buckets].sort(newestFirst);
  return {
    stamp: sorted.map(({ day, version }) => `${day}:${version}`).join(" "),
    count: sorted.reduce((sum, { jobs }) => sum + jobs.length, 0),
    between: (from, to) => {
      let at = 0;
      return sorted.flatMap(({ jobs }) => {
        const found = jobs.slice(Math.max(0, from - at), Math.max(0, to - at));
        at += jobs.length;
        return found;
      });
    },
    placeOf: (job, day) => {
      let at = 0;
      for (const bucket of sorted) {
        if (bucket.day === day) return at + indexOf(bucket.jobs, job);
        at += bucket.jobs.length;
      }
      return at;
    },
  };
}

/** The children of one parent. */
export function jobsOfFamily(jobs: readonly Job[]): StandingJobs {
  return {
    stamp: jobs,
    count: jobs.length,
    between: (from, to) => jobs.slice(from, to),
    placeOf: (job) => jobs.findIndex((each) => jobKey(each) === jobKey(job)),
  };
}

/** Days by their jobs: as text, a year of five digits would stand among the others. */
export function newestFirst({ jobs: [a] }: Bucket, { jobs: [b] }: Bucket): number {
  return a === undefined || b === undefined ? 0 : compareJobs(a, b);
}
