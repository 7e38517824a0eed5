import { parseArn } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { displayState } from "../../domain/job/jobState";
import { vaultOf } from "../../domain/job/vault";
import type { Formats } from "../text/formats";
import { isSizeUnreported } from "./jobSize";
import { jobMoment, jobPercent, vaultLabel } from "./jobText";
import { stateText } from "./stateText";

export interface SummaryContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How a job stands, in one line: "Completed 3 h ago (Sat 21 Nov 2026, 23:10:04), 12.5 GiB, in prod-vault". */
export function jobSummary(job: Job, context: SummaryContext): string {
  const percent = jobPercent(job);
  const vault = vaultOf(job);
  const { formats } = context;
  const size = job.backupSizeInBytes;
  const parts = [
    `${stateText(displayState(job)).label}${whenText(job, context)}`,
    percent === undefined ? "" : `${percent} %`,
    size === undefined || isSizeUnreported(job) ? "" : formats.bytes(size),
    vault.name === undefined
      ? ""
      : `${jobKinds[job.kind].vaultPreposition} ${vaultLabel(vault, { withAccount: false, region: regionOf(job) })}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** The Region that a job is in, as far as it says so: that of the vault from which a copy comes. */
function regionOf({ sourceBackupVaultArn }: Job): string | undefined {
  return parseArn(sourceBackupVaultArn ?? "")?.region;
}

function whenText(job: Job, { formats, now }: SummaryContext): string {
  const moment = jobMoment(job);
  if (moment === undefined) return "";
  const verb = moment.verb === "finished" ? "" : `, ${moment.verb}`;
  return `${verb} ${formats.relative(moment.time, now)} (${formats.dateTime(moment.time)})`;
}
