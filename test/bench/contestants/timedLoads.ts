import type { Task } from "../contest";

/** Milliseconds of the clock and of the processor. */
export interface LoadTime {
  readonly ms: number;
  readonly cpu: number;
}

export interface LoadTimes {
  /** The first load of the process. */
  readonly cold: LoadTime;
  /** A load after warming up. */
  readonly warm: LoadTime;
  /** From the start of the process to the end of the first load, in milliseconds. */
  readonly process: number;
}

/** Makes ready for a load. @returns the load, which keeps all jobs and returns them */
export type Prepare = () => Promise<() => Promise<Iterable<unknown>>>;

/** Jobs that every contestant loads before its warm load is timed, in loads of the size in question. */
const warmUp = 20_000;

/** Loads all jobs: cold, then until it is warm, then for the record. */
export async function timedLoads({ jobs }: Task, prepare: Prepare): Promise<LoadTimes> {
  const cold = await timedLoad(jobs, prepare);
  const process = performance.now();
  for (let loaded = jobs; loaded < warmUp; loaded += jobs) await timedLoad(jobs, prepare);
  return { cold, process, warm: await timedLoad(jobs, prepare) };
}

async function timedLoad(jobs: number, prepare: Prepare): Promise<LoadTime> {
  const load = await prepare();
  // No garbage is collected on purpose: V8 throws compiled code away with it, which costs ours 30 ms (measured).
  const cpu = process.cpuUsage();
  const start = performance.now();
  const loaded = await load();
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const count = [...loaded].length;
  if (count !== jobs) throw new Error(`${count} jobs came instead of ${jobs}.`);
  return { ms, cpu: (user + system) / 1000 };
}
