import type { JobKind } from "../domain/job";
import { environmentProfile } from "../domain/session";
import type { Session } from "../domain/session";
import { shellWord } from "./shellWord";
import type { Shell } from "./shellWord";

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

/**
 * The AWS CLI's command that describes the job, ready to be pasted into a shell. The id comes from AWS
 * and may be anything. undefined for a job without an id, and for a profile or Region that no terminal
 * may be given.
 */
export function describeCommand(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  { profile, region }: Session,
  shell: Shell,
): string | undefined {
  if (id === "" || unprintable.test(profile) || unprintable.test(region)) return undefined;
  const command = commands[kind];
  const words = [
    ...idWords(command, id, shell),
    ...(profile === environmentProfile ? [] : optionWords("--profile", profile, shell)),
    ...optionWords("--region", region, shell),
  ];
  return ["aws backup", command.name, ...words, "--output json"].join(" ");
}

/**
 * The CLI reads a file for a value that begins with file:// or fileb://, and its version 1 the web for
 * http:// and https://. JSON input is taken as it is; its escapes also keep what is unprintable out of
 * the terminal.
 */
function idWords(
  { option, member }: { readonly option: string; readonly member: string },
  id: string,
  shell: Shell,
): readonly string[] {
  if (!/^[a-z]+:\/\//i.test(id) && !unprintable.test(id)) return optionWords(option, id, shell);
  const json = JSON.stringify({ [member]: id }).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return ["--cli-input-json", shellWord(json, shell)];
}

/** A value that begins with a dash must hang on its option, or the CLI takes it for one. */
function optionWords(option: string, value: string, shell: Shell): readonly string[] {
  return value.startsWith("-")
    ? [shellWord(`${option}=${value}`, shell)]
    : [option, shellWord(value, shell)];
}
