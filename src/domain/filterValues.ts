import { compareText } from "../base/compareText";
import { valuesOf } from "./filterMatch";
import type { Job } from "./job";
import type { ListCriterion } from "./jobFilter";

/** A value that jobs have of a criterion. */
export interface CountedValue {
  readonly value: string;
  /** How many of the jobs. */
  readonly count: number;
  /** One of them. */
  readonly example: Job;
}

/**
 * The values that jobs have of a criterion, most frequent first. Of what goes by name, id and ARN it is the
 * first that the job has: the name, which says most.
 */
export function countValues(
  criterion: ListCriterion,
  jobs: readonly Job[],
): readonly CountedValue[] {
  const counted = new Map<string, { value: string; count: number; readonly example: Job }>();
  for (const job of jobs) {
    const value = valuesOf(criterion, job).find((each) => each !== undefined && each !== "");
    if (value === undefined) continue;
    const known = counted.get(value);
    if (known === undefined) counted.set(value, { value, count: 1, example: job });
    else known.count++;
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}
