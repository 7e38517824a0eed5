import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import { type AllSeen, readAllSeen, seenJson } from "../../../../src/domain/live/seenJson";
import { JobMarks, type MarkedView } from "../../../../src/host/live/jobMarks";
import { SharedValue } from "../../../../src/host/live/sharedValue";
import type { Account } from "../../../support/endpoint/account";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { accountId, noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aRegionsEntry, aSessionEntry, aShownSession } from "../../../support/jobs/shownSessions";
import {
  aSource,
  type OpenSession,
  ViewFixture,
  type ViewFixtureOptions,
} from "../../../support/jobs/viewFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const glance = 1500;
const day = 24 * 3_600_000;

let kept: string;
const open: { close: () => void }[] = [];

beforeEach(() => {
  kept = "";
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: noon });
});
afterEach(() => {
  for (const window of open.splice(0)) window.close();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function seen(): SharedValue<AllSeen> {
  return new SharedValue<AllSeen>({
    file: {
      change: (change) => {
        kept = change(kept) ?? kept;
        return Promise.resolve(kept);
      },
    },
    read: readAllSeen,
    write: seenJson,
    log: {
      failure: (_, error) => {
        throw error;
      },
    },
    about: "What was seen",
  });
}

const otherAccountId = "999988887777";

function anAccount(
  jobs: readonly WireObject[],
  profile = "prod",
): { readonly source: OpenSession } {
  return { source: aSource(accountOf({ backup: jobs }), profile) };
}

/** The same jobs in an account of its own. */
function ofOther(jobs: readonly WireObject[]): Account {
  const backup = jobs.map((each) => ({ ...each, AccountId: otherAccountId }));
  return accountOf({ accountId: otherAccountId, backup });
}

/** A window with a view, groups open. */
async function aWindow(source: OpenSession, options: ViewFixtureOptions = {}) {
  const view = new ViewFixture(options);
  const sight = new Emitter<{ readonly visible: boolean }>();
  const shown = {
    kind: "backup" as const,
    tree: view.tree,
    visible: true,
    onDidChangeVisibility: sight.event,
  };
  const state = { isFocused: true };
  const marks = new JobMarks<MarkedView>({
    views: [shown],
    isFocused: () => state.isFocused,
    seen: await loaded(seen()),
    awaits: () => false,
    glanced: () => undefined,
  });
  const close = (): void => {
    marks.dispose();
    view.tree.dispose();
  };
  open.push({ close });
  await view.open(aSessionEntry("1", { source }));
  view.marks = marks;
  marks.begin();
  await view.settle();
  const look = async (isInSight: boolean): Promise<void> => {
    shown.visible = isInSight;
    sight.fire({ visible: isInSight });
    await view.settle();
  };
  return {
    view,
    marks,
    close,
    look,
    focus: async (isFocused: boolean): Promise<void> => {
      state.isFocused = isFocused;
      marks.focusChanged();
      await view.settle();
    },
    refresh: async (): Promise<void> => {
      await view.tree.refresh();
      await view.settle();
    },
    /** What is marked on rows, whole: names of jobs, and groups. */
    marked: (): readonly string[] =>
      view
        .outline()
        .filter((row) => /\bnew\b|changed/.test(row))
        .map((row) => row.trim()),
  };
}

async function loaded<T>(value: SharedValue<T>): Promise<SharedValue<T>> {
  await value.read();
  return value;
}

const glances = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(2 * glance);
  await settled();
};

const old = wireBackupJobs(3, { state: "COMPLETED" });
const job = (id: string, state: string, age: number): WireObject =>
  wireBackupJob({ id, state, age });
const running = job("run", "RUNNING", 20);
const failed = job("fail", "FAILED", 1);

it("marks nothing at the first look, and nothing that is loaded on", async () => {
  const many = wireBackupJobs(30, { state: "COMPLETED" });
  const { source } = anAccount(many);
  const { view, marked } = await aWindow(source, { pageSize: 10 });
  expect(marked()).toEqual([]);
  await view.tree.loadMore(undefined);
  await view.settle();
  expect(view.outline().length).toBeGreaterThan(12);
  expect(marked()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it("marks what is new or has ended, until it was drawn for a while and the user looks again", async () => {
  const { source } = anAccount([running, ...old]);
  const { view, look, refresh, marked } = await aWindow(source);
  await look(false);
  source.gateway.account = accountOf({ backup: [failed, job("run", "COMPLETED", 20), ...old] });
  await look(true);
  await refresh();
  const rows = [
    "Failed [1 · 1 new]",
    "Default [1 · 1 new]",
    expect.stringMatching(/^volume fail \[new · /),
    expect.stringMatching(/^Completed \[4\+? · 1 changed\]/),
    expect.stringMatching(/^Default \[4\+? · 1 changed\]/),
    expect.stringMatching(/^volume run \[changed · /),
  ];
  expect(marked()).toEqual(rows);
  expect(view.row("Failed", "Default", "volume fail").accessibleLabel).toContain(
    "volume fail, new since you last looked, EBS, Failed",
  );
  expect(view.row("Failed").accessibleLabel).toBe(
    "Failed, 1 backup job, 1 new since you last looked",
  );
  await glances();
  // The one that ends the look.
  expect(vi.getTimerCount()).toBe(1);
  // No row changes under the eyes.
  expect(view.fired()).toEqual([]);
  expect(marked()).toEqual(rows);
  await look(false);
  expect(marked()).toEqual([]);
  await look(true);
  await refresh();
  expect(view.fired()).toEqual([]);
  expect(marked()).toEqual([]);
});

it("goes on to mark what was not in sight for a while, or below a collapsed group", async () => {
  const { source } = anAccount(old);
  const { view, look, refresh, marked, marks } = await aWindow(source);
  source.gateway.account = accountOf({ backup: [failed, ...old] });
  await refresh();
  await vi.advanceTimersByTimeAsync(glance - 1);
  await look(false);
  await look(true);
  expect(marked()).toHaveLength(3);
  const group = view.find("Failed");
  view.mirror.collapse(group.id);
  view.tree.collapsed(group);
  await glances();
  view.tree.tick();
  view.mirror.update();
  const { list } = view.tree.trees[0] ?? {};
  if (list === undefined) throw new Error("There is no list.");
  marks.focusChanged();
  expect(marks.of(list, "fail")).toBe("new");
  expect(view.tree.row(group).description).toBe("1 · 1 new");
  // Expanded again, it is seen.
  await glances();
  await view.settle();
  await glances();
  await look(false);
  expect(marked()).toEqual([]);
});

it("ends a look when the window loses the focus, and sees nothing without it", async () => {
  const { source } = anAccount(old);
  const { refresh, focus, marked } = await aWindow(source);
  await focus(false);
  source.gateway.account = accountOf({ backup: [failed, ...old] });
  await refresh();
  await glances();
  expect(vi.getTimerCount()).toBe(0);
  await focus(true);
  expect(marked()).toHaveLength(3);
  await glances();
  await focus(false);
  expect(marked()).toEqual([]);
});

it("is kept over restarts, for each account by itself, whatever the profile is called", async () => {
  const { source } = anAccount(old);
  (await aWindow(source)).close();
  const jobs = [failed, ...old];
  // Another account is looked at for the first time.
  const other = await aWindow(aSource(ofOther(jobs), "dev"));
  expect(other.view.outline()).toHaveLength(8);
  expect(other.marked()).toEqual([]);
  other.close();
  const again = await aWindow(anAccount(jobs, "prod-again").source);
  expect(again.marked()).toHaveLength(3);
  await glances();
  again.close();
  expect((await aWindow(anAccount(jobs).source)).marked()).toEqual([]);
});

it("follows another profile and back", async () => {
  const { source } = anAccount(old);
  const { view, refresh, marked } = await aWindow(source);
  await view.open(aSessionEntry("1", { source: aSource(ofOther(old), "dev") }));
  expect(view.outline().length).toBeGreaterThan(3);
  expect(marked()).toEqual([]);
  const later = anAccount([failed, ...old]);
  await view.open(aSessionEntry("1", { source: later.source }));
  await refresh();
  expect(marked()).toHaveLength(3);
});

it("shares looks among windows", async () => {
  const jobs = [failed, ...old];
  const [first, second] = [anAccount(old), anAccount(old)];
  const [one, two] = [await aWindow(first.source), await aWindow(second.source)];
  await two.focus(false);
  for (const { source } of [first, second]) source.gateway.account = accountOf({ backup: jobs });
  await two.refresh();
  expect(two.marked()).toHaveLength(3);
  await one.refresh();
  await glances();
  expect(one.marked()).toHaveLength(3);
  await two.focus(true);
  expect(two.marked()).toEqual([]);
});

it.each([-40 * day, 40 * day])(
  "has nothing to do with our clock, which jumps by %d ms",
  async (by) => {
    const { source } = anAccount([running, ...old]);
    const { view, look, close } = await aWindow(source);
    await look(false);
    vi.setSystemTime(noon + by);
    view.now = noon + by;
    close();
    source.gateway.account = accountOf({ backup: [failed, job("run", "COMPLETED", 20), ...old] });
    const again = await aWindow(source);
    again.view.now = noon + by;
    await again.refresh();
    const names = again
      .marked()
      .filter((row) => row.startsWith("volume"))
      .map((row) => row.slice(0, 16));
    expect(names.sort()).toEqual(["volume fail [new", "volume run [chan"]);
  },
);

it("is done with by Mark All as Seen, at once and for good", async () => {
  const { source } = anAccount(old);
  const { refresh, marks, marked, close } = await aWindow(source);
  source.gateway.account = accountOf({ backup: [failed, ...old] });
  await refresh();
  expect(marked()).toHaveLength(3);
  marks.seeAll();
  expect(marked()).toEqual([]);
  await settled();
  close();
  expect((await aWindow(source)).marked()).toEqual([]);
});

const nameOfKept = JSON.stringify(JSON.stringify(["backup", "eu-west-1", accountId]));

it.each([
  "{",
  "7",
  "[]",
  "null",
  ...["1", "{}", '{"at":1}', '{"at":"1","keys":[]}', '{"at":9e99,"keys":[]}'].map(
    (value) => `{${nameOfKept}:${value}}`,
  ),
  "x".repeat(10_000_000),
])("takes what can't be read for a first look: %#", async (text) => {
  kept = text;
  const { source } = anAccount([failed, ...old]);
  expect((await aWindow(source)).marked()).toEqual([]);
  expect(readAllSeen(kept).size).toBe(1);
});

it("begins with the first job of an account that had none", async () => {
  const { source } = anAccount([]);
  const { refresh, marked } = await aWindow(source);
  source.gateway.account = accountOf({ backup: [failed] });
  await refresh();
  expect(marked()).toHaveLength(3);
  await glances();
  expect(readAllSeen(kept).size).toBe(1);
});

it("leads to marked jobs: sessions, Regions and portions of large groups say how many they hold", async () => {
  const { source } = anAccount(old);
  const { view, marks, close } = await aWindow(source);
  const other = aSource(ofOther(old), "dev");
  const regions = [aShownSession("r", { source: other })];
  await view.open(aSessionEntry("1", { source }), aRegionsEntry("all", regions));
  const jobs = [failed, ...old];
  source.gateway.account = accountOf({ backup: jobs });
  other.gateway.account = ofOther(jobs);
  await view.tree.refresh();
  const upper = view.outline().filter((row) => /^( {2})?\S+ · eu|^all/.test(row));
  expect(upper).toHaveLength(3);
  for (const row of upper) expect(row).toContain("1 failed · 1 new · ");
  for (const row of view.tree.children(undefined)) {
    expect(view.tree.row(row).accessibleLabel).toContain("1 new since you last looked");
  }
  marks.seeAll();
  expect(view.outline().join("\n")).not.toContain("new");
  close();
});

it("says of a portion how many of its jobs are marked", async () => {
  const many = wireBackupJobs(30, { state: "FAILED" });
  const started = many.slice(-3).map((_, i) => job(`failed-${28 + i}`, "RUNNING", 87 + i));
  const { source } = anAccount([...many.slice(0, -3), ...started]);
  const { refresh, view } = await aWindow(source, { rowsAtOnce: 10 });
  source.gateway.account = accountOf({ backup: [failed, ...many] });
  await refresh();
  const portions = view.outline().filter((row) => /^ *Jobs? \d/.test(row));
  expect(portions).toEqual([
    expect.stringMatching(/Jobs 11–20 \[\d/),
    expect.stringMatching(/Jobs 21–30 \[2 changed · \d/),
    expect.stringMatching(/Job 31 \[1 changed · \d/),
  ]);
  const [, , last] = view.tree.children(view.find("Failed", "Default")).slice(-3);
  expect(last && view.tree.row(last).accessibleLabel).toMatch(
    /^31 to 31 of the backup jobs, created .*, 1 changed since you last looked$/,
  );
});

it("is not marked for the rest of the day for somebody who never looks away", async () => {
  const { source } = anAccount(old);
  const { view, refresh, marked } = await aWindow(source);
  source.gateway.account = accountOf({ backup: [failed, ...old] });
  await refresh();
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  expect(marked()).toHaveLength(3);
  source.gateway.account = accountOf({ backup: [job("later", "FAILED", 0), failed, ...old] });
  await vi.advanceTimersByTimeAsync(62_000);
  await refresh();
  expect(marked()).toContain("Failed [2 · 2 new]");
  await vi.advanceTimersByTimeAsync(glance);
  await view.settle();
  expect(marked()).toContain("Failed [2 · 1 new]");
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  await view.settle();
  expect(marked()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it("knows of which jobs the user has seen how they ended", async () => {
  const { source } = anAccount([running, ...old]);
  const { refresh, marks } = await aWindow(source);
  const hasSeen = (id: string, profile = "prod"): boolean =>
    marks.hasSeen({
      kind: "backup",
      id,
      session: { profile, region: "eu-west-1" },
      why: "failed",
    });
  expect(hasSeen("completed-1")).toBe(true);
  for (const [id, profile] of [["run"], ["else"], ["completed-1", "dev"]] as const) {
    expect(hasSeen(id, profile)).toBe(false);
  }
  source.gateway.account = accountOf({ backup: [job("run", "FAILED", 20), ...old] });
  await refresh();
  expect(hasSeen("run")).toBe(false);
  await glances();
  expect(hasSeen("run")).toBe(true);
});
