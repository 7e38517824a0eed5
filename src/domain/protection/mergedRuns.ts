import { unitLength } from "../time/timeVocabulary";
import { madeAt } from "./goodBackup";
import type { DueRun } from "./ruleRuns";
import type { RulePair } from "./rulePairs";

const { hour, minute } = unitLength;

/** Runs of another rule that made a job for the resource, in order, and how long their jobs may wait to start. */
interface OtherRuns {
  readonly starts: readonly number[];
  readonly window: number;
}

/**
 * Tells which runs of a rule another rule of its plan has taken over for the resource. AWS Backup merges rules whose time
 * frames (start and start window) overlap: one of them makes the backup, the other makes no job (backup plans guide).
 */
export class MergedRuns {
  readonly #pair: RulePair;
  readonly #others: readonly OtherRuns[];

  /** @param from the first run that is asked for */
  constructor(pair: RulePair, pairs: readonly RulePair[], from: number) {
    this.#pair = pair;
    this.#others = pairs
      .filter((other) => other !== pair && other.rule.plan === pair.rule.plan)
      .map((other) => otherRuns(other, from))
      .filter(({ starts }) => starts.length > 0);
  }

  /** Frames that only touch don't overlap. */
  has({ at }: DueRun): boolean {
    const { runs } = this.#pair.rule;
    const slack = runs.slack(at);
    return this.#others.some(({ starts, window }) => {
      const start = firstAbove(starts, at - slack - window);
      return start !== undefined && start < at + runs.window + slack;
    });
  }
}

function otherRuns({ rule, jobs }: RulePair, from: number): OtherRuns {
  const { runs } = rule;
  const earliest = from - runs.window - hour - 10 * minute;
  const starts = new Set<number>();
  for (const job of jobs) {
    const made = madeAt(job);
    // One without a time may have a StartBy.
    if (made > earliest || made === -Infinity) starts.add(runs.runOf(job));
  }
  return { starts: [...starts].sort((a, b) => a - b), window: runs.window };
}

/** The first number above another in a row that is in order. */
function firstAbove(row: readonly number[], than: number): number | undefined {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] ?? Infinity) > than) high = middle;
    else low = middle + 1;
  }
  return row[low];
}
