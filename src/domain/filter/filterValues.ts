import { compareText } from "../../base/compareText";
import { valueOfCriterion } from "./filterMatch";
import type { Job } from "../job/job";
import type { ListCriterion } from "./jobFilter";

/** A value that jobs have of a criterion. */
export interface CountedValue {
  readonly value: string;
  /** How many of the jobs. */
  readonly count: number;
  /** One of them. */
  readonly example: Job;
}

interface Counting extends CountedValue {
  count: number;
}

/**
 * The values that jobs have of each criterion, in no order and in one pass: there may be 100,000 jobs, and as many
 * recovery points. Of what goes by name, id and ARN it is the first that the job has: the name, which says most.
 */
export function countValues(
  criteria: readonly ListCriterion[],
  jobs: readonly Job[],
): ReadonlyMap<ListCriterion, readonly CountedValue[]> {
  const counts = criteria.map((criterion) => ({ criterion, values: new Map<string, Counting>() }));
  for (const job of jobs) {
    for (const { criterion, values } of counts) {
      const value = valueOfCriterion(criterion, job);
      if (value === undefined) continue;
      const known = values.get(value);
      if (known === undefined) values.set(value, { value, count: 1, example: job });
      else known.count++;
    }
  }
  return new Map(counts.map(({ criterion, values }) => [criterion, [...values.values()]]));
}

/** The most frequent first, so many at most; of those that one job each has, any, where there are more. */
export function mostFrequent(
  values: readonly CountedValue[],
  most: number,
): readonly CountedValue[] {
  if (values.length <= most) return [...values].sort(compareCounts);
  const several = values.filter(({ count }) => count > 1).sort(compareCounts);
  const single = values.filter(({ count }) => count === 1).slice(0, most);
  return [...several, ...single.sort(compareCounts)].slice(0, most);
}

function compareCounts(a: CountedValue, b: CountedValue): number {
  return b.count - a.count || compareText(a.value, b.value);
}
