import type { CommandLink } from "../jumps/hoverMarkdown";
import { hoverMarkdown } from "../jumps/hoverMarkdown";
import { jobKindName } from "../job/jobKindText";
import type { SummaryContext } from "../job/jobSummary";
import { clockWithSeconds } from "../job/timeText";
import { errorText } from "../text/errorText";
import { forIconText } from "../text/escape";
import type { Watch } from "../../domain/live/watch";
import type { WatchFacts } from "./watchFacts";
import { childrenText, endText, lossText, progressParts, standing, watchName } from "./watchText";

/** What the status bar says of watched jobs. */
export interface WatchStatus {
  /** May draw icons; the untrusted parts of it can't. */
  readonly text: string;
  /** Markdown with links to commands; all other text in it is escaped. */
  readonly tooltip: string;
  readonly accessibleLabel: string;
}

export interface WatchIntent {
  readonly type: "open" | "stop";
  readonly watch: Watch;
}

/** A tooltip does not scroll. */
const mostShown = 10;
const longest = 80;

/** Undefined while nothing is watched. */
export function watchStatus(
  all: readonly WatchFacts[],
  context: SummaryContext,
  linkOf: (intent: WatchIntent) => CommandLink,
): WatchStatus | undefined {
  const [first, ...others] = all;
  if (first === undefined) return undefined;
  const shown = all.slice(0, mostShown);
  const more = all.length - shown.length;
  const tooltip = [
    ...shown.map((facts) =>
      jobMarkdown(facts, { ...context, isAlone: others.length === 0 }, linkOf),
    ),
    ...(more > 0 ? [`${more} more`] : []),
  ].join("\n\n---\n\n");
  const isLost = all.every(({ loss }) => loss !== undefined);
  const words =
    others.length === 0
      ? [watchName(first), progressParts(first, context).join(" · ")].filter(Boolean).join(" ")
      : `${all.length} jobs`;
  return {
    text: `$(${isLost ? "eye-closed" : "eye"}) ${forIconText(shortened(words))}`,
    tooltip,
    accessibleLabel: `Watched: ${others.length === 0 ? words : spoken(all, context)}`,
  };
}

function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}

function spoken(all: readonly WatchFacts[], context: SummaryContext): string {
  return all
    .map((facts) => [watchName(facts), ...progressParts(facts, context)].join(", "))
    .join("; ");
}

interface JobContext extends SummaryContext {
  /** No other job is watched. */
  readonly isAlone: boolean;
}

function jobMarkdown(
  facts: WatchFacts,
  context: JobContext,
  linkOf: (intent: WatchIntent) => CommandLink,
): string {
  const { watch, sessionName, loss } = facts;
  const lines = [
    { strong: watchName(facts), text: `${jobKindName(watch.kind)} in ${sessionName}` },
    ...factLines(facts, context).map((text) => ({ text })),
  ];
  const stop = { label: loss === undefined ? "Stop Watching" : "Remove", type: "stop" } as const;
  const open = { label: "Open Details", type: "open" } as const;
  const actions = (loss === undefined ? [open, stop] : [stop]).map(({ label, type }) => ({
    label,
    intent: { type, watch },
  }));
  return hoverMarkdown({ lines, actions }, linkOf);
}

/** What is known of the job, a paragraph each. */
function factLines(facts: WatchFacts, context: JobContext): readonly string[] {
  const { answer, answeredAt, error, loss, watch } = facts;
  const { formats, now, isAlone } = context;
  if (loss !== undefined) return [lossText(loss)];
  const lines: string[] = [];
  if (answer !== undefined) {
    const { job, children } = answer;
    const [progress = ""] = progressParts({ ...facts, error: undefined }, context);
    const state = standing(job);
    const said = [state, progress === state ? "" : progress, endText(job, context) ?? ""];
    lines.push(said.filter((part) => part !== "").join(" · "));
    if (children !== undefined) lines.push(`Child jobs: ${childrenText(children, formats)}`);
  }
  if (error !== undefined) {
    // Of several the same would stand there again and again; the session's item says it in full.
    const { label, sentence } = errorText(error, watch.session);
    lines.push(isAlone ? sentence : `${label}.`);
  }
  if (answeredAt !== undefined) lines.push(`As of ${clockWithSeconds(answeredAt, now, formats)}.`);
  return lines;
}
