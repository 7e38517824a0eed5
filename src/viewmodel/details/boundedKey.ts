/** Longer than any id or state of AWS; the page may answer with ids of 4,096 characters (protocol/pageMessage). */
const longest = 200;

/**
 * AWS's text as part of an id of the page: short plain text as it is, any other by its length and two
 * checksums (FNV-1a from either end), for what comes back from the page must be what was sent.
 */
export function boundedKey(text: string): string {
  const isPlain = text.length <= longest && /^[\x20-\x7e]*$/.test(text) && !text.startsWith("#");
  if (isPlain) return text;
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return `#${text.length}-${checksum(codes)}-${checksum(codes.reverse())}`;
}

function checksum(codes: readonly number[]): string {
  return codes
    .reduce((hash, code) => Math.imul(hash ^ code, 0x01000193) >>> 0, 0x811c9dc5)
    .toString(16);
}
