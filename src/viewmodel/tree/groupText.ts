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
  account: "account",
  category: "tag",
  day: "calendar",
};

/** What the groups of a dimension are, several of them. */
export const groupNouns: Readonly<Record<Dimension, string>> = {
  state: "states",
  vault: "vaults",
  resourceType: "resource types",
  plan: "plans",
  account: "accounts",
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

function unreported(
  dimension: "resourceType" | "plan" | "account" | "category",
  kind: ViewKind,
): string {
  switch (dimension) {
    case "resourceType":
      return "Resource type not reported";
    case "plan":
      return jobKinds[kind].plan === "backupPlan"
        ? "On demand, no backup plan"
        : "Not from restore testing";
    case "account":
      return "Account not reported";
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

/**
 * The label with room for the count behind it, unless another group beside it would read the same. Only names that users
 * gave are long enough to need it.
 */
export function shortGroupLabel(
  node: GroupNode,
  label: string,
  projection: TreeProjection,
): string {
  const { dimension, path } = node;
  const isNamed = (dimension === "vault" || dimension === "plan") && path[dimension] !== "";
  const short = isNamed ? shortName(label, nameRoom) : label;
  if (short === label) return label;
  const begin = label.slice(0, nameRoom.first);
  const isShared = namesBeside(node, projection).some(
    (name) => name.startsWith(begin) && shortName(oneLine(name, longestName), nameRoom) === short,
  );
  return isShared ? label : short;
}

/** What the other groups beside a group are called in the data. */
function namesBeside(
  { parent, path, dimension }: GroupNode,
  projection: TreeProjection,
): readonly string[] {
  const leaves = projection.list.jobs.leaves(parent?.type === "group" ? parent.path : {});
  const keys = new Set(leaves.map((leaf) => leaf.path[dimension] ?? ""));
  keys.delete(path[dimension] ?? "");
  return [...keys].map((key) => projection.groupName(dimension, key));
}
