/** Milliseconds between looks at the clock. */
const second = 1000;
const minute = 60_000;

export interface PageClockOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What moves by the second, while the job can change. */
  readonly moved: () => void;
  /** What says how long ago something was. */
  readonly minutePassed: () => void;
  /** Milliseconds until the job should be asked for again; undefined while it need not be. */
  readonly nextRefresh: () => number | undefined;
  /** Asks for what can have changed. Never rejects. */
  readonly follow: () => Promise<void>;
}

/** What goes on by itself while a page is seen: its clock moves, and a job that can change is asked for again. */
export class PageClock {
  readonly #options: PageClockOptions;
  #ticking: NodeJS.Timeout | undefined;
  #following: NodeJS.Timeout | undefined;
  #minuteBegan = 0;
  /** Goes up with each stop; a round that was under way then plans no other. */
  #round = 0;

  constructor(options: PageClockOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#ticking !== undefined;
  }

  start(): void {
    this.stop();
    this.#minuteBegan = this.#options.now();
    this.#ticking = setInterval(() => {
      this.#tick();
    }, second);
  }

  stop(): void {
    this.#round++;
    clearInterval(this.#ticking);
    clearTimeout(this.#following);
    this.#ticking = undefined;
    this.#following = undefined;
  }

  /** The job was asked for just now: the next time is planned from here. */
  plan(): void {
    clearTimeout(this.#following);
    this.#following = undefined;
    const wait = this.#options.nextRefresh();
    if (wait === undefined || !this.isRunning) return;
    this.#following = setTimeout(() => {
      void this.followNow();
    }, wait);
  }

  async followNow(): Promise<void> {
    const round = this.#round;
    await this.#options.follow();
    if (round === this.#round) this.plan();
  }

  #tick(): void {
    const { now, moved, minutePassed, nextRefresh } = this.#options;
    const time = now();
    if (time - this.#minuteBegan >= minute) {
      this.#minuteBegan = time;
      minutePassed();
    } else if (nextRefresh() !== undefined) {
      moved();
    }
  }
}
