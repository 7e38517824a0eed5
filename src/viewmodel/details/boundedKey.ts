import { checksum, codeUnits } from "../../base/checksum";

/** Longer than any id or state of AWS; the page may answer with ids of 4,096 characters (protocol/pageMessage). */
const longest = 200;

/**
 * AWS's text as part of an id of the page: short plain text as it is, any other by its length and two
 * checksums (from either end), for what comes back from the page must be what was sent.
 */
export function boundedKey(text: string): string {
  const isPlain = text.length <= longest && /^[\x20-\x7e]*$/.test(text) && !text.startsWith("#");
  if (isPlain) return text;
  const codes = codeUnits(text);
  return `#${text.length}-${checksum(codes)}-${checksum(codes.reverse())}`;
}
