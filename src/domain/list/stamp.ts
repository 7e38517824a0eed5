/** When a job was asked for. */
export interface Stamp {
  /** Tick of the request whose answer this is. */
  readonly asked: number;
  /** Tick of the last answer of a list that held the job, else 0. */
  readonly seen: number;
}

/** Of each of its ticks the later one; one of the two where that is all. */
export function newerStamp(old: Stamp, come: Stamp): Stamp {
  const asked = Math.max(old.asked, come.asked);
  const seen = Math.max(old.seen, come.seen);
  if (asked === come.asked && seen === come.seen) return come;
  return asked === old.asked && seen === old.seen ? old : { asked, seen };
}
