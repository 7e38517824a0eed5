import type { Job } from "../job/job";
import type { BucketRef, Insertions } from "./groupIndex";
import type { GroupPath } from "./groupPath";
import type { Stamp } from "./stamp";

/**
 * How jobs came: by a list of the view's own queries, as children of a parent (they change no count), or
 * each by its id (a guest: it stands in its group and is not counted, for no list has returned it).
 */
export type Source = "list" | "parent" | "id";

export interface Answer {
  readonly jobs: readonly Job[];
  /** Tick at which the request was sent, see LoadedJobs.tick. */
  readonly asked: number;
  readonly source: Source;
}

/** An answer while it is taken in. */
export interface PutAnswer {
  readonly stamp: Stamp;
  readonly source: Source;
  readonly entered: Job[];
  readonly updated: string[];
  readonly insertions: Insertions;
  /** Whose jobs are others. */
  readonly buckets: Set<BucketRef>;
}

export interface Change {
  /** Jobs that entered a group or moved to another. */
  readonly entered: readonly Job[];
  /** Keys of jobs that stayed where they were and now read differently. */
  readonly updated: readonly string[];
  /** The groups, down to the day, that hold other jobs than before. Undefined: any group may read differently. */
  readonly paths: readonly GroupPath[] | undefined;
}
