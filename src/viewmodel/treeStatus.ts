import type { BackupError } from "../domain/backupError";
import type { Formats } from "./formats";

/** What a view says beside its rows. */
export interface TreeStatus {
  /** Something is under way: the view shows its progress. */
  readonly busy: boolean;
  /** "as of 14:02", or "" before the first answer. */
  readonly description: string;
  /** The accounts that own the loaded jobs. */
  readonly accountIds: readonly string[];
  /** The newest failure that still stands. */
  readonly problem: BackupError | undefined;
}

/** When the jobs were up to date, with the day when it was not today: "as of 14:02". */
export function asOfText(asOf: number, now: number, formats: Formats): string {
  const day = formats.dayOf(asOf);
  const clock = formats.clock(asOf);
  return day === formats.dayOf(now)
    ? `as of ${clock}`
    : `as of ${formats.dayLabel(day, now)} ${clock}`;
}
