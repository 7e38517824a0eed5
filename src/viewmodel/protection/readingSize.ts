import { enoughDays } from "../../domain/protection/evaluate";
import type { ProtectedResource } from "../../domain/resource/protectedResource";
import { unitLength } from "../../domain/time/timeVocabulary";
import type { AccountProtection } from "../../domain/protection/accountProtection";
import type { ReadingSize } from "./readJobsRow";

const { day } = unitLength;

/** So many jobs are looked at: more say nothing else of how many there are a day. */
const sample = 1000;

/** Who was backed up yesterday or today is so daily, who was in these days weekly. AWS does not always say when that was. */
function likelyJobsOf({ lastBackupTime }: ProtectedResource, now: number): number {
  if (lastBackupTime === undefined || now - lastBackupTime < 1.5 * day) return enoughDays;
  return now - lastBackupTime < enoughDays * day ? 1 : 0;
}

/** What is known of how much there is to read; asks AWS nothing. */
export function readingSize(
  { pages, plansLeft, knownJobs }: AccountProtection,
  now: number,
): ReadingSize {
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
    likelyJobs: pages.resources.reduce((sum, each) => sum + likelyJobsOf(each, now), 0),
    pagesLeft: pages.hasMore ? 1 : 0,
    plansLeft,
  };
}
