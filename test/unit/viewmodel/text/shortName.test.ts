import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortName } from "../../../../src/viewmodel/text/shortName";

const room = { first: 4, last: 2 };

describe("A short name", () => {
  it.each([
    ["", ""],
    ["orders", "orders"],
    ["1234567", "1234567"],
    ["12345678", "1234…78"],
    ["payments-production-3", "paym…-3"],
  ])("of %j is %j", (name, short) => {
    expect(shortName(name, room)).toBe(short);
  });

  it("keeps surrogate pairs, combining marks and families whole", () => {
    const family = "👨‍👩‍👧";
    expect(shortName("🦊".repeat(9), room)).toBe("🦊🦊🦊🦊…🦊🦊");
    expect(shortName("e\u0301".repeat(9), room)).toBe(
      `${"e\u0301".repeat(4)}…${"e\u0301".repeat(2)}`,
    );
    expect(shortName(family.repeat(9), room)).toBe(`${family.repeat(4)}…${family.repeat(2)}`);
    // Seven characters to a person, whatever number of code units.
    expect(shortName(family.repeat(7), room)).toBe(family.repeat(7));
  });

  it("is never longer, begins and ends as the name does, and has no new half of a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (name) => {
        const short = shortName(name, room);
        const [first = "", last = ""] = short === name ? [name, name] : short.split("…", 2);
        expect(short.length).toBeLessThanOrEqual(name.length);
        expect(short).not.toMatch(/\p{Surrogate}/u);
        expect(name.startsWith(first)).toBe(true);
        expect(name.endsWith(last)).toBe(true);
      }),
    );
  });
});
