const minute = 60_000;
const minutes = 60;

/** How many requests the last hour took, by operation: in a bucket for each minute, whatever the number of requests. */
export class RequestCounts {
  readonly #buckets = new Map<number, Map<string, number>>();

  /** @param now milliseconds since the epoch */
  note(operation: string, now: number): void {
    const bucket = Math.floor(now / minute);
    const counts = this.#buckets.get(bucket) ?? new Map<string, number>();
    this.#buckets.set(bucket, counts.set(operation, (counts.get(operation) ?? 0) + 1));
    this.#forgetOld(bucket);
  }

  /** Those of this minute and the 60 before it, most first. */
  lastHour(now: number): ReadonlyMap<string, number> {
    const sums = new Map<string, number>();
    this.#forgetOld(Math.floor(now / minute));
    for (const counts of this.#buckets.values()) {
      for (const [operation, count] of counts) {
        sums.set(operation, (sums.get(operation) ?? 0) + count);
      }
    }
    return new Map([...sums].sort(([, a], [, b]) => b - a));
  }

  /** Also what a clock that was set back has left in the future. */
  #forgetOld(bucket: number): void {
    for (const each of this.#buckets.keys()) {
      if (each < bucket - minutes || each > bucket) this.#buckets.delete(each);
    }
  }
}
