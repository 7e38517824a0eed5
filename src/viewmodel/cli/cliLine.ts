import { environmentProfile } from "../../domain/session/session";
import type { Session } from "../../domain/session/session";
import { isPrintable } from "../text/isPrintable";
import { optionWords } from "../text/optionWords";
import { type Shell, shellWord } from "../text/shellWord";

/** A member of an operation's input, which the CLI takes as an option or in JSON input. */
export interface CliInput {
  readonly member: string;
  readonly value: string;
}

export interface CliCall {
  /** Its API name: "ListBackupJobs". */
  readonly operation: string;
  readonly inputs: readonly CliInput[];
  /** A JMESPath expression of our own making, see jmesPath.ts. */
  readonly query?: string;
}

/** How the CLI writes the name of an operation or a member: ListBackupJobs is list-backup-jobs. */
function cliWord(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, "-$&").toLowerCase();
}

/** Why there is no command. */
export type CliRefusal = "noId" | "profile" | "region" | "tooLong" | "windowsPowerShell" | "cmd";

export type CliCommand =
  | { readonly type: "command"; readonly text: string }
  | { readonly type: "refused"; readonly reason: CliRefusal };

/**
 * Characters of a line: what the Command Prompt reads and Windows starts a program with (KB830473,
 * CreateProcess), and the longest single argument on Linux (MAX_ARG_STRLEN).
 */
const longest: Readonly<Record<Shell, number>> = {
  cmd: 8191,
  windowsPowerShell: 32_766,
  powershell: 32_766,
  posix: 131_071,
};

/**
 * A call of the AWS CLI, ready to be pasted into a shell. Values come from AWS and may be anything.
 * Refused for a profile or Region that no terminal may be given, and where the shell can't be given a
 * word as it is.
 */
export function cliLine(call: CliCall, { profile, region }: Session, shell: Shell): CliCommand {
  if (profile !== environmentProfile && !isPrintable(profile)) return refused("profile");
  if (!isPrintable(region)) return refused("region");
  const words = [
    ...inputWords(call.inputs),
    ...(profile === environmentProfile ? [] : optionWords("--profile", profile)),
    ...optionWords("--region", region),
    ...(call.query === undefined ? [] : ["--query", call.query]),
  ].map((word) => shellWord(word, shell));
  const sayable = words.filter((word) => word !== undefined);
  if (sayable.length < words.length) return refused(shell === "cmd" ? "cmd" : "windowsPowerShell");
  const text = ["aws backup", cliWord(call.operation), ...sayable, "--output json"].join(" ");
  return text.length > longest[shell] ? refused("tooLong") : { type: "command", text };
}

function refused(reason: CliRefusal): CliCommand {
  return { type: "refused", reason };
}

/** JSON of nothing but printable ASCII: its escapes keep what is unprintable out of the terminal. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * The CLI reads a file for a value that begins with file:// or fileb://, and its version 1 the web for
 * http:// and https://. JSON input is taken as it is.
 */
function inputWords(inputs: readonly CliInput[]): readonly string[] {
  const isPlain = ({ value }: CliInput): boolean =>
    !/^[a-z]+:\/\//i.test(value) && isPrintable(value);
  const others = inputs.filter((input) => !isPlain(input));
  return [
    ...inputs
      .filter(isPlain)
      .flatMap(({ member, value }) => optionWords(`--${cliWord(member)}`, value)),
    ...(others.length === 0
      ? []
      : [
          "--cli-input-json",
          asciiJson(Object.fromEntries(others.map(({ member, value }) => [member, value]))),
        ]),
  ];
}

/**
 * Says why there is no command, and what helps.
 * @param values what of the command came from AWS, e.g. "this job's ID"
 */
export function cliRefusalText(reason: CliRefusal, values: string): string {
  const remedy = "Select PowerShell 7 or Git Bash as the default terminal profile.";
  switch (reason) {
    case "noId":
      return "AWS Backup gave this job no ID, so there is no command for it.";
    case "profile":
      return "The profile's name contains characters that are not safe to paste into a terminal. Rename the profile in the AWS config files.";
    case "region":
      return "The Region's name contains characters that are not safe to paste into a terminal. Select another Region.";
    case "tooLong":
      return "The command would be too long for the terminal. Select fewer values in the filter.";
    case "windowsPowerShell":
      return `Windows PowerShell can't pass ${values} or this profile to the AWS CLI unchanged. ${remedy}`;
    case "cmd":
      return `The Command Prompt can't pass ${values} or this profile to the AWS CLI unchanged. ${remedy}`;
  }
}
