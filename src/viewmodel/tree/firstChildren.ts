import { childrenLoad } from "../../domain/list/childJobs";
import type { JobNode } from "./treeNode";
import type { TreeProjection } from "./treeProjection";

/** Asks AWS for the first children of an expanded row, unless that was done. */
export function askForFirstChildren(node: JobNode, projection: TreeProjection): void {
  const { jobs, children, loadStates } = projection.list;
  const parent = jobs.get(node.jobKey);
  const { loading, error } = loadStates.get(childrenLoad(node.jobKey));
  const isSettled = children.isAsked(node.jobKey) || loading !== undefined || error !== undefined;
  if (parent !== undefined && !isSettled && projection.canExpand(node))
    void children.loadMore(parent);
}
