import type { JobList } from "../../domain/list/jobList";
import type { Formats } from "../text/formats";

/** How many of how many jobs match, for a filter that narrows what is loaded: "12 of 1,340 loaded jobs match". */
export function narrowedText({ jobs }: Pick<JobList, "jobs">, formats: Formats): string {
  const { lookedAt } = jobs;
  const count = jobs.count({});
  const of = `${formats.count(count)} of ${formats.count(lookedAt)}`;
  const verb = count === 1 || lookedAt === 1 ? "matches" : "match";
  return `${of} loaded ${lookedAt === 1 ? "job" : "jobs"} ${verb}`;
}
