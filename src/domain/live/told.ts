import { parsedJson } from "../../base/parsedJson";

/** What was told of is forgotten after so much else; nobody asks for it for long. */
const mostTold = 2000;
/** Longer than any key: the kind and the ID of a job. */
const longestKey = 300;

/** What windows have told of, as it is kept, the latest last; what can't be read was told by nobody. */
export function readTold(text: string): readonly string[] {
  const read = parsedJson(text);
  if (!Array.isArray(read)) return [];
  return read.filter((key) => typeof key === "string").slice(-mostTold);
}

/** What of these was not told of. */
export function untold(told: readonly string[], keys: readonly string[]): readonly string[] {
  const known = new Set(told);
  return keys.filter((key) => !known.has(keptKey(key)));
}

/** The same as it is to be kept when these are told of. */
export function toldJson(told: readonly string[], keys: readonly string[]): string {
  return JSON.stringify([...new Set([...told, ...keys.map(keptKey)])].slice(-mostTold));
}

function keptKey(key: string): string {
  return key.slice(0, longestKey);
}
