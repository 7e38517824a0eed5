import { Poller } from "../live/poller";

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
  readonly #poller: Poller;
  #ticking: NodeJS.Timeout | undefined;
  #minuteBegan = 0;

  constructor(options: PageClockOptions) {
    this.#options = options;
    this.#poller = new Poller({ nextRound: options.nextRefresh, round: options.follow });
  }

  get isRunning(): boolean {
    return this.#poller.isRunning;
  }

  start(): void {
    this.stop();
    this.#minuteBegan = this.#options.now();
    this.#ticking = setInterval(() => {
      this.#tick();
    }, second);
    this.#poller.start();
  }

  stop(): void {
    clearInterval(this.#ticking);
    this.#poller.stop();
  }

  /** The job was asked for just now: the next time is planned from here. */
  plan(): void {
    this.#poller.plan();
  }

  followNow(): Promise<void> {
    return this.#poller.roundNow();
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
