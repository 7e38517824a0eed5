import type { Account } from "../account";
import { Random } from "../random";
import type { AccountOptions } from "./demoAccount";
import { generatedAccount } from "./generatedAccount";

export interface RandomOptions extends AccountOptions {
  readonly seed: number;
  /** At most so many jobs of each kind; 60 unless told. */
  readonly largest?: number;
  /** No record lacks a member that its kind of job has. */
  readonly whole?: boolean;
}

/**
 * An account for property tests: everything about it comes from the seed. It may be empty, have one
 * state or all, many jobs in one second, members missing and families of any depth.
 */
export function randomAccount({
  seed,
  now,
  largest = 60,
  whole = false,
  ...place
}: RandomOptions): Account {
  const random = new Random(seed);
  const states = [
    "COMPLETED",
    "FAILED",
    "RUNNING",
    "EXPIRED",
    "ABORTED",
    "PARTIAL",
    "PENDING",
    "CREATED",
    "ABORTING",
  ];
  const weights = states.map(
    (state) => [state, random.chance(0.6) ? random.between(1, 9) : 0] as const,
  );
  // From a stream of its own, so that all other jobs of a seed are the same with and without scans.
  const scanRandom = new Random(seed + 7919);
  const scanStates = {
    COMPLETED_WITH_ISSUES: scanRandom.between(0, 5),
    CANCELED: scanRandom.between(0, 5),
  };
  return generatedAccount({
    ...place,
    now,
    seed: random.between(1, 1_000_000_000),
    backupJobs: random.between(0, largest),
    restoreJobs: random.between(0, largest),
    copyJobs: random.between(0, largest),
    scanJobs: scanRandom.between(0, largest),
    vaults: random.between(1, 5),
    resources: random.between(1, 8),
    states: { ...Object.fromEntries(weights), COMPLETED: random.between(1, 9), ...scanStates },
    parents: random.pick([0, 0.1, 0.4]),
    children: random.pick([0, 0.2, 0.8]),
    days: random.pick([0.1, 2, 29]),
    granularity: random.pick([1, 1000, 3_600_000]),
    gaps: whole ? 0 : random.pick([0, 0, 0.3]),
  });
}
