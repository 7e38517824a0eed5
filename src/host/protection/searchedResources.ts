import type { Expectations } from "../../domain/protection/accountProtection";
import { ResourceSearch, type SearchedResources } from "../../viewmodel/protection/resourceSearch";
import type { HostContext } from "../base/hostContext";
import { nextTask } from "../base/nextTask";
import type { ResourcesView } from "./resourcesView";

/** The view as *Find Text* searches it. It asks AWS nothing but what somebody wants more of. */
export function searchedResources(
  view: ResourcesView,
  expectations: () => Expectations,
  { formats, now }: Pick<HostContext, "formats" | "now">,
): SearchedResources {
  const { tree } = view;
  const search = new ResourceSearch(nextTask);
  return {
    changed: (listener) => {
      const [ofTree, ofSearch] = [tree.statusChanged(listener), search.changed(listener)];
      return {
        dispose: () => {
          ofTree.dispose();
          ofSearch.dispose();
        },
      };
    },
    get isBusy() {
      return tree.status.isBusy;
    },
    get hasMore() {
      return tree.sessions.some(({ account }) => account.pages.hasMore);
    },
    loadMore: () => {
      for (const session of tree.sessions) {
        if (session.account.pages.hasMore) void session.loadMore();
      }
    },
    find: (text) =>
      search.find(text, tree.sessions, {
        formats: formats(),
        now: now(),
        freshness: expectations().freshness,
      }),
    select: ({ source, arn }) => view.bringIntoSight(tree.nodeOf(source, arn)),
  };
}
