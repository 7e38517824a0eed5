import type { FilterRanges } from "./filterRanges";
import { everyAccount } from "../job/listedBy";
import type { Job } from "../job/job";
import { readsOf } from "./criterionMembers";
import type { Criterion, JobFilter, ListCriterion } from "./jobFilter";
import { displayState, displayStatesOfKind, unknownStateName } from "../job/jobState";
import type { TimeRange } from "../time/timeWindow";
import { vaultNameOf } from "../job/vault";
import { missedGoal } from "../protection/madeGood";

/**
 * True when a job has one of the criterion's values, or the criterion is not set. Whether a failed job was followed by a
 * good one is told by the other jobs (JobScope.leavesOutRecovered): here each that failed may be without.
 */
export function matchesCriterion(
  criterion: Criterion,
  filter: JobFilter,
  job: Job,
  ranges: FilterRanges,
): boolean {
  if (criterion === "created") return isIn(ranges.created, job.creationDate);
  if (criterion === "completed") return isIn(ranges.completed, job.completionDate);
  if (criterion === "laterBackup") {
    return filter.laterBackup === undefined || missedGoal(job) !== undefined;
  }
  const wanted = filter[criterion];
  const values = valuesOf(criterion, job);
  // AWS's own documents spell InvalidParameters and INVALIDPARAMETERS.
  if (criterion === "messageCategories") return has(lowerCased(wanted), lowerCased(values) ?? []);
  const isEveryAccount = criterion === "accountIds" && wanted?.includes(everyAccount) === true;
  return isEveryAccount || has(wanted, values);
}

/** What a job has of a criterion: names, ids and ARNs of the same thing. */
function valuesOf(
  criterion: Exclude<ListCriterion, "laterBackup">,
  job: Job,
): readonly (string | undefined)[] {
  if (criterion === "states") return [stateValue(job)];
  if (criterion === "vaults") return [vaultNameOf(job)];
  return readsOf(criterion, job.kind).map((read) => read(job));
}

/** The first that a job has of them: the name, which says most. undefined where it has none. */
export function valueOfCriterion(criterion: ListCriterion, job: Job): string | undefined {
  if (criterion === "states") return stateValue(job) || undefined;
  if (criterion === "vaults") return vaultNameOf(job) || undefined;
  if (criterion === "laterBackup") return undefined;
  for (const read of readsOf(criterion, job.kind)) {
    const value = read(job);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}

/** The display state; one that the API model does not know by AWS's name, unless it poses as one of ours. */
function stateValue(job: Job): string | undefined {
  const display = displayState(job);
  const unknown = unknownStateName(display);
  if (unknown === undefined) return display;
  return displayStatesOfKind(job.kind).includes(unknown) ? undefined : unknown;
}

function lowerCased(
  texts: readonly (string | undefined)[] | undefined,
): readonly string[] | undefined {
  return texts?.flatMap((text) => text?.toLowerCase() ?? []);
}

function has(
  wanted: readonly string[] | undefined,
  values: readonly (string | undefined)[],
): boolean {
  return (
    wanted === undefined || values.some((value) => value !== undefined && wanted.includes(value))
  );
}

function isIn(range: TimeRange | undefined, time: number | undefined): boolean {
  if (range === undefined) return true;
  const { from = -Infinity, to = Infinity } = range;
  return time !== undefined && time >= from && time < to;
}
