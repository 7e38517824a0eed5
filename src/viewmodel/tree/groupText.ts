import type { ViewKind } from "../../domain/job/viewKinds";
import type { Dimension } from "../../domain/job/jobDimension";
import { jobKinds } from "../../domain/job/jobKinds";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";
import { shortName } from "../text/shortName";
import type { TreeProjection } from "./treeProjection";
import type { GroupNode } from "./treeNode";
import { scanResultText } from "../job/scanResultText";
import { stateText } from "../job/stateText";

/** A group's name has room for so many characters. */
const longestName = 100;

/** At 300 px, so many characters leave room for a count. */
const nameRoom = { first: 15, last: 8 };

/** Codicons of the groups whose icon says nothing of the group itself. */
export const groupIcons: Readonly<Record<Exclude<Dimension, "state" | "result">, string>> = {
  vault: "archive",
  resourceType: "database",
  plan: "checklist",
  category: "tag",
  day: "calendar",
};

/** What the groups of a dimension are, several of them. */
export const groupNouns: Readonly<Record<Dimension, string>> = {
  state: "states",
  vault: "vaults",
  resourceType: "resource types",
  plan: "plans",
  category: "message categories",
  result: "results",
  day: "days",
};

/**
 * A group's label, as text.
 * @param name what the group is called in the data, see TreeProjection.groupName
 */
function groupText(
  dimension: Exclude<Dimension, "day">,
  key: string,
  name: string,
  kind: ViewKind,
): string {
  if (dimension === "state") return stateText(key).label;
  if (dimension === "result") return scanResultText(key).label;
  // Vaults without a name have one already.
  return key === "" && dimension !== "vault"
    ? unreported(dimension, kind)
    : oneLine(name, longestName);
}

function unreported(dimension: "resourceType" | "plan" | "category", kind: ViewKind): string {
  switch (dimension) {
    case "resourceType":
      return "Resource type not reported";
    case "plan":
      return jobKinds[kind].plan === "backupPlan"
        ? "On demand, no backup plan"
        : "Not from restore testing";
    case "category":
      return "No message category";
  }
}

/** The label of a group's row; days as they read at a time (ms since the epoch). */
export function groupLabel(
  { dimension, path }: GroupNode,
  projection: TreeProjection,
  formats: Formats,
  now: number,
): string {
  const key = path[dimension] ?? "";
  if (dimension === "day") return formats.dayLabel(key, now);
  return groupText(
    dimension,
    key,
    projection.groupName(dimension, key),
    projection.list.scope.kind,
  );
}

/** The label with room for the count behind it. Only names that users gave are long enough to need it. */
export function shortGroupLabel({ dimension, path }: GroupNode, label: string): string {
  const isNamed = (dimension === "vault" || dimension === "plan") && path[dimension] !== "";
  return isNamed ? shortName(label, nameRoom) : label;
}
