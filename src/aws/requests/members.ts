/** Checked members of an answer: a value of another type than the API model's counts as missing. */
export type Members = Readonly<Record<string, unknown>>;

/** The members of an object, or none of anything else. */
export function membersOf(value: unknown): Members {
  return isMembers(value) ? value : {};
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null;
}

/** Text; empty text counts as missing, AWS sends it for members without a value. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The texts of a list; what is none is left out. */
export function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.map(text).filter((each) => each !== undefined);
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** A Date of the SDK as milliseconds since the epoch. */
export function time(value: unknown): number | undefined {
  return value instanceof Date ? number(value.getTime()) : undefined;
}

/** Sets a member that has a value; one that is missing stays absent. */
export function set<T, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) target[key] = value;
}
