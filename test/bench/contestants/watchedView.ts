import type { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import type { Task } from "../contest";
import { Look } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

export interface WatchedView {
  readonly view: ViewTree;
  /** Refreshes so often, as a timer does, and reads what was fired. */
  readonly refresh: (times: number) => Promise<void>;
}

/** A view with all jobs loaded that somebody looks at, of an account where nothing changes. */
export async function openWatched({ profile, url }: Task): Promise<WatchedView> {
  const source = await openSource(profile);
  const view = await openView(source);
  await fetch(`${url}/change?count=0`);
  await loadAll(view);
  const look = new Look(treeOf(view));
  const refresh = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      await view.refreshInBackground(source);
      look.read();
    }
  };
  return { view, refresh };
}
