import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";
import type { UpperNode } from "./givenRows";
import { sessionRow, sessionTooltip } from "./sessionRow";
import type { NodeRow, RegionsNode } from "./treeNode";
import { goneRow } from "./treeRows";
import type { ViewEntries } from "./viewEntries";

/** What the rows above those of a session are made from, beside their nodes. */
export interface UpperRowContext {
  readonly entries: ViewEntries;
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What an upper row says, as plain text. */
export function upperRow(node: UpperNode, context: UpperRowContext): NodeRow {
  if (node.type === "regions") return regionsRow(node, context.entries);
  const session = context.entries.ofNode(node);
  return session === undefined ? goneRow(node.id) : sessionRow(session, context);
}

/** What an upper row says when somebody asks for more; plain text. */
export function upperTooltip(node: UpperNode, context: UpperRowContext): string | undefined {
  if (node.type === "regions") return upperRow(node, context).accessibleLabel;
  const session = context.entries.ofNode(node);
  return session && sessionTooltip(session, context);
}

/** All that an upper row says, as text to compare. */
export function textOfUpper(row: NodeRow): string {
  return JSON.stringify(row);
}

function regionsRow(node: RegionsNode, entries: ViewEntries): NodeRow {
  const entry = entries.entryOf(node);
  if (entry?.type !== "regions") return goneRow(node.id);
  const { name, color } = entry.shown;
  const label = oneLine(name, 80);
  const description = `${entry.sessions.length} Regions`;
  return {
    id: node.id,
    label,
    description,
    icon: { id: "globe", ...(color !== undefined && { color: `charts.${color}` }) },
    expandable: true,
    capabilities: [],
    accessibleLabel: [label, description, ...(color === undefined ? [] : [`${color} mark`])].join(
      ", ",
    ),
  };
}
