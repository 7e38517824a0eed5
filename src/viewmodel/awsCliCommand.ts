import type { JobKind } from "../domain/job";
import { environmentProfile } from "../domain/session";
import type { Session } from "../domain/session";
import { type Shell, shellWord } from "./shellWord";

const commands = {
  backup: { name: "describe-backup-job", option: "--backup-job-id", member: "BackupJobId" },
  restore: { name: "describe-restore-job", option: "--restore-job-id", member: "RestoreJobId" },
  copy: { name: "describe-copy-job", option: "--copy-job-id", member: "CopyJobId" },
} as const satisfies Record<JobKind, { name: string; option: string; member: string }>;

/**
 * What no terminal may be given: the end of a bracketed paste stands in control characters, and what
 * follows it would run.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Why there is no command. */
export type CliRefusal = "noId" | "profile" | "region" | "windowsPowerShell" | "cmd";

export type CliCommand =
  | { readonly type: "command"; readonly text: string }
  | { readonly type: "refused"; readonly reason: CliRefusal };

/**
 * The AWS CLI's command that describes the job, ready to be pasted into a shell. The id comes from AWS
 * and may be anything. Refused for a job without an id, for a profile or Region that no terminal may be
 * given, and where the shell can't be given a word as it is.
 */
export function describeCommand(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  { profile, region }: Session,
  shell: Shell,
): CliCommand {
  if (id === "") return refused("noId");
  if (unprintable.test(profile)) return refused("profile");
  if (unprintable.test(region)) return refused("region");
  const command = commands[kind];
  const words = [
    ...idWords(command, id),
    ...(profile === environmentProfile ? [] : optionWords("--profile", profile)),
    ...optionWords("--region", region),
  ].map((word) => shellWord(word, shell));
  const sayable = words.filter((word) => word !== undefined);
  if (sayable.length < words.length) return refused(shell === "cmd" ? "cmd" : "windowsPowerShell");
  const text = ["aws backup", command.name, ...sayable, "--output json"].join(" ");
  return { type: "command", text };
}

function refused(reason: CliRefusal): CliCommand {
  return { type: "refused", reason };
}

/** Says why there is no command, and what helps. */
export function cliRefusalText(reason: CliRefusal): string {
  switch (reason) {
    case "noId":
      return "AWS Backup gave this job no ID to ask by.";
    case "profile":
      return "The profile's name holds characters that are not safe to paste into a terminal. Rename the profile in the AWS config files.";
    case "region":
      return "The Region's name holds characters that are not safe to paste into a terminal. Select another Region.";
    case "windowsPowerShell":
      return "Windows PowerShell can't hand this job's ID or this profile to the AWS CLI as they are. Choose PowerShell 7 or Git Bash as the default terminal profile.";
    case "cmd":
      return "The Command Prompt can't hand this job's ID or this profile to the AWS CLI as they are. Choose PowerShell 7 or Git Bash as the default terminal profile.";
  }
}

/**
 * The CLI reads a file for a value that begins with file:// or fileb://, and its version 1 the web for
 * http:// and https://. JSON input is taken as it is; its escapes also keep what is unprintable out of
 * the terminal.
 */
function idWords(
  { option, member }: { readonly option: string; readonly member: string },
  id: string,
): readonly string[] {
  if (!/^[a-z]+:\/\//i.test(id) && !unprintable.test(id)) return optionWords(option, id);
  const json = JSON.stringify({ [member]: id }).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return ["--cli-input-json", json];
}

/** A value that begins with a dash must hang on its option, or the CLI takes it for one. */
function optionWords(option: string, value: string): readonly string[] {
  return value.startsWith("-") ? [`${option}=${value}`] : [option, value];
}
