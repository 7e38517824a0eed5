import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import type { RefreshInterval } from "../../../../src/domain/live/refreshInterval";
import { type FailingRefresh, ViewRefreshes } from "../../../../src/host/live/viewRefreshes";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { aSource, ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const second = 1000;
const minute = 60 * second;

const ended = wireBackupJobs(3, { state: "FAILED" });
const running = (percent = "40"): ReturnType<typeof wireBackupJob> =>
  wireBackupJob({ id: "run", state: "RUNNING", age: 5, members: { PercentDone: percent } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: noon });
});
afterEach(() => {
  made?.refreshes.dispose();
  made = undefined;
  vi.useRealTimers();
});

let made: Awaited<ReturnType<typeof aView>> | undefined;

/** A view of one session in sight, with its first page loaded. */
async function aView(jobs = [running(), ...ended]) {
  const view = new ViewFixture();
  const source = aSource(accountOf({ backup: jobs }), "prod");
  const sight = new Emitter<{ readonly visible: boolean }>();
  const shown = {
    tree: view.tree,
    visible: true,
    onDidChangeVisibility: sight.event,
  };
  const state: {
    interval: RefreshInterval;
    isFocused: boolean;
    failing: readonly FailingRefresh[];
  } = { interval: "auto", isFocused: true, failing: [] };
  const refreshes = new ViewRefreshes({
    views: [shown],
    interval: () => state.interval,
    isFocused: () => state.isFocused,
    now: Date.now,
    fail: (_, failing) => {
      state.failing = failing;
    },
  });
  await view.open(aSessionEntry("1", { source }));
  source.gateway.takeRequests();
  const { gateway } = source;
  return {
    view,
    source,
    gateway,
    refreshes,
    state,
    setVisible: (visible: boolean): void => {
      shown.visible = visible;
      sight.fire({ visible });
    },
    /** @returns how many requests were sent meanwhile */
    pass: async (time: number): Promise<number> => {
      for (let passed = 0; passed < time; passed += second) {
        view.now += second;
        gateway.now += second;
        await vi.advanceTimersByTimeAsync(second);
        await view.settle();
      }
      return gateway.takeRequests().length;
    },
  };
}

async function begin(jobs?: Parameters<typeof aView>[0]) {
  made = await aView(jobs);
  return made;
}

describe("A view in sight, with an unfinished job", () => {
  it("is refreshed after 15, 30 and 60 seconds while nothing changes", async () => {
    const { pass } = await begin();
    expect(await pass(14 * second)).toBe(0);
    expect(await pass(second)).toBe(1);
    expect(await pass(29 * second)).toBe(0);
    expect(await pass(second)).toBe(1);
    expect(await pass(59 * second)).toBe(0);
    expect(await pass(second)).toBe(1);
    expect(await pass(10 * minute)).toBe(10);
  });

  it("is refreshed after 15 seconds again when something has changed", async () => {
    const { pass, gateway, view } = await begin();
    await pass(45 * second);
    gateway.account = accountOf({ backup: [running("60"), ...ended] });
    expect(await pass(minute)).toBe(1);
    expect(view.row("Running", "Default", "volume run").description).toContain("60 %");
    expect(await pass(15 * second)).toBe(1);
  });

  it("is refreshed after 15 seconds again when the user has refreshed it", async () => {
    const { pass, view, gateway } = await begin();
    await pass(2 * minute);
    await view.tree.refresh();
    gateway.takeRequests();
    expect(await pass(14 * second)).toBe(0);
    expect(await pass(second)).toBe(1);
  });

  it("is not refreshed any more when a refresh ends after everything was closed", async () => {
    const { pass, gateway, refreshes } = await begin();
    gateway.hold();
    expect(await pass(15 * second)).toBe(1);
    refreshes.dispose();
    gateway.release();
    expect(await pass(10 * minute)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fires nothing while nothing changes", async () => {
    const { pass, view } = await begin();
    let fired = 0;
    view.tree.changed(() => fired++);
    expect(await pass(10 * minute)).toBeGreaterThan(9);
    expect(fired).toBe(0);
  });
});

describe("A view in sight, where all jobs have ended", () => {
  it("is refreshed every five minutes", async () => {
    const { pass } = await begin(ended);
    expect(await pass(5 * minute - second)).toBe(0);
    expect(await pass(second)).toBe(1);
    expect(await pass(5 * minute - second)).toBe(0);
    expect(await pass(second)).toBe(1);
  });
});

describe("A view", () => {
  it("out of sight has no timer and asks nothing; in sight again it is refreshed where that is due", async () => {
    const { pass, setVisible } = await begin();
    setVisible(false);
    expect(vi.getTimerCount()).toBe(0);
    expect(await pass(minute)).toBe(0);
    setVisible(true);
    expect(await pass(second)).toBe(1);
  });

  it("in a window without the focus has no timer and asks nothing", async () => {
    const { pass, state, refreshes } = await begin();
    state.isFocused = false;
    refreshes.plan();
    expect(vi.getTimerCount()).toBe(0);
    expect(await pass(minute)).toBe(0);
    state.isFocused = true;
    refreshes.plan();
    expect(await pass(second)).toBe(1);
  });

  it("is refreshed as the setting says", async () => {
    const { pass, state, refreshes } = await begin(ended);
    state.interval = 20;
    refreshes.plan();
    expect(await pass(minute)).toBe(3);
    state.interval = "off";
    refreshes.plan();
    expect(vi.getTimerCount()).toBe(0);
    expect(await pass(10 * minute)).toBe(0);
  });

  it("is refreshed more and more slowly while that fails, and shows no failure", async () => {
    const { pass, view, gateway } = await begin();
    const before = view.outline();
    gateway.fail("throttling", { times: 3 });
    expect(await pass(15 * second)).toBe(1);
    expect(await pass(30 * second)).toBe(1);
    expect(await pass(minute)).toBe(1);
    expect(view.outline()).toEqual(before);
    expect(await pass(2 * minute)).toBe(1);
    // It works again.
    expect(await pass(15 * second + second)).toBe(1);
  });

  it("tells after three failures in a row, until one works", async () => {
    const { pass, state, gateway, source } = await begin();
    gateway.fail("throttling", { times: 4 });
    await pass(45 * second);
    expect(state.failing).toEqual([]);
    await pass(minute);
    expect(state.failing).toMatchObject([{ source, since: noon, error: { reason: "throttling" } }]);
    await pass(2 * minute);
    expect(state.failing).toHaveLength(1);
    await pass(4 * minute);
    expect(state.failing).toEqual([]);
  });

  it("does not count the first failure after a sleep", async () => {
    const { pass, state, gateway, view } = await begin();
    gateway.fail("hostNotFound", { times: 3 });
    view.now += 3 * 60 * minute;
    vi.setSystemTime(noon + 3 * 60 * minute);
    expect(await pass(15 * second + 30 * second + minute)).toBe(3);
    expect(state.failing).toEqual([]);
    gateway.fail("hostNotFound");
    await pass(2 * minute);
    expect(state.failing).toHaveLength(1);
  });

  it("waits for the user where credentials are what is wrong, once that was told", async () => {
    const { pass, state, gateway, refreshes, source } = await begin();
    gateway.needsMfaCode = true;
    await pass(5 * minute);
    expect(state.failing).toHaveLength(1);
    expect(gateway.prompts).toBe(0);
    expect(await pass(60 * minute)).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    gateway.needsMfaCode = false;
    refreshes.tryAgain(source);
    expect(await pass(second)).toBe(1);
    expect(state.failing).toEqual([]);
  });

  it("whose session works again is refreshed at once, if that failed before", async () => {
    const { pass, gateway, refreshes, source } = await begin();
    gateway.fail("throttling", { times: 1 });
    await pass(15 * second);
    refreshes.tryAgain(source);
    expect(await pass(second)).toBe(1);
    refreshes.tryAgain(source);
    expect(await pass(second)).toBe(0);
  });

  it("that the user loads on is left alone until that has ended", async () => {
    const { pass, view, gateway } = await begin();
    gateway.hold();
    const refreshed = view.tree.refresh();
    await pass(minute);
    expect(gateway.waiting).toHaveLength(1);
    gateway.release();
    await refreshed;
  });
});
