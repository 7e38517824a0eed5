import type { DetailsParts, JobItems, Notice } from "../../protocol/jobDetails";

/**
 * What a screen reader should hear when a page reads differently: another state, a failure, jobs that came
 * or a list that was narrowed. undefined where nothing of this happened.
 */
export function announcement(before: DetailsParts, after: DetailsParts): string | undefined {
  const said = [
    ...stateChange(before, after),
    ...newErrors(before, after),
    ...lists(before, after),
  ];
  return said.length === 0 ? undefined : said.join(" ");
}

function stateChange({ header: before }: DetailsParts, { header: after }: DetailsParts): string[] {
  return before.state.label === after.state.label ? [] : [`${after.title}: ${after.state.label}.`];
}

function newErrors(before: DetailsParts, after: DetailsParts): string[] {
  const known = new Set(errors(before));
  return errors(after).filter((text) => !known.has(text));
}

function errors(parts: DetailsParts): string[] {
  const notices: Notice[] = [
    ...parts.outcome.notices,
    ...parts.family.ancestorNotices,
    ...parts.sections.flatMap((section) => section.notices),
    ...listsOf(parts).flatMap(({ jobs }) => jobs.notices),
  ];
  return notices.filter(({ kind }) => kind === "error").map(({ text }) => text);
}

interface NamedList {
  readonly name: string;
  readonly jobs: JobItems;
}

function listsOf({ family, related }: DetailsParts): NamedList[] {
  const { children, siblings } = family;
  return [
    ...(children === undefined ? [] : [{ name: "Child jobs", jobs: children.jobs }]),
    ...(siblings === undefined ? [] : [{ name: "Siblings", jobs: siblings.jobs }]),
    ...related.lists.map(({ title, jobs }) => ({ name: title, jobs })),
  ];
}

/** Lists that the user loaded on or narrowed. What a refresh brings into them is not worth an interruption. */
function lists(before: DetailsParts, after: DetailsParts): string[] {
  const old = new Map(listsOf(before).map(({ name, jobs }) => [name, jobs]));
  return listsOf(after).flatMap(({ name, jobs }) => {
    const was = old.get(name);
    const hasLoaded = was?.loading === true && !jobs.loading;
    const isNarrowed = name === "Child jobs" && pressed(before) !== pressed(after);
    if (!hasLoaded && !(isNarrowed && !jobs.loading)) return [];
    const more = jobs.more === undefined ? "" : ", more can be loaded";
    return [`${name}: ${jobs.items.length} listed${more}.`];
  });
}

function pressed({ family }: DetailsParts): string | undefined {
  return family.children?.counts.find((count) => count.pressed)?.state.label;
}
