import { type Disposable, DisposableStore } from "../../base/disposables";
import type { Source } from "../../domain/session/source";
import { coverageOf } from "../../viewmodel/protection/coverageOfList";
import type { ViewJobs } from "../../viewmodel/protection/sessionResources";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { ViewTree } from "../../viewmodel/tree/viewTree";

/** What the view of backup jobs has read of a source; what it reads later counts, too. */
export function viewJobsOf(
  view: Pick<ViewTree, "treeOf" | "statusChanged">,
  source: Source,
): ViewJobs {
  const tree = (): JobTree | undefined => view.treeOf(source);
  return {
    get covered() {
      const list = tree()?.list;
      return list && coverageOf(list);
    },
    get: (key) => tree()?.list?.jobs.get(key),
    all: () => tree()?.list?.jobs.all() ?? [],
    refresh: async () => {
      await tree()?.refresh();
    },
    changed: (listener) => listenTo(view, tree, listener),
  };
}

/** The tree of a source comes when the view shows its session. */
function listenTo(
  view: Pick<ViewTree, "statusChanged">,
  tree: () => JobTree | undefined,
  listener: () => void,
): Disposable {
  const store = new DisposableStore();
  let listensTo: JobTree | undefined;
  let covered = textOf(tree());
  const follow = (): void => {
    const now = tree();
    if (now === undefined || now === listensTo) return;
    listensTo = now;
    store.add(
      now.listChanged((change) => {
        if (change !== undefined && change.entered.length + change.updated.length > 0) listener();
      }),
    );
  };
  // The status tells when the jobs were up to date, and of a list that takes the place of another.
  store.add(
    view.statusChanged(() => {
      follow();
      const before = covered;
      covered = textOf(tree());
      if (covered !== before) listener();
    }),
  );
  follow();
  return store;
}

/** The time that a view covers, as text to compare. */
function textOf(tree: JobTree | undefined): string {
  const covered = tree?.list && coverageOf(tree.list);
  return covered === undefined ? "" : `${covered.since} ${covered.until}`;
}
