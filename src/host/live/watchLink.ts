import { watchJson } from "../../domain/live/watch";
import type { CommandLink } from "../../viewmodel/jumps/hoverMarkdown";
import type { WatchIntent } from "../../viewmodel/live/watchStatus";
import { commandIds } from "../base/contributions";

const commandOf = {
  open: commandIds.goToJob,
  stop: commandIds.stopWatching,
} as const satisfies Record<WatchIntent["type"], string>;

/** The commands that the tooltip's links may run; VS Code refuses all others. */
export const watchCommandIds: readonly string[] = Object.values(commandOf);

/** The command of a link. Its argument is checked by the command: anybody may pass anything. */
export function watchLink({ type, watch }: WatchIntent): CommandLink {
  return { command: commandOf[type], argument: watchJson(watch) };
}
