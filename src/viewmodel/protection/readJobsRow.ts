import { drainPageSize } from "../../domain/query/cursorSet";
import { enoughDays } from "../../domain/protection/evaluate";
import type { Formats } from "../text/formats";
import type { NodeRow } from "../tree/treeNode";
import type { ReadJobsNode } from "./resourcesNode";

/** What tells how many requests it takes to read the jobs, as far as anything does. */
export interface ReadingSize {
  /** Jobs that are known, and the time span in which they were created, in milliseconds. */
  readonly jobs: number;
  readonly span: number;
  /** Jobs that the protected resources which are listed so far had in these days, as their last backups let one think. */
  readonly likelyJobs: number;
  /** Pages of them that are left: at least so many. */
  readonly pagesLeft: number;
  /** Plans that jobs name and that are not read. */
  readonly plansLeft: number;
}

export interface ReadJobsRowContext {
  readonly formats: Formats;
  readonly size: ReadingSize;
  /** Requests so far; undefined while nothing is read. */
  readonly pagesRead: number | undefined;
  readonly jobsRead: number;
}

const day = 24 * 3_600_000;

/** GetBackupPlan, ListBackupSelections, and a selection as most plans have. */
const requestsPerPlan = 3;

const whats: Readonly<Record<ReadJobsNode["span"], string>> = {
  recent: `jobs of the last ${enoughDays} days`,
  all: "all older jobs",
  plans: "backup plans",
};

/** About how many requests it takes to read the jobs of the last days, and what they name. */
function requestsFor(
  what: ReadJobsNode["span"],
  { jobs, span, likelyJobs, pagesLeft, plansLeft }: ReadingSize,
): number {
  const others = pagesLeft + plansLeft * requestsPerPlan;
  if (what === "plans") return others;
  const byRate = span > 0 ? (jobs / span) * enoughDays * day : jobs;
  return Math.max(1, Math.ceil(Math.max(byRate, likelyJobs) / drainPageSize)) + others;
}

/** *Read jobs of the last 8 days (about 12 requests)*, or how far that is. */
export function readJobsRow({ id, span }: ReadJobsNode, context: ReadJobsRowContext): NodeRow {
  const { formats, size, pagesRead, jobsRead } = context;
  const what = whats[span];
  if (pagesRead !== undefined) {
    const counts = [counted(jobsRead, "job", formats), counted(pagesRead, "request", formats)];
    const label = `Reading ${what}…`;
    return {
      id,
      label,
      description: span === "plans" ? "" : counts.join(", "),
      icon: { id: "loading~spin" },
      expandable: false,
      capabilities: [],
      // A screen reader is not to read out each page.
      accessibleLabel: label,
    };
  }
  const requests = requestsFor(span, size);
  // Nobody knows how many jobs are older.
  const about =
    span === "all"
      ? ""
      : ` (${size.pagesLeft > 0 ? "at least" : "about"} ${counted(requests, "request", formats)})`;
  // Only jobs name plans: how many there are is known once they are read.
  const plans = span === "recent" && size.plansLeft === 0;
  const description = plans ? `then about ${requestsPerPlan} for each backup plan` : "";
  const label = `Read ${what}${about}`;
  return {
    id,
    label,
    description,
    icon: { id: "cloud-download" },
    expandable: false,
    capabilities: ["canReadJobs"],
    accessibleLabel: [label, description, readJobsTooltip(span)].filter(Boolean).join(". "),
    action: "readJobs",
  };
}

/** Why somebody would. */
export function readJobsTooltip(span: ReadJobsNode["span"]): string {
  switch (span) {
    case "recent":
      return "Only these jobs tell what fails, and what silently is not backed up. What a view has loaded is not asked for again.";
    case "all":
      return "Rules that run less often than once a week need older jobs. AWS Backup lists backup jobs of 30 days.";
    case "plans":
      return "Plans tell when their rules run, which rules have ended, and which resources they have lost.";
  }
}

function counted(count: number, noun: string, formats: Formats): string {
  return `${formats.count(count)} ${noun}${count === 1 ? "" : "s"}`;
}
