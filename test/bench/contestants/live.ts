import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Task } from "../contest";
import { usedBytes } from "./heap";
import { Look } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

const polls = 2000;
const first = 100;

export interface Live {
  /** Bytes that the polls left behind. */
  readonly heap: number;
  /** Rows that VS Code was told to read again. */
  readonly fired: number;
  /** Milliseconds. */
  readonly longest: number;
  readonly each: number;
}

/** What 2,000 refreshes by a timer without a change cost, with all jobs loaded. */
export async function run({ profile, url }: Task): Promise<Live> {
  const source = await openSource(profile);
  const view = await openView(source);
  const tree = treeOf(view);
  await fetch(`${url}/change?count=0`);
  await loadAll(view);
  const look = new Look(tree);
  let fired = 0;
  const refresh = async (count: number): Promise<void> => {
    for (let poll = 0; poll < count; poll++) {
      await view.refreshInBackground(source);
      look.read();
    }
  };
  // The first compile what runs.
  await refresh(first);
  const before = await usedBytes();
  const subscription = view.changed((nodes) => {
    fired += nodes?.length ?? 1;
  });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const start = performance.now();
  await refresh(polls);
  const each = (performance.now() - start) / polls;
  delays.disable();
  subscription.dispose();
  return { heap: (await usedBytes()) - before, fired, longest: delays.max / 1e6, each };
}
