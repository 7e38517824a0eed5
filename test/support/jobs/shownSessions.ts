import type { ShownEntry, ShownSession } from "../../../src/viewmodel/tree/shownEntry";
import { noon } from "./jobBuilders";

/** A session as a view is to show it. */
export function aShownSession(id: string, over: Partial<ShownSession> = {}): ShownSession {
  const session = over.session ?? over.source?.session;
  return {
    id,
    name: session === undefined ? id : `${session.profile} · ${session.region}`,
    color: undefined,
    session,
    source: undefined,
    isLoading: false,
    health: { kind: "fine", since: noon },
    accountIds: [],
    instead: [],
    ...over,
  };
}

export function aSessionEntry(
  id: string,
  over: Partial<ShownSession> = {},
): Extract<ShownEntry, { type: "session" }> {
  return { type: "session", session: aShownSession(id, over) };
}

/** All Regions of a profile, in this order. */
export function aRegionsEntry(
  id: string,
  regions: readonly ShownSession[],
): Extract<ShownEntry, { type: "regions" }> {
  return { type: "regions", id, name: id, color: undefined, regions };
}
