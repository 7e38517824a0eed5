/** Deeper nesting than any answer of AWS Backup has; ends hostile ones. */
const maxDepth = 12;

/**
 * An answer of the SDK as JSON-ready data: without $metadata, dates as ISO 8601 text, members that
 * are missing left out.
 */
export function plainMembers(answer: object): Readonly<Record<string, unknown>> {
  return entriesOf(answer, 0);
}

function entriesOf(value: object, depth: number): Record<string, unknown> {
  // fromEntries defines members, so that one called __proto__ stays a mere member.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => depth > 0 || name !== "$metadata")
      .map(([name, member]) => [name, plain(member, depth + 1)] as const)
      .filter(([, member]) => member !== undefined),
  );
}

function plain(value: unknown, depth: number): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) {
    return typeof value === "function" || typeof value === "symbol" ? undefined : value;
  }
  if (depth >= maxDepth) return undefined;
  if (Array.isArray(value)) return value.map((item: unknown) => plain(item, depth + 1) ?? null);
  return entriesOf(value, depth);
}
