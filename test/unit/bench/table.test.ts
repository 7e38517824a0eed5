import { expect, it } from "vitest";
import { figureOf } from "../../bench/figures";
import { tableOf } from "../../bench/table";

it("has a row for each figure, the ratio first", () => {
  const compared = figureOf({
    what: "load",
    unit: "ms",
    values: [120, 100],
    baseline: { name: "plain", values: [100, 100] },
    limit: { of: "ratio", most: 1.3 },
  });
  const alone = figureOf({
    what: "a job",
    unit: "bytes",
    values: [800],
    limit: { of: "value", most: 750 },
  });
  expect(tableOf([compared, alone]).split("\n").slice(2)).toEqual([
    "| load | 1.10 (1.00–1.20) | ≤ 1.30 × | yes |  | 110 ms (100 ms–120 ms) | plain: 100 ms |",
    "| a job |  | ≤ 750 bytes | **no** |  | 800 bytes |  |",
  ]);
});
