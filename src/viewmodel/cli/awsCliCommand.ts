import type { JobKind } from "../../domain/job/job";
import type { Session } from "../../domain/session/session";
import { type CliCommand, cliLine } from "./cliLine";
import type { Shell } from "../text/shellWord";

const commands = {
  backup: { name: "describe-backup-job", option: "--backup-job-id", member: "BackupJobId" },
  restore: { name: "describe-restore-job", option: "--restore-job-id", member: "RestoreJobId" },
  copy: { name: "describe-copy-job", option: "--copy-job-id", member: "CopyJobId" },
} as const satisfies Record<JobKind, { name: string; option: string; member: string }>;

/** The AWS CLI's command that describes the job; refused for a job without an id, and see {@link cliLine}. */
export function describeCommand(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  session: Session,
  shell: Shell,
): CliCommand {
  if (id === "") return { type: "refused", reason: "noId" };
  const { name, ...input } = commands[kind];
  return cliLine({ name, inputs: [{ ...input, value: id }] }, session, shell);
}
