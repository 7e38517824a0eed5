import { ProgressLocation, window } from "vscode";
import type { DrainProgress } from "../../domain/query/advance";

/**
 * What can take minutes: a notification that counts and can be cancelled. VS Code makes links out of its text, so
 * nothing of AWS's stands in it.
 */
export async function withCancellableProgress(
  title: string,
  work: (options: {
    readonly signal: AbortSignal;
    readonly progress: (progress: DrainProgress) => void;
  }) => Promise<unknown>,
): Promise<void> {
  const abort = new AbortController();
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const subscription = token.onCancellationRequested(() => {
        abort.abort();
      });
      try {
        await work({
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
