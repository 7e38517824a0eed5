import type { JobGateway, QuietWork } from "./jobGateway";

/** How work is done quietly, besides that the user may come to want it. */
export type HowQuietly = Pick<QuietWork, "isOfTimer">;

/** What a timer repeats. */
export const ofTimer: HowQuietly = { isOfTimer: true };

/** Tells whether the user has asked for something since work was begun quietly: that may join its requests. */
export class UserAsks {
  #asked = 0;

  /** The user asks for something: what was begun quietly may ask them from now on. */
  note(): void {
    this.#asked++;
  }

  /** Does work that the user has not asked for. */
  quietly<T>(
    gateway: Pick<JobGateway, "quietly">,
    work: () => Promise<T>,
    how: HowQuietly = {},
  ): Promise<T> {
    const asked = this.#asked;
    return gateway.quietly(work, { ...how, isWanted: () => this.#asked !== asked });
  }
}
