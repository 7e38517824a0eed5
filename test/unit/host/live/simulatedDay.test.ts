import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import { isSameAnswer } from "../../../../src/domain/job/sameAnswer";
import { jobKey } from "../../../../src/domain/job/jobOrder";
import { type FailingRefresh, ViewRefreshes } from "../../../../src/host/live/viewRefreshes";
import type { Source } from "../../../../src/domain/session/source";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import { propertySeed, runs } from "../../../support/property";
import { busyAccount } from "../../../support/jobs/busyAccount";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { homeOf, inGroup, listedTruth } from "../../../support/jobs/truth";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aSource, type OpenSession, ViewFixture } from "../../../support/jobs/viewFixture";

const minute = 60_000;
const hour = 60 * minute;

/** An ordinary run is a part of the day; a campaign (more runs) has the whole one, with all jobs. */
const hours = runs(10) > 10 ? 26 : 0.25;
const sleep = 3 * hour;
const from = noon;
const to = noon + hours * hour + sleep;
const jobsOfDay = Math.min(2000, Math.ceil((2000 / 26) * (hours + 3)));

beforeEach(
  () => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: from }),
);
afterEach(() => void vi.useRealTimers());

/** Three sessions: one with all jobs loaded, one with first pages, one that is small. */
async function begin() {
  const sources = [jobsOfDay * 0.6, jobsOfDay * 0.3, jobsOfDay * 0.1].map((count, i) =>
    clocked(
      aSource(
        busyAccount({
          accountId: `11112222333${i}`,
          jobs: Math.ceil(count),
          seed: propertySeed + i,
          from,
          to,
        }),
        `p${i}`,
      ),
    ),
  );
  const view = new ViewFixture({ pageSize: 20 });
  Object.defineProperty(view, "now", { get: Date.now });
  await view.open(...sources.map((source, i) => aSessionEntry(`${i}`, { source })));
  const [first] = view.tree.trees;
  await first?.loadAll(undefined, {
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  await view.settle();
  let failing: readonly FailingRefresh[] = [];
  const refreshes = new ViewRefreshes({
    views: [{ tree: view.tree, visible: true, onDidChangeVisibility: new Emitter<never>().event }],
    interval: () => "auto",
    isFocused: () => true,
    now: Date.now,
    fail: (_, now) => {
      failing = now;
    },
  });
  for (const { gateway } of sources) gateway.takeRequests();
  return { sources, view, refreshes, failing: () => failing };
}

function clocked(source: OpenSession): OpenSession {
  Object.defineProperty(source.gateway, "now", { get: Date.now });
  return source;
}

/** Each exact count and each loaded job is as AWS Backup has it now. */
function compare(tree: JobTree, { gateway }: OpenSession): void {
  const truth = listedTruth(gateway, "backup");
  const byKey = new Map(truth.map((job) => [jobKey(job), job]));
  const list = tree.list;
  if (list === undefined) throw new Error("There is no list.");
  for (const job of list.jobs.all()) {
    const real = byKey.get(jobKey(job));
    if (real === undefined || !isSameAnswer(job, real)) {
      expect({ at: new Date().toISOString(), ...job }).toEqual(real);
    }
  }
  const home = homeOf(truth);
  const dayOf = (time: number): string => utcFormats.dayOf(time);
  for (const { path } of list.jobs.buckets({})) {
    if (!list.isComplete(path)) continue;
    expect([list.jobs.count(path), path]).toEqual([inGroup(truth, path, home, dayOf).length, path]);
  }
  if (list.isComplete({})) expect(list.jobs.count({})).toBe(truth.length);
}

const isProblem = (row: string): boolean => /failed\]|^ *(Retry|Sign)/.test(row);

it("after every refresh of a day, each exact count and row is the truth, with the requests that the rules allow", async () => {
  const { sources, view, refreshes, failing } = await begin();
  const figures = { polls: 0, lists: 0, describes: 0, failed: 0, told: 0, compared: 0, prompts: 0 };
  const events = dayOf(sources, refreshes);
  for (const event of events) {
    setTimeout(() => {
      event.happen();
    }, event.at - from);
  }
  const polledAt = new Map<OpenSession, number>();
  while (Date.now() < to) {
    await vi.advanceTimersToNextTimerAsync();
    await view.settle();
    view.tree.tick();
    for (const [i, source] of sources.entries()) {
      const requests = source.gateway.takeRequests();
      if (requests.length === 0) continue;
      const lists = requests.filter((each) => each.startsWith("List")).length;
      expect(lists, requests.join("\n")).toBeLessThanOrEqual(5);
      expect(requests.length - lists).toBeLessThanOrEqual(20);
      const last = polledAt.get(source) ?? -Infinity;
      if (!isTriedAgain(events)) expect(Date.now() - last).toBeGreaterThanOrEqual(15_000);
      polledAt.set(source, Date.now());
      figures.polls++;
      figures.lists += lists;
      figures.describes += requests.length - lists;
      if (isBroken(events, source)) {
        figures.failed++;
        continue;
      }
      const tree = view.tree.trees[i];
      if (tree === undefined) throw new Error("A session has gone.");
      compare(tree, source);
      figures.compared++;
    }
    figures.told = Math.max(figures.told, failing().length);
    expect(view.outline().filter(isProblem)).toEqual([]);
  }
  figures.prompts = sources.reduce((sum, { gateway }) => sum + gateway.prompts, 0);
  refreshes.dispose();
  console.log(`Simulated day of ${hours} h, ${jobsOfDay} jobs: ${JSON.stringify(figures)}`);
  expect(events.every(({ isDone }) => isDone)).toBe(true);
  expect(failing()).toEqual([]);
  expect(figures.prompts).toBe(0);
  expect(figures.told).toBeGreaterThan(0);
  expect(figures.compared).toBeGreaterThan(hours * 60);
}, 3_600_000);

interface DayEvent {
  readonly at: number;
  isDone: boolean;
  readonly happen: () => void;
  /** The sessions that are broken between this and the next. */
  readonly broken?: readonly OpenSession[];
  readonly triesAgain?: boolean;
}

function isBroken(events: readonly DayEvent[], source: OpenSession): boolean {
  const last = events.filter(({ isDone }) => isDone).at(-1);
  return last?.broken?.includes(source) === true;
}

/** What failed is asked for again at once. */
function isTriedAgain(events: readonly DayEvent[]): boolean {
  return events.some(({ at, isDone, triesAgain }) => {
    return triesAgain === true && isDone && Date.now() - at < 1000;
  });
}

/** Two breaks of the network, credentials of one session that expire until its user signs in, a sleep of three hours. */
function dayOf(
  sources: readonly OpenSession[],
  refreshes: { readonly tryAgain: (source: Source) => void },
): readonly DayEvent[] {
  const [first] = sources;
  const awake = hours * hour;
  const fail = (some: readonly OpenSession[], reason: "hostNotFound" | "expiredToken"): void => {
    for (const { gateway } of some) gateway.fail(reason, { times: Infinity });
  };
  const mend = (some: readonly OpenSession[]): void => {
    for (const source of some) {
      source.gateway.mend();
      refreshes.tryAgain(source);
    }
  };
  const event = (
    share: number,
    happen: () => void,
    rest: Pick<DayEvent, "broken" | "triesAgain"> = {},
  ): DayEvent => {
    const made: DayEvent = {
      at: from + share * awake,
      isDone: false,
      happen: () => {
        made.isDone = true;
        happen();
      },
      ...rest,
    };
    return made;
  };
  const expired = first === undefined ? [] : [first];
  return [
    event(
      0.1,
      () => {
        fail(sources, "hostNotFound");
      },
      { broken: sources },
    ),
    event(
      0.25,
      () => {
        mend(sources);
      },
      { triesAgain: true },
    ),
    event(
      0.35,
      () => {
        fail(expired, "expiredToken");
      },
      { broken: expired },
    ),
    event(
      0.5,
      () => {
        mend(expired);
      },
      { triesAgain: true },
    ),
    event(
      0.6,
      () => {
        fail(sources, "hostNotFound");
      },
      { broken: sources },
    ),
    event(
      0.62,
      () => {
        mend(sources);
      },
      { triesAgain: true },
    ),
    event(0.7, () => {
      vi.setSystemTime(Date.now() + sleep);
    }),
  ];
}
