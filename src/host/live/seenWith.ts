import { DisposableStore } from "../../base/disposables";
import type { JobsView } from "../tree/jobsView";
import type { RefreshedView } from "./viewRefreshes";

/** A view that is in sight, or is not. */
export type SeenView = Pick<RefreshedView, "visible" | "onDidChangeVisibility">;

/** A view of jobs that is refreshed also while another view is in sight, which shows what comes of the same jobs. */
export function seenWith(
  view: SeenView & Pick<JobsView, "kind" | "tree" | "setNote">,
  other: SeenView,
): RefreshedView & Pick<JobsView, "kind" | "setNote"> {
  return {
    kind: view.kind,
    tree: view.tree,
    setNote: (note) => {
      view.setNote(note);
    },
    get visible() {
      return view.visible || other.visible;
    },
    onDidChangeVisibility: (listener) => {
      const both = new DisposableStore();
      for (const each of [view, other]) both.add(each.onDidChangeVisibility(listener));
      return both;
    },
  };
}
