/**
 * A value that is made at the first call and once. A failure is forgotten, so that the next call tries
 * again.
 */
export function lazyAsync<T>(make: () => Promise<T>): () => Promise<T> {
  let making: Promise<T> | undefined;
  return () => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };
}
