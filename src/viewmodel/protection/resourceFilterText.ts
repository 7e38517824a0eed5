import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import { filterWords } from "../filter/filterText";
import type { Formats } from "../text/formats";
import { hasOthers, narrowingOf } from "./resourceFilter";

/** What stands above the rows of resources: what of the filter narrows them, and that the rest does not; "" for nothing. */
export function resourceFilterText(
  filter: JobFilter,
  options: { readonly formats: Formats; readonly now: number },
): string {
  const narrowing = narrowingOf(filter);
  const words = isFiltering(narrowing)
    ? [`Filter: ${filterWords(narrowing, { ...options, ranges: { readAt: options.now } })}`]
    : [];
  const rest = hasOthers(filter) ? ["The rest of the filter narrows jobs, not resources"] : [];
  return [...words, ...rest].join(". ");
}
