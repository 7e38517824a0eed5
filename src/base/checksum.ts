/** FNV-1a in hexadecimal, to tell long texts apart by; nothing secret rests on it. */
export function checksum(codes: Iterable<number>): string {
  let hash = 0x811c9dc5;
  for (const code of codes) hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
  return hash.toString(16);
}

/** UTF-16 code units, half characters too. */
export function codeUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}
