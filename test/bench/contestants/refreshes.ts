import type { Task } from "../contest";
import { compileNothing, usedBytes } from "./heap";
import { Look } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

const times = 500;
const first = 250;

/** Bytes that 500 refreshes without a change leave behind. */
export async function run({ profile, url }: Task): Promise<number> {
  compileNothing();
  const view = await openView(await openSource(profile));
  const tree = treeOf(view);
  await fetch(`${url}/change?count=0`);
  await loadAll(view);
  const look = new Look(tree);
  const refresh = async (count: number): Promise<void> => {
    for (let time = 0; time < count; time++) {
      await tree.refresh();
      look.read();
    }
  };
  // The first compile what runs.
  await refresh(first);
  const before = await usedBytes();
  await refresh(times);
  return (await usedBytes()) - before;
}
