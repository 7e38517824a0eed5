/**
 * A stand-in for a large object of which the code under test needs these members only. The compiler compares them with
 * the real ones, so a member that is renamed or takes something else fails here.
 */
export function standIn<T extends object>(members: Partial<T>): T {
  return members as T;
}
