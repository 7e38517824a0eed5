/** Resolves in the next task of the extension host: what other extensions wait for comes in between. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
