import { expect, it, vi } from "vitest";
import {
  type Alert,
  type Alerts,
  alertsJson,
  readAlerts,
} from "../../../../src/domain/live/alerts";
import type { Job } from "../../../../src/domain/job/job";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import { Badges } from "../../../../src/host/live/badges";
import { mementoKeys } from "../../../../src/host/base/contributions";
import { rememberBadge } from "../../../../src/host/live/rememberBadge";
import { wantsLive } from "../../../../src/host/live/wantsLive";
import { SharedValue } from "../../../../src/host/live/sharedValue";
import type { Source } from "../../../../src/domain/session/source";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ShownList } from "../../../../src/viewmodel/tree/loadOutcome";
import { fakeMemento } from "../support/fakeMemento";
import { standIn } from "../../../support/standIn";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";

vi.mock("vscode", () => ({
  workspace: { getConfiguration: () => ({ get: () => "watched" }) },
}));

const session = { profile: "prod", region: "eu-west-1" };
const alert = (id: string, over: Partial<Alert> = {}): Alert => ({
  kind: "backup",
  id,
  session,
  why: "failed",
  ...over,
});

/** A window with a session of a profile, and what its badges say. */
async function aWindow(shared: { text: string }, profile = "prod") {
  const alerts = new SharedValue<Alerts>({
    file: {
      change: (change) => {
        shared.text = change(shared.text) ?? shared.text;
        return Promise.resolve(shared.text);
      },
    },
    read: readAlerts,
    write: alertsJson,
    log: { failure: () => undefined },
    about: "",
  });
  await alerts.read();
  const source = standIn<Source>({ session: { ...session, profile } });
  const memory = fakeMemento();
  const shown = new Map<ViewKind, string>();
  const views = (["backup", "copy"] as const).map((kind) => ({
    kind,
    setBadge: (badge: { readonly value: number; readonly tooltip: string } | undefined): void => {
      if (badge === undefined) shown.delete(kind);
      else shown.set(kind, `${badge.value} ${badge.tooltip}`);
    },
  }));
  const [view = { kind: "backup" as const, setBadge: () => undefined }] = views;
  const state = { countsFailures: true, sources: [source], jobs: new Map<string, Job>() };
  const badges = new Badges({
    views,
    sessions: {
      get sources() {
        return state.sources;
      },
    },
    alerts,
    countsFailures: () => state.countsFailures,
    formats: () => utcFormats,
    memory,
  });
  badges.show();
  const tree = standIn<JobTree>({
    source,
    list: standIn<ShownList>({
      jobs: standIn<ShownList["jobs"]>({ get: (key) => state.jobs.get(key) }),
    }),
  });
  return { badges, memory, view, tree, shown, state, alerts };
}

it("counts what failed where failures are told of, and what was watched anyway", async () => {
  const shared = { text: "" };
  const { badges, memory, shown, state } = await aWindow(shared);
  expect(shown.size).toBe(0);
  badges.add([alert("a"), alert("b"), alert("c", { kind: "copy", why: "watched" })]);
  expect(shown.get("backup")).toBe("2 2 backup jobs that failed, not seen yet");
  expect(shown.get("copy")).toBe("1 1 copy job that you watched, not seen yet");
  state.countsFailures = false;
  badges.show();
  expect([...shown.keys()]).toEqual(["copy"]);
  expect(wantsLive(memory)).toBe(true);
  state.sources = [];
  badges.show();
  expect(shown.size).toBe(0);
  // Not for its sake is dist/live.js loaded at the next start.
  expect(wantsLive(memory)).toBe(false);
  rememberBadge(memory, true);
  const watch = fakeMemento({ [mementoKeys.watches]: [{}] });
  rememberBadge(watch, true);
  rememberBadge(watch, false);
  expect(watch.get(mementoKeys.watches)).toEqual([{}]);
});

it("counts no job that was drawn in two glances, once its row says how it ended", async () => {
  const { badges, view, tree, shown, state } = await aWindow({ text: "" });
  badges.add([alert("a"), alert("b", { why: "watched" })]);
  state.jobs.set("a", aBackupJob({ id: "a", state: "FAILED" }));
  state.jobs.set("b", aBackupJob({ id: "b", state: "RUNNING" }));
  const glance = (...drawn: readonly string[]): void => {
    badges.glanced(view, tree, new Set(drawn));
  };
  glance("a", "b");
  glance("b");
  glance("a", "b");
  expect(shown.get("backup")).toMatch(/^2 /);
  glance("a", "b");
  expect(shown.get("backup")).toBe("1 1 backup job that you watched, not seen yet");
  expect(badges.awaits(view)).toBe(true);
  state.jobs.set("b", aBackupJob({ id: "b", state: "COMPLETED" }));
  glance("b");
  glance("b");
  expect(shown.size).toBe(0);
  expect(badges.awaits(view)).toBe(false);
});

it("is shared by windows: what is seen in one is not counted in another, nor over a restart", async () => {
  const shared = { text: "" };
  const [one, two] = [await aWindow(shared), await aWindow(shared)];
  one.badges.add([alert("a"), alert("b")]);
  await settled();
  await two.alerts.read();
  two.badges.show();
  expect(two.shown.get("backup")).toMatch(/^2 /);
  two.badges.see({ kind: "backup", id: "a" });
  await settled();
  expect((await aWindow(shared)).shown.get("backup")).toMatch(/^1 /);
  const dev = await aWindow(shared, "dev");
  expect(dev.shown.size).toBe(0);
  dev.badges.seeAll();
  one.badges.seeAll();
  await settled();
  expect(shared.text).toBe("[]");
});
