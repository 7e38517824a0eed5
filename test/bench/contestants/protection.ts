import { evaluate } from "../../../src/domain/protection/evaluate";
import type { Task } from "../contest";
import { busyAccount } from "../pages/busyAccount";
import type { Took } from "./look";
import { run as load } from "./gateway";

/** Milliseconds: to load so many jobs, and then to group resources by how they are backed up. */
export interface ProtectionTimes {
  readonly load: number;
  /** The first time in the process. */
  readonly cold: Took;
  readonly warm: Took;
}

/** How everything is backed up, of 100,000 jobs of 20,000 resources with four rules each. */
export async function run(task: Task): Promise<ProtectionTimes> {
  // Before they load: a view has its jobs for a while, and V8 has moved them to where they stay. Each time other ones, for
  // what is kept with a job must be found again.
  const [first, second] = [busyAccount(size(task)), busyAccount(size(task))];
  const loaded = await load(task);
  const cold = await timed(first);
  const warm = await timed(second);
  return { load: loaded.warm.ms, cold, warm };
}

function size({ jobs }: Task) {
  return { resources: 20_000, jobs };
}

async function timed(facts: Parameters<typeof evaluate>[0]): Promise<Took> {
  let longest = 0;
  const start = performance.now();
  let began = start;
  const end = (): void => {
    longest = Math.max(longest, performance.now() - began);
  };
  const found = await evaluate(facts, {
    nextTask: () => {
      end();
      return new Promise((resolve) => {
        setImmediate(() => {
          began = performance.now();
          resolve();
        });
      });
    },
    isCancelled: () => false,
  });
  end();
  if (found?.resources.length !== 20_000) throw new Error("There are not 20,000 resources.");
  return { ms: performance.now() - start, longest };
}
