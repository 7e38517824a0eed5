/** A time span of which every job was read that was created in it; milliseconds since the epoch, both ends in it. */
export interface Coverage {
  /** -Infinity: all that AWS lists. */
  readonly since: number;
  readonly until: number;
}

/** What two readings cover together: both where they meet, else the one that came later. */
export function joined(a: Coverage | undefined, b: Coverage | undefined): Coverage | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const [earlier, later] = a.until < b.until ? [a, b] : [b, a];
  if (later.since > earlier.until) return later;
  return { since: Math.min(a.since, b.since), until: later.until };
}
