import type { Formats } from "../text/formats";
import { markCountsText, spokenMarkCounts, sumOfMarks } from "../live/markText";
import { listed } from "../text/listed";
import { oneLine } from "../text/plainText";
import { type Marks, markCountsOf } from "./marks";
import { accountsOf, troubleOf } from "./sessionRow";
import type { NodeRow, RegionsNode } from "./treeNode";
import { goneRow } from "./plainRow";
import type { ViewEntries } from "./viewEntries";
import type { Fold, ViewRegions } from "./viewRegions";

export interface RegionsRowContext {
  readonly entries: ViewEntries;
  readonly formats: Formats;
  /** Undefined while nobody knows what is new or changed. */
  readonly marks: Marks | undefined;
  /** The view has a filter. */
  readonly isFiltered: boolean;
}

/** A row of several Regions: of all that a profile has, or of those that have no row of their own. */
export function regionsRow(node: RegionsNode, context: RegionsRowContext): NodeRow {
  const regions = context.entries.regionsOf(node);
  if (regions === undefined) return goneRow(node.id);
  return node.about === "all"
    ? allRow(regions, context)
    : foldRow(node.id, node.about, regions, context);
}

/** Names the Regions; plain text. */
export function regionsTooltip(node: RegionsNode, context: RegionsRowContext): string {
  const { label, accessibleLabel } = regionsRow(node, context);
  if (node.about === "all") return accessibleLabel;
  const names = context.entries.sessionsOf(node).map(({ shown }) => oneLine(shown.name, 60));
  return `${label}: ${listed(names, "and")}`;
}

function allRow(regions: ViewRegions, context: RegionsRowContext): NodeRow {
  const { formats } = context;
  const { shown, sessions, node, forAll } = regions;
  const label = oneLine(shown.name, 80);
  const trouble = forAll && troubleOf(forAll);
  const counts = sessions.flatMap((session) => session.counts(formats) ?? []);
  const failed = counts.reduce((sum, each) => sum + each.failed, 0);
  const more = counts.some(({ hasMoreFailed }) => hasMoreFailed) ? "+" : "";
  // The credentials of a profile are of one account in all Regions.
  const account = sessions.map(accountsOf).find(({ short }) => short !== "");
  const before = [
    trouble?.label,
    failed === 0 ? undefined : `${formats.count(failed)}${more} failed`,
  ];
  const marks = sumOfMarks(sessions.map(({ tree }) => markCountsOf(tree.list, context.marks)));
  const parts = [
    ...before,
    markCountsText(marks, formats),
    account?.short,
    numberOf(sessions.length),
  ].filter(isSaid);
  const spoken = [
    label,
    ...before,
    spokenMarkCounts(marks, formats),
    account?.long,
    numberOf(sessions.length),
  ].filter(isSaid);
  const { color } = shown;
  return {
    id: node.id,
    label,
    description: parts.join(" · "),
    icon: {
      id: trouble === undefined ? "globe" : "warning",
      ...(color !== undefined && { color: `charts.${color}` }),
    },
    expandable: true,
    capabilities: trouble === undefined ? [] : ["canRetry"],
    accessibleLabel: [...spoken, ...(color === undefined ? [] : [`${color} mark`])].join(", "),
  };
}

const foldIcons: Readonly<Record<Fold, string>> = {
  loading: "loading~spin",
  refusing: "circle-slash",
  withoutJobs: "dash",
};

function foldRow(
  id: string,
  about: Fold,
  regions: ViewRegions,
  { isFiltered }: RegionsRowContext,
): NodeRow {
  const { length } = regions.in(about);
  const label = foldLabel(about, length, isFiltered);
  return {
    id,
    label,
    icon: { id: foldIcons[about] },
    expandable: length > 0,
    capabilities: about === "refusing" ? ["canRetry"] : [],
    accessibleLabel: label,
  };
}

function foldLabel(about: Fold, count: number, isFiltered: boolean): string {
  switch (about) {
    case "loading":
      return count === 0 ? "Loading Regions…" : `Loading ${numberOf(count)}…`;
    case "refusing":
      return `${numberOf(count)} ${count === 1 ? "refuses" : "refuse"}`;
    case "withoutJobs":
      return `${numberOf(count)} without ${isFiltered ? "a match" : "jobs"}`;
  }
}

function numberOf(count: number): string {
  return count === 1 ? "1 Region" : `${count} Regions`;
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part !== "";
}
