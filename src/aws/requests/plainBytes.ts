const wordBytes = 4;

/** Bytes that are read four at a time: V8 reads a number from a DataView as fast as a byte (measured). */
export class PlainBytes {
  readonly length: number;
  readonly #view: DataView;

  constructor({ buffer, byteOffset, length }: Buffer) {
    this.length = length;
    this.#view = new DataView(buffer, byteOffset, length);
  }

  /** True where the bytes from here on are these. */
  has(others: PlainBytes, at: number): boolean {
    return this.isSame(at, others, 0, others.length);
  }

  /**
   * True where so many bytes from here on are those of the others from there on. They are compared from their ends: texts of AWS
   * that differ begin alike more often than they end alike.
   */
  isSame(at: number, others: PlainBytes, from: number, length: number): boolean {
    if (at + length > this.length) return false;
    const [view, other] = [this.#view, others.#view];
    let left = length;
    while (left >= wordBytes) {
      left -= wordBytes;
      if (view.getInt32(at + left, true) !== other.getInt32(from + left, true)) return false;
    }
    while (left > 0) {
      left--;
      if (view.getUint8(at + left) !== other.getUint8(from + left)) return false;
    }
    return true;
  }

  /** Where the first quote, backslash, control character or byte of no ASCII stands; the length where there is none. */
  plainEnd(start: number): number {
    const view = this.#view;
    const lastWord = this.length - wordBytes;
    let at = start;
    while (at <= lastWord && !hasSpecial(view.getInt32(at, true))) at += wordBytes;
    while (at < this.length && !isSpecial(view.getUint8(at))) at++;
    return at;
  }

  /** A number for these bytes, to look them up by. */
  hash(start: number, end: number): number {
    const view = this.#view;
    let hash = end - start;
    let at = start;
    for (; at + wordBytes <= end; at += wordBytes)
      hash = (Math.imul(hash, 31) + view.getInt32(at, true)) | 0;
    for (; at < end; at++) hash = (Math.imul(hash, 31) + view.getUint8(at)) | 0;
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  }
}

/** A quote, a backslash, a control character, or no ASCII. */
function isSpecial(byte: number): boolean {
  return byte === 0x22 || byte === 0x5c || byte < 0x20 || byte > 0x7f;
}

/** Whether one of the four bytes {@link isSpecial}; a byte below a value has its highest bit set when that is taken from it. */
function hasSpecial(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  return (
    ((((quotes - 0x01010101) & ~quotes) |
      ((backslashes - 0x01010101) & ~backslashes) |
      ((word - 0x20202020) & ~word) |
      word) &
      0x80808080) !==
    0
  );
}
