/** A status bar's tooltip has no room for more. */
const mostOperations = 4;

/**
 * e.g. "Requests in the last hour: 90 (ListBackupJobs 60, ListCopyJobs 30)"
 * @param counts by operation, most first
 */
export function requestsText(counts: ReadonlyMap<string, number>, most = mostOperations): string {
  const all = [...counts];
  if (all.length === 0) return "No requests in the last hour";
  const sum = (some: readonly (readonly [string, number])[]): number =>
    some.reduce((total, [, count]) => total + count, 0);
  const named = all.slice(0, most).map(([operation, count]) => `${operation} ${count}`);
  const others = all.slice(most);
  const rest = others.length === 0 ? [] : [`others ${sum(others)}`];
  return `Requests in the last hour: ${sum(all)} (${[...named, ...rest].join(", ")})`;
}
