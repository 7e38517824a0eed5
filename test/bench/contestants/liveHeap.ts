import type { Task } from "../contest";
import { compileNothing, usedBytes } from "./heap";
import { openWatched } from "./watchedView";

const polls = 2000;
const first = 250;

export interface LiveHeap {
  /** Bytes that the refreshes left behind. */
  readonly heap: number;
  /** Rows that VS Code was told to read again. */
  readonly fired: number;
}

/** What 2,000 refreshes by a timer that bring nothing leave behind. */
export async function run(task: Task): Promise<LiveHeap> {
  compileNothing();
  const { view, refresh } = await openWatched(task);
  await refresh(first);
  const before = await usedBytes();
  let fired = 0;
  const subscription = view.changed((nodes) => {
    fired += nodes?.length ?? 1;
  });
  await refresh(polls);
  subscription.dispose();
  return { heap: (await usedBytes()) - before, fired };
}
