import { BackupClient, paginateListBackupJobs } from "@aws-sdk/client-backup";
import type { Task } from "../contest";
import { usedBytes } from "./heap";
import { credentials, region } from "./known";

/** Bytes a job, as the SDK returns it, in an array. */
export async function run({ url, jobs }: Task): Promise<number> {
  const client = new BackupClient({ region, credentials, endpoint: url });
  const pages = paginateListBackupJobs({ client, pageSize: 1000 }, {});
  // Compiles what runs.
  const kept: unknown[] = (await pages.next()).value?.BackupJobs?.slice(0, 0) ?? [];
  const before = await usedBytes();
  for await (const page of pages) for (const job of page.BackupJobs ?? []) kept.push(job);
  const bytes = (await usedBytes()) - before;
  if (kept.length !== jobs - 1000) throw new Error("Jobs are missing.");
  return bytes / kept.length;
}
