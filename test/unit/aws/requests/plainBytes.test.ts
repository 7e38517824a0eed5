import { describe, expect, it } from "vitest";
import { PlainBytes } from "../../../../src/aws/requests/plainBytes";

const letters = Buffer.from("abcdefghijkl");

/** The bytes, not at the start of their memory. */
function plain(bytes: Buffer): PlainBytes {
  const room = Buffer.alloc(bytes.length + 3);
  bytes.copy(room, 3);
  return new PlainBytes(room.subarray(3));
}

function withByte(byte: number, at: number): Buffer {
  const bytes = Buffer.from(letters);
  bytes[at] = byte;
  return bytes;
}

describe("bytes that are read four at a time", () => {
  it("end at a quote, a backslash, a control character and other than ASCII, wherever it stands", () => {
    const wrong: (readonly number[])[] = [];
    for (let byte = 0; byte < 256; byte++) {
      const isSpecial = byte === 0x22 || byte === 0x5c || byte < 0x20 || byte > 0x7f;
      for (let at = 0; at < letters.length; at++) {
        for (let start = 0; start <= at; start++) {
          const end = plain(withByte(byte, at)).plainEnd(start);
          if (end !== (isSpecial ? at : letters.length)) wrong.push([byte, at, start, end]);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it("are the same only where each byte is", () => {
    for (let length = 0; length <= letters.length; length++) {
      const others = plain(letters.subarray(0, length));
      expect(plain(letters).has(others, 0)).toBe(true);
      for (let at = 0; at < length; at++) {
        expect(plain(withByte(0x21, at)).has(others, 0)).toBe(false);
      }
    }
  });

  it("are not the same as more bytes than there are", () => {
    expect(plain(letters).has(plain(letters), 1)).toBe(false);
    expect(plain(letters).isSame(2, plain(letters), 2, 10)).toBe(true);
  });

  it("have the same hash wherever they stand", () => {
    const twice = plain(Buffer.concat([letters, Buffer.from("-"), letters]));
    for (let length = 0; length <= letters.length; length++) {
      expect(twice.hash(13, 13 + length)).toBe(twice.hash(0, length));
    }
    expect(twice.hash(0, 8)).not.toBe(twice.hash(1, 9));
  });
});
