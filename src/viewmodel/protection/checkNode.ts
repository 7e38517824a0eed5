import type { CheckGroup } from "../../domain/check/checkGroup";
import type { SessionNode } from "../tree/treeNode";

/** The nodes of checks as plain values: see ResourcesNode. */
export type CheckViewNode = CheckNode | CheckGroupNode | CheckPortionNode | CheckedNode;

/** A check, by its name. */
export interface CheckNode {
  readonly type: "check";
  readonly id: string;
  /** Undefined where the session is alone. */
  readonly parent: SessionNode | undefined;
  readonly name: string;
}

/** Resources of which the check says the same. */
export interface CheckGroupNode {
  readonly type: "checkGroup";
  readonly id: string;
  readonly parent: CheckNode;
  readonly group: CheckGroup;
}

/** Further resources of a large group. */
export interface CheckPortionNode {
  readonly type: "checkPortion";
  readonly id: string;
  readonly parent: CheckGroupNode;
  /** The place of its first resource in the group, from 0. */
  readonly from: number;
}

/** A resource that AWS Backup does not know; one that it knows is a ResourceNode. Untrusted text. */
export interface CheckedNode {
  readonly type: "checked";
  readonly id: string;
  readonly parent: CheckGroupNode | CheckPortionNode;
  readonly arn: string;
  readonly profile: string;
  readonly region: string;
}

export function isCheckNode(node: { readonly type: string }): node is CheckViewNode {
  return ["check", "checkGroup", "checkPortion", "checked"].includes(node.type);
}
