import { quoted } from "./timeProblem";

/** What a value out of JSON is, for a sentence that says what stands in place of something else. Untrusted text. */
export function jsonKind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  switch (typeof value) {
    case "string":
      return `the text ${quoted(value)}`;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      return "an object";
    case "undefined":
    case "function":
    case "symbol":
      break;
  }
  return "something else";
}
