import { childrenLoad } from "../../domain/list/childJobs";
import type { JobList } from "../../domain/list/jobList";
import type { TreeNode } from "./treeNode";
import type { TreeProjection } from "./treeProjection";

/** What asks AWS for the first children of an expanded row; undefined where that was done. */
export function firstChildrenLoad(
  node: TreeNode | undefined,
  projection: TreeProjection,
): (() => ReturnType<JobList["children"]["loadMore"]>) | undefined {
  if (node?.type !== "job") return undefined;
  const { jobs, children, loadStates } = projection.list;
  const parent = jobs.get(node.jobKey);
  const { loading, error } = loadStates.get(childrenLoad(node.jobKey));
  const isSettled = children.isAsked(node.jobKey) || loading !== undefined || error !== undefined;
  if (parent === undefined || isSettled || !projection.canExpand(node)) return undefined;
  return () => children.loadMore(parent);
}
