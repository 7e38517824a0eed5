import { membersOf } from "../../base/membersOf";
import type { Job } from "../../domain/job/job";
import { leavesOf, valueOf } from "../../domain/job/memberLeaves";

/** A job as DescribeBackupJob or DescribeRestoreJob told it, ready for a JSON document. */
export function describedJobText(members: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(members, undefined, 2)}\n`;
}

/** A job as the list told it, under AWS's member names; the first line says why there is no more. */
export function listedJobText(job: Job, why: string): string {
  const comment = why.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
  return `// ${comment}\n${describedJobText(listedMembers(job))}`;
}

/** The members of a job as AWS's list has them, named and nested as AWS does it. */
export function listedMembers(job: Job): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const leaf of leavesOf(job.kind)) {
    const value = valueOf(job, leaf);
    if (value === undefined || value === "") continue;
    const shown = leaf.row.type === "time" ? isoTime(value) : value;
    const [member = "", inner] = leaf.row.path.split(".");
    result[member] = inner === undefined ? shown : { ...membersOf(result[member]), [inner]: shown };
  }
  return result;
}

/** A time that no calendar holds stays a number. */
function isoTime(time: unknown): unknown {
  const date = new Date(Number(time));
  return Number.isNaN(date.getTime()) ? time : date.toISOString();
}
