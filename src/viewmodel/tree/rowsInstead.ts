import { oneLine } from "../text/plainText";
import { informationRow } from "./informationRow";
import { loadingRow } from "./messageRow";
import { textOfRow } from "./plainRow";
import type { OwnRow } from "./sessionRows";
import type { ShownSession } from "./shownEntry";
import type { MessageNode, NodeRow } from "./treeNode";

/**
 * What stands below a session's row while it has nothing of its own to show.
 * @param id of the session's row
 * @param sameAs another session of the view, above this one, that has the same profile and Region
 */
export function rowsInstead(
  id: string,
  { instead, isLoading }: Pick<ShownSession, "instead" | "isLoading">,
  sameAs: Pick<ShownSession, "name"> | undefined,
): readonly OwnRow[] {
  if (sameAs !== undefined) {
    const label = "The same profile and Region";
    return [message(informationRow(`${id}/same`, label, `as ${oneLine(sameAs.name, 60)} above`))];
  }
  if (isLoading) return [message(loadingRow(`${id}/loading`))];
  return instead.map(({ node, row, ...rest }) => {
    const own = `${id}/${node.id}`;
    return { ...rest, node: { ...node, id: own }, row: { ...row, id: own } };
  });
}

function message(row: NodeRow): OwnRow {
  const node: MessageNode = { type: "message", id: row.id, parent: undefined, about: "empty" };
  return { node, row };
}

/** All that they say, as text to compare. */
export function textOfRows(rows: readonly OwnRow[]): string {
  return rows.map(({ row, tooltip }) => `${row.id} ${textOfRow(row)} ${tooltip ?? ""}`).join("\n");
}
