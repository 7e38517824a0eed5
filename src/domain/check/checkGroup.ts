import type { ResourceProtection } from "../protection/protection";
import type { CheckedArn, Verdict } from "./checkArns";

/** What a check says of resources, in the order of rows: what has no backup that can be relied on comes first. */
export const checkGroups = [
  "failing",
  "noBackupKnown",
  "overdue",
  "stale",
  "notKnown",
  "maybeByParent",
  "elsewhere",
  "protected",
  "cannotBeBackedUp",
] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** Muted ones say how they are: somebody has asked for it. */
function checkGroupOf(verdict: Verdict): CheckGroup {
  return verdict.type === "known" ? groupOfKnown(verdict.protection) : verdict.type;
}

/** The resources of each group that has some, in the order of groups. */
export function groupChecked(
  checked: readonly CheckedArn[],
): ReadonlyMap<CheckGroup, readonly CheckedArn[]> {
  const found = new Map<CheckGroup, CheckedArn[]>(checkGroups.map((group) => [group, []]));
  for (const one of checked) found.get(checkGroupOf(one.verdict))?.push(one);
  return new Map([...found].filter(([, members]) => members.length > 0));
}

function groupOfKnown({ groupUnmuted, lastGood }: ResourceProtection): CheckGroup {
  switch (groupUnmuted) {
    case "neverSucceeded":
    case "failing":
      return "failing";
    case "noLongerBackedUp":
    case "overdue":
      return "overdue";
    case "stale":
      return "stale";
    case "notKnown":
    case "muted":
      return "notKnown";
    case "running":
      // Its first backup may fail yet.
      return lastGood === undefined ? "noBackupKnown" : "protected";
    case "withIssues":
    case "upToDate":
      return "protected";
  }
}
