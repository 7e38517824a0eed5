import { describe, expect, it } from "vitest";
import { figureOf, spreadOf, turnsOf } from "../../bench/figures";

describe("a spread", () => {
  it.each([
    [[3], { median: 3, least: 3, most: 3 }],
    [[10, 9, 100], { median: 10, least: 9, most: 100 }],
    [[4, 1, 3, 2], { median: 2.5, least: 1, most: 4 }],
  ])("of %j", (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  it("of nothing is no number", () => {
    expect(spreadOf([]).median).toBeNaN();
  });
});

describe("a figure", () => {
  const values = { what: "it", unit: "ms", values: [10, 40, 90] } as const;
  const baseline = { name: "plain", values: [10, 20, 30] };

  it("has the ratios of each round, not those of the medians", () => {
    const { ratio, value } = figureOf({ ...values, baseline });
    expect(value.median).toBe(40);
    expect(ratio).toEqual({ median: 2, least: 1, most: 3 });
  });

  it("has the ratios of the processor's time where both tell it", () => {
    const cpu = [5, 5, 5];
    expect(figureOf({ ...values, cpu, baseline }).cpuRatio).toBeUndefined();
    const told = figureOf({ ...values, cpu, baseline: { ...baseline, cpu: [10, 10, 20] } });
    expect(told.cpuRatio).toEqual({ median: 0.5, least: 0.25, most: 0.5 });
  });

  it.each([
    [{ of: "ratio", most: 2 }, true],
    [{ of: "ratio", most: 1.99 }, false],
    [{ of: "value", most: 40 }, true],
    [{ of: "value", most: 39 }, false],
  ] as const)("holds its limit %j: %s", (limit, holds) => {
    expect(figureOf({ ...values, baseline, limit }).holds).toBe(holds);
  });

  it("without a baseline does not hold a ratio", () => {
    expect(figureOf({ ...values, limit: { of: "ratio", most: 2 } }).holds).toBe(false);
  });
});

describe("turns", () => {
  it("let each be first as often as the others", () => {
    const firsts = [0, 1, 2, 3, 4, 5].map((round) => turnsOf(["a", "b", "c"], round)[0]);
    expect(firsts.toSorted()).toEqual(["a", "a", "b", "b", "c", "c"]);
  });

  it("let each come before each other", () => {
    const orders = [0, 1, 2, 3].map((round) => turnsOf(["a", "b"], round).join(""));
    expect(orders).toEqual(["ab", "ba", "ba", "ab"]);
  });
});
