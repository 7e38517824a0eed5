import { isYetToCome } from "../../domain/filter/filterRanges";
import { jobKinds } from "../../domain/job/jobKinds";
import { impossibleTexts } from "../filter/impossibleText";
import { ownerText } from "../text/credentialOwner";
import { oneLine } from "../text/plainText";
import { accountNoteRow, accountNoteText } from "./accountNoteRow";
import { informationRow } from "./informationRow";
import { problemRow, troubleOf } from "./problemRow";
import { reloadRow, reloadText } from "./reloadRow";
import type { RowContext } from "./rowContext";
import type { MessageNode, NodeRow } from "./treeNode";

/** A row that stands where there are no others: loading, empty, or a problem. */
export function messageRow(node: MessageNode, context: RowContext): NodeRow {
  switch (node.about) {
    case "loading":
      return loadingRow(node.id);
    case "empty":
      return emptyRow(node, context);
    case "ownAccountOnly":
    case "noOtherAccount":
      return accountNoteRow(node.id, node.about, context);
    case "reload":
      return reloadRow(node.id, context);
    case "problem":
    case "loadProblem": {
      const trouble = troubleOf(node, context);
      return trouble === undefined ? loadingRow(node.id) : problemRow(node, trouble);
    }
  }
}

/** In full sentences, where there is more to say than on the row. */
export function messageTooltip(node: MessageNode, context: RowContext): string | undefined {
  switch (node.about) {
    case "ownAccountOnly":
    case "noOtherAccount":
      return accountNoteText(node.about, context);
    case "reload":
      return reloadText(context);
    case "loading":
    case "empty":
    case "problem":
    case "loadProblem":
      return troubleOf(node, context)?.text.sentence;
  }
}

function emptyRow({ id, parent }: MessageNode, context: RowContext): NodeRow {
  const { projection, session } = context;
  if (parent !== undefined) return informationRow(id, "AWS Backup lists no child jobs", "");
  if (projection.isFiltered) return noMatchRow(id, context);
  const { many, listedDays } = jobKinds[projection.list.scope.kind];
  const span = listedDays === undefined ? "" : ` in the last ${listedDays} days`;
  const label = `No ${many} in ${oneLine(session.region, 30)}${span}`;
  return informationRow(id, label, ownerText(session.profile));
}

/** The row below it takes the filter away. */
function noMatchRow(id: string, { projection, formats, now }: RowContext): NodeRow {
  const { scope, jobs } = projection.list;
  const { one, many } = jobKinds[scope.kind];
  const looked = formats.count(jobs.lookedAt);
  const label =
    (isYetToCome(scope.ranges, now) ? "The filter's time is in the future" : undefined) ??
    (scope.queries.length === 0 ? impossibleTexts(scope)[0] : undefined) ??
    (scope.narrowedBy.length === 0 || jobs.lookedAt === 0
      ? `No ${many} match the filter`
      : `No match in ${looked} loaded ${jobs.lookedAt === 1 ? one : many}`);
  return informationRow(id, label, "");
}

export function loadingRow(id: string): NodeRow {
  return {
    id,
    label: "Loading…",
    icon: { id: "loading~spin" },
    expandable: false,
    capabilities: [],
    accessibleLabel: "Loading",
  };
}
