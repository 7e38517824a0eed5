import type { HoverIntent } from "../../viewmodel/jumps/hoverContent";
import type { CommandLink } from "../../viewmodel/jumps/hoverMarkdown";
import { commandIds } from "../base/contributions";

const commandOf = {
  showJobs: commandIds.showJobsForArn,
  goToArn: commandIds.goToResourceArn,
  openConsole: commandIds.openResourceInConsole,
  openJob: commandIds.goToJob,
  watchJob: commandIds.watchJob,
} as const satisfies Record<HoverIntent["type"], string>;

/** The commands that a hover's links may run; VS Code refuses all others. */
export const hoverCommands: readonly string[] = Object.values(commandOf);

/** The command of a link. Its argument is checked by the command: anybody may pass anything. */
export function hoverLink(intent: HoverIntent): CommandLink {
  const command = commandOf[intent.type];
  const { profile, region } = intent.session ?? {};
  const ofSession = intent.session === undefined ? {} : { profile, region };
  if ("id" in intent) {
    const { kind, id } = intent;
    return { command, argument: { kind, id, ...ofSession } };
  }
  const { arn } = intent;
  return { command, argument: intent.session === undefined ? arn : { arn, ...ofSession } };
}
