import { PlainBytes } from "./plainBytes";

/** The bytes are not JSON as AWS writes it. What they are, a whole parser has to find out. */
export class UnusualJson extends Error {}

export const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;
const nine = 0x39;
export const openBracket = 0x5b;
export const openBrace = 0x7b;
/** A closing bracket or brace is its opening one and 2. */
const closes = 2;

/** So many digits are an exact number, and so is the quotient by a power of ten: it is rounded once, as JSON.parse does. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, digits) => 10 ** digits);

/** A walk over the bytes of a JSON text. What it does not understand, or what is no JSON, is an {@link UnusualJson}. */
export class JsonBytes {
  readonly bytes: Buffer;
  readonly plain: PlainBytes;
  /** Of the next byte. */
  at = 0;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.plain = new PlainBytes(bytes);
  }

  /** The next byte that is no white space; undefined at the end. */
  next(): number | undefined {
    let byte = this.bytes[this.at];
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
      byte = this.bytes[++this.at];
    }
    return byte;
  }

  /** Goes past the next byte that is no white space, which must be this one. */
  expect(byte: number): void {
    if (!this.takes(byte)) throw new UnusualJson();
  }

  /** Goes past the next byte that is no white space, if it is this one. */
  takes(byte: number): boolean {
    // AWS writes no white space.
    if (this.bytes[this.at] !== byte && this.next() !== byte) return false;
    this.at++;
    return true;
  }

  /** True where these bytes come next; goes past them. */
  takesAll(expected: PlainBytes): boolean {
    if (!this.plain.has(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** A text between quotes. */
  text(): string {
    return this.plainText() ?? this.unusualText();
  }

  /** A text of plain ASCII between quotes; undefined for one of other characters, which is not gone past. */
  plainText(): string | undefined {
    const start = this.at + 1;
    const end = this.plainEnd();
    if (end === undefined) return undefined;
    this.at = end + 1;
    return this.ascii(start, end);
  }

  /** Where the closing quote of a text of plain ASCII is; undefined for a text of other characters. */
  plainEnd(): number | undefined {
    const end = this.plain.plainEnd(this.at + 1);
    const byte = this.bytes[end];
    if (byte === quote) return end;
    if (byte === undefined || byte < 0x20) throw new UnusualJson();
    return undefined;
  }

  /** Bytes of ASCII as a text. */
  ascii(start: number, end: number): string {
    return this.bytes.toString("latin1", start, end);
  }

  /** True where these bytes are this text of ASCII. */
  isText(text: string, start: number, end: number): boolean {
    if (text.length !== end - start) return false;
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      if (bytes[start + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  /** A text with escapes, or other characters than ASCII. */
  unusualText(): string {
    const value = this.value();
    if (typeof value !== "string") throw new UnusualJson();
    return value;
  }

  /** The next number. */
  number(): number {
    const { bytes } = this;
    const isNegative = bytes[this.at] === minus;
    const start = isNegative ? this.at + 1 : this.at;
    let at = start;
    let digits = 0;
    let byte = bytes[at] ?? 0;
    for (; byte >= zero && byte <= nine; byte = bytes[++at] ?? 0)
      digits = digits * 10 + byte - zero;
    let fraction = 0;
    if (byte === dot && at > start) {
      const point = at;
      byte = bytes[++at] ?? 0;
      for (; byte >= zero && byte <= nine; byte = bytes[++at] ?? 0)
        digits = digits * 10 + byte - zero;
      fraction = at - point - 1;
      if (fraction === 0) throw new UnusualJson();
    }
    const length = at - start;
    const startsWithZero = bytes[start] === zero && bytes[start + 1] !== dot && length > 1;
    const power = powersOfTen[fraction];
    if (
      length === 0 ||
      length > exactDigits ||
      startsWithZero ||
      power === undefined ||
      !isEnd(byte)
    ) {
      return this.#unusualNumber();
    }
    this.at = at;
    const value = digits / power;
    return isNegative ? -value : value;
  }

  /** Any value, parsed. */
  value(): unknown {
    const { bytes, at } = this;
    const end = this.#valueEnd();
    this.at = end;
    return JSON.parse(bytes.toString("utf8", at, end));
  }

  #unusualNumber(): number {
    const value = this.value();
    if (typeof value !== "number") throw new UnusualJson();
    return value;
  }

  /** Where a value ends, if it is JSON: that shows when it is parsed. */
  #valueEnd(): number {
    const { bytes } = this;
    let { at } = this;
    let depth = 0;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined) throw new UnusualJson();
      if (byte === quote) at = textEnd(bytes, at);
      else if (byte === openBrace || byte === openBracket) depth++;
      else if (byte === openBrace + closes || byte === openBracket + closes) depth--;
      else if (depth === 0) return scalarEnd(bytes, at);
      at++;
      if (depth <= 0) return at;
    }
  }
}

/** Where a text's closing quote is. */
function textEnd(bytes: Buffer, start: number): number {
  let at = start + 1;
  for (;;) {
    const byte = bytes[at];
    if (byte === undefined) throw new UnusualJson();
    if (byte === quote) return at;
    at += byte === backslash ? 2 : 1;
  }
}

function scalarEnd(bytes: Buffer, start: number): number {
  let at = start;
  while (!isEnd(bytes[at] ?? 0x20)) at++;
  return at;
}

/** A byte that can stand behind a number or a word. */
function isEnd(byte: number): boolean {
  return (
    byte === 0x2c ||
    byte === openBrace + closes ||
    byte === openBracket + closes ||
    byte === 0x20 ||
    byte === 0x0a ||
    byte === 0x0d ||
    byte === 0x09
  );
}
