import type { ViewKind } from "../domain/job";
import type { JobList } from "../domain/jobList";
import type { Impossible, JobScope } from "../domain/jobScope";
import type { Formats } from "./formats";
import { oneLine } from "./plainText";
import { stateText } from "./stateText";

/** How many of how many jobs match, for a filter that narrows what is loaded: "12 of 1,340 jobs looked at match". */
export function narrowedText({ jobs }: JobList, formats: Formats): string {
  return `${formats.count(jobs.count({}))} of ${formats.count(jobs.lookedAt)} jobs looked at match`;
}

/** Why nothing can match, where that is so; undefined where some job may. */
export function impossibleText({ kind, queries, impossible }: JobScope): string | undefined {
  const [first] = impossible;
  return queries.length > 0 || first === undefined ? undefined : reason(first, kind);
}

function reason({ criterion, values }: Impossible, kind: ViewKind): string {
  switch (criterion) {
    case "states":
      return `${jobs(kind)} are never ${values.map((state) => stateText(state).label).join(" or ")}`;
    case "messageCategories":
      return `${jobs(kind)} have no message category`;
    case "backupPlans":
    case "backupRules":
      return `${jobs(kind)} come from no backup plan`;
    case "restoreTestingPlanArns":
      return `${jobs(kind)} come from no restore testing plan`;
    case "created":
    case "completed":
      return `The filter's time "${oneLine(values.join(" "), 40)}" can't be read`;
    case "vaults":
    case "resourceTypes":
    case "resourceArns":
    case "accountIds":
    case "parentJobIds":
      return `${jobs(kind)} never match "${oneLine(values.join(", "), 60)}"`;
  }
}

function jobs(kind: ViewKind): string {
  return kind === "backup" ? "Backup jobs" : "Restore jobs";
}
