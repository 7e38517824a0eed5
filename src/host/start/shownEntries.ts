import { everyRegion } from "../../domain/session/sessionEntry";
import { entryName } from "../../viewmodel/session/sessionName";
import { sessionRows } from "../../viewmodel/tree/sessionRows";
import type { ShownEntry, ShownSession } from "../../viewmodel/tree/shownEntry";
import type { OpenEntry, SessionOfEntry } from "../session/sessions";

/** What the views show of the sessions as they are now. */
export function shownEntries(entries: readonly OpenEntry[]): readonly ShownEntry[] {
  return entries.map(({ id, entry, sessions }) => {
    const [first] = sessions;
    const { color } = entry;
    if (entry.region !== everyRegion && first !== undefined) {
      const name = entryName(entry, first.session.names);
      return { type: "session", session: shownSession(first, { name, color }) };
    }
    const name = entryName(entry, first?.session.names);
    const regions = sessions.map((each) =>
      shownSession(each, { name: each.session.names.region ?? name, color: undefined }),
    );
    return { type: "regions", id, name, color, regions };
  });
}

function shownSession(
  { id, session }: SessionOfEntry,
  called: Pick<ShownSession, "name" | "color">,
): ShownSession {
  const { source, state, health, accountId } = session;
  return {
    id,
    ...called,
    session: source?.session,
    source,
    isLoading: state.kind === "idle" || state.kind === "loading",
    health: health.current,
    accountIds: accountId === undefined ? [] : [accountId],
    instead: sessionRows(state),
  };
}
