import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import type { Account } from "../../../support/endpoint/account";
import { busyAccount } from "../../../support/jobs/busyAccount";
import { noon } from "../../../support/jobs/jobBuilders";
import { propertySeed, runs } from "../../../support/property";
import { DayEvents } from "./dayEvents";
import { DayFixture } from "./dayFixture";
import { DayWatch } from "./dayWatch";

const minute = 60_000;
const hour = 60 * minute;

/** An ordinary run is a part of the day; a campaign (more runs) has the whole one, with all jobs. */
const isWhole = runs(10) > 10;
const hours = isWhole ? 26 : 0.25;
const sleep = 3 * hour;
const from = noon;
const to = noon + hours * hour + sleep;

beforeEach(
  () =>
    void vi.useFakeTimers({
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
      now: from,
    }),
);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** An account with this share of 2,000 jobs of a day: mostly backup jobs. */
function accountWith(share: number, i: number): Account {
  const all = Math.max(80, 2000 * ((hours + 3) / 29));
  const of = (part: number): number => Math.ceil(all * share * part);
  const jobs = { backup: of(0.55), restore: of(0.15), copy: of(0.2), scan: of(0.1) };
  return busyAccount({ accountId: `11112222333${i}`, jobs, seed: propertySeed + i, from, to });
}

it("after every refresh of a day, each exact count and row is the truth, and no row moved that did not change", async ({
  annotate,
}) => {
  let prompts = 0;
  const accounts = [0.6, 0.3, 0.1].map(accountWith);
  const day = await DayFixture.open(accounts, () => prompts++);
  const events = new DayEvents(day, { from, awake: hours * hour, sleep });
  const watch = new DayWatch(day, events);
  let minutes = 0;
  let ticked = 0;
  const ticking = setInterval(() => minutes++, minute);
  while (Date.now() < to) {
    vi.advanceTimersToNextTimer();
    await day.calm();
    watch.look();
    // Not together with what refreshes fire at the same time.
    if (minutes > ticked) watch.minutePassed();
    ticked = minutes;
  }
  clearInterval(ticking);
  const figures = { ...watch.figures, prompts };
  const { late } = watch;
  await day.close();
  vi.useRealTimers();
  if (isWhole) await annotate(`Simulated day of ${hours} h awake: ${JSON.stringify(figures)}`);
  expect(events.areOver).toBe(true);
  expect(late).toEqual([]);
  expect([...day.failing.values()].flat()).toEqual([]);
  expect(prompts).toBe(0);
  expect(figures.told).toBeGreaterThan(0);
  expect(figures.compared).toBeGreaterThan(hours * 60 * viewKinds.length);
}, 3_600_000);
