import { jobKinds } from "../../domain/job/jobKinds";
import { leafOf } from "../../domain/job/memberLeaves";
import type { Job } from "../../domain/job/job";
import type { Section } from "../../protocol/jobDetails";
import { backupSections } from "./backupSections";
import { copySections } from "./copySections";
import type { MetadataState } from "./metadataSection";
import type { PointAnswer } from "./jobPoint";
import type { Requested } from "./onRequest";
import type { PartContext } from "./partContext";
import { pointSection } from "./pointSection";
import { restoreSections } from "./restoreSections";
import { scanSections } from "./scanSections";

export type { MetadataState } from "./metadataSection";

export interface SectionsOptions {
  /** AWS has described the job; before, nothing is called missing. */
  readonly described: boolean;
  /** Of a restore job. */
  readonly metadata: MetadataState;
  /** Of the recovery point that a job made or was made from. */
  readonly point: Requested<PointAnswer>;
}

/**
 * Every member of the job in the order of need, but those that stand elsewhere on the page: the outcome,
 * and what a parent says of its children.
 */
export function sections(
  job: Job,
  options: SectionsOptions,
  context: PartContext,
): readonly Section[] {
  const own = sectionsOf(job, options, context);
  // What became of the recovery point stands below what the job says of it.
  const path = leafOf(job.kind, jobKinds[job.kind].vaultPoint)?.row.path;
  const at = own.findIndex(({ fields }) => fields.some(({ key }) => key === path));
  return own.toSpliced(at + 1, 0, ...pointSection(job, options.point, context));
}

function sectionsOf(job: Job, options: SectionsOptions, context: PartContext): readonly Section[] {
  switch (job.kind) {
    case "backup":
      return backupSections(job, options, context);
    case "restore":
      return restoreSections(job, options, context);
    case "copy":
      return copySections(job, options, context);
    case "scan":
      return scanSections(job, options, context);
  }
}
