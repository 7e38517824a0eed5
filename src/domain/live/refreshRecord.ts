/** What the refreshes of a list by a timer have brought so far. Times are milliseconds since the epoch. */
export interface RefreshRecord {
  /** When the last one ended, or when jobs were loaded by the user's hand after it. */
  readonly at: number;
  /** Refreshes in a row that changed nothing. */
  readonly unchanged: number;
  /** Refreshes in a row that failed. */
  readonly failures: number;
  /** As many of them as the user is to be told of: the first one after a sleep is none of them. */
  readonly counted: number;
  /** It fails until the user has done something. */
  readonly waitsForUser: boolean;
}

/** How a refresh by a timer ended. */
export interface RefreshResult {
  readonly at: number;
  readonly hasChanged: boolean;
  /** Left out where it worked. */
  readonly failure?: "onlyUserHelps" | "mayWorkAgain";
  /** See {@link comesAfterSleep}. */
  readonly cameAfterSleep: boolean;
}

/** So many failures in a row are told. */
const told = 3;

/** Milliseconds: the computer slept, or the window was out of use, before a refresh that comes so much too late. */
const tooLate = 60_000;

/** Where jobs were loaded by the user's hand. */
export function newRecord(at: number): RefreshRecord {
  return { at, unchanged: 0, failures: 0, counted: 0, waitsForUser: false };
}

/** What is known after one more refresh. What works again begins anew. */
export function afterRefresh(record: RefreshRecord, result: RefreshResult): RefreshRecord {
  const { at, hasChanged, failure, cameAfterSleep } = result;
  const { unchanged, failures } = record;
  if (failure === undefined) {
    return { ...newRecord(at), unchanged: hasChanged || failures > 0 ? 0 : unchanged + 1 };
  }
  const counted = record.counted + (cameAfterSleep && record.counted === 0 ? 0 : 1);
  const waitsForUser = failure === "onlyUserHelps" && counted >= told;
  return { at, unchanged, failures: failures + 1, counted, waitsForUser };
}

/** True where so many refreshes in a row have failed that the user is to know. */
export function isTold({ counted }: RefreshRecord): boolean {
  return counted >= told;
}

/** True for a refresh that begins much later than its pace, or by a clock that was set back. */
export function comesAfterSleep(now: number, { at }: RefreshRecord, pace: number): boolean {
  return now > at + pace + tooLate || now < at;
}
