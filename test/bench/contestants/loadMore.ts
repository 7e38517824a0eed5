import type { TreeNode } from "../../../src/viewmodel/tree/treeNode";
import type { Task } from "../contest";
import { spreadOf } from "../figures";
import { Look } from "./look";
import { openSource, openView, treeOf } from "./ours";
import { recordedPages } from "./recordedPages";

/** Milliseconds for a page of 1,000 jobs. */
export interface PageTimes {
  /** Taken in by the model. */
  readonly model: number;
  /** Read again by VS Code, with the states and vaults expanded and the days not. */
  readonly read: number;
}

export interface FewAndMany {
  /** Around the second page. */
  readonly early: PageTimes;
  /** Around the hundredth. */
  readonly late: PageTimes;
}

const lastPage = 102;

/** *Load more* of the completed jobs a hundred times, from pages that are there. */
export async function run({ profile }: Task): Promise<FewAndMany> {
  const { session, gateway } = await openSource(profile);
  const source = { session, gateway: recordedPages(gateway) };
  const pass = async (): Promise<readonly PageTimes[]> => {
    const view = await openView(source, 1000);
    const tree = treeOf(view);
    const look = new Look(tree);
    const isCompleted = (node: TreeNode): boolean =>
      node.type === "group" && node.path.state === "COMPLETED";
    const times: PageTimes[] = [];
    for (let page = 2; page <= lastPage; page++) {
      const start = performance.now();
      await tree.loadMore(tree.children(undefined).find(isCompleted));
      const model = performance.now() - start;
      times.push({ model, read: look.read() });
    }
    view.dispose();
    return times;
  };
  // The first records the pages, the second compiles what runs.
  await pass();
  await pass();
  const times = await pass();
  // A page alone may meet the collection of garbage.
  const middle = (pages: readonly PageTimes[]): PageTimes => ({
    model: spreadOf(pages.map(({ model }) => model)).median,
    read: spreadOf(pages.map(({ read }) => read)).median,
  });
  return { early: middle(times.slice(0, 5)), late: middle(times.slice(-5)) };
}
