import { env, Uri } from "vscode";
import type { Profile, ProfileSource } from "../../domain/session/session";
import type { LoadAwsRuntime } from "./awsRuntime";
import type { CommandHandlers } from "../base/commands";
import { type Choice, pick, type QuickPickHost } from "../picks/quickPick";
import { regionChoices, typedRegion } from "./regionChoices";
import type { SessionChoices } from "./sessionChoices";
import type { CurrentSession } from "./currentSession";
import type { Settings } from "../base/settings";

const guide = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

export interface SessionCommandsOptions {
  readonly quickPicks: QuickPickHost;
  readonly runtime: LoadAwsRuntime;
  readonly current: CurrentSession;
  readonly choices: SessionChoices;
  readonly settings: Pick<Settings, "regions">;
}

/** Profile and Region of this workspace. Esc changes nothing. */
export function sessionCommands(
  options: SessionCommandsOptions,
): CommandHandlers<"selectProfile" | "selectRegion"> {
  const { quickPicks, current, choices } = options;

  /** What the session in use, or the one that could not be opened, goes by. */
  const inUse = (): { profile?: string; region?: string } =>
    current.source?.session ?? choices.current;

  const selectProfile = async (): Promise<void> => {
    const chosen = await pick<Profile | "none" | "default">(quickPicks, {
      placeholder: "Select an AWS profile for this workspace",
      choices: async () => {
        const profiles = await (await options.runtime()).listProfiles();
        const choices = profileChoices(profiles, inUse().profile);
        return [...(profiles.length === 0 ? [noProfiles] : choices), defaultProfile];
      },
    });
    if (chosen === undefined) return;
    if (chosen === "none") {
      await env.openExternal(Uri.parse(guide));
      return;
    }
    const kept =
      chosen === "default"
        ? choices.chooseNothing()
        : choices.chooseProfile(chosen.name, chosen.region);
    await Promise.all([current.restart(), kept]);
  };

  const selectRegion = async (): Promise<void> => {
    const listed = [...regionChoices(options.settings.regions, inUse().region), defaultRegion];
    const chosen = await pick<{ id: string | undefined }>(quickPicks, {
      placeholder: "Select a Region for this workspace, or type one",
      choices: () => Promise.resolve(listed),
      typed: (text) => typedRegion(text, listed),
    });
    if (chosen === undefined) return;
    const kept = choices.chooseRegion(chosen.id);
    await Promise.all([current.restart(), kept]);
  };

  return { selectProfile, selectRegion };
}

const defaultProfile: Choice<"default"> = {
  label: "Default Profile",
  description: "from the settings, AWS_PROFILE or the AWS config files",
  group: "not selected in this workspace",
  value: "default",
};

const defaultRegion: Choice<{ id: undefined }> = {
  label: "Default Region",
  description: "from the settings, AWS_REGION or the profile",
  group: "not selected in this workspace",
  value: { id: undefined },
};

const noProfiles: Choice<"none"> = {
  label: "The AWS config files contain no profile",
  description: "Opens the AWS guide to creating a profile",
  value: "none",
};

/** What the sources are called, in the order in which they stand. */
const sourceNames: Readonly<Record<ProfileSource, string>> = {
  "IAM Identity Center": "IAM Identity Center",
  "aws login": "aws login",
  "assumed role": "assumed role",
  "access keys": "access keys",
  "credential process": "credential process",
  "web identity": "web identity",
  unknown: "no credentials of its own",
};

function profileChoices(
  profiles: readonly Profile[],
  current: string | undefined,
): Choice<Profile>[] {
  const order = Object.keys(sourceNames);
  return profiles
    .toSorted((a, b) => order.indexOf(a.source) - order.indexOf(b.source))
    .map((profile) => ({
      label: profile.name,
      description: profile.region ?? "no Region",
      group: sourceNames[profile.source],
      value: profile,
      current: profile.name === current,
    }));
}
