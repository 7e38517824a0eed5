import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { jobKey } from "../../../../src/domain/job/jobOrder";
import type { Mute } from "../../../../src/domain/protection/protection";
import { FailurePolls } from "../../../../src/host/live/failurePolls";
import { tellFailures } from "../../../../src/host/live/tellFailures";
import { Told } from "../../../../src/host/live/told";
import type { VersionedFile } from "../../../../src/host/live/versionedFile";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { WindowLeases } from "../../../../src/host/live/windowLeases";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import { aBackupJob, aCopyJob, aScanJob, noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { standIn } from "../../../support/standIn";
import { sessionsOver } from "../support/sessionsOver";
import { dev, FakeAws, prod } from "./watchFixture";

const minute = 60_000;
const hour = 60 * minute;
const poll = 5 * minute;

let aws: FakeAws;
/** What the windows share, by name. */
const shared = new Map<string, string>();
const windows: { close: () => void }[] = [];

beforeEach(() => {
  shared.clear();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: noon });
  aws = new FakeAws();
  aws.put("prod", failedJob("old", noon - minute));
});
afterEach(() => {
  for (const window of windows.splice(0)) window.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function failedJob(id: string, completionDate = Date.now()): Job {
  return aBackupJob({ id, state: "FAILED", messageCategory: "AccessDenied", completionDate });
}

function file(name: string): Pick<VersionedFile, "change" | "changeNow"> {
  return {
    changeNow: (change) => {
      shared.set(name, change(shared.get(name) ?? ""));
    },
    change: async (change) => {
      await settled();
      const text = shared.get(name) ?? "";
      const next = change(text) ?? text;
      shared.set(name, next);
      return next;
    },
  };
}

/** A window that tells of failures. */
async function open(self: string, ...entries: Parameters<typeof sessionsOver>[1][]) {
  const { sessions } = sessionsOver(aws.runtime, ...(entries.length === 0 ? [prod] : entries));
  const told: string[] = [];
  const buttons: string[] = [];
  const counted: string[] = [];
  const state = {
    isOn: true,
    isFocused: false,
    drawn: new Set<string>(),
    mutes: [] as readonly Mute[],
  };
  const watches = new WatchedKeys();
  const log = {
    debug: () => undefined,
    failure: (_: string, error: unknown) => {
      throw error;
    },
  };
  const leases: WindowLeases = new WindowLeases({
    taken: () => {
      polls.pollNow();
    },
    file: file("leases"),
    self,
    wanted: () =>
      state.isOn
        ? sessions.sources.map(({ session }) =>
            JSON.stringify([session.profile, session.region, null]),
          )
        : [],
    log,
  });
  const tree = standIn<ViewTree>({ treeOf: () => standIn<JobTree>({ drawn: () => state.drawn }) });
  const polls: FailurePolls = new FailurePolls({
    isOn: () => state.isOn,
    sessions,
    leases,
    fileOf: (key) => file(`failures-${key}`),
    now: Date.now,
    log,
    found: (failures) =>
      tellFailures(failures, {
        sessions,
        views: { all: [standIn<JobsView>({ visible: true, tree })] },
        watches,
        mutes: () => state.mutes,
        isFocused: () => state.isFocused,
        told: new Told(file("told"), log),
        badges: {
          add: (alerts) => {
            counted.push(...alerts.map(({ id }) => id));
          },
        },
        notifications: {
          failure: (text, actions) => {
            told.push(text);
            buttons.push(...actions.map(({ title }) => title));
          },
        },
        context: () => ({ formats: utcFormats, now: Date.now() }),
        open: () => Promise.resolve(),
        show: () => Promise.resolve(),
      }),
  });
  const close = (): void => {
    polls.dispose();
    leases.dispose();
    sessions.dispose();
  };
  windows.push({ close });
  await polls.settingChanged();
  return {
    told,
    buttons,
    counted,
    state,
    watches,
    polls,
    close,
    /** No timer goes on, and nothing is given up. */
    crash: (): void => {
      polls.dispose();
      state.isOn = false;
      vi.spyOn(leases, "look").mockResolvedValue(new Set());
    },
  };
}

/** Time goes on, and what is shared is read and written. */
async function after(milliseconds: number): Promise<void> {
  const step = 20_000;
  for (let passed = 0; passed < milliseconds; passed += step) {
    await vi.advanceTimersByTimeAsync(Math.min(step, milliseconds - passed));
    for (let i = 0; i < 25; i++) await settled();
  }
}

const lists = (): readonly string[] => aws.takeAsked().filter((each) => each.includes(" list "));

describe("failures", () => {
  it("are asked for at once and every five minutes, by state, and told of once, grouped", async () => {
    const { told, buttons, counted } = await open("a");
    expect(lists()).toHaveLength(11);
    expect(told).toEqual([]);
    for (const id of ["a", "b", "c"]) aws.put("prod", failedJob(id));
    await after(poll);
    expect(lists()).toHaveLength(11);
    expect(told).toEqual(["3 backup jobs failed in prod · eu-west-1: Access denied."]);
    expect(buttons).toEqual(["Show"]);
    expect(counted.sort()).toEqual(["a", "b", "c"]);
    await after(3 * poll);
    expect(told).toHaveLength(1);
  });

  it("that come alone are named, with a way to the job", async () => {
    const { told, buttons } = await open("a");
    aws.put("prod", failedJob("a"));
    await after(poll);
    expect(told).toEqual([
      expect.stringContaining("Backup job of orders-db failed in prod · eu-west-1"),
    ]);
    expect(buttons).toEqual(["Open"]);
  });

  it("of all kinds and sessions come in one message", async () => {
    const { told } = await open("a", prod, dev);
    aws.put("prod", failedJob("a"));
    aws.put("prod", aScanJob({ id: "s", scanResultStatus: "THREATS_FOUND", completionDate: noon }));
    aws.put("dev", aCopyJob({ id: "c", state: "PARTIAL", completionDate: noon }));
    await after(poll);
    expect(told).toHaveLength(1);
    for (const part of ["in prod", "found threats", "in dev"]) expect(told[0]).toContain(part);
  });

  it("of a parent job and its children are one, wherever the parent is told of", async () => {
    const { told, buttons, state } = await open("a");
    const fail = (id: string, more: Parameters<typeof aBackupJob>[0]): void => {
      aws.put("prod", aBackupJob({ id, state: "FAILED", completionDate: Date.now(), ...more }));
    };
    for (const id of ["c1", "c2"]) fail(id, { parentJobId: "p1" });
    fail("p1", { isParent: true, resourceName: "whole-app" });
    await after(poll);
    expect(told).toEqual([expect.stringContaining("Backup job of whole-app failed")]);
    expect(buttons).toEqual(["Open"]);
    // Its parent was over before: it speaks for itself.
    fail("c3", { parentJobId: "p1" });
    await after(poll);
    expect(told).toHaveLength(2);
    state.isFocused = true;
    state.drawn.add("p2");
    fail("p2", { isParent: true });
    fail("p2-1", { parentJobId: "p2" });
    await after(poll);
    expect(told).toHaveLength(2);
  });

  it("that are in sight, muted or watched are not told of", async () => {
    const { told, state, watches } = await open("a");
    const seen = failedJob("seen");
    aws.put("prod", seen);
    state.isFocused = true;
    state.drawn.add(jobKey(seen));
    const { resourceArn: target = "" } = aBackupJob();
    state.mutes = [
      {
        target: { type: "resource", resourceArn: target },
        until: noon + hour,
        reason: "",
        finding: undefined,
      },
    ];
    aws.put("prod", failedJob("muted"));
    watches.become([
      { kind: "copy", id: "watched", session: { profile: "prod", region: "eu-west-1" }, name: "" },
    ]);
    aws.put(
      "prod",
      aCopyJob({ id: "watched", state: "FAILED", completionDate: noon, resourceArn: "arn:x" }),
    );
    await after(poll);
    expect(told).toEqual([]);
    state.mutes = [];
    state.isFocused = false;
    aws.put("prod", failedJob("told"));
    await after(poll);
    expect(told).toHaveLength(1);
  });

  it("are told of though the clock jumps", async () => {
    const { told } = await open("a");
    for (const [i, jump] of [365, -365].entries()) {
      aws.put("prod", failedJob(`j${i}`, noon + i * minute));
      vi.setSystemTime(noon + jump * 24 * hour);
      await after(poll);
      expect(told).toHaveLength(i + 1);
    }
  });

  it("are asked for again where a list failed, from there on", async () => {
    const { told } = await open("a");
    aws.failing.set("prod", "hostNotFound");
    aws.put("prod", failedJob("a"));
    await after(2 * poll);
    expect(told).toEqual([]);
    aws.failing.clear();
    await after(poll);
    expect(told).toHaveLength(1);
  });

  it("cost one request a poll where credentials are missing", async () => {
    await open("a");
    lists();
    aws.failing.set("prod", "ssoLoginNeeded");
    await after(poll);
    expect(lists().length).toBeLessThanOrEqual(4);
  });

  it("are not asked for, and there is no timer, where the user does not want it", async () => {
    const { state, polls } = await open("a");
    lists();
    state.isOn = false;
    await polls.settingChanged();
    expect(vi.getTimerCount()).toBe(0);
    await after(2 * poll);
    expect(lists()).toEqual([]);
  });
});

describe("failures in several windows", () => {
  it("are asked for by one of them, and told of once", async () => {
    const all = await Promise.all([open("a"), open("b"), open("c")]);
    expect(lists()).toHaveLength(11);
    aws.put("prod", failedJob("a"));
    await after(poll);
    expect(lists()).toHaveLength(11);
    expect(all.flatMap(({ told }) => told)).toHaveLength(1);
  });

  it("are told of by another window when the one that asked is closed or crashes", async () => {
    for (const end of ["close", "crash"] as const) {
      const first = await open(`first-${end}`);
      const second = await open(`second-${end}`);
      first[end]();
      aws.put("prod", failedJob(`after-${end}`));
      // A round comes with the lease: within one look, or four where nothing was given up.
      await after(end === "close" ? 20_000 : 80_000);
      expect([first.told.length, second.told.length]).toEqual([0, 1]);
      second.close();
    }
  });

  it("that came while no window was open are told of at the next start", async () => {
    const first = await open("a");
    first.close();
    aws.put("prod", failedJob("meanwhile"));
    vi.setSystemTime(noon + 20 * hour);
    const { told } = await open("b");
    expect(told).toHaveLength(1);
  });
});
