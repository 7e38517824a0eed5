import type { AccountProtection } from "../../domain/protection/accountProtection";
import type { ReadingSize } from "./readJobsRow";

/** So many jobs are looked at: more say nothing else of how many there are a day. */
const sample = 1000;

/** What is known of how much there is to read; asks AWS nothing. */
export function readingSize({ pages, plansLeft, knownJobs }: AccountProtection): ReadingSize {
  let jobs = 0;
  let [first, last] = [Infinity, -Infinity];
  for (const { creationDate } of knownJobs()) {
    if (++jobs > sample) break;
    if (creationDate === undefined) continue;
    first = Math.min(first, creationDate);
    last = Math.max(last, creationDate);
  }
  return {
    jobs,
    span: Math.max(0, last - first),
    resources: pages.resources.length,
    pagesLeft: pages.hasMore ? 1 : 0,
    plansLeft,
  };
}
