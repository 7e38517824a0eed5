import type { Job, JobKind } from "../../domain/job/job";
import { capitalised } from "../text/plainText";

/** Times of the list records; every other number is a size or a duration. */
const times: ReadonlySet<string> = new Set([
  "creationDate",
  "completionDate",
  "startBy",
  "initiationDate",
  "expectedCompletionDate",
  "recoveryPointCreationDate",
]);

/** Members whose keys are data, not names of the API. */
const maps: ReadonlySet<string> = new Set(["backupOptions", "childJobsInState"]);

const idMembers = {
  backup: "BackupJobId",
  restore: "RestoreJobId",
  copy: "CopyJobId",
} as const satisfies Record<JobKind, string>;

/** A job as DescribeBackupJob or DescribeRestoreJob told it, ready for a JSON document. */
export function describedJobText(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(members, undefined, 2)}\n`;
}

/** A job as the list told it, under AWS's member names; the first line says why there is no more. */
export function listedJobText(job: Job, why: string): string {
  const comment = why.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
  return `// ${comment}\n${describedJobText(listedMembers(job))}`;
}

/** The members of BackupJob or RestoreJobsListMember, named and nested as AWS does it. */
export function listedMembers(job: Job): Record<string, unknown> {
  const { kind, id, state, ...rest } = job;
  const restoreTestingPlanArn =
    "restoreTestingPlanArn" in rest ? rest.restoreTestingPlanArn : undefined;
  const members = {
    ...(id !== "" && { [idMembers[kind]]: id }),
    ...(state !== "" && { [kind === "restore" ? "Status" : "State"]: state }),
    ...withCapitals(rest),
  };
  if (restoreTestingPlanArn === undefined) return members;
  const { RestoreTestingPlanArn, ...others } = members;
  return { ...others, CreatedBy: { RestoreTestingPlanArn } };
}

function withCapitals(members: object): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members) as [string, unknown][]) {
    if (value === undefined) continue;
    result[capitalised(name)] = valueOf(name, value);
  }
  return result;
}

function valueOf(name: string, value: unknown): unknown {
  if (times.has(name) && typeof value === "number") return isoTime(value);
  if (typeof value === "object" && value !== null && !maps.has(name)) return withCapitals(value);
  return value;
}

/** A time that no calendar holds stays a number. */
function isoTime(time: number): string | number {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toISOString();
}
