import { regionId } from "../../domain/arn/regionReading";
import type { CommandHandlers } from "../base/commands";
import { type Choice, pick } from "../picks/quickPick";
import { type EntryCommand, entryCommands } from "./entryCommands";
import type { EntryContext } from "./entryContext";
import { pickProfile } from "./profilePick";
import { regionChoices, typedRegion } from "./regionChoices";
import type { Sessions } from "./sessions";
import type { SessionSwitch } from "./sessionSwitch";

export type SessionCommand = "selectProfile" | "selectRegion" | EntryCommand;

export interface SessionCommandsOptions extends EntryContext {
  readonly sessions: Pick<Sessions, "preferred">;
  readonly sessionSwitch: SessionSwitch;
}

/** Profile and Region of this workspace. Esc changes nothing. */
export function sessionCommands(options: SessionCommandsOptions): CommandHandlers<SessionCommand> {
  const { quickPicks, sessions, sessionSwitch } = options;

  /** What the session in use, or the one that could not be opened, goes by. */
  const inUse = (): { profile?: string; region?: string | undefined } => {
    const { state, names } = sessions.preferred;
    if (state.kind === "regionInvalid") return { profile: state.profile, region: state.offer };
    return names;
  };

  const selectProfile = async (): Promise<void> => {
    const chosen = await pickProfile(quickPicks, options.runtime, {
      placeholder: "Select an AWS profile for this workspace",
      current: inUse().profile,
      offersDefault: true,
    });
    if (chosen === undefined) return;
    if (chosen === "default") await sessionSwitch.toDefault();
    else await sessionSwitch.toProfile(chosen.profile, chosen.region);
  };

  const selectRegion = async (): Promise<void> => {
    const own = options.settings.regions.flatMap((text) => regionId(text) ?? []);
    const listed = [...regionChoices(own, inUse().region), defaultRegion];
    const chosen = await pick<{ id: string | undefined }>(quickPicks, {
      placeholder: "Select a Region for this workspace, or type one",
      choices: () => Promise.resolve(listed),
      typed: (text) => typedRegion(text, listed),
    });
    if (chosen === undefined) return;
    await sessionSwitch.toRegion(chosen.id);
  };

  return { selectProfile, selectRegion, ...entryCommands(options) };
}

const defaultRegion: Choice<{ id: undefined }> = {
  label: "Default Region",
  description: "from the settings, AWS_REGION or the profile",
  group: "not selected in this workspace",
  value: { id: undefined },
};
