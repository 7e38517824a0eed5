import type { Job } from "../../domain/job/job";
import { unfinishedStatesOf } from "../../domain/job/jobState";
import { notReported } from "./fields";

/**
 * What stands in place of a missing value; undefined: the field is left out.
 *
 * A member is called missing where a reader may expect it of such a job, be it that AWS left it out of
 * an old record. It is left out where its absence says nothing: what applies to some jobs only (backup
 * options, the parent, an event that ends a lifecycle, validation of a restore that no testing plan
 * made), and what the job's state makes moot.
 */
export interface Absence {
  /** Every job has one: resource, vault, account, times of its beginning. */
  readonly always: string | undefined;
  /** A job has one while it can still change: progress, expected end. */
  readonly whileOpen: string | undefined;
  /** A job has one once it has ended, however: start, end, message category. */
  readonly onceEnded: string | undefined;
  /** A job has one once it has completed: recovery point, size, encryption; one that failed need not. */
  readonly onceCompleted: string | undefined;
}

/** Before AWS has described the job nothing is called missing: a list or a link may just not say it. */
export function absenceOf(job: Job, { described }: { readonly described: boolean }): Absence {
  const [always, whileOpen, onceEnded, onceCompleted] = described ? ofState(job) : [];
  return { always, whileOpen, onceEnded, onceCompleted };
}

function ofState({ kind, state }: Job): readonly (string | undefined)[] {
  if (unfinishedStatesOf(kind).includes(state)) {
    return [notReported, notReported, "Not yet", "Not yet"];
  }
  const isCompleted = state === "COMPLETED" || state === "PARTIAL";
  return [notReported, undefined, notReported, isCompleted ? notReported : undefined];
}
