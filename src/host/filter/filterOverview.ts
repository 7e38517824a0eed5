import { countValues } from "../../domain/filter/filterValues";
import type { Job } from "../../domain/job/job";
import {
  criteria,
  type Criterion,
  isFiltering,
  type JobFilter,
  listCriteria,
  noFilter,
  windowCriteria,
  withValues,
  withWindow,
} from "../../domain/filter/jobFilter";
import { criterionTexts } from "../../viewmodel/filter/criterionText";
import { criterionWords } from "../../viewmodel/filter/filterText";
import { capitalised } from "../../viewmodel/text/plainText";
import { applyFilter, type FilterContext, wordsOf, wordsOptions } from "./filterContext";
import { filterByTime } from "./filterTimePick";
import { filterByValues } from "./filterValuesPick";
import type { JobsView } from "../tree/jobsView";
import { type Line, pick } from "../picks/quickPick";
import { deleteSavedFilter, saveFilter, savedChoices } from "./savedFilterCommands";

type Chosen =
  | { readonly type: "criterion"; readonly criterion: Criterion }
  | { readonly type: "remove"; readonly criterion: Criterion }
  | { readonly type: "saved"; readonly filter: JobFilter }
  | { readonly type: "clear" | "save" | "delete" };

/** One list of all that can be done with the filter: what is set, what can be, what was saved. */
export async function filterOverview(context: FilterContext, view?: JobsView): Promise<void> {
  const { filter: active } = context.filters.active;
  const jobs = context.views.loadedJobs();
  // Children under their parents are loaded, too, whether or not they match.
  const count = context.views.all.reduce(
    (sum, { tree }) => tree.trees.reduce((all, { list }) => all + (list?.jobs.count({}) ?? 0), sum),
    0,
  );
  const matching =
    count === 1 ? "1 loaded job matches" : `${context.formats().count(count)} loaded jobs match`;
  const chosen = await pick<Chosen>(context.quickPicks, {
    title: "Filter Jobs",
    placeholder: isFiltering(active)
      ? `Active: ${wordsOf(active, context)}. ${matching}`
      : "No filter is active. Select a criterion or a saved filter",
    choices: () => Promise.resolve(choices(context, jobs)),
  });
  switch (chosen?.type) {
    case "criterion":
      return askCriterion(chosen.criterion, context, view);
    case "remove":
      return applyFilter(without(active, chosen.criterion), context, view);
    case "saved":
      return applyFilter(chosen.filter, context, view);
    case "clear":
      return applyFilter(noFilter, context, view);
    case "save":
      return saveFilter(context);
    case "delete":
      return deleteSavedFilter(context);
    case undefined:
      return;
  }
}

function without(filter: JobFilter, criterion: Criterion): JobFilter {
  const ofWindow = windowCriteria.find((each) => each === criterion);
  if (ofWindow !== undefined) return withWindow(filter, ofWindow, undefined);
  const ofList = listCriteria.find((each) => each === criterion);
  return ofList === undefined ? filter : withValues(filter, ofList, []);
}

async function askCriterion(
  criterion: Criterion,
  context: FilterContext,
  view?: JobsView,
): Promise<void> {
  const ofWindow = windowCriteria.find((each) => each === criterion);
  if (ofWindow !== undefined) await filterByTime(ofWindow, context, view);
  const ofList = listCriteria.find((each) => each === criterion);
  if (ofList !== undefined) await filterByValues([ofList], context, view);
}

function choices(context: FilterContext, jobs: readonly Job[]): readonly Line<Chosen>[] {
  const { filter: active } = context.filters.active;
  const words = wordsOptions(active, context);
  const set = criteria.filter((criterion) => active[criterion] !== undefined);
  const counted = countValues(listCriteria, jobs);
  return [
    ...set.map((criterion) => ({
      label: `Change ${nameOf(criterion)}…`,
      description: criterionWords(active, criterion, words) ?? "",
      group: "Active filter",
      value: { type: "criterion", criterion } as const,
    })),
    ...set.map((criterion) => ({
      label: `Remove ${nameOf(criterion)}`,
      group: "Active filter",
      value: { type: "remove", criterion } as const,
    })),
    ...(set.length === 0
      ? []
      : [
          { label: "Clear filters", group: "Active filter", value: { type: "clear" } as const },
          { label: "Save this filter…", group: "Active filter", value: { type: "save" } as const },
        ]),
    ...savedChoices(context),
    ...criteria
      .filter((criterion) => !set.includes(criterion))
      .map((criterion) => {
        const ofList = listCriteria.find((each) => each === criterion);
        const count = (ofList && counted.get(ofList)?.length) ?? 0;
        return {
          label: `${capitalised(nameOf(criterion))}…`,
          ...(count > 0 && { description: `${context.formats().count(count)} in the loaded jobs` }),
          group: "Filter by",
          value: { type: "criterion", criterion } as const,
        };
      }),
    { label: "Delete a saved filter…", group: "More", value: { type: "delete" } },
  ];
}

/** Inside a label: "state", "resource type". */
function nameOf(criterion: Criterion): string {
  const { title } = criterionTexts[criterion];
  const time = criterion === "created" || criterion === "completed" ? "time " : "";
  return `${time}${title.toLowerCase()}`;
}
