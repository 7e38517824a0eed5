import { type JobFilter, type ListCriterion, withValues } from "../../domain/filter/jobFilter";
import { everyAccount } from "../../domain/job/listedBy";
import { criterionTexts } from "../../viewmodel/filter/criterionText";
import { criterionWords } from "../../viewmodel/filter/filterText";
import { type FilterValue, keyOf, knownChoices, typedChoices } from "./filterChoices";
import { applyFilter, type FilterContext, wordsOptions } from "./filterContext";
import { listedChoices } from "./listedChoices";
import type { JobsView } from "../tree/jobsView";
import { pickMany } from "../picks/multiPick";

/** How lists ask for values that nobody can guess the spelling of. */
const hints: Readonly<Partial<Record<ListCriterion, string>>> = {
  resourceArns: "or type an ARN",
  accountIds: "or type 12 digits",
  parentJobIds: "or type a job ID",
};

/** Asks for values of one criterion, or of several that belong together; Esc changes nothing. */
export async function filterByValues(
  asked: readonly [ListCriterion, ...ListCriterion[]],
  context: FilterContext,
  view?: JobsView,
): Promise<void> {
  const { filter: active } = context.filters.active;
  const words = asked.flatMap(
    (criterion) => criterionWords(active, criterion, wordsOptions(active, context)) ?? [],
  );
  const names = asked.map((criterion) => criterionTexts[criterion].plural).join(", ");
  const now = words.length === 0 ? `All ${names}` : `Now: ${words.join(" · ")}`;
  const checked = asked.flatMap((criterion) =>
    (active[criterion] ?? []).map((value) => ({ criterion, value })),
  );
  const later = listedChoices(asked[0], context);
  const chosen = await pickMany<FilterValue>(context.quickPicks, {
    title: `Filter by ${asked.map((criterion) => criterionTexts[criterion].title).join(", ")}`,
    placeholder: `${now}. Select what to show, ${hints[asked[0]] ?? "or type another"}. Select none to show all`,
    choices: asked.flatMap((criterion) => knownChoices(criterion, context)),
    ...(later && { later }),
    checked,
    keyOf,
    typed: (text) => typedChoices(asked, text),
    problem: (values) => context.reader.problem(withChosen(active, asked, values)),
  });
  if (chosen === undefined) return;
  const filter = withChosen(active, asked, chosen);
  await applyFilter(filter, context, view);
  for (const criterion of asked) await context.recent.add(criterion, filter[criterion] ?? []);
}

/** The filter with what was chosen in place of what it had of the criteria that were asked for. */
function withChosen(
  filter: JobFilter,
  asked: readonly ListCriterion[],
  chosen: readonly FilterValue[],
): JobFilter {
  return asked.reduce((next, criterion) => {
    const values = chosen.flatMap((each) => (each.criterion === criterion ? each.value : []));
    const settled = criterion === "accountIds" ? accounts(values, filter.accountIds) : values;
    return withValues(next, criterion, settled);
  }, filter);
}

/** All accounts stand alone: whichever was chosen last counts. */
function accounts(values: readonly string[], before: readonly string[] = []): readonly string[] {
  if (!values.includes(everyAccount)) return values;
  return before.includes(everyAccount) && values.length > 1
    ? values.filter((value) => value !== everyAccount)
    : [everyAccount];
}
