import { isFiltering } from "../../domain/filter/jobFilter";
import { filterNotes } from "../filter/filterText";
import type { JobTree } from "./jobTree";

/**
 * What has to be known of the filter to read the rows of one session among several; "" where nothing has. The filter
 * itself stands above the view.
 */
export function filterNote({ list, filter, status }: JobTree): string {
  if (list === undefined || !isFiltering(filter)) return "";
  const { scope, jobs, asOf } = list;
  const isEmpty = !status.busy && asOf !== undefined && jobs.count({}) === 0;
  const notes = filterNotes(filter, scope, isEmpty).map((sentence) => sentence.replace(/[.]$/, ""));
  // Where nothing can match, the row in place of jobs gives the first reason.
  const unsaid = scope.queries.length === 0 ? notes.slice(1) : notes;
  return [unsaid.join(". "), status.narrowed].filter(Boolean).join(" · ");
}
