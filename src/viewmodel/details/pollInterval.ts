const second = 1000;
const minute = 60 * second;

/**
 * Milliseconds until an unfinished job is asked for again: often at first, for somebody who waits for it,
 * then slower, for a page that was left open. AWS allows 15 Describe calls a second (quotas page).
 * @param watched milliseconds since the page began to show the job
 */
export function pollInterval(watched: number): number {
  if (watched < minute) return 5 * second;
  if (watched < 10 * minute) return 15 * second;
  return watched < 60 * minute ? minute : 5 * minute;
}
