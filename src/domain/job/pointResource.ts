import type { Job } from "./job";

/** What a recovery point was made of, where one of the jobs names the point; undefined for any other ARN. */
export function pointResource(arn: string, jobs: Iterable<Job>): string | undefined {
  for (const job of jobs) {
    if (job.kind === "copy" || job.recoveryPointArn !== arn) continue;
    const resource = job.kind === "restore" ? job.sourceResourceArn : job.resourceArn;
    if (resource !== undefined && resource !== "") return resource;
  }
  return undefined;
}
