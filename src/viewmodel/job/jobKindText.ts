import type { JobKind } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { capitalised } from "../text/plainText";

/** A job by its kind, at the beginning of a sentence or as a heading: "Backup job". */
export function jobKindName(kind: JobKind): string {
  return capitalised(jobKinds[kind].one);
}

/** Jobs of a kind, likewise: "Backup jobs". */
export function jobsOfKind(kind: JobKind): string {
  return capitalised(jobKinds[kind].many);
}
