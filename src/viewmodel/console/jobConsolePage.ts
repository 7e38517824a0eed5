import type { Job } from "../../domain/job/job";
import {
  consoleLinkForArn,
  jobConsoleLink,
  planConsoleLink,
  recoveryPointConsoleLink,
  vaultConsoleLink,
} from "./consoleLinks";
import { recoveryPointArnOf } from "../../domain/job/jobFacts";
import { jobKinds } from "../../domain/job/jobKinds";
import { shownArnOf } from "../job/jobText";

/** The pages of the AWS console that a job leads to. */
export type ConsolePage = "job" | "resource" | "vault" | "recoveryPoint" | "plan";

/** The link to a page of a job; undefined where we don't know the page. */
export function jobConsolePage(page: ConsolePage, job: Job, region: string): string | undefined {
  switch (page) {
    case "job":
      return jobConsoleLink(job, region);
    case "resource":
      return consoleLinkForArn(shownArnOf(job) ?? "", job.resourceType);
    case "vault":
      return vaultConsoleLink(pointVaultOf(job), region);
    case "recoveryPoint":
      return recoveryPointConsoleLink(pointVaultOf(job), recoveryPointArnOf(job) ?? "", region);
    case "plan":
      return planConsoleLink(
        { arn: job.createdBy?.backupPlanArn, id: job.createdBy?.backupPlanId },
        region,
      );
  }
}

/** The vault that holds the recovery point of {@link recoveryPointArnOf}. */
function pointVaultOf(job: Job): {
  readonly arn?: string | undefined;
  readonly name?: string | undefined;
} {
  return { arn: job[jobKinds[job.kind].recoveryPointVault], name: job.backupVaultName };
}
