export type Members = Readonly<Record<string, unknown>>;

/** The members of an object, or none of anything else. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}
