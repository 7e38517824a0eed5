import { type BackupJob, BackupClient, paginateListBackupJobs } from "@aws-sdk/client-backup";
import type { Task } from "../contest";
import { credentials, region } from "./known";
import { type LoadTimes, timedLoads } from "./timedLoads";

/** The AWS SDK's paginator as its documentation has it, pages of 1,000, all jobs in an array. */
export async function run(task: Task): Promise<LoadTimes> {
  const client = new BackupClient({ region, credentials, endpoint: task.url });
  const load = async (): Promise<BackupJob[]> => {
    const jobs: BackupJob[] = [];
    for await (const page of paginateListBackupJobs({ client, pageSize: 1000 }, {})) {
      for (const job of page.BackupJobs ?? []) jobs.push(job);
    }
    return jobs;
  };
  return timedLoads(task, () => Promise.resolve(load));
}
