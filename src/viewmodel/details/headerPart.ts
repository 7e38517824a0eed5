import { parseArn } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { isUnfinished } from "../../domain/job/jobState";
import { vaultOf } from "../../domain/job/vault";
import { environmentProfile } from "../../domain/session/session";
import type { Action, HeaderPart } from "../../protocol/jobDetails";
import { jobKindName } from "../job/jobKindText";
import { jobName, jobPercent, shortType, vaultLabel, vaultNotReported } from "../job/jobText";
import { oneLine } from "../text/plainText";
import { headerActions, waysOut } from "./headerActions";
import { accountField, headerFields } from "./headerFields";
import { jobTimes, isEndReckoned } from "../../domain/job/jobTimes";
import { clockWithSeconds, distanceText } from "../job/timeText";
import type { PartContext } from "./partContext";
import { stateBadge } from "./stateBadge";

export interface HeaderOptions {
  /** A request for the job itself is under way. */
  readonly busy: boolean;
  /** When AWS described the job, in milliseconds since the epoch; before, the page shows what the list said. */
  readonly asOf?: number;
  /** Seconds between two refreshes of a job that can change. */
  readonly pollSeconds?: number;
  /** The last attempt to describe the job failed. */
  readonly refreshFailed?: boolean;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly pinned: boolean;
  readonly watched?: boolean;
  /** The job in the AWS console, where we know its page. */
  readonly consoleLink?: string;
}

/** Who the job is, how it stands, and what can be done with it. */
export function headerPart(job: Job, options: HeaderOptions, context: PartContext): HeaderPart {
  const { actions } = context;
  const percent = jobPercent(job);
  const account = accountField(job, context);
  const moment = expectationText(job, context) ?? endText(job, context);
  return {
    kind: jobKindName(job.kind),
    title: jobName(job),
    subtitle: subtitle(job),
    state: stateBadge(job),
    ...(percent !== undefined && { percent }),
    ...(moment !== undefined && { moment }),
    fields: headerFields(job, { described: options.asOf !== undefined }, context),
    session: ownText(context),
    ...(account !== undefined && { account }),
    freshness: freshness(job, options, context),
    busy: options.busy,
    ...(options.canGoBack && { back: step("back", "arrow-left", "Back") }),
    ...(options.canGoForward && { forward: step("forward", "arrow-right", "Forward") }),
    ways: waysOut(job, options, context),
    actions: headerActions(job, options, context),
  };

  function step(type: "back" | "forward", icon: string, label: string): Action {
    const accessibleLabel = `${label} to the ${type === "back" ? "job before" : "next job"}`;
    return actions.add(`header:${type}`, { label, icon, accessibleLabel }, { type });
  }
}

function subtitle(job: Job): string {
  const reported = oneLine(job.resourceType ?? "");
  const type = reported === "" ? "Type not reported" : shortType(reported);
  if (job.kind === "copy") return `${type} ${copyRoute(job)}`;
  const vault = vaultLabel(vaultOf(job), { withAccount: false });
  if (vault === vaultNotReported) return `${type}, vault not reported`;
  return `${type} ${jobKinds[job.kind].vaultPreposition} ${vault}`;
}

/** Copies go to other Regions and accounts, where vaults often bear the same name. */
function copyRoute(job: Extract<Job, { kind: "copy" }>): string {
  const source = parseArn(job.sourceBackupVaultArn ?? "");
  const destination = parseArn(job.destinationBackupVaultArn ?? "");
  const from = vaultName(job.sourceBackupVaultArn);
  const to = vaultName(job.destinationBackupVaultArn);
  const places =
    source === undefined || destination === undefined
      ? []
      : [
          destination.region === source.region ? "" : ` in ${oneLine(destination.region, 40)}`,
          destination.accountId === source.accountId
            ? ""
            : ` of account ${oneLine(destination.accountId, 40)}`,
        ];
  return `from vault ${from} to vault ${to}${places.join("")}`;
}

function vaultName(backupVaultArn: string | undefined): string {
  const vault = vaultOf({
    kind: "backup",
    id: "",
    state: "",
    ...(backupVaultArn !== undefined && { backupVaultArn }),
  });
  const label = vaultLabel(vault, { withAccount: false });
  return label === vaultNotReported ? "not reported" : label;
}

/** "Profile production · eu-west-1" */
export function ownText({ session: { profile, region } }: PartContext): string {
  const owner =
    profile === environmentProfile ? "Environment variables" : `Profile ${oneLine(profile)}`;
  return `${owner} · ${oneLine(region, 40)}`;
}

function expectationText(job: Job, { now, formats }: PartContext): string | undefined {
  const { expected, completed } = jobTimes(job);
  if (expected === undefined || completed !== undefined || !isUnfinished(job)) return undefined;
  // A restore job's end is reckoned from a number of minutes.
  const about = isEndReckoned(job) ? "about " : "";
  const distance = about + distanceText(expected - now, formats);
  return expected >= now
    ? `Expected to complete in ${distance}`
    : `Overdue: expected to complete ${distance} ago`;
}

/** How long ago the job ended, for jobs that can't change any more; when exactly is in the timeline. */
function endText(job: Job, { now, formats }: PartContext): string | undefined {
  const { completed } = jobTimes(job);
  if (completed === undefined || isUnfinished(job)) return undefined;
  return `Ended ${formats.relativeInWords(completed, now)}`;
}

function freshness(job: Job, options: HeaderOptions, { now, formats }: PartContext): string {
  const { asOf, busy, pollSeconds, refreshFailed = false } = options;
  if (asOf === undefined) {
    if (job.id === "") return "From the list. AWS Backup gave this job no ID.";
    if (busy) return "From the list. Asking AWS Backup…";
    return refreshFailed
      ? "From the list. The request to AWS Backup failed."
      : "From the list. AWS Backup has not been asked yet.";
  }
  return [
    `As of ${clockWithSeconds(asOf, now, formats)}.`,
    refreshFailed && !busy ? "The last refresh failed." : "",
    pollSeconds !== undefined && pollSeconds > 0
      ? `Refreshes every ${formats.duration(pollSeconds * 1000)}.`
      : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
