import type { Job } from "../../domain/job/job";
import { completedWithIssues, displayState } from "../../domain/job/jobState";
import { goodSince } from "../../domain/protection/goodBackup";
import type { SummaryContext } from "./jobSummary";

/** What a good job is marked with that completed with issues; "" for others. */
export function withIssues(good: Job): string {
  return displayState(good) === completedWithIssues ? " with issues" : "";
}

/** " 3 hours ago", from when a good job was there; "" where nobody knows. AWS's clock may be ahead of this one's. */
export function goodAgo(good: Job, { formats, now }: SummaryContext): string {
  const since = goodSince(good);
  return since === undefined ? "" : ` ${formats.relativeInWords(Math.min(since, now), now)}`;
}

/** What has followed a job that failed: "a later backup completed with issues 3 hours ago". */
export function laterGoodText(good: Job, context: SummaryContext): string {
  return `a later ${good.kind} completed${withIssues(good)}${goodAgo(good, context)}`;
}
