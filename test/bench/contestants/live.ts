import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Task } from "../contest";
import { openWatched } from "./watchedView";

const polls = 300;
/** The first compile what runs. */
const first = 100;

/** In milliseconds. */
export interface LiveTimes {
  readonly longest: number;
  readonly each: number;
}

/** What refreshes by a timer cost that bring nothing, with all jobs loaded. */
export async function run(task: Task): Promise<LiveTimes> {
  const { refresh } = await openWatched(task);
  await refresh(first);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const start = performance.now();
  await refresh(polls);
  const each = (performance.now() - start) / polls;
  delays.disable();
  return { longest: delays.max / 1e6, each };
}
