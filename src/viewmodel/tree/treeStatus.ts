import type { BackupError } from "../../domain/query/backupError";
import type { Formats } from "../text/formats";
import type { LiveList } from "./liveList";
import { clockOfDay } from "../text/clockOfDay";
import { narrowedText } from "../filter/narrowedText";

/** What a view says beside its rows. */
export interface TreeStatus {
  /** Something is under way: the view shows its progress. */
  readonly busy: boolean;
  /**
   * When the jobs were up to date: "14:02", or "" before the first answer. No more: in a side bar of 260 px the title's
   * icons leave room for some 40 px (measured).
   */
  readonly description: string;
  /** How many of how many jobs match where the filter narrows what is loaded; else "". */
  readonly narrowed: string;
  /** The accounts that own the loaded jobs. */
  readonly accountIds: readonly string[];
  /** The newest failure that still stands. */
  readonly problem: BackupError | undefined;
}

/** @param now milliseconds since the epoch */
export function treeStatus(live: LiveList, now: number, formats: () => Formats): TreeStatus {
  const list = live.current;
  return {
    busy: live.isBusy,
    description: list?.asOf === undefined ? "" : clockOfDay(list.asOf, now, formats()),
    narrowed:
      list === undefined || list.scope.narrowedBy.length === 0 || list.jobs.lookedAt === 0
        ? ""
        : narrowedText(list, formats()),
    accountIds: [...(list?.jobs.accountIds ?? [])],
    problem: live.reloadError ?? list?.loadStates.problem,
  };
}

/** All that a status says, as text to compare. */
export function statusText({ problem, ...rest }: TreeStatus): string {
  return JSON.stringify([rest, problem?.reason, problem?.details]);
}
