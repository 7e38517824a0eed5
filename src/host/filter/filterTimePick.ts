import { type JobFilter, type WindowCriterion, withWindow } from "../../domain/filter/jobFilter";
import { reachesBeyondRetention } from "../../domain/time/jobRetention";
import { namedTimeWindows, type TimeRange } from "../../domain/time/timeWindow";
import { criterionTexts } from "../../viewmodel/filter/criterionText";
import { criterionWords, retentionText } from "../../viewmodel/filter/filterText";
import { rangeText, windowLabel } from "../../viewmodel/filter/timeWindowText";
import { applyFilter, type FilterContext, wordsOptions } from "./filterContext";
import type { JobsView } from "../tree/jobsView";
import { type Choice, type Line, pick, problemNote } from "../picks/quickPick";

type Chosen =
  | { readonly type: "window"; readonly text: string }
  | { readonly type: "none" }
  | { readonly type: "other" };

const others = { created: "completed", completed: "created" } as const;

/**
 * Asks for a window of the time at which jobs were created, or completed; Esc changes nothing.
 * @param kept what the window is added to: the active filter, less the other window where one was asked for instead
 */
export async function filterByTime(
  criterion: WindowCriterion,
  context: FilterContext,
  view?: JobsView,
  kept: JobFilter = context.filters.active.filter,
): Promise<void> {
  const { filter: active } = context.filters.active;
  const { title } = criterionTexts[criterion];
  const now = criterionWords(active, criterion, wordsOptions(active, context));
  const chosen = await pick<Chosen>(context.quickPicks, {
    title: `Filter by Time: ${title}`,
    placeholder: `${now === undefined ? "Any time" : `Now: ${now}`}. Select a time, or type one such as "2d" or "yesterday 22:00 to today 06:00"`,
    choices: () => Promise.resolve(choices(criterion, context)),
    typed: (text) => readings(text, context),
    matchOnDescription: false,
  });
  if (chosen === undefined) return;
  if (chosen.type === "other") {
    const without = withWindow(kept, criterion, undefined);
    await filterByTime(others[criterion], context, view, without);
    return;
  }
  const window = chosen.type === "window" ? chosen.text : undefined;
  await applyFilter(withWindow(kept, criterion, window), context, view);
  const isNamed = namedTimeWindows.some((each) => each === window);
  if (window !== undefined && !isNamed) await context.recent.add(criterion, [window]);
}

function choices(criterion: WindowCriterion, context: FilterContext): readonly Line<Chosen>[] {
  const { filters, recent, reader, now } = context;
  const current = filters.active.filter[criterion];
  const known: readonly string[] = namedTimeWindows;
  const windows = [
    ...known.map((text) => ({ text, group: undefined })),
    ...[...new Set([...(current === undefined ? [] : [current]), ...recent.of(criterion)])]
      .filter((text) => !known.includes(text))
      .map((text) => ({ text, group: "Recent" })),
  ];
  const other = criterionTexts[others[criterion]].title;
  return [
    ...windows.flatMap(({ text, group }): readonly Choice<Chosen>[] => {
      const range = reader.range(text, now());
      if (range === undefined) return [];
      const choice = windowChoice(text, range, context);
      return [{ ...choice, ...(group && { group }), current: text === current }];
    }),
    ...(current === undefined
      ? []
      : [{ label: "Any time", group: "Other", value: { type: "none" } } as const]),
    {
      label: `Filter by time ${other.toLowerCase()} instead…`,
      description: `the time at which jobs were ${other.toLowerCase()}`,
      group: "Other",
      value: { type: "other" },
    },
  ];
}

/** All that the text may mean, each with its exact range; or why it means nothing. */
function readings(text: string, context: FilterContext): readonly Line<Chosen>[] {
  if (text === "") return [];
  const problem = context.reader.typedProblem(text);
  if (problem !== undefined) return [problemNote(problem, "Typed")];
  return context.reader
    .readings(text)
    .map((reading) => ({ ...windowChoice(reading.text, reading.range, context), group: "Typed" }));
}

function windowChoice(text: string, range: TimeRange, context: FilterContext): Choice<Chosen> {
  const { now, formats } = context;
  const exact = rangeText(range, now(), formats());
  return {
    label: windowLabel(text),
    description: reachesBeyondRetention(range, now())
      ? `${exact} · ${retentionText("backup")}`
      : exact,
    value: { type: "window", text },
  };
}
