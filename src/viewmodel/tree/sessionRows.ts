import type { SessionResolution } from "../../domain/session/session";
import { sessionProblem, type SessionProblem } from "../session/sessionProblem";
import { remedyNode } from "./problemNodes";
import { remedyRow } from "./problemRow";
import type { MessageNode, NodeRow, RemedyNode } from "./treeNode";

/** A row that belongs to no list of jobs. */
export interface OwnRow {
  readonly node: MessageNode | RemedyNode;
  readonly row: NodeRow;
  readonly tooltip?: string;
}

/** The state of a session that could not be opened, or is not yet. */
type UnopenedState = SessionResolution | { readonly kind: "idle" | "loading" | "failed" };

/** What stands below the row of a session among others: no welcome text says it for one of them. */
export function rowsBelowSession(state: UnopenedState): readonly OwnRow[] {
  switch (state.kind) {
    case "noProfile":
    case "noRegion":
      return rowsOf(sessionProblem(state));
    case "failed":
      return rowsOf({
        label: "Could not open the session",
        description: "",
        sentence: "The session could not be opened. The log says why.",
        facts: [],
        helps: "showLog",
      });
    case "idle":
    case "loading":
    case "ready":
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "regionInvalid":
      return sessionRows(state);
  }
}

/**
 * What a view shows in place of jobs where the reason has a name: a welcome text, which the manifest holds, could name
 * nothing. None for the states that have such a text.
 */
export function sessionRows(state: UnopenedState): readonly OwnRow[] {
  switch (state.kind) {
    case "idle":
    case "loading":
    case "failed":
    case "ready":
    case "noProfile":
    case "noRegion":
      return [];
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "regionInvalid":
      return rowsOf(sessionProblem(state));
  }
}

function rowsOf(
  problem: Omit<SessionProblem, "helps"> & { readonly helps: RemedyNode["action"] },
): readonly OwnRow[] {
  const { label, description, sentence, facts, helps } = problem;
  const base = "session";
  const place = { parent: undefined, about: "problem", base } as const;
  const remedies = ([helps, "retry"] as const).map((action) => {
    const node = remedyNode(place, action);
    return { node, row: remedyRow(node, undefined) };
  });
  return [
    ownRow(`${base}/problem`, sentence, {
      label,
      description,
      icon: { id: "error", color: "list.errorForeground" },
    }),
    ...facts.map((fact, index) =>
      ownRow(`${base}/${index}`, `${fact.label} ${fact.description}`.trim(), {
        label: fact.label,
        description: fact.description,
        icon: fact.isFault ? { id: "warning", color: "list.warningForeground" } : { id: "info" },
      }),
    ),
    ...remedies,
  ];
}

function ownRow(
  id: string,
  sentence: string,
  shown: Pick<NodeRow, "label" | "description" | "icon">,
): OwnRow {
  const node: MessageNode = { type: "message", id, parent: undefined, about: "problem" };
  const row: NodeRow = {
    id,
    ...shown,
    expandable: false,
    capabilities: [],
    accessibleLabel: sentence,
  };
  return { node, row, tooltip: sentence };
}
