import type { QuickPickHost } from "./quickPick";

/**
 * Shows that something is looked for while it is: Esc ends it and gives undefined.
 * @param placeholder what is looked for
 */
export async function withProgressPick<T>(
  host: QuickPickHost,
  placeholder: string,
  look: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const list = host.createQuickPick();
  const abort = new AbortController();
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      list.placeholder = placeholder;
      list.busy = true;
      list.onDidHide(() => {
        abort.abort();
        resolve(undefined);
      });
      list.show();
      look(abort.signal).then(resolve, reject);
    });
  } finally {
    list.dispose();
  }
}
