import { vi } from "vitest";
import type { DayFixture, DaySession } from "./dayFixture";

/** What happens on the day, and when, as shares of the hours awake. */
const shares = {
  breaks: [0.1, 0.6],
  mends: [0.25, 0.62],
  expires: 0.35,
  signsIn: 0.5,
  sleeps: 0.7,
} as const;

/** Two breaks of the network, credentials of one session that expire until its user signs in, and a sleep. */
export class DayEvents {
  #isOffline = false;
  #isExpired = false;
  #left = 0;
  #signedInAt = -Infinity;
  #sleptAt = -Infinity;
  readonly #first: DaySession | undefined;

  /** @param awake milliseconds, as all times here */
  constructor(
    day: DayFixture,
    {
      from,
      awake,
      sleep,
    }: { readonly from: number; readonly awake: number; readonly sleep: number },
  ) {
    [this.#first] = day.sessions;
    const at = (share: number, happen: () => void): void => {
      this.#left++;
      setTimeout(
        () => {
          this.#left--;
          happen();
        },
        from + share * awake - Date.now(),
      );
    };
    for (const share of shares.breaks) {
      at(share, () => {
        this.#isOffline = true;
        void day.breakNetwork();
      });
    }
    for (const share of shares.mends) {
      at(share, () => {
        this.#isOffline = false;
        void day.mendNetwork();
      });
    }
    at(shares.expires, () => {
      this.#isExpired = true;
      day.expire();
    });
    at(shares.signsIn, () => {
      this.#isExpired = false;
      this.#signedInAt = Date.now();
      day.signIn();
    });
    at(shares.sleeps, () => {
      vi.setSystemTime(Date.now() + sleep);
      this.#sleptAt = Date.now();
    });
  }

  get areOver(): boolean {
    return this.#left === 0;
  }

  /** Whether a session's requests fail now. */
  isBroken(session: DaySession): boolean {
    return this.#isOffline || (this.#isExpired && session === this.#first);
  }

  /** The user has just signed in: what failed before is asked for at once. */
  get hasSignedIn(): boolean {
    return Date.now() - this.#signedInAt < 1000;
  }

  /** The computer has slept since that time. */
  hasSleptSince(time: number): boolean {
    return this.#sleptAt >= time;
  }
}
