import { expect } from "vitest";
import { perViewKind } from "../../../../src/domain/job/perKind";
import { type ViewKind, viewKinds } from "../../../../src/domain/job/viewKinds";
import { isOfCredentials } from "../../../../src/viewmodel/poll/pollInterval";
import { listedJobs } from "../../../support/endpoint/truth";
import type { DayEvents } from "./dayEvents";
import type { DayFixture, EndedRefresh } from "./dayFixture";
import { DayRequests, longest, longestUnfinished } from "./dayRequests";
import { compareJobs, DayRows } from "./dayRows";

/** Milliseconds: what is due so soon goes with what is due now, and every so often all is counted anew. */
const second = 1000;
const hour = 3_600_000;

/** Compares all that the views have with what is so, at each time at which something happens. */
export class DayWatch {
  readonly figures = { refreshes: 0, failed: 0, compared: 0, told: 0, lists: 0, describes: 0 };
  readonly #day: DayFixture;
  readonly #events: DayEvents;
  readonly #requests = new DayRequests();
  readonly #rows: Readonly<Record<ViewKind, DayRows>>;
  readonly #openedAt = Date.now();
  /** The lists that are more than a day old, and were refreshed since. */
  readonly #old = new Set<string>();
  #lastLook = Date.now();
  #countedAt = Date.now();

  constructor(day: DayFixture, events: DayEvents) {
    this.#day = day;
    this.#events = events;
    this.#rows = perViewKind((kind) => new DayRows(day.views[kind]));
    for (const { listed } of day.sessions) {
      for (const kind of viewKinds) {
        listed[kind].goTo(Date.now());
        listed[kind].changed.clear();
      }
    }
    day.takeRequests();
  }

  /** The lists that should have been refreshed by now. */
  get late(): readonly string[] {
    return this.#requests.late;
  }

  look(): void {
    if (this.#events.hasSleptSince(this.#lastLook)) this.#requests.slept();
    this.#lastLook = Date.now();
    const ended = this.#day.takeEnded();
    this.#requests.check(this.#day.takeRequests(), this.#events.hasSignedIn);
    Object.assign(this.figures, this.#requests.figures);
    for (const kind of viewKinds) {
      const ofKind = ended.filter((each) => each.kind === kind);
      const changed = new Set(ofKind.flatMap((each) => this.#compare(each)));
      // Data that is unchanged fires nothing.
      const offersReload = ofKind.some((each) => this.#isFirstAfterDay(each));
      if (!offersReload && ofKind.length > 0 && changed.size === 0 && this.#rows[kind].fired > 0) {
        const who = ofKind.map(
          (each) => `${this.#day.sessions.indexOf(each.session)} ${each.error?.message ?? "fine"}`,
        );
        const rows = this.#day.views[kind].fired().join(", ");
        expect.fail(
          `${new Date().toISOString()} ${kind} jobs of sessions ${who.join(", ")}: ${rows}`,
        );
      }
      this.#rows[kind].look(changed);
    }
    const told = [...this.#day.failing.values()].map(({ length }) => length);
    this.figures.told = Math.max(this.figures.told, ...told);
    if (Date.now() >= this.#countedAt + hour) this.#countAnew();
  }

  /** A minute has passed: rows say other times, and none moves. */
  minutePassed(): void {
    for (const kind of viewKinds) {
      this.#day.views[kind].tree.tick();
      this.#rows[kind].lookAtAll();
    }
  }

  /** @returns the keys of the jobs that have changed since the last refresh that worked */
  #compare({ kind, session, error }: EndedRefresh): readonly string[] {
    const i = this.#day.sessions.indexOf(session);
    const list = this.#day.views[kind].tree.trees[i]?.list;
    if (list === undefined) throw new Error("There is no list.");
    this.figures.refreshes++;
    if (error !== undefined) {
      this.figures.failed++;
      if (!this.#events.isBroken(session)) expect.fail(`A refresh failed: ${error.message}`);
      // Where the user has to sign in, it is not asked for again and again.
      const waits = isOfCredentials(error) ? Infinity : longest;
      this.#requests.ended(kind, i, Date.now() + waits + second);
      return [];
    }
    const waits = list.jobs.states.unfinished.size > 0 ? longestUnfinished : longest;
    this.#requests.ended(kind, i, Date.now() + waits + second);
    const truth = session.listed[kind];
    truth.goTo(Date.now());
    compareJobs(list, truth);
    this.figures.compared++;
    const changed = [...truth.changed];
    truth.changed.clear();
    return changed;
  }

  /** From a day on a row offers to load all anew: the first refresh of a list after it shows that. */
  #isFirstAfterDay({ kind, session, error }: EndedRefresh): boolean {
    const key = `${kind} ${this.#day.sessions.indexOf(session)}`;
    const isOld = error === undefined && Date.now() >= this.#openedAt + 24 * hour;
    if (!isOld || this.#old.has(key)) return false;
    this.#old.add(key);
    return true;
  }

  /** What all is compared with is what the endpoint's lists say. */
  #countAnew(): void {
    this.#countedAt = Date.now();
    for (const { account, listed } of this.#day.sessions) {
      for (const kind of viewKinds) {
        listed[kind].goTo(Date.now());
        const jobs = listedJobs({ account, now: Date.now() }, kind);
        expect(listed[kind].jobs.size).toBe(jobs.length);
      }
    }
  }
}
