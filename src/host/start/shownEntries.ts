import { everyRegion } from "../../domain/session/sessionEntry";
import { entryName } from "../../viewmodel/session/sessionName";
import { rowsBelowSession, sessionRows } from "../../viewmodel/tree/sessionRows";
import type { ShownEntry, ShownSession } from "../../viewmodel/tree/shownEntry";
import type { OpenEntry, SessionOfEntry } from "../session/sessions";

/** What the views show of the sessions as they are now. */
export function shownEntries(entries: readonly OpenEntry[]): readonly ShownEntry[] {
  // A welcome text stands in an empty view, and below none of several rows.
  const rows = entries.length === 1 ? sessionRows : rowsBelowSession;
  return entries.map(({ id, entry, sessions }) => {
    const [first] = sessions;
    const { color } = entry;
    if (entry.region !== everyRegion && first !== undefined) {
      const name = entryName(entry, first.session.names);
      return { type: "session", session: shownSession(first, { name, color, rows }) };
    }
    const name = entryName(entry, first?.session.names);
    const regions = sessions.map((each) =>
      shownSession(each, { name: each.session.names.region ?? name, color: undefined, rows }),
    );
    return { type: "regions", id, name, color, regions };
  });
}

interface Called extends Pick<ShownSession, "name" | "color"> {
  /** Why it is not open. */
  readonly rows: typeof sessionRows;
}

function shownSession({ id, session }: SessionOfEntry, { rows, ...called }: Called): ShownSession {
  const { source, state, health, accountId } = session;
  return {
    id,
    ...called,
    session: source?.session,
    source,
    isLoading: state.kind === "idle" || state.kind === "loading",
    health: health.current,
    accountIds: accountId === undefined ? [] : [accountId],
    instead: rows(state),
  };
}
