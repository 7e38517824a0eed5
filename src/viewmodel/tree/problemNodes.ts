import type { BackupError } from "../../domain/query/backupError";
import type { Session } from "../../domain/session/session";
import { errorRemedy } from "../text/errorRemedy";
import type { LoadMoreNode, MessageNode, RemedyNode, TreeNode } from "./treeNode";

/** Where the rows stand, and what they are about. */
interface Place extends Pick<MessageNode, "parent"> {
  readonly about: RemedyNode["about"];
  /** What the rows' ids begin with. */
  readonly base: string;
}

type ProblemNode = MessageNode | RemedyNode;

/** What went wrong with a whole view. */
export function viewProblemNodes(
  rootId: string,
  error: BackupError,
  session: Session,
): readonly ProblemNode[] {
  const place: Place = { parent: undefined, about: "problem", base: rootId };
  return [...problemNodes(place, error, session), remedyNode(place, "retry")];
}

/** A view has no jobs; it may be for its filter. */
export function emptyNodes(rootId: string, isFiltered: boolean): readonly ProblemNode[] {
  const place: Place = { parent: undefined, about: "empty", base: rootId };
  const { parent, about } = place;
  const message: MessageNode = { type: "message", id: `${rootId}/empty`, parent, about };
  return isFiltered ? [message, remedyNode(place, "clearFilters")] : [message];
}

/** *Load more*, below what went wrong there. It then is *Retry*: a user who pressed Enter on it stays there. */
export function loadMoreNodes(
  more: LoadMoreNode,
  error: BackupError | undefined,
  session: Session,
): readonly TreeNode[] {
  if (error === undefined) return [more];
  const place: Place = { parent: more.parent, about: "loadProblem", base: more.id };
  return [...problemNodes(place, error, session), more];
}

/** What happened, then what helps, each in a row of its own: a narrow side bar has no room for both in one. */
export function problemNodes(
  place: Place,
  error: BackupError,
  session: Session,
): readonly ProblemNode[] {
  const kinds = errorRemedy(error, session).actions.map(({ kind }) => kind);
  const { parent, about, base } = place;
  const message: MessageNode = { type: "message", id: `${base}/problem`, parent, about };
  // Both places end with *Retry* anyway.
  const others = kinds.filter((kind) => kind !== "retry");
  return [message, ...others.map((kind) => remedyNode(place, kind))];
}

export function remedyNode(
  { parent, about, base }: Place,
  action: RemedyNode["action"],
): RemedyNode {
  return { type: "remedy", id: `${base}/${action}`, parent, about, action };
}
