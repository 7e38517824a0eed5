import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { holdsWords, searchWords, textWithWord } from "../../domain/job/textSearch";
import type { Formats } from "../text/formats";
import { jobName } from "../job/jobText";
import { oneLine } from "../text/plainText";

/** The longest list of matches that is shown at once. */
const mostShown = 200;
/** Characters before a found word that are shown with it. */
const before = 20;

/** What was found, in what. */
export interface TextMatches {
  readonly text: string;
  /** The newest first, at most 200 of them. */
  readonly shown: readonly Job[];
  /** All of them, for a search that goes on from here. */
  readonly found: readonly Job[];
  readonly lookedAt: number;
}

/**
 * The jobs in whose ids, names, ARNs and messages all words stand.
 * @param known an earlier search in the same jobs: one with a longer text looks through what that found
 */
export function findText(text: string, jobs: readonly Job[], known?: TextMatches): TextMatches {
  const words = searchWords(text);
  const isNarrower =
    known !== undefined && known.text !== "" && text.startsWith(known.text) && known.lookedAt > 0;
  const candidates = isNarrower ? known.found : jobs;
  const found = candidates.filter((job) => holdsWords(job, words));
  const shown = [...found].sort(compareJobs).slice(0, mostShown);
  return { text, found, shown, lookedAt: jobs.length };
}

/** "12 of 1,340 loaded jobs match; 3 groups have more" */
export function matchesText(
  { text, found, shown, lookedAt }: TextMatches,
  openGroups: number,
  formats: Formats,
): string {
  const loaded = `${formats.count(lookedAt)} loaded ${lookedAt === 1 ? "job" : "jobs"}`;
  const parts = [
    text === ""
      ? `Searches ${loaded}`
      : `${formats.count(found.length)} of ${loaded} ${found.length === 1 ? "matches" : "match"}`,
    found.length > shown.length ? `the newest ${shown.length} are shown` : undefined,
    openGroups === 0
      ? "no group has more"
      : `${formats.count(openGroups)} ${openGroups === 1 ? "group has" : "groups have"} more`,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

/** The text in which a word was found, from a little before it; undefined where the job's name or id says it. */
export function foundIn(job: Job, text: string): string | undefined {
  const words = searchWords(text);
  const shownAnyway = `${jobName(job)} ${job.id}`.toLowerCase();
  const hidden = words.filter((word) => !shownAnyway.includes(word));
  const holder = textWithWord(job, hidden);
  if (holder === undefined) return undefined;
  const lower = holder.toLowerCase();
  const at = Math.min(...hidden.map((word) => lower.indexOf(word)).filter((index) => index >= 0));
  const from = Math.max(0, at - before);
  return `${from > 0 ? "…" : ""}${oneLine(holder.slice(from), 80)}`;
}
