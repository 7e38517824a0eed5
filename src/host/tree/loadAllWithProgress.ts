import { jobKinds } from "../../domain/job/jobKinds";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import { withCancellableProgress } from "../base/cancellableProgress";
import type { JobsView } from "./jobsView";

/** Draining an account can take minutes; what was loaded when it is cancelled stays. */
export async function loadAllWithProgress(
  view: JobsView,
  node: ViewNode | undefined,
): Promise<void> {
  await withCancellableProgress(`Loading all ${jobKinds[view.kind].many}`, (options) =>
    view.tree.loadAll(node, options),
  );
}
