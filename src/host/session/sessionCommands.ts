import { env, Uri } from "vscode";
import { regionId } from "../../domain/arn/regionReading";
import type { LoadAwsRuntime } from "./awsRuntime";
import type { CommandHandlers } from "../base/commands";
import { type Choice, pick, type QuickPickHost } from "../picks/quickPick";
import { profileChoices, type ProfilePick } from "./profileChoices";
import { regionChoices, typedRegion } from "./regionChoices";
import type { Sessions } from "./sessions";
import type { SessionSwitch } from "./sessionSwitch";
import type { Settings } from "../base/settings";

const guide = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

export interface SessionCommandsOptions {
  readonly quickPicks: QuickPickHost;
  readonly runtime: LoadAwsRuntime;
  readonly sessions: Pick<Sessions, "preferred">;
  readonly sessionSwitch: SessionSwitch;
  readonly settings: Pick<Settings, "regions">;
}

/** Profile and Region of this workspace. Esc changes nothing. */
export function sessionCommands(
  options: SessionCommandsOptions,
): CommandHandlers<"selectProfile" | "selectRegion"> {
  const { quickPicks, sessions, sessionSwitch } = options;

  /** What the session in use, or the one that could not be opened, goes by. */
  const inUse = (): { profile?: string; region?: string | undefined } => {
    const { state, names } = sessions.preferred;
    if (state.kind === "regionInvalid") return { profile: state.profile, region: state.offer };
    return names;
  };

  const selectProfile = async (): Promise<void> => {
    const chosen = await pick<ProfilePick>(quickPicks, {
      placeholder: "Select an AWS profile for this workspace",
      choices: async () =>
        profileChoices(await (await options.runtime()).listProfiles(), inUse().profile),
    });
    if (chosen === undefined) return;
    if (chosen === "guide") {
      await env.openExternal(Uri.parse(guide));
      return;
    }
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

  return { selectProfile, selectRegion };
}

const defaultRegion: Choice<{ id: undefined }> = {
  label: "Default Region",
  description: "from the settings, AWS_REGION or the profile",
  group: "not selected in this workspace",
  value: { id: undefined },
};
