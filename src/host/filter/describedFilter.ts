import { type ActiveFilter, allJobs } from "../../domain/filter/activeFilter";
import type { JobScope } from "../../domain/filter/jobScope";
import type { FilterHeaderOptions } from "../../viewmodel/filter/filterText";

/** The filter in use, with the words for it. */
export interface DescribedFilter extends ActiveFilter {
  /** What stands above the rows of a scope that the filter made; "" for nothing. */
  readonly header: (
    scope: JobScope,
    options: Pick<FilterHeaderOptions, "formats" | "isEmpty">,
  ) => string;
}

/** No filter: there is nothing to say, and nothing to load for it. */
export const unfiltered: DescribedFilter = { ...allJobs, header: () => "" };
