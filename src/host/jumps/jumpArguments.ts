import type { WantedJob } from "../../domain/jumps/findJob";
import { allJobKinds } from "../../domain/job/job";
import { isJobId } from "../../domain/job/jobIdText";
import { protectedResource } from "../../domain/arn/protectedResource";
import { arnProblem } from "../../domain/arn/textArns";

/** The ARN that a command was called with. Links, keybindings and other extensions may pass anything. */
export function arnArgument(argument: unknown): string | undefined {
  return typeof argument === "string" && arnProblem(argument) === undefined
    ? protectedResource(argument)
    : undefined;
}

/** The job that a command was called with, as {@link arnArgument}. */
export function jobArgument(argument: unknown): WantedJob | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  if (!("id" in argument) || typeof argument.id !== "string" || !isJobId(argument.id)) {
    return undefined;
  }
  const given = "kind" in argument ? argument.kind : undefined;
  return { id: argument.id, kind: allJobKinds.find((kind) => kind === given) };
}
