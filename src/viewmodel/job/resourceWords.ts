import type { Emitter } from "../../base/emitter";
import type { Source } from "../../domain/session/source";

/** How a resource is backed up, as the view of protected resources says it. */
export interface ResourceWords {
  /** "Overdue". */
  readonly group: string;
  /** "missed Tue 03:00 · rule silent", or "". */
  readonly findings: string;
}

/** What the view knows of a resource; undefined while it has not worked anything out. Nothing is asked for it. */
export type ResourceWordsOf = (source: Source, resourceArn: string) => ResourceWords | undefined;

/** What the view knows of resources, for whoever shows the same elsewhere. */
export interface KnownWords {
  readonly of: ResourceWordsOf;
  /** Some may read differently. */
  readonly changed: Emitter<void>["event"];
}
