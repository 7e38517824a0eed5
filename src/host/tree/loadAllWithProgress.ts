import { ProgressLocation, window } from "vscode";
import { jobKinds } from "../../domain/job/jobKinds";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { JobsView } from "./jobsView";

/**
 * Draining an account can take minutes: a notification that counts and can be cancelled; what was
 * loaded by then stays. VS Code makes links out of its text, so nothing of AWS's stands in it.
 */
export async function loadAllWithProgress(
  view: JobsView,
  node: ViewNode | undefined,
): Promise<void> {
  const title = `Loading all ${jobKinds[view.kind].many}`;
  const abort = new AbortController();
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const subscription = token.onCancellationRequested(() => {
        abort.abort();
      });
      try {
        await view.tree.loadAll(node, {
          signal: abort.signal,
          progress: ({ jobs, pages }) => {
            progress.report({ message: `${count(jobs, "job")}, ${count(pages, "page")}` });
          },
        });
      } finally {
        subscription.dispose();
      }
    },
  );
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
