import type { WantedJob } from "../../domain/jumps/findJob";
import { allJobKinds } from "../../domain/job/job";
import { isJobId } from "../../domain/job/jobIdText";
import type { Session } from "../../domain/session/session";
import { protectedResource } from "../../domain/arn/protectedResource";
import { arnProblem } from "../../domain/arn/textArns";

/** The ARN that a command was called with. Links, keybindings and other extensions may pass anything. */
export function arnArgument(argument: unknown): string | undefined {
  const arn = isObject(argument) && "arn" in argument ? argument.arn : argument;
  return typeof arn === "string" && arnProblem(arn) === undefined
    ? protectedResource(arn)
    : undefined;
}

/** The session that a hover's link names, as {@link arnArgument}; it need not be one that is open. */
export function sessionArgument(argument: unknown): Session | undefined {
  if (!isObject(argument) || !("profile" in argument) || !("region" in argument)) return undefined;
  const { profile, region } = argument;
  return typeof profile === "string" && typeof region === "string"
    ? { profile, region }
    : undefined;
}

/** The job that a command was called with, as {@link arnArgument}. */
export function jobArgument(argument: unknown): WantedJob | undefined {
  if (!isObject(argument)) return undefined;
  if (!("id" in argument) || typeof argument.id !== "string" || !isJobId(argument.id)) {
    return undefined;
  }
  const given = "kind" in argument ? argument.kind : undefined;
  return { id: argument.id, kind: allJobKinds.find((kind) => kind === given) };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
