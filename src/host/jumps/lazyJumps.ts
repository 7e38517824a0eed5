import { lazyAsync } from "../../base/lazyAsync";
import { type CommandHandlers, handlersLater } from "../base/commands";
import type { JumpCommand } from "./jumpCommands";
import type * as Bundle from "./jumpsBundle";

/** Loads dist/jumps.js at the first call: when somebody hovers on an ARN, or goes to a job or a resource. */
export function lazyJumps(): () => Promise<typeof Bundle> {
  return lazyAsync(() => import("./jumpsBundle"));
}

/** The handlers of the jumps, made when the first of them runs. */
export function lazyJumpCommands(
  make: () => Promise<CommandHandlers<JumpCommand>>,
): CommandHandlers<JumpCommand> {
  const later = handlersLater(make);
  return {
    showJobsForArn: later("showJobsForArn"),
    goToJob: later("goToJob"),
    findText: later("findText"),
    goToResourceArn: later("goToResourceArn"),
    openResourceInConsole: later("openResourceInConsole"),
  };
}
