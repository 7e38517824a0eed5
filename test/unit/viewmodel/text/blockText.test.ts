import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockText } from "../../../../src/viewmodel/text/blockText";
import { runs } from "../../../support/property";

describe("Text of several lines", () => {
  it("keeps its lines, however they end, and loses what is invisible or turns text around", () => {
    expect(
      blockText("one\r\ntwo\rthree\u2028four\tfive\u202egpj.exe\u0000\u001b[31m", 100),
    ).toEqual({
      text: "one\ntwo\nthree\nfour five gpj.exe [31m",
      hidden: 0,
    });
  });

  it("leaves other scripts and emoji as they are", () => {
    expect(blockText("עברית 漢字 🏴", 100).text).toBe("עברית 漢字 🏴");
  });

  it("says how much it leaves out, and never cuts a character in half", () => {
    expect(blockText("abcdef", 4)).toEqual({ text: "abcd", hidden: 2 });
    expect(blockText("ab👍👍", 3)).toEqual({ text: "ab", hidden: 4 });
    expect(blockText("ab👍", 4)).toEqual({ text: "ab👍", hidden: 0 });
  });

  it("has no control character but the line feed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(300), (given, max) => {
        const { text, hidden } = blockText(given, max);
        expect(text).not.toMatch(/[^\P{Cc}\n]/u);
        expect(text.length).toBeLessThanOrEqual(max);
        expect(hidden).toBeGreaterThanOrEqual(Math.max(0, given.length - max));
        expect(/\p{Surrogate}/u.test(text)).toBe(false);
      }),
      { numRuns: runs(1000) },
    );
  });
});
