import type { Job } from "../../domain/job/job";
import type { Section } from "../../protocol/jobDetails";
import { backupSections } from "./backupSections";
import { copySections } from "./copySections";
import type { MetadataState } from "./metadataSection";
import type { PartContext } from "./partContext";
import { restoreSections } from "./restoreSections";
import { scanSections } from "./scanSections";

export type { MetadataState } from "./metadataSection";

export interface SectionsOptions {
  /** AWS has described the job; before, nothing is called missing. */
  readonly described: boolean;
  /** Of a restore job. */
  readonly metadata: MetadataState;
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
