import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorOf, lanes, type Placed } from "../../src/webview/details/render/lanes";

const letter = 7 / 620;

function extent(placed: Placed): readonly [number, number] {
  const width = placed.text.length * letter;
  return anchorOf(placed) === "start"
    ? [placed.at, placed.at + width]
    : [placed.at - width, placed.at];
}

describe("words on a timeline", () => {
  it("never cover each other on the same line", () => {
    const placed = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      text: fc.string({ minLength: 1, maxLength: 24 }),
    });
    fc.assert(
      fc.property(fc.array(placed, { maxLength: 8 }), (all) => {
        const found = lanes(all, 3);
        for (const [index, one] of all.entries()) {
          for (const [later, other] of all.entries()) {
            if (later <= index || found[index] === undefined || found[index] !== found[later])
              continue;
            const [[from, to], [start, end]] = [extent(one), extent(other)];
            expect(to <= start || end <= from).toBe(true);
          }
        }
      }),
    );
  });

  it("stand on the first line where there is room", () => {
    const all = [
      { at: 0, text: "Created" },
      { at: 0.5, text: "Started" },
      { at: 1, text: "Start by" },
    ];
    expect(lanes(all, 3)).toEqual([0, 0, 0]);
  });

  it("give way downwards, the left ones first", () => {
    const all = [
      { at: 0, text: "Created" },
      { at: 0.02, text: "Started" },
      { at: 0.04, text: "Failed" },
    ];
    expect(lanes(all, 3)).toEqual([2, 1, 0]);
    expect(lanes(all, 2)).toEqual([undefined, 1, 0]);
  });
});
