import { ProgressLocation, window } from "vscode";
import type { DrainProgress } from "../../domain/query/advance";

/** What a work that can be cancelled is given. */
export interface CancellableWork {
  readonly signal: AbortSignal;
  readonly progress: (progress: DrainProgress) => void;
  /** How far it is, in words of ours. */
  readonly say: (message: string) => void;
}

/**
 * What can take minutes: a notification that counts and can be cancelled. VS Code makes links out of its text, so
 * nothing of AWS's stands in it.
 */
export async function withCancellableProgress(
  title: string,
  work: (options: CancellableWork) => Promise<unknown>,
): Promise<void> {
  const abort = new AbortController();
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const subscription = token.onCancellationRequested(() => {
        abort.abort();
      });
      try {
        const say = (message: string): void => {
          progress.report({ message });
        };
        await work({
          signal: abort.signal,
          say,
          progress: ({ jobs, pages }) => {
            say(`${count(jobs, "job")}, ${count(pages, "page")}`);
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
