import process from "node:process";

/**
 * How properties are tested, by environment. PROPERTY_SEED: a number in place of the fixed seed; vitest.config.mts makes
 * one of the word "random", and says which. PROPERTY_RUNS: how many times the runs that a test names: 10, 0.1.
 */
const factor = Number(process.env["PROPERTY_RUNS"] ?? 1);

export const propertySeed = Number(process.env["PROPERTY_SEED"] ?? 20261121);

/** As many runs of a property as this run of the tests wants, where an ordinary one has `count`. */
export const runs = (count: number): number => Math.ceil(count * factor);

/** As many seeds, for tests that make their cases by themselves. */
export const seeds = (count: number): readonly number[] =>
  Array.from({ length: runs(count) }, (_, i) => propertySeed + i);
