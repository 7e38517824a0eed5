import type { JobKind } from "../../domain/job/job";

/** A job by its kind. */
export const jobKindNames = {
  backup: "Backup job",
  restore: "Restore job",
  copy: "Copy job",
} as const satisfies Record<JobKind, string>;

/** Jobs of a kind, at the beginning of a sentence or as a heading. */
export const jobsOfKind = {
  backup: "Backup jobs",
  restore: "Restore jobs",
  copy: "Copy jobs",
} as const satisfies Record<JobKind, string>;
