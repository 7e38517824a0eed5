import type { PageDetails } from "../../viewmodel/details/pageDetails";
import type { PageClock } from "./pageClock";

/** Whether the user asked for the page just now. */
export type Asking = "forUser" | "quietly";

export interface PageAsksOptions {
  /** Of the job that is shown. */
  readonly details: () => PageDetails | undefined;
  readonly isVisible: () => boolean;
  readonly clock: PageClock;
}

/** When a page asks AWS for the job that it shows; the clock goes on from there. Nothing is asked for a page that nobody sees. */
export class PageAsks {
  readonly #options: PageAsksOptions;
  /** The session came to work again while the page was out of sight. */
  #mustRecover = false;

  constructor(options: PageAsksOptions) {
    this.#options = options;
  }

  /** Another job is shown, or none. */
  reset(): void {
    this.#mustRecover = false;
  }

  /** Asks for the job, or for what can have changed since it was left. */
  ask(how: Asking): void {
    const details = this.#options.details();
    if (details === undefined) return;
    if (details.isDescribed) this.#catchUp(details);
    else this.#thenPlan(details, how === "forUser" ? details.open() : details.openQuietly());
  }

  /** The page came into sight again. */
  seen(): void {
    const { details, clock } = this.#options;
    const seen = details();
    if (seen !== undefined && !clock.isRunning) {
      clock.start();
      this.#catchUp(seen);
    }
    if (this.#mustRecover) this.recover();
  }

  /** The session works again: what failed for it is tried again quietly, once the page is visible. */
  recover(): void {
    const isVisible = this.#options.isVisible();
    this.#mustRecover = !isVisible;
    const details = this.#options.details();
    if (isVisible && details !== undefined) this.#thenPlan(details, details.recover());
  }

  /** Asks for what can have changed while nobody saw the page, as it would have done by itself. */
  #catchUp({ isDue }: PageDetails): void {
    if (isDue) void this.#options.clock.followNow();
    else this.#options.clock.plan();
  }

  /** @param asked never rejects */
  #thenPlan(details: PageDetails, asked: Promise<void>): void {
    void asked.then(() => {
      if (details === this.#options.details()) this.#options.clock.plan();
    });
  }
}
