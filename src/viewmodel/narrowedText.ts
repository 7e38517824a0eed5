import type { JobList } from "../domain/jobList";
import type { Formats } from "./formats";

/** How many of how many jobs match, for a filter that narrows what is loaded: "12 of 1,340 jobs looked at match". */
export function narrowedText({ jobs }: Pick<JobList, "jobs">, formats: Formats): string {
  return `${formats.count(jobs.count({}))} of ${formats.count(jobs.lookedAt)} jobs looked at match`;
}
