import { isFiltering, isSameFilter, type JobFilter } from "../../domain/filter/jobFilter";
import { oneLine } from "../../viewmodel/text/plainText";
import { settingNames, settingsSection } from "../base/contributions";
import { applyFilter, type FilterContext, wordsOf } from "./filterContext";
import type { JobsView } from "../tree/jobsView";
import { type Choice, type Line, type Note, pick, problemNote } from "../picks/quickPick";
import type { SavedFilter, SavedIn } from "./savedFilters";

const longestName = 60;

const savedInTexts: Readonly<Record<SavedIn, string>> = {
  workspace: "Saved in this workspace",
  user: "Saved by you",
  extension: "Built in",
};

/** A saved filter that can be applied. */
interface Applicable {
  readonly type: "saved";
  readonly filter: JobFilter;
}

/** The saved filters as choices; one that can't be read says why. */
export function savedChoices(context: FilterContext): readonly Line<Applicable>[] {
  const { filter: active } = context.filters.active;
  return context.saved.all.map(({ name, savedIn, reading }): Line<Applicable> => {
    const label = nameLabel(name);
    const group = savedInTexts[savedIn];
    if ("problem" in reading) {
      return {
        label,
        description: "can't be read",
        detail: oneLine(reading.problem, 300),
        group,
      };
    }
    return {
      label,
      description: wordsOf(reading.filter, context),
      group,
      value: { type: "saved", filter: reading.filter },
      current: isSameFilter(reading.filter, active),
    };
  });
}

export async function applySavedFilter(context: FilterContext, view?: JobsView): Promise<void> {
  const chosen = await pick(context.quickPicks, {
    placeholder: "Select a saved filter. It replaces the active filter",
    choices: () => {
      const choices = savedChoices(context);
      const none = { label: "There are no saved filters", description: "Save Filter adds one" };
      return Promise.resolve(choices.length === 0 ? [none] : choices);
    },
  });
  if (chosen !== undefined) await applyFilter(chosen.filter, context, view);
}

const noName: Note = { label: "No name yet", detail: "Type the name of the filter." };

/** Keeps the active filter under a name, for the user or for everybody who opens this workspace. */
export async function saveFilter(context: FilterContext): Promise<void> {
  const { filter: active } = context.filters.active;
  if (!isFiltering(active)) {
    context.notifications.information("There is no filter to save. Filter the jobs first.");
    return;
  }
  const saved = context.saved.all
    .filter(({ savedIn }) => savedIn !== "extension")
    .map((each) => ({ ...namedChoice(each, context), value: each.name }));
  const name = await pick<string>(context.quickPicks, {
    title: `Save Filter: ${wordsOf(active, context)}`,
    placeholder: "Type a name, or select the saved filter to replace",
    choices: () => Promise.resolve(saved),
    typed: (text) => {
      if (text === "") return saved.length === 0 ? noName : undefined;
      const problem = nameProblem(text);
      if (problem !== undefined) return problemNote(problem);
      const description = context.saved.isBuiltIn(text)
        ? "saves the active filter in place of the built-in filter"
        : "saves the active filter under this name";
      return { label: text, description, value: text };
    },
  });
  if (name === undefined) return;
  const savedIn = context.saved.hasWorkspace ? await askSavedIn(context) : "user";
  if (savedIn === undefined) return;
  await context.saved.save(name, active, savedIn);
  const done = `The filter is saved as “${oneLine(name, longestName)}”`;
  const isHidden = savedIn === "user" && context.saved.isOfWorkspace(name);
  const instead = context.saved.isBuiltIn(name)
    ? ". It is used in place of the built-in filter"
    : "";
  context.notifications.information(
    isHidden
      ? `${done} for you. In this workspace, the workspace's own setting of this name is used instead.`
      : `${done}${instead}.`,
  );
}

export async function deleteSavedFilter(context: FilterContext): Promise<void> {
  const chosen = await pick(context.quickPicks, {
    placeholder: "Select the saved filter to delete. A built-in filter is hidden for you",
    choices: () =>
      Promise.resolve(
        context.saved.all.map((saved) => ({ ...namedChoice(saved, context), value: saved })),
      ),
  });
  if (chosen === undefined) return;
  await context.saved.delete(chosen);
  const done =
    chosen.savedIn === "extension"
      ? `hidden. To show it again, remove its name from the setting ${settingsSection}.${settingNames.savedFilters}`
      : "deleted";
  const next = context.saved.all.find(({ name }) => name === chosen.name);
  const then =
    next && ` There is another filter of this name: ${savedInTexts[next.savedIn].toLowerCase()}.`;
  context.notifications.information(
    `The saved filter “${nameLabel(chosen.name)}” is ${done}.${then ?? ""}`,
  );
}

function askSavedIn(context: FilterContext): Promise<Exclude<SavedIn, "extension"> | undefined> {
  return pick<Exclude<SavedIn, "extension">>(context.quickPicks, {
    placeholder: "Save the filter for",
    choices: () =>
      Promise.resolve([
        { label: "You", description: "in your user settings", value: "user" },
        {
          label: "This Workspace",
          description: "in its settings.json, for everybody who opens it",
          value: "workspace",
        },
      ]),
  });
}

function namedChoice(
  { name, savedIn, reading }: SavedFilter,
  context: FilterContext,
): Omit<Choice<never>, "value"> {
  return {
    label: nameLabel(name),
    description: "filter" in reading ? wordsOf(reading.filter, context) : "can't be read",
    group: savedInTexts[savedIn],
  };
}

/** Settings may hold a name that shows nothing. */
function nameLabel(name: string): string {
  return name.trim() === "" ? "(no name)" : oneLine(name, longestName);
}

function nameProblem(name: string): string | undefined {
  if (name.length > longestName) return `A name has at most ${longestName} characters.`;
  // VS Code's settings are objects; this member of theirs is none of a settings.json.
  if (name === "__proto__") return "This name can't be used. Type another name.";
  return oneLine(name, longestName) === name
    ? undefined
    : "Type a name without control characters.";
}
