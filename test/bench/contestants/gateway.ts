import type { Job } from "../../../src/domain/job/job";
import type { Task } from "../contest";
import { openSource } from "./ours";
import { type LoadTimes, timedLoads } from "./timedLoads";

/** The product's gateway: pages of 1,000, one after the other, all jobs in an array. */
export async function run(task: Task): Promise<LoadTimes> {
  const { gateway } = await openSource(task.profile);
  const { signal } = new AbortController();
  const load = async (): Promise<Job[]> => {
    const jobs: Job[] = [];
    let nextToken: string | undefined;
    do {
      const request = { maxResults: 1000, ...(nextToken !== undefined && { nextToken }) };
      const page = await gateway.listJobs({ kind: "backup" }, request, signal);
      for (const job of page.jobs) jobs.push(job);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return jobs;
  };
  return timedLoads(task, () => Promise.resolve(load));
}
