import { arnsIn } from "../../domain/arn/textArns";
import type { Job } from "../../domain/job/job";
import { resourceArnOf } from "../../domain/job/jobFacts";
import { jobKinds } from "../../domain/job/jobKinds";
import { vaultOf } from "../../domain/job/vault";
import type { Action, AdviceBox } from "../../protocol/jobDetails";
import {
  consoleLinkForArn,
  keyConsoleLink,
  planConsoleLink,
  roleConsoleLink,
  vaultConsoleLink,
} from "../console/consoleLinks";
import type { CheckedThing } from "./advice";
import { adviceFor } from "./adviceFor";
import type { PartContext } from "./partContext";

const names: Readonly<Record<CheckedThing, string>> = {
  role: "IAM Role",
  key: "KMS Key",
  vault: "Vault",
  resource: "Resource",
  plan: "Backup Plan",
};

/** What to check where a job went wrong, and ways there; undefined where we don't know. */
export function adviceBox(job: Job, context: PartContext): AdviceBox | undefined {
  const advice = adviceFor(job);
  return advice && { text: advice.text, actions: waysTo(advice.check ?? [], job, context) };
}

/** Ways to pages of the AWS console. What the job does not name, or has no known page, is not there. */
function waysTo(
  things: readonly CheckedThing[],
  job: Job,
  { actions, session: { region } }: PartContext,
): readonly Action[] {
  return things.flatMap((thing) => {
    const link = linkTo(thing, job, region);
    if (link === undefined) return [];
    const label = `Open ${names[thing]}`;
    const look = { label, accessibleLabel: `${label} in the AWS console`, icon: "link-external" };
    return [actions.add(`advice:${thing}`, look, { type: "openConsole", link })];
  });
}

function linkTo(thing: CheckedThing, job: Job, region: string): string | undefined {
  switch (thing) {
    case "role":
      return roleConsoleLink(roleOf(job) ?? "");
    case "key":
      return keyLink(job);
    case "vault":
      return vaultLink(job, region);
    case "resource":
      // Where a restore came from is not what has to be checked.
      return consoleLinkForArn(
        (job.kind === "restore" ? job.createdResourceArn : resourceArnOf(job)) ?? "",
        job.resourceType,
      );
    case "plan": {
      const { backupPlanArn: arn, backupPlanId: id } = job.createdBy ?? {};
      return planConsoleLink({ arn, id }, region);
    }
  }
}

/** The vault that the job is shown in; a copy's by its ARN only, for it may be in another Region. */
function vaultLink(job: Job, region: string): string | undefined {
  const { arn, name } = vaultOf(job);
  return vaultConsoleLink({ arn, ...(jobKinds[job.kind].isVaultHere && { name }) }, region);
}

/** The job's role. A scan has two: the one that the message names counts. */
function roleOf({ iamRoleArn, scannerRoleArn, statusMessage = "" }: Job): string | undefined {
  const scanner = scannerRoleArn ?? "";
  return scanner !== "" && arnsIn(statusMessage).includes(scanner) ? scanner : iamRoleArn;
}

/** The key that the message names, else that of the recovery point: of what a copy makes, for a copy. */
function keyLink(job: Job): string | undefined {
  const named = arnsIn(job.statusMessage ?? "").map(keyConsoleLink);
  return (
    named.find((link) => link !== undefined) ??
    keyConsoleLink(job.destinationEncryptionKeyArn ?? job.encryptionKeyArn ?? "")
  );
}
