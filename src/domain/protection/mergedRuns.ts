import { unitLength } from "../time/timeVocabulary";
import type { GatheredResource } from "./gatheredJobs";
import { madeAt } from "./goodBackup";
import type { Rule } from "./rule";
import type { DueRun } from "./dueRuns";
import { isTold, jobsAtOnce, type Steps } from "./slices";

const { hour, minute } = unitLength;

/** When runs of another rule began that made a job for the resource, in order. */
interface OtherRuns {
  readonly starts: Float64Array;
  /** How long their jobs may wait to start, in milliseconds. */
  readonly window: number;
}

/** A schedule may have to be reckoned for a job. */
const workOfJob = 4;

/**
 * Tells which runs of a rule another rule of its plan has taken over for a resource. AWS Backup merges rules whose time
 * frames (start and start window) overlap: one of them makes the backup, the other makes no job (backup plans guide).
 */
export class MergedRuns {
  readonly #rule: Rule;
  readonly #others: readonly OtherRuns[];

  constructor(rule: Rule, others: readonly OtherRuns[]) {
    this.#rule = rule;
    this.#others = others;
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

/** @param from no run before is asked for */
export function* mergedRuns(
  rule: Rule,
  resource: GatheredResource,
  from: number,
): Steps<MergedRuns> {
  const starts = new Map<Rule, Set<number>>();
  const jobs = rule.plan.all.length > 1 ? resource.jobs : [];
  for (const [index, job] of jobs.entries()) {
    if (isTold(index)) yield jobsAtOnce;
    const other = resource.rules[index]?.rule;
    if (other === undefined || other === rule || other.plan !== rule.plan) continue;
    const made = madeAt(job);
    // One without a time may have a StartBy.
    if (made <= from - other.runs.window - hour - 10 * minute && made !== -Infinity) continue;
    yield workOfJob;
    const known = starts.get(other);
    if (known !== undefined) known.add(other.runs.runOf(job));
    else starts.set(other, new Set([other.runs.runOf(job)]));
  }
  const others = [...starts].map(([other, found]) => ({
    // A typed array of 100,000 is sorted in some milliseconds.
    starts: Float64Array.from(found).sort(),
    window: other.runs.window,
  }));
  return new MergedRuns(rule, others);
}

/** The first number above another in a row that is in order. */
function firstAbove(row: Float64Array, than: number): number | undefined {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((row[middle] ?? Infinity) > than) high = middle;
    else low = middle + 1;
  }
  return row[low];
}
