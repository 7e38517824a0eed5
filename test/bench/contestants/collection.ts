import type { Task } from "../contest";
import { loadAll, openSource, openView } from "./ours";
import { type LoadTimes, timedLoads } from "./timedLoads";

/** The product's gateway and the view's tree above it: *Load all* of a view whose first rows are in. */
export async function run(task: Task): Promise<LoadTimes> {
  const source = await openSource(task.profile);
  return timedLoads(task, async () => {
    const view = await openView(source);
    return async () => {
      await loadAll(view);
      return view.loadedJobs();
    };
  });
}
