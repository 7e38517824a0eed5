import type { JobKind } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { jobMembers } from "../../domain/job/jobMembers";
import type { Session } from "../../domain/session/session";
import { type CliCommand, cliLine } from "./cliLine";
import type { Shell } from "../text/shellWord";

/** The AWS CLI's command that describes the job; refused for a job without an id, and see {@link cliLine}. */
export function describeCommand(
  { kind, id }: { readonly kind: JobKind; readonly id: string },
  session: Session,
  shell: Shell,
): CliCommand {
  if (id === "") return { type: "refused", reason: "noId" };
  const call = {
    operation: jobKinds[kind].describe,
    inputs: [{ member: jobMembers[kind].id.path, value: id }],
  };
  return cliLine(call, session, shell);
}
