import type { SessionEntry } from "../../domain/session/sessionEntry";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";

/** The session entry of a row of its own, such as a menu passes; undefined for anything else. */
export function rowEntry(
  argument: unknown,
  views: Pick<Views, "all">,
  sessions: Pick<Sessions, "entries">,
): SessionEntry | undefined {
  for (const view of views.all) {
    if (!view.owns(argument)) continue;
    if (argument.type !== "session" && argument.type !== "regions") return undefined;
    const shown = view.tree.entryOf(argument);
    const id = shown?.type === "session" ? shown.session.id : shown?.id;
    return sessions.entries.find((entry) => entry.id === id)?.entry;
  }
  return undefined;
}
