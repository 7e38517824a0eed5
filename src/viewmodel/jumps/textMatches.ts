import type { Job } from "../../domain/job/job";
import { compareJobs } from "../../domain/job/jobOrder";
import { holdWords, searchableTexts, searchWords } from "../../domain/job/textSearch";
import type { Formats } from "../text/formats";
import { foundText } from "../text/foundText";
import { jobName } from "../job/jobText";

/** The longest list of matches that is shown at once. */
const mostShown = 200;

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
  const found = candidates.filter((job) => holdWords(searchableTexts(job), words));
  const shown = [...found].sort(compareJobs).slice(0, mostShown);
  return { text, found, shown, lookedAt: jobs.length };
}

/** What was looked through besides jobs, or is left to load. */
export interface OtherMatches {
  readonly found: number;
  readonly shown: number;
  readonly lookedAt: number;
  readonly hasMore: boolean;
}

/**
 * "12 of 1,340 loaded jobs match; 3 groups have more"
 * @param resources undefined where no view of protected resources is open
 */
export function matchesText(
  { text, found, shown, lookedAt }: TextMatches,
  openGroups: number,
  formats: Formats,
  resources?: OtherMatches,
): string {
  const loaded = `${formats.count(lookedAt)} loaded ${lookedAt === 1 ? "job" : "jobs"}`;
  const others = resources && resourcesText(resources, text, formats);
  const verb = resources === undefined && found.length === 1 ? "matches" : "match";
  const parts = [
    text === ""
      ? `Searches ${[loaded, others].filter(Boolean).join(" and ")}`
      : `${[`${formats.count(found.length)} of ${loaded}`, others].filter(Boolean).join(" and ")} ${verb}`,
    found.length > shown.length ? `the newest ${shown.length} are shown` : undefined,
    resources !== undefined && resources.found > resources.shown
      ? `the first ${resources.shown} resources are shown`
      : undefined,
    openGroups === 0
      ? "no group has more"
      : `${formats.count(openGroups)} ${openGroups === 1 ? "group has" : "groups have"} more`,
    resources?.hasMore === true ? "more resources can be loaded" : undefined,
  ];
  return parts.filter((part) => part !== undefined).join("; ");
}

function resourcesText({ found, lookedAt }: OtherMatches, text: string, formats: Formats): string {
  const all = `${formats.count(lookedAt)} ${lookedAt === 1 ? "resource" : "resources"}`;
  return text === "" ? all : `${formats.count(found)} of ${all}`;
}

/** The text in which a word was found, from a little before it; undefined where the job's name or id says it. */
export function foundIn(job: Job, text: string): string | undefined {
  return foundText(searchableTexts(job), `${jobName(job)} ${job.id}`, searchWords(text));
}
