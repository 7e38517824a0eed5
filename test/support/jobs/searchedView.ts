import type { SearchedView } from "../../../src/host/jumps/viewSearch";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";

/** A view over the trees of these sessions, as *Find Text* searches it. */
export function searchedView(...trees: readonly JobTree[]): SearchedView {
  return {
    trees,
    show: () => {
      for (const tree of trees) tree.show();
    },
    statusChanged: (listener) => {
      const watched = trees.map((tree) => tree.statusChanged(listener));
      return {
        dispose: () => {
          for (const each of watched) each.dispose();
        },
      };
    },
    get status() {
      return { busy: trees.some(({ status }) => status.busy) };
    },
  };
}
