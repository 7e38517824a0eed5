import { workspace } from "vscode";
import { DisposableStore } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";
import type { CommandHandler, CommandHandlers } from "../base/commands";
import type { HostContext } from "../base/hostContext";
import { nextTask } from "../base/nextTask";
import type { JobAt } from "../details/jobAt";
import type { LiveOptions } from "./liveBundle";
import { wantsLive } from "./wantsLive";
import type { WatchCommand } from "./watchCommands";

export interface LiveModule {
  readonly commands: CommandHandlers<WatchCommand | "markAllSeen">;
  readonly watch: (type: "watch" | "stopWatching", at: JobAt) => Promise<void>;
}

/**
 * What happens by itself. dist/live.js is loaded once the first jobs of a view are there: neither the start nor the first
 * rows wait for it. Where a job is watched, or failures are to be told of, it is loaded at once.
 */
export function liveModule(context: HostContext, options: LiveOptions): LiveModule {
  const { own, log, memory } = context;
  const load = lazyAsync(async () => {
    // The rows that are there go to VS Code first.
    await nextTask();
    const { openLive } = await import("./liveBundle");
    return openLive(context, options);
  });
  const loadNow = (): void => {
    load().catch((error: unknown) => {
      log.failure("Views don't refresh themselves, and nothing is told of", error);
    });
  };
  const waiting = own(new DisposableStore());
  for (const { tree } of options.views.all) {
    waiting.add(
      tree.statusChanged(() => {
        if (!tree.trees.some(({ list }) => list?.isOpen === true)) return;
        waiting.dispose();
        loadNow();
      }),
    );
  }
  const loadIfWanted = (): void => {
    if (wantsLive(memory)) loadNow();
  };
  own(workspace.onDidChangeConfiguration(loadIfWanted));
  loadIfWanted();
  const lazy =
    (name: WatchCommand): CommandHandler =>
    async (argument) =>
      (await load()).commands[name](argument);
  return {
    watch: async (type, at) => {
      (await load()).watch(type, at);
    },
    commands: {
      watchJob: lazy("watchJob"),
      stopWatching: lazy("stopWatching"),
      showWatchedJobs: lazy("showWatchedJobs"),
      markAllSeen: async () => {
        await (await load()).markAllSeen();
      },
    },
  };
}
