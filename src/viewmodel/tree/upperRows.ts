import { entryCapabilities } from "./entryCapabilities";
import type { UpperNode } from "./givenRows";
import { regionsRow, type RegionsRowContext, regionsTooltip } from "./regionsRow";
import { sessionRow, sessionTooltip } from "./sessionRow";
import type { NodeRow } from "./treeNode";
import { goneRow } from "./plainRow";

/** What the rows above those of a session are made from, beside their nodes. */
export interface UpperRowContext extends RegionsRowContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** What an upper row says, as plain text. */
export function upperRow(node: UpperNode, context: UpperRowContext): NodeRow {
  const row = nodeRow(node, context);
  const { all } = context.entries;
  const at = all.findIndex((entry) =>
    entry.type === "session" ? entry.session.node.id === node.id : entry.node.id === node.id,
  );
  const capabilities = [...row.capabilities, ...entryCapabilities(at, all.length)];
  return { ...row, capabilities };
}

function nodeRow(node: UpperNode, context: UpperRowContext): NodeRow {
  if (node.type === "regions") return regionsRow(node, context);
  const session = context.entries.ofNode(node);
  return session === undefined ? goneRow(node.id) : sessionRow(session, context);
}

/** What an upper row says when somebody asks for more; plain text. */
export function upperTooltip(node: UpperNode, context: UpperRowContext): string | undefined {
  if (node.type === "regions") return regionsTooltip(node, context);
  const session = context.entries.ofNode(node);
  return session && sessionTooltip(session, context);
}

/** All that an upper row says, and what stands above those below it, as text to compare. */
export function upperText(node: UpperNode, context: UpperRowContext): string {
  const note = node.type === "session" ? context.entries.ofNode(node)?.note : undefined;
  return JSON.stringify([upperRow(node, context), note]);
}
