import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import { hasOthers, narrowingOf } from "./resourceFilter";

/**
 * What stands above the rows of resources: what of the filter narrows them, and that the rest does not; "" for nothing.
 * @param wordsOf says a filter in words
 */
export function resourceFilterText(
  filter: JobFilter,
  wordsOf: (filter: JobFilter) => string,
): string {
  const narrowing = narrowingOf(filter);
  const words = isFiltering(narrowing) ? [`Filter: ${wordsOf(narrowing)}`] : [];
  const rest = hasOthers(filter) ? ["The rest of the filter narrows jobs, not resources"] : [];
  return [...words, ...rest].join(". ");
}
