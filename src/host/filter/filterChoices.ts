import { planOf } from "../../domain/job/jobDimension";
import { type CountedValue, countValues, mostFrequent } from "../../domain/filter/filterValues";
import { plainValue, valueProblem } from "../../domain/filter/filterJson";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { everyAccount } from "../../domain/job/listedBy";
import { viewKinds } from "../../domain/job/viewKinds";
import { type ListCriterion, noLaterBackup } from "../../domain/filter/jobFilter";
import { compareDisplayStates, displayStatesOfKind } from "../../domain/job/jobState";
import { criterionTexts, testingPlanName, valueText } from "../../viewmodel/filter/criterionText";
import { listed } from "../../viewmodel/text/listed";
import type { Formats } from "../../viewmodel/text/formats";
import { jobName } from "../../viewmodel/job/jobText";
import { capitalised, oneLine } from "../../viewmodel/text/plainText";
import { stateText } from "../../viewmodel/job/stateText";
import type { FilterContext } from "./filterContext";
import { type Choice, type Line, problemNote } from "../picks/quickPick";
import { mostOffered } from "./sessionValues";

/** One value of one criterion, for a list may hold those of several. */
export interface FilterValue {
  readonly criterion: ListCriterion;
  readonly value: string;
}

export function keyOf({ criterion, value }: FilterValue): string {
  return `${criterion}\n${value}`;
}

const longestLabel = 100;

/** Looked through by what is typed, so it holds all of an ARN that is not made to be long. */
const longestArn = 300;

/** Of ListBackupJobs' documentation; there are more. */
const documentedCategories = ["SUCCESS", "AccessDenied", "InvalidParameters"];

/**
 * What a criterion can be filtered by and is known without asking: what the loaded jobs have, with their number,
 * then what the API knows, what jobs had that were loaded before, and what was used before.
 */
export function knownChoices(
  criterion: ListCriterion,
  context: FilterContext,
): readonly Line<FilterValue>[] {
  const { filters, recent, views, values, formats } = context;
  const { plural } = criterionTexts[criterion];
  const counted = countValues([criterion], views.loadedJobs()).get(criterion) ?? [];
  const offered = mostFrequent(counted, mostOffered);
  const seen = views.sources.flatMap((source) => values.seen(source, criterion));
  const choices = new Map<string, Choice<FilterValue>>();
  const add = (group: string, choice: Choice<FilterValue>): void => {
    const key = choice.value.value;
    if (!choices.has(key)) choices.set(key, { ...choice, group });
  };
  const inLoaded = `${capitalised(plural)} in the loaded jobs`;
  for (const each of offered) add(inLoaded, countedChoice(criterion, each, formats()));
  for (const value of documented(criterion)) add("More", plainChoice(criterion, value));
  for (const { value, example } of seen) add("Seen before", plainChoice(criterion, value, example));
  const used = [...(filters.active.filter[criterion] ?? []), ...recent.of(criterion)];
  for (const value of used) add("Recent", plainChoice(criterion, value));
  if (criterion === "states") return stateChoices(choices);
  const lines: readonly Line<FilterValue>[] = [...choices.values()];
  if (counted.length <= offered.length) return lines;
  const rest = formats().count(counted.length - offered.length);
  return [...lines, { label: `${rest} more ${plural} are not listed. Type one`, group: "More" }];
}

/**
 * Every state, in the order a person on call wants, whether or not a job is in it.
 * @param used those that jobs are in, that jobs were in and that were filtered by, known to the API or not
 */
function stateChoices(
  used: ReadonlyMap<string, Choice<FilterValue>>,
): readonly Line<FilterValue>[] {
  const known = [...new Set(viewKinds.flatMap(displayStatesOfKind))];
  const names = [...new Set([...known, ...used.keys()])].sort(compareDisplayStates);
  return names.map((value): Choice<FilterValue> => {
    const kinds = viewKinds.filter((kind) => displayStatesOfKind(kind).includes(value));
    const isOfSome = kinds.length > 0 && kinds.length < viewKinds.length;
    const some = listed(
      kinds.map((kind) => jobKinds[kind].many),
      "and",
    );
    const only = isOfSome ? `${some} only` : undefined;
    const { description } = used.get(value) ?? {};
    const texts = [description, only].filter((text) => text !== undefined);
    return {
      label: stateText(value).label,
      ...(texts.length > 0 && { description: texts.join(" · ") }),
      value: { criterion: "states", value },
    };
  });
}

function documented(criterion: ListCriterion): readonly string[] {
  if (criterion === "laterBackup") return [noLaterBackup];
  if (criterion === "messageCategories") return documentedCategories;
  return criterion === "accountIds" ? [everyAccount] : [];
}

function countedChoice(
  criterion: ListCriterion,
  { value, count, example }: CountedValue,
  formats: Formats,
): Choice<FilterValue> {
  const choice = plainChoice(criterion, value, example);
  const loaded = `${formats.count(count)} loaded`;
  return {
    ...choice,
    description: choice.description === undefined ? loaded : `${loaded} · ${choice.description}`,
  };
}

/** @param example a job that has the value */
export function plainChoice(
  criterion: ListCriterion,
  value: string,
  example?: Job,
): Choice<FilterValue> {
  const filterValue = { criterion, value };
  if (criterion === "laterBackup") {
    return { label: capitalised(valueText(criterion, value)), value: filterValue };
  }
  const label = oneLine(value, longestLabel);
  if (criterion === "accountIds" && value === everyAccount) {
    return {
      label: "All accounts of the organization",
      description: "only for the management account or a delegated administrator account",
      value: filterValue,
    };
  }
  if (criterion === "restoreTestingPlanArns") {
    const name = oneLine(testingPlanName(value), longestLabel);
    return { label: name, description: oneLine(value, longestArn), value: filterValue };
  }
  const description = example && describe(criterion, value, example);
  return { label, ...(description !== undefined && { description }), value: filterValue };
}

/** What says more than an id or an ARN. */
function describe(criterion: ListCriterion, value: string, example: Job): string | undefined {
  if (criterion === "resourceArns") {
    return [jobName(example), example.resourceType]
      .filter((text) => text !== undefined)
      .map((text) => oneLine(text, longestLabel))
      .join(" · ");
  }
  const name = criterion === "backupPlans" ? planOf(example)?.name : undefined;
  return name === undefined || name === value ? undefined : oneLine(name, longestLabel);
}

/** What a typed text stands for in each of the criteria that it fits; why for nothing where it fits none. */
export function typedChoices(
  criteria: readonly ListCriterion[],
  text: string,
): readonly Line<FilterValue>[] {
  const problems = criteria.map((criterion) => ({
    criterion,
    problem: valueProblem(criterion, text),
  }));
  const fitting = problems.filter(({ problem }) => problem === undefined);
  if (fitting.length === 0) {
    const [first] = problems;
    return first?.problem === undefined ? [] : [problemNote(first.problem, "Typed")];
  }
  return fitting.map(({ criterion }) => {
    const choice = plainChoice(criterion, plainValue(criterion, text));
    const kind = criteria.length > 1 ? { description: criterionTexts[criterion].title } : {};
    return { ...choice, ...kind, group: "Typed" };
  });
}
