import type { Job } from "../../domain/job/job";
import { completedWithIssues, displayState } from "../../domain/job/jobState";
import type { StateBadge, Tone } from "../../protocol/jobDetails";
import { threatsText } from "../job/scanResultText";
import { stateText } from "../job/stateText";

const tones: Readonly<Record<string, Tone>> = {
  FAILED: "failed",
  EXPIRED: "failed",
  ABORTED: "warning",
  CANCELED: "warning",
  ABORTING: "warning",
  PARTIAL: "warning",
  [completedWithIssues]: "warning",
  RUNNING: "running",
  PENDING: "waiting",
  CREATED: "waiting",
  COMPLETED: "completed",
};

/** A job's state as the page shows it: words, a shape and a colour. A scan that found threats is a failure. */
export function stateBadge(job: Job): StateBadge {
  const badge = stateBadgeOf(displayState(job));
  const threats = threatsText(job);
  if (threats === undefined) return badge;
  const label = `${badge.label}, ${threats.label.toLowerCase()}`;
  return { label, icon: threats.icon.id, tone: "failed" };
}

/** A display state as the page shows it; one that AWS Backup's API does not know keeps its own name. */
export function stateBadgeOf(display: string): StateBadge {
  const { label, icon } = stateText(display);
  const tone = Object.hasOwn(tones, display) ? tones[display] : undefined;
  return { label, icon: icon.id, tone: tone ?? "unknown" };
}
