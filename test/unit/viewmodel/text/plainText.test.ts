import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstWords, oneLine } from "../../../../src/viewmodel/text/plainText";
import { runs } from "../../../support/property";

describe("One line", () => {
  it("has neither line ends nor marks that turn the direction of text", () => {
    expect(oneLine("one\r\ntwo\u202egpj.exe\u0000")).toBe("one two gpj.exe");
  });

  it("leaves other scripts and emoji as they are", () => {
    expect(oneLine("עברית 漢字 🏴")).toBe("עברית 漢字 🏴");
  });

  it("ends what is too long with an ellipsis, never in half a character", () => {
    expect(oneLine("abcdef", 4)).toBe("abc…");
    expect(oneLine("ab👍👍", 4)).toBe("ab…");
  });

  it("marks what is cut even where most of it was invisible", () => {
    expect(oneLine(`${"\u200b".repeat(15)}visible text`, 4)).toMatch(/^$|…$/);
  });

  it("is never longer than it may be, and well-formed where the text was", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 600 }),
        fc.integer({ min: 2, max: 120 }),
        (text, max) => {
          const line = oneLine(text, max);
          expect(line.length).toBeLessThanOrEqual(max);
          expect(/\p{Surrogate}/u.test(line)).toBe(false);
        },
      ),
      { numRuns: runs(2000) },
    );
  });
});

describe("The first words", () => {
  it("are the first sentence", () => {
    expect(firstWords("Access denied. Ask the owner.", 60)).toBe("Access denied");
  });

  it("leaves out what stands in parentheses, and keeps what follows a colon", () => {
    expect(firstWords("Cannot create more than 100 snapshots (Error Code: Quota.X)", 60)).toBe(
      "Cannot create more than 100 snapshots",
    );
    expect(firstWords("Access Denied (Service: AmazonS3; Status Code: 403)", 60)).toBe(
      "Access Denied",
    );
    expect(firstWords("An error occurred: no such key", 60)).toBe("An error occurred: no such key");
    expect(firstWords("(nothing else)", 60)).toBe("(nothing else)");
  });

  it("are not ended by a point inside a name", () => {
    expect(firstWords("Role arn:aws:iam::1:role/x.y is missing", 60)).toBe(
      "Role arn:aws:iam::1:role/x.y is missing",
    );
  });

  it("end at a word where the sentence is long", () => {
    expect(firstWords("The quick brown fox jumps over the lazy dog", 20)).toBe(
      "The quick brown fox…",
    );
  });

  it("of nothing are nothing", () => {
    expect(firstWords(" \n ", 20)).toBe("");
  });
});
