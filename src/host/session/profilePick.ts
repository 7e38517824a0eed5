import { env, Uri } from "vscode";
import { pick, type QuickPickHost } from "../picks/quickPick";
import type { LoadAwsRuntime } from "./awsRuntime";
import { type ProfileChoice, profileChoices, type ProfilePick } from "./profileChoices";

const guide = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

export interface ProfilePickOptions {
  readonly placeholder: string;
  readonly current?: string | undefined;
  /** The way back to what the settings and the environment name is in the list, too. */
  readonly offersDefault: boolean;
}

/** Asks for a profile. Where there is none, the AWS guide is what helps. Undefined where none was taken. */
export async function pickProfile(
  host: QuickPickHost,
  runtime: LoadAwsRuntime,
  { placeholder, current, offersDefault }: ProfilePickOptions,
): Promise<ProfileChoice | "default" | undefined> {
  const chosen = await pick<ProfilePick>(host, {
    placeholder,
    choices: async () => {
      const lines = profileChoices(await (await runtime()).listProfiles(), current);
      return lines.filter(
        (line) => offersDefault || !("value" in line && line.value === "default"),
      );
    },
  });
  if (chosen !== "guide") return chosen;
  await env.openExternal(Uri.parse(guide));
  return undefined;
}
