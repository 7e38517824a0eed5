/** The profile of an account of so many jobs, whose endpoint answers after so many milliseconds. */
export function profileOf(jobs: number, latency = 0): string {
  return `jobs-${jobs}-${latency}`;
}
