import type { SessionEntry } from "../../domain/session/sessionEntry";
import type { ProtectionModule } from "../protection/protectionModule";
import type { Sessions } from "../session/sessions";
import type { Views } from "../tree/views";

/** The session entry itself, such as the list of sessions passes, or that of its row; undefined for anything else. */
export function rowEntry(
  argument: unknown,
  views: Pick<Views, "all">,
  resources: Pick<ProtectionModule, "sessionIdOf">,
  sessions: Pick<Sessions, "entries">,
): SessionEntry | undefined {
  const itself = sessions.entries.find(({ entry }) => entry === argument);
  if (itself !== undefined) return itself.entry;
  const entryOf = (id: string | undefined): SessionEntry | undefined =>
    sessions.entries.find((entry) => entry.id === id)?.entry;
  for (const view of views.all) {
    if (!view.owns(argument)) continue;
    if (argument.type !== "session" && argument.type !== "regions") return undefined;
    const shown = view.tree.entryOf(argument);
    const id = shown?.type === "session" ? shown.session.id : shown?.id;
    return entryOf(id);
  }
  return entryOf(resources.sessionIdOf(argument));
}
