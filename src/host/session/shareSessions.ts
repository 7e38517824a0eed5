import { workspace } from "vscode";
import { environmentProfile } from "../../domain/session/session";
import { type SessionEntry, withoutDuplicates } from "../../domain/session/sessionEntry";
import { entryName } from "../../viewmodel/session/sessionName";
import { settingNames, settingsSection } from "../base/contributions";
import { hasWorkspace } from "../base/hasWorkspace";
import { type Line, pick } from "../picks/quickPick";
import type { EntryContext } from "./entryContext";

/**
 * Writes the sessions into the workspace's settings, after having shown what that is: the file may be the team's. There
 * are only names in it: profiles, Regions, and what the user called them.
 */
export async function shareSessions(context: EntryContext): Promise<void> {
  const { entries, notifications, quickPicks } = context;
  const obstacle = whyNot();
  if (obstacle !== undefined) {
    notifications.information(obstacle);
    return;
  }
  const shared = withoutDuplicates((await entries.present()).map(named));
  if (shared.length === 0) {
    notifications.information("There is no session to share. Add one, then share it.");
    return;
  }
  const count = `${shared.length} ${shared.length === 1 ? "session" : "sessions"}`;
  const isAgreed = await pick<true>(quickPicks, {
    title: "Share Sessions with Team",
    placeholder: `Enter writes ${settingsSection}.${settingNames.sessions} into the workspace's settings`,
    choices: () =>
      Promise.resolve([
        {
          label: `Write ${count}`,
          description: "for everybody who opens this workspace",
          value: true,
        },
        ...shared.map((entry): Line<true> => ({
          label: entryName(entry),
          detail: JSON.stringify(entry),
          group: "What is written",
        })),
      ]),
  });
  if (isAgreed === undefined) return;
  await entries.share(shared);
  notifications.information(`The workspace's settings contain ${count} now.`);
}

/** Why nothing can be shared, and what to do. */
function whyNot(): string | undefined {
  if (!hasWorkspace()) {
    return "No folder or workspace is open, so there are no settings to share. Open one, then share the sessions.";
  }
  return workspace.isTrusted
    ? undefined
    : "This workspace is not trusted, so sessions in its settings don't count. Trust it, then share the sessions.";
}

/** The credentials of environment variables have no name that means the same on another machine. */
function named({ profile, ...rest }: SessionEntry): SessionEntry {
  return profile === undefined || profile === environmentProfile ? rest : { profile, ...rest };
}
