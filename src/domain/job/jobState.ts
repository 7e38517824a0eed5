import { compareText } from "../../base/compareText";
import type { Job, JobKind } from "./job";
import { categoryOf } from "./jobFacts";
import { jobKinds } from "./jobKinds";

/** The console's own state: of most kinds no state of the API, see {@link displayState}. */
export const completedWithIssues = "COMPLETED_WITH_ISSUES";

/** Marks a display state that the API model does not know, so that no text from AWS can pose as one of ours. */
const unknownMark = "?";

/** Display states in which a job went wrong, as far as the API model tells, in the order of the views. */
const wrong: ReadonlySet<string> = new Set([
  "FAILED",
  "EXPIRED",
  "ABORTED",
  "CANCELED",
  "PARTIAL",
  completedWithIssues,
]);

const displayOrder = [
  ...wrong,
  unknownMark,
  "RUNNING",
  "ABORTING",
  "PENDING",
  "CREATED",
  "COMPLETED",
];

/** States in which a job can still change. */
const unfinished: ReadonlySet<string> = new Set(["RUNNING", "ABORTING", "PENDING", "CREATED"]);

/** The states that the list operation of a kind can filter by. */
export function statesOf(kind: JobKind): readonly string[] {
  return jobKinds[kind].states;
}

/** The states of {@link statesOf} in which a job can still change. */
export function unfinishedStatesOf(kind: JobKind): readonly string[] {
  return jobKinds[kind].states.filter((state) => unfinished.has(state));
}

/** The states of {@link statesOf} in which a job has ended and not done what it was for, or not all of it. */
export function failedStatesOf(kind: JobKind): readonly string[] {
  return jobKinds[kind].states.filter((state) => wrong.has(state) && state !== completedWithIssues);
}

/**
 * True while the job can still change; a job in a state we do not know can, until AWS gives it a
 * completion date: EventBridge knows final states that the API model doesn't, e.g. ABORTED of copy jobs.
 */
export function isUnfinished(job: Job): boolean {
  if (unfinished.has(job.state)) return true;
  return !jobKinds[job.kind].states.includes(job.state) && job.completionDate === undefined;
}

/**
 * The state that a job is grouped under: the API's, *completed with issues*, or "?" and a name that
 * the API model does not know. Completed with issues follows the ListBackupJobs page (COMPLETED and a
 * category other than SUCCESS); restore jobs, which have no category, and records from before MessageCategory (2023-11)
 * count when they carry a status message, as EventBridge does it. Only of kinds that tell issues (jobKinds.ts).
 */
export function displayState(job: Job): string {
  if (!jobKinds[job.kind].states.includes(job.state)) return unknownMark + job.state.trim();
  return jobKinds[job.kind].tellsIssues && job.state === "COMPLETED" && hasIssues(job)
    ? completedWithIssues
    : job.state;
}

function hasIssues(job: Job): boolean {
  const category = categoryOf(job);
  if (category === "SUCCESS") return false;
  if (category !== undefined && category !== "") return category.toUpperCase() !== "SUCCESS";
  return job.statusMessage !== undefined && job.statusMessage !== "";
}

/** True of a display state in which a job went wrong; what a state that the model does not know means is not known. */
export function wentWrong(display: string): boolean {
  return wrong.has(display);
}

/** The state to ask the API for to get a display state's jobs; undefined where no request can name it. */
export function apiStateOf(kind: JobKind, display: string): string | undefined {
  if (display === completedWithIssues && jobKinds[kind].tellsIssues) return "COMPLETED";
  return display.startsWith(unknownMark) ? undefined : display;
}

/** The name AWS gave to a state that the API model does not know ("" when it gave none); else undefined. */
export function unknownStateName(display: string): string | undefined {
  return display.startsWith(unknownMark) ? display.slice(unknownMark.length) : undefined;
}

/** The display states that the API model knows of. */
export function displayStatesOfKind(kind: JobKind): readonly string[] {
  return jobKinds[kind].states.flatMap((state) => displayStatesOf(kind, state));
}

/** The display states whose jobs a query for this API state returns. */
export function displayStatesOf(kind: JobKind, apiState: string): readonly string[] {
  return jobKinds[kind].tellsIssues && apiState === "COMPLETED"
    ? [completedWithIssues, apiState]
    : [apiState];
}

/** Sorts states for a person on call; those that are no display state of ours by name, before the running ones. */
export function compareDisplayStates(a: string, b: string): number {
  return rank(a) - rank(b) || compareText(a, b);
}

function rank(display: string): number {
  const at = displayOrder.indexOf(display);
  return at < 0 ? displayOrder.indexOf(unknownMark) : at;
}
