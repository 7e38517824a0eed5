import { clockOfDay } from "../text/clockOfDay";
import type { Formats } from "../text/formats";
import type { SessionResources } from "./sessionResources";

/** What the header of the view says beside its rows. */
export interface ResourcesStatus {
  readonly isBusy: boolean;
  /** Until when jobs are read, of several sessions the oldest moment: "14:02", or "". */
  readonly description: string;
}

export function resourcesStatus(
  sessions: readonly SessionResources[],
  { now, formats }: { readonly now: () => number; readonly formats: () => Formats },
): ResourcesStatus {
  const moments = sessions.flatMap(({ account }) => account.covered?.until ?? []);
  return {
    isBusy: sessions.some(({ isBusy }) => isBusy),
    description: moments.length === 0 ? "" : clockOfDay(Math.min(...moments), now(), formats()),
  };
}
