export interface PollerOptions {
  /** Milliseconds until the next round; undefined while there need be none. */
  readonly nextRound: () => number | undefined;
  /** Asks for what can have changed, and the user nothing. Never rejects. */
  readonly round: () => Promise<void>;
}

/** Has something asked for again and again while it runs. Knows nothing of what that is, nor who shows it. */
export class Poller {
  readonly #options: PollerOptions;
  #isRunning = false;
  #waiting: NodeJS.Timeout | undefined;
  /** Goes up with each start and stop; a round that was under way then plans no other. */
  #run = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The first round comes by {@link plan} or {@link roundNow}. */
  start(): void {
    this.stop();
    this.#isRunning = true;
  }

  stop(): void {
    this.#run++;
    this.#isRunning = false;
    clearTimeout(this.#waiting);
  }

  /** It was asked for just now: the next round is planned from here. */
  plan(): void {
    clearTimeout(this.#waiting);
    const wait = this.#options.nextRound();
    if (wait === undefined || !this.#isRunning) return;
    this.#waiting = setTimeout(() => {
      void this.roundNow();
    }, wait);
  }

  async roundNow(): Promise<void> {
    const run = this.#run;
    await this.#options.round();
    if (run === this.#run) this.plan();
  }
}
