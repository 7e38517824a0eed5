import type { ActiveFilter } from "../../domain/filter/activeFilter";
import type { Grouping } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { Watch } from "../../domain/live/watch";
import type { Formats } from "../text/formats";
import type { Marks } from "./marks";
import type { RegionTurns } from "./regionTurns";

/** What a jobs view is made with. */
export interface JobTreeOptions {
  readonly kind: ViewKind;
  readonly grouping: Grouping;
  readonly filter: ActiveFilter;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when others had their turn: what takes long goes on then. */
  readonly nextTask: () => Promise<void>;
  /** MaxResults of a page; a change counts from the next reload on. */
  readonly pageSize: () => number;
  /** Asked for when there is something to format: making formatters takes its time. */
  readonly formats: () => Formats;
  /** Whether long names give way to what comes after them; after a change, {@link JobTree.tick} shows it. */
  readonly shortensNames: () => boolean;
  /** Whether the user watches a job of a session; after a change, {@link JobTree.tick} shows it. */
  readonly isWatched: (about: Pick<Watch, "kind" | "id" | "session">) => boolean;
  /** What is new or changed, once somebody knows; after a change, {@link JobTree.tick} shows it. */
  readonly marks?: () => Marks | undefined;
  /** See JobRows; an option for tests. */
  readonly rowsAtOnce?: number;
}

/** What a view of several sessions is made with. */
export interface ViewTreeOptions extends JobTreeOptions {
  /** When the Regions of an entry may ask AWS: the same for all views. */
  readonly turns: (entryId: string) => RegionTurns;
}
