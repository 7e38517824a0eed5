import { unitLength } from "../time/timeVocabulary";
import type { GatheredResource } from "./gatheredJobs";
import { madeAt } from "./goodBackup";
import type { Rule } from "./rule";
import type { DueRun } from "./dueRuns";
import { isTold, jobsAtOnce, type Steps } from "./slices";

const { hour, minute } = unitLength;

/** When runs of rules began that made a job for a resource, in order. */
export type RunsOfRules = ReadonlyMap<Rule, Float64Array>;

/** A schedule may have to be reckoned for a job. */
const workOfJob = 4;

/** @param from no run before is asked for */
export function* runsOfRules({ jobs, rules }: GatheredResource, from: number): Steps<RunsOfRules> {
  const starts = new Map<Rule, Set<number>>();
  let index = -1;
  for (const job of jobs) {
    index += 1;
    if (isTold(index)) yield jobsAtOnce * workOfJob;
    const rule = rules[index]?.rule;
    if (rule === undefined) continue;
    const made = madeAt(job);
    // One without a time may have a StartBy.
    if (made <= from - rule.runs.window - hour - 10 * minute && made !== -Infinity) continue;
    const known = starts.get(rule);
    if (known !== undefined) known.add(rule.runs.runOf(job));
    else starts.set(rule, new Set([rule.runs.runOf(job)]));
  }
  // A typed array of 100,000 is sorted in some milliseconds.
  return new Map([...starts].map(([rule, found]) => [rule, Float64Array.from(found).sort()]));
}

/**
 * Tells which runs of a rule another rule of its plan has taken over for a resource. AWS Backup merges rules whose time
 * frames (start and start window) overlap: one of them makes the backup, the other makes no job (backup plans guide).
 */
export class MergedRuns {
  readonly #rule: Rule;
  readonly #others: readonly (readonly [Rule, Float64Array])[];

  constructor(rule: Rule, runs: RunsOfRules) {
    this.#rule = rule;
    this.#others = [...runs].filter(([other]) => other !== rule && other.plan === rule.plan);
  }

  /** Frames that only touch don't overlap. */
  has({ at }: DueRun): boolean {
    const { runs } = this.#rule;
    const slack = runs.slack(at);
    return this.#others.some(([{ runs: other }, starts]) => {
      const start = firstAbove(starts, at - slack - other.window);
      return start !== undefined && start < at + runs.window + slack;
    });
  }
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
