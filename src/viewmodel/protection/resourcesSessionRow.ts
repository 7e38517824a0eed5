import { errorText } from "../text/errorText";
import { oneLine } from "../text/plainText";
import type { Formats } from "../text/formats";
import type { NodeRow, RowCapability } from "../tree/treeNode";
import { protectionTexts } from "./protectionText";
import type { ResourcesEntry } from "./resourcesEntry";

/** Groups that a session's row counts, as far as it has room. */
const counted = ["neverSucceeded", "failing", "noLongerBackedUp", "overdue"] as const;

/** A session's row: its name, then what is wrong, account and Region. */
export function resourcesSessionRow(
  entry: ResourcesEntry,
  capabilities: readonly RowCapability[],
  formats: Formats,
): NodeRow {
  const { shown, resources, instead, isFoundOut, node } = entry;
  const label = oneLine(shown.name, 80);
  const trouble = troubleOf(entry);
  const parts = [
    trouble,
    ...countsOf(entry, formats),
    resources?.source.accounts === "organization"
      ? "all accounts"
      : oneLine(resources?.account.accountId ?? shown.accountIds[0] ?? "", 20),
    oneLine(shown.session?.region ?? "", 30),
  ].filter((part) => part !== undefined && part !== "" && !label.includes(part));
  const color = shown.color ?? undefined;
  const isWrong =
    trouble !== undefined || instead.some(({ node: { about } }) => about === "problem");
  return {
    id: node.id,
    label,
    description: parts.join(" · "),
    icon: {
      id: isFoundOut ? (isWrong ? "warning" : "cloud") : "loading~spin",
      ...(color !== undefined
        ? { color: `charts.${color}` }
        : isWrong && { color: "list.warningForeground" }),
    },
    expandable: true,
    capabilities: [...(isWrong ? (["canRetry"] as const) : []), ...capabilities],
    accessibleLabel: [label, ...parts, color && `${color} mark`].filter(Boolean).join(", "),
  };
}

function troubleOf({ shown, resources, instead, isFoundOut }: ResourcesEntry): string | undefined {
  if (!isFoundOut) return undefined;
  if (resources === undefined) return instead[0]?.row.label;
  const ofSession = shown.health.kind === "denied" ? undefined : shown.health.error;
  const error = resources.problem ?? ofSession;
  return error && errorText(error, resources.source.session).label;
}

function countsOf({ resources }: ResourcesEntry, formats: Formats): readonly string[] {
  const { protection, groups } = resources?.shown ?? {};
  if (protection?.isEnoughRead !== true) return [];
  return counted.flatMap((attention) => {
    const group = groups?.find((each) => each.attention === attention);
    return group === undefined
      ? []
      : [`${formats.count(group.count)} ${protectionTexts[attention].label.toLowerCase()}`];
  });
}
