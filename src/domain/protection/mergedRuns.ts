import { unitLength } from "../time/timeVocabulary";
import type { GatheredResource } from "./gatheredJobs";
import { madeAt } from "./goodBackup";
import type { Rule } from "./rule";
import type { DueRun } from "./dueRuns";

const { hour, minute } = unitLength;

/** When runs of another rule began that made a job for the resource, in order. */
interface OtherRuns {
  readonly starts: readonly number[];
  /** How long their jobs may wait to start, in milliseconds. */
  readonly window: number;
}

/**
 * Tells which runs of a rule another rule of its plan has taken over for a resource. AWS Backup merges rules whose time
 * frames (start and start window) overlap: one of them makes the backup, the other makes no job (backup plans guide).
 */
export class MergedRuns {
  readonly #rule: Rule;
  readonly #others: readonly OtherRuns[];

  /** @param from no run before is asked for */
  constructor(rule: Rule, resource: GatheredResource, from: number) {
    this.#rule = rule;
    this.#others = rule.plan.all.length > 1 ? otherRuns(rule, resource, from) : [];
  }

  /** Frames that only touch don't overlap. */
  has({ at }: DueRun): boolean {
    const { runs } = this.#rule;
    const slack = runs.slack(at);
    return this.#others.some(({ starts, window }) => {
      const start = firstAbove(starts, at - slack - window);
      return start !== undefined && start < at + runs.window + slack;
    });
  }
}

function otherRuns(rule: Rule, resource: GatheredResource, from: number): readonly OtherRuns[] {
  const starts = new Map<Rule, Set<number>>();
  resource.jobs.forEach((job, index) => {
    const other = resource.rules[index]?.rule;
    if (other === undefined || other === rule || other.plan !== rule.plan) return;
    const made = madeAt(job);
    // One without a time may have a StartBy.
    if (made <= from - other.runs.window - hour - 10 * minute && made !== -Infinity) return;
    const known = starts.get(other);
    if (known !== undefined) known.add(other.runs.runOf(job));
    else starts.set(other, new Set([other.runs.runOf(job)]));
  });
  return [...starts].map(([other, found]) => ({
    starts: [...found].sort((a, b) => a - b),
    window: other.runs.window,
  }));
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
