import type { Job } from "../../domain/job";
import { unfinishedStatesOf } from "../../domain/jobState";
import { notReported } from "./fields";

/** What stands in place of a missing value, by what a reader may expect of the job; undefined: nothing. */
export interface Absence {
  /** Every job has one. */
  readonly always: string | undefined;
  /** A job has one once it has ended. */
  readonly ended: string | undefined;
  /** A job has one once it has done its work; one that failed need not. */
  readonly done: string | undefined;
}

/** Before AWS has described the job nothing is called missing: a list or a link may just not say it. */
export function absenceOf(job: Job, { described }: { readonly described: boolean }): Absence {
  if (!described) return { always: undefined, ended: undefined, done: undefined };
  if (unfinishedStatesOf(job.kind).includes(job.state)) {
    return { always: notReported, ended: "Not yet", done: "Not yet" };
  }
  const isDone = job.state === "COMPLETED" || job.state === "PARTIAL";
  return { always: notReported, ended: notReported, done: isDone ? notReported : undefined };
}
