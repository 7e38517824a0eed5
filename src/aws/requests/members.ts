import { membersOf } from "../../base/membersOf";

// Checked members of an answer: a value of another type than the API model's counts as missing.

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

/** The last time that a Date can be, in milliseconds since the epoch; the first is as far before it (ECMAScript). */
const lastTime = 8.64e15;

/** Seconds since the epoch as JSON has them, in milliseconds, as the SDK makes a Date of them. */
export function timeOfSeconds(seconds: number): number | undefined {
  if (!Number.isFinite(seconds)) throw new RangeError("No time");
  // A Date has no -0.
  const milliseconds = Math.round(seconds * 1000) + 0;
  return Math.abs(milliseconds) <= lastTime ? milliseconds : undefined;
}

/** The texts of a map under their names, empty ones too; values of another type are left out. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return mapOf(value, (each) => (typeof each === "string" ? each : undefined));
}

/** The numbers of a map under their names; values of another type are left out. */
export function numbersOf(value: unknown): Readonly<Record<string, number>> {
  return mapOf(value, number);
}

function mapOf<T>(
  value: unknown,
  check: (value: unknown) => T | undefined,
): Readonly<Record<string, T>> {
  const entries = Object.entries(membersOf(value)).flatMap(([name, each]) => {
    const checked = check(each);
    return checked === undefined ? [] : [[name, checked] as const];
  });
  // fromEntries defines members, so that one called __proto__ stays a mere member.
  return Object.fromEntries(entries);
}
