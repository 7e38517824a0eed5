import type { Job } from "./job";
import { resourceArnOf } from "./jobFacts";

/** What a recovery point was made of, where one of the jobs names the point; undefined for any other ARN. */
export function pointResource(arn: string, jobs: Iterable<Job>): string | undefined {
  for (const job of jobs) {
    if (job.recoveryPointArn !== arn) continue;
    const resource = resourceArnOf(job);
    if (resource !== undefined && resource !== "") return resource;
  }
  return undefined;
}
