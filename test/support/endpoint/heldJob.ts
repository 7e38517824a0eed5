import type { JobKind, WireObject } from "./wire";
import { idMember, stateMember } from "./shapes";
import { readDate, readText } from "./wire";

/** A job as the account holds it; what a list shows of it may be less (see mood.ts). */
export interface HeldJob {
  readonly kind: JobKind;
  /** "" for a job without an id, which no Describe finds. */
  readonly id: string;
  /** Unique in the account: the tie-break of jobs that were created in the same millisecond. */
  readonly sequence: number;
  /** Milliseconds; undefined sorts last. A job is not there before it was created. */
  readonly created: number | undefined;
  /** The account that the job belongs to; another than the holder's in an organization. */
  readonly owner: string;
  /** The job when it is over, or always when there is no `progress`. */
  readonly record: WireObject;
  /** The job at a time: it starts, advances and ends with the clock. */
  readonly progress?: (now: number) => WireObject;
  /** The protected resource of a restore job, known to AWS even where the record is too old to say it. */
  readonly protectedResource?: string;
  /** What GetRestoreJobMetadata answers. */
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface HeldVault {
  readonly record: WireObject;
  /** Shared with the account by another one. */
  readonly shared: boolean;
}

/** Everything about a held job that its record doesn't say. */
export interface HeldJobTraits {
  readonly owner: string;
  readonly sequence: number;
  readonly progress?: (now: number) => WireObject;
  readonly protectedResource?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export function heldJob(kind: JobKind, record: WireObject, traits: HeldJobTraits): HeldJob {
  return {
    kind,
    id: readText(record[idMember[kind]]),
    created: readDate(record["CreationDate"]),
    record,
    ...traits,
  };
}

export function recordAt(job: HeldJob, now: number): WireObject {
  return job.progress === undefined ? job.record : job.progress(now);
}

export function stateOf(kind: JobKind, record: WireObject): string {
  return readText(record[stateMember[kind]]);
}
