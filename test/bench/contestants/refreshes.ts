import { setFlagsFromString } from "node:v8";
import type { Task } from "../contest";
import { usedBytes } from "./heap";
import { Look } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

const times = 500;
const first = 250;

/** Bytes that 500 refreshes without a change leave behind. */
export async function run({ profile, url }: Task): Promise<number> {
  // V8 goes on to compile what runs: its code grew by 0.6 MB and what our code keeps by nothing (two heap snapshots).
  for (const flag of ["--no-opt", "--no-sparkplug", "--no-flush-bytecode"])
    setFlagsFromString(flag);
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
