/** Resolves when everything that follows by itself has happened: promises, not timers. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
