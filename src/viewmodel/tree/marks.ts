import type { Job } from "../../domain/job/job";
import type { Change } from "../../domain/list/answer";
import type { GroupPath } from "../../domain/list/groupPath";
import type { Mark } from "../../domain/live/seenMarks";
import type { Source } from "../../domain/session/source";
import { type MarkCounts, noMarks } from "../live/markText";
import type { ShownList } from "./loadOutcome";

/** Which jobs of a list are new or changed since the user last looked. Asked for each row that is shown or compared. */
export interface Marks {
  of(list: ShownList, jobKey: string): Mark | undefined;
  under(list: ShownList, path: GroupPath): MarkCounts;
  /** The same of some of them. */
  among(list: ShownList, path: GroupPath, isAmong: (job: Job) => boolean): MarkCounts;
  /**
   * Told of a list, and of what it has loaded, before its rows are compared.
   * @param change left out, jobs may have been loaded that nobody told of
   */
  take(list: ShownList, source: Source, change: Change | undefined): void;
}

/** How many jobs of a session are marked. */
export function markCountsOf(list: ShownList | undefined, marks: Marks | undefined): MarkCounts {
  return (list && marks?.under(list, {})) ?? noMarks;
}
