import type { ResourceProtection } from "../../domain/protection/protection";
import type { Formats } from "../text/formats";
import type { StateIcon } from "../job/stateText";
import type { NodeRow } from "../tree/treeNode";
import { protectionTexts } from "./protectionText";
import type { ResourceGroup } from "./resourceGroups";
import { missedText } from "./resourceRow";
import { groupsInOrder, type ResourceGrouping } from "./resourcesNode";

export interface GroupRowContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly grouping: ResourceGrouping;
  /** Else no group can be counted. */
  readonly isEnoughRead: boolean;
}

const dimensionIcons: Readonly<Record<Exclude<ResourceGrouping, "attention">, string>> = {
  resourceType: "symbol-class",
  vault: "archive",
  plan: "calendar",
  account: "account",
};

const unknownCount = "how many is not known until the jobs of the last 8 days are read";

/** A group's row: how many resources stand in it, `?` until enough is read to tell. */
export function resourceGroupRow(
  id: string,
  group: ResourceGroup,
  context: GroupRowContext,
): NodeRow {
  const { formats, isEnoughRead } = context;
  const { label, count } = group;
  const many = formats.count(count);
  const parts = partsOf(group, context);
  return {
    id,
    label,
    description: [isEnoughRead ? many : "?", ...parts].join(" · "),
    icon: iconOf(group, context),
    expandable: true,
    capabilities: ["group", ...(group.silentRule === undefined ? [] : (["canMute"] as const))],
    accessibleLabel: [
      group.silentRule === undefined ? label : `Rule ${label}`,
      isEnoughRead ? `${many} ${count === 1 ? "resource" : "resources"}` : unknownCount,
      ...parts,
    ].join(", "),
  };
}

/** What a person sees who points at it. */
export function resourceGroupTooltip({ label, attention, silentRule }: ResourceGroup): string {
  if (silentRule !== undefined) {
    return `${label}\nThe rule should have run and made no job for any of its resources.`;
  }
  return attention === undefined ? label : `${label}\n${protectionTexts[attention].meaning}`;
}

function partsOf(group: ResourceGroup, context: GroupRowContext): readonly string[] {
  const { silentRule } = group;
  if (silentRule !== undefined) {
    return ["rule silent", missedText(silentRule, context.now, context.formats)];
  }
  if (context.grouping === "attention" || !context.isEnoughRead) return [];
  return troublesOf(group.resources, context.formats);
}

/** "2 failing", "1 overdue": of a group by something else, how many need attention. */
function troublesOf(resources: readonly ResourceProtection[], formats: Formats): readonly string[] {
  const counts = new Map<string, number>();
  for (const { group } of resources) counts.set(group, (counts.get(group) ?? 0) + 1);
  const isTrouble = groupsInOrder.slice(0, groupsInOrder.indexOf("withIssues"));
  return isTrouble.flatMap((group) => {
    const count = counts.get(group);
    return count === undefined
      ? []
      : [`${formats.count(count)} ${protectionTexts[group].label.toLowerCase()}`];
  });
}

function iconOf(
  { attention, silentRule }: ResourceGroup,
  { grouping }: GroupRowContext,
): StateIcon {
  if (silentRule !== undefined) return { id: "calendar", color: "problemsWarningIcon.foreground" };
  if (attention !== undefined) return protectionTexts[attention].icon;
  return { id: grouping === "attention" ? "list-flat" : dimensionIcons[grouping] };
}
