import { type ProtectionGroup, protectionGroups } from "../../domain/protection/protection";
import type { JobSpan } from "../../domain/protection/recentJobs";
import type { CheckViewNode } from "./checkNode";
import type { MessageNode, RemedyNode, SessionNode } from "../tree/treeNode";

/** The nodes of the view of protected resources as plain values; one object per id. */
export type ResourcesNode =
  | SessionNode
  | MessageNode
  | RemedyNode
  | RegionsFoldNode
  | ReadJobsNode
  | DeniedPlansNode
  | MoreResourcesNode
  | ResourceGroupNode
  | ResourcePortionNode
  | ResourceNode
  | CheckViewNode;

/** Regions of a profile that have no row of their own: nothing is known of them yet, they refuse, or have no resources. */
export interface RegionsFoldNode {
  readonly type: "regionsFold";
  readonly id: string;
  readonly parent: undefined;
  readonly about: "loading" | "refusing" | "empty";
}

/** What reads the jobs that groups need. */
export interface ReadJobsNode {
  readonly type: "readJobs";
  readonly id: string;
  readonly parent: ResourcesNode | undefined;
  /** "plans": the jobs are read, and the plans that they name are not. */
  readonly span: JobSpan | "plans";
}

/** Plans could not be read: what only they tell is not known. */
export interface DeniedPlansNode {
  readonly type: "deniedPlans";
  readonly id: string;
  readonly parent: ResourcesNode | undefined;
}

/** Stands where a page of protected resources is left, or could not be loaded. */
export interface MoreResourcesNode {
  readonly type: "moreResources";
  readonly id: string;
  readonly parent: ResourcesNode | undefined;
}

/** Resources that stand together. */
export interface ResourceGroupNode {
  readonly type: "resourceGroup";
  readonly id: string;
  readonly parent: ResourcesNode | undefined;
  readonly key: string;
}

/** Further resources of a large group. */
export interface ResourcePortionNode {
  readonly type: "resourcePortion";
  readonly id: string;
  readonly parent: ResourceGroupNode;
  /** The place of its first resource in the group, from 0. */
  readonly from: number;
}

/** A resource. Commands that take an ARN and a session read these members. Untrusted text. */
export interface ResourceNode {
  readonly type: "resource";
  readonly id: string;
  readonly parent: ResourcesNode | undefined;
  readonly arn: string;
  readonly profile: string;
  readonly region: string;
}

export const resourceGroupings = ["attention", "resourceType", "vault", "plan", "account"] as const;
/** How the view groups resources: by what needs attention, or by a property. */
export type ResourceGrouping = (typeof resourceGroupings)[number];

/** The order of rows: what is wrong first, what nobody wants to be told last. */
export const groupsInOrder: readonly ProtectionGroup[] = [
  ...protectionGroups.filter((group) => group !== "muted"),
  "muted",
];
