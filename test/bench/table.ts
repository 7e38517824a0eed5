import type { Figure, Limit, Spread } from "./figures";

const head = [
  "| What | Ratio | Limit | Holds | Ratio of CPU | Ours | Baseline |",
  "| ---- | ----- | ----- | ----- | ------------ | ---- | -------- |",
];

/** A Markdown table of figures: medians, with the least and the most in brackets. */
export function tableOf(figures: readonly Figure[]): string {
  return [...head, ...figures.map(line)].join("\n");
}

function line({ what, unit, value, baseline, ratio, cpuRatio, limit, holds }: Figure): string {
  const cells = [
    what,
    ratio === undefined ? "" : spreadText(ratio, (each) => each.toFixed(2)),
    limit === undefined ? "" : limitText(limit, unit),
    holds === undefined ? "" : holds ? "yes" : "**no**",
    cpuRatio === undefined ? "" : spreadText(cpuRatio, (each) => each.toFixed(2)),
    spreadText(value, (each) => amount(each, unit)),
    baseline === undefined
      ? ""
      : `${baseline.name}: ${spreadText(baseline, (each) => amount(each, unit))}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function limitText({ of, most }: Limit, unit: Figure["unit"]): string {
  return of === "ratio" ? `≤ ${most.toFixed(2)} ×` : `≤ ${amount(most, unit)}`;
}

function spreadText({ median, least, most }: Spread, text: (value: number) => string): string {
  return least === most ? text(median) : `${text(median)} (${text(least)}–${text(most)})`;
}

function amount(value: number, unit: Figure["unit"]): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`;
}
