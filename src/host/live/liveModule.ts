import { DisposableStore } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";
import type { HostContext } from "../base/hostContext";
import { nextTask } from "../base/nextTask";
import type { LiveOptions } from "./liveBundle";

/**
 * What happens by itself. dist/live.js is loaded once the first jobs of a view are there: neither the start nor the first
 * rows wait for it.
 */
export function liveModule(context: HostContext, options: LiveOptions): void {
  const { own, log } = context;
  const load = lazyAsync(async () => {
    // The rows that are there go to VS Code first.
    await nextTask();
    const { openLive } = await import("./liveBundle");
    openLive(context, options);
  });
  const waiting = own(new DisposableStore());
  for (const { tree } of options.views.all) {
    waiting.add(
      tree.statusChanged(() => {
        if (!tree.trees.some(({ list }) => list?.isOpen === true)) return;
        waiting.dispose();
        load().catch((error: unknown) => {
          log.failure("Views don't refresh themselves", error);
        });
      }),
    );
  }
}
