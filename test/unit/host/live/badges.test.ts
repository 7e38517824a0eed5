import { expect, it } from "vitest";
import {
  type Alert,
  type Alerts,
  alertsJson,
  readAlerts,
} from "../../../../src/domain/live/alerts";
import type { Job } from "../../../../src/domain/job/job";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import { Badges } from "../../../../src/host/live/badges";
import { SharedValue } from "../../../../src/host/live/sharedValue";
import type { Source } from "../../../../src/domain/session/source";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ShownList } from "../../../../src/viewmodel/tree/loadOutcome";
import { standIn } from "../../../support/standIn";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { utcFormats } from "../../../support/jobs/treeFixture";

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
  });
  badges.show();
  const tree = standIn<JobTree>({
    source,
    list: standIn<ShownList>({
      jobs: standIn<ShownList["jobs"]>({ get: (key) => state.jobs.get(key) }),
    }),
  });
  return { badges, view, tree, shown, state, alerts };
}

it("counts what failed where failures are told of, and what was watched anyway", async () => {
  const shared = { text: "" };
  const { badges, shown, state } = await aWindow(shared);
  expect(shown.size).toBe(0);
  badges.add([alert("a"), alert("b"), alert("c", { kind: "copy", why: "watched" })]);
  expect(shown.get("backup")).toBe("2 Not seen yet: 2 failed backup jobs");
  expect(shown.get("copy")).toBe("1 Not seen yet: 1 watched copy job that is over");
  state.countsFailures = false;
  badges.show();
  expect([...shown.keys()]).toEqual(["copy"]);
  state.sources = [];
  badges.show();
  expect(shown.size).toBe(0);
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
  expect(shown.get("backup")).toContain("2 Not seen yet");
  glance("a", "b");
  expect(shown.get("backup")).toBe("1 Not seen yet: 1 watched backup job that is over");
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
  expect(two.shown.get("backup")).toContain("2 Not");
  two.badges.see({ kind: "backup", id: "a" });
  await settled();
  expect((await aWindow(shared)).shown.get("backup")).toContain("1 Not");
  const dev = await aWindow(shared, "dev");
  expect(dev.shown.size).toBe(0);
  dev.badges.seeAll();
  one.badges.seeAll();
  await settled();
  expect(shared.text).toBe("[]");
});
