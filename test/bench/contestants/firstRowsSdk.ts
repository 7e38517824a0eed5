import { BackupClient, ListBackupJobsCommand } from "@aws-sdk/client-backup";
import type { Task } from "../contest";

/** From the start of the script to the first answer; the SDK reads the profile that AWS_PROFILE names. */
export async function run(_: Task, started: number): Promise<number> {
  const client = new BackupClient({});
  const { BackupJobs = [] } = await client.send(new ListBackupJobsCommand({ MaxResults: 100 }));
  if (BackupJobs.length !== 100) throw new Error("100 jobs were to come.");
  return performance.now() - started;
}
