/** A clock that stands still while something is waited for that must not count against a request. */
export class PausingClock {
  readonly #source: () => number;
  #open = 0;
  #since = 0;
  #paused = 0;

  /** @param source milliseconds that only go forward */
  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds, without the pauses. */
  now(): number {
    return (this.#open > 0 ? this.#since : this.#source()) - this.#paused;
  }

  /** Milliseconds of all pauses so far; those that overlap count once. */
  get paused(): number {
    return this.#paused + (this.#open > 0 ? this.#source() - this.#since : 0);
  }

  /** Stands still until the promise is settled. */
  async while<T>(waiting: Promise<T>): Promise<T> {
    if (this.#open++ === 0) this.#since = this.#source();
    try {
      return await waiting;
    } finally {
      if (--this.#open === 0) this.#paused += this.#source() - this.#since;
    }
  }
}
