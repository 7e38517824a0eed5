import { type LogOutputChannel, window } from "vscode";
import type { Disposable } from "../../base/disposables";
import { lazyAsync } from "../../base/lazyAsync";
import { logName } from "../base/contributions";
import { nextTask } from "../base/nextTask";
import type { ComposeOptions, Explorer } from "./composition";

/**
 * Loads dist/explorer.js and makes what it holds, at the first call and once. A failure is an Error whose message is a
 * sentence for the user; the next call tries again.
 */
export function loadExplorer(
  options: Omit<ComposeOptions, "logChannel">,
  own: <Part extends Disposable>(part: Part) => Part,
): () => Promise<Explorer> {
  let channel: LogOutputChannel | undefined;
  return lazyAsync(async () => {
    const { compose } = await import("./composition").catch((error: unknown) => {
      throw new Error(
        `AWS Backup Explorer could not be loaded (${firstLine(error)}). Reload the window, or install it again.`,
        { cause: error },
      );
    });
    // To load it takes some 20 ms, and to make what it holds as much again.
    await nextTask();
    channel ??= own(window.createOutputChannel(logName, { log: true }));
    try {
      return own(compose({ ...options, logChannel: channel }));
    } catch (error) {
      channel.error(`Start: ${error instanceof Error ? (error.stack ?? "") : String(error)}`);
      throw new Error(
        `AWS Backup Explorer could not start (${firstLine(error)}). This is a fault in the extension: the output channel ${logName} tells more. Reload the window to try again.`,
        { cause: error },
      );
    }
  });
}

/** Node's message goes on with the files that wanted the one that is missing. */
function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line;
}
