import { describe, expect, it } from "vitest";
import { checksum, codeUnits } from "../../../src/base/checksum";

describe("A checksum", () => {
  // http://www.isthe.com/chongo/src/fnv/test_fnv.c
  it.each([
    ["", "811c9dc5"],
    ["a", "e40c292c"],
    ["foobar", "bf9cf968"],
  ])("of %j is FNV-1a's", (text, sum) => {
    expect(checksum(codeUnits(text))).toBe(sum);
  });

  it("tells texts of half characters apart", () => {
    expect(checksum(codeUnits("\ud800"))).not.toBe(checksum(codeUnits("\ud801")));
  });
});
