/** Several values of one thing: the middle one, the least and the most. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The most that a figure, or its ratio to the baseline, may be. */
export interface Limit {
  readonly of: "ratio" | "value";
  readonly most: number;
}

/** A line of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: "ms" | "bytes" | "kB" | "rows";
  readonly value: Spread;
  readonly baseline?: Spread & { readonly name: string };
  /** Ours by the baseline, of each round: what else the machine did stands in both. */
  readonly ratio?: Spread;
  /** The same of the time that the processor worked for each: it hardly depends on what else runs. */
  readonly cpuRatio?: Spread;
  readonly limit?: Limit;
  readonly holds?: boolean;
}

export interface Values {
  readonly what: string;
  readonly unit: Figure["unit"];
  /** One a round. */
  readonly values: readonly number[];
  /** Milliseconds of the processor. */
  readonly cpu?: readonly number[];
  /** One a round, in the same order. */
  readonly baseline?: {
    readonly name: string;
    readonly values: readonly number[];
    readonly cpu?: readonly number[];
  };
  readonly limit?: Limit;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** What the values of all rounds come to. */
export function figureOf({ what, unit, values, cpu, baseline, limit }: Values): Figure {
  const value = spreadOf(values);
  const ratio = baseline && ratioOf(values, baseline.values);
  const cpuRatio = cpu && baseline?.cpu && ratioOf(cpu, baseline.cpu);
  const measured = limit?.of === "ratio" ? ratio?.median : value.median;
  return {
    what,
    unit,
    value,
    ...(baseline && { baseline: { name: baseline.name, ...spreadOf(baseline.values) } }),
    ...(ratio && { ratio }),
    ...(cpuRatio && { cpuRatio }),
    ...(limit && { limit, holds: measured !== undefined && measured <= limit.most }),
  };
}

function ratioOf(ours: readonly number[], baseline: readonly number[]): Spread {
  return spreadOf(ours.map((each, round) => each / (baseline[round] ?? Number.NaN)));
}

/** The names in another order each round: each is first, and comes after each, as often as the others. */
export function turnsOf<Name>(names: readonly Name[], round: number): readonly Name[] {
  const start = round % names.length;
  const turned = [...names.slice(start), ...names.slice(0, start)];
  return Math.floor(round / names.length) % 2 === 0 ? turned : turned.toReversed();
}
