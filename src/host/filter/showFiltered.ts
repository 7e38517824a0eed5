import type { JobFilter } from "../../domain/filter/jobFilter";
import type { Filters } from "./filters";
import type { JobsView } from "../tree/jobsView";

/** Makes a filter the active one, unless that is refused, and brings a view's rows into sight, with the focus. */
export async function showFiltered(
  filter: JobFilter,
  filters: Pick<Filters, "set">,
  view: Pick<JobsView, "open">,
): Promise<void> {
  // At once: a focus that comes when the filter is kept, later, would close what the user has opened by then.
  await Promise.all([filters.set(filter), view.open()]);
}
