import { describe, expect, it } from "vitest";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import { RegionTurns } from "../../../../src/viewmodel/tree/regionTurns";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { settled } from "../../../support/jobs/settled";
import { aRegionsEntry, aSessionEntry, aShownSession } from "../../../support/jobs/shownSessions";
import { aSource, type OpenSession, ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const withJobs = accountOf({ backup: wireBackupJobs(3, { state: "FAILED" }) });
const withoutJobs = accountOf({});

/** All Regions of a profile: each with jobs, without, or refusing in a way. */
function regions(what: Readonly<Record<string, "jobs" | "none" | BackupErrorReason>>) {
  const sources: Record<string, OpenSession> = {};
  const shown = Object.entries(what).map(([region, has]) => {
    const source = aSource(has === "jobs" ? withJobs : withoutJobs, "prod", region);
    if (has !== "jobs" && has !== "none") source.gateway.fail(has, { times: Infinity });
    sources[region] = source;
    return aShownSession(region, { source, name: region });
  });
  return { entry: aRegionsEntry("prod", shown), sources };
}

/** The outermost rows, and what stands right below those of several Regions. */
function upper(view: ViewFixture): string[] {
  view.look();
  return view.mirror.items.flatMap(({ node, row: { label, description = "" } }) =>
    node.type === "session" || node.type === "regions"
      ? [
          `${"  ".repeat(view.pathTo(node).length - 1)}${label}${description && ` [${description}]`}`,
        ]
      : [],
  );
}

async function opened(what: Parameters<typeof regions>[0]) {
  const view = new ViewFixture();
  const { entry, sources } = regions(what);
  await view.open(entry);
  return { view, entry, sources };
}

describe("All Regions of a profile", () => {
  it("have a row each where they have jobs; the others share one", async () => {
    const { view } = await opened({
      "eu-west-1": "jobs",
      "af-south-1": "unrecognizedClient",
      "us-east-1": "none",
      "me-south-1": "accessDenied",
      "us-west-2": "jobs",
    });
    expect(upper(view)).toEqual([
      "eu-west-1 [3 failed · 111122223333 · 3 jobs]",
      "us-west-2 [3 failed · 111122223333 · 3 jobs]",
      "2 Regions refuse",
      "  af-south-1 [Access key unknown]",
      "  me-south-1 [Access denied]",
      "1 Region without jobs",
      "  us-east-1 [0 jobs]",
    ]);
    expect(view.tree.tooltip(view.find("2 Regions refuse"))).toBe(
      "2 Regions refuse: af-south-1 and me-south-1",
    );
  });

  it("stand below a row of their own beside other sessions", async () => {
    const view = new ViewFixture();
    const { entry } = regions({ "eu-west-1": "jobs", "us-east-1": "none" });
    await view.open(entry, aSessionEntry("dev", { source: aSource(withJobs, "dev") }));
    expect(upper(view)).toEqual([
      "prod [3 failed · 111122223333 · 2 Regions]",
      "  eu-west-1 [3 failed · 111122223333 · 3 jobs]",
      "  1 Region without jobs",
      "    us-east-1 [0 jobs]",
      "dev · eu-west-1 [3 failed · 111122223333 · 3 jobs]",
    ]);
    expect(view.row("prod").accessibleLabel).toBe(
      "prod, 3 failed, account 111122223333, 2 Regions",
    );
  });

  it("are asked six at a time, and a slow one holds up nobody else", async () => {
    const names = Array.from({ length: 20 }, (_, i) => `region-${i + 1}`);
    const { entry, sources } = regions(Object.fromEntries(names.map((name) => [name, "jobs"])));
    for (const { gateway } of Object.values(sources)) gateway.hold();
    const view = new ViewFixture();
    view.tree.setEntries([entry]);
    view.tree.showQuietly();
    const waiting = (): string[] => {
      return names.filter((name) => (sources[name]?.gateway.waiting.length ?? 0) > 0);
    };
    await settled();
    expect(waiting()).toEqual(names.slice(0, 6));
    expect(upper(view)[0]).toBe("Loading 20 Regions…");
    for (const name of names.slice(1)) {
      sources[name]?.gateway.release();
      await settled();
      expect(waiting().length).toBeLessThanOrEqual(6);
    }
    await settled();
    expect(waiting()).toEqual(["region-1"]);
    expect(upper(view).slice(-2)).toEqual(["Loading 1 Region…", "  region-1"]);
    sources["region-1"]?.gateway.release();
    await settled();
    // Nobody's row moved: the slow one comes last.
    expect(upper(view).map((row) => row.split(" ")[0])).toEqual([...names.slice(1), "region-1"]);
  });

  it("are asked after the first one, which has a head start while its request is prepared", async () => {
    const names = Array.from({ length: 8 }, (_, i) => `region-${i + 1}`);
    const { entry, sources } = regions(Object.fromEntries(names.map((name) => [name, "jobs"])));
    for (const { gateway } of Object.values(sources)) gateway.hold();
    let isOver = (): void => undefined;
    const turns = new RegionTurns(() => new Promise((resolve) => (isOver = resolve)));
    const view = new ViewFixture({ turns });
    const asked = (): number =>
      Object.values(sources).filter(({ gateway }) => gateway.requests.length > 0).length;
    view.tree.setEntries([entry]);
    view.tree.showQuietly();
    await settled();
    expect(asked()).toBe(1);
    isOver();
    await settled();
    expect(asked()).toBe(6);
  });

  it("are asked six at a time by all views together", async () => {
    const names = Array.from({ length: 9 }, (_, i) => `region-${i + 1}`);
    const { entry, sources } = regions(Object.fromEntries(names.map((name) => [name, "jobs"])));
    for (const { gateway } of Object.values(sources)) gateway.hold();
    const turns = new RegionTurns(() => Promise.resolve());
    for (const kind of ["backup", "restore"] as const) {
      const view = new ViewFixture({ kind, turns });
      view.tree.setEntries([entry]);
      view.tree.showQuietly();
    }
    const waiting = (): readonly number[] =>
      names.map((name) => sources[name]?.gateway.waiting.length ?? 0);
    await settled();
    expect(waiting()).toEqual([2, 2, 2, 2, 2, 2, 0, 0, 0]);
    sources["region-2"]?.gateway.deliver();
    await settled();
    expect(waiting()).toEqual([2, 1, 2, 2, 2, 2, 0, 0, 0]);
    sources["region-2"]?.gateway.deliver();
    await settled();
    expect(waiting()).toEqual([2, 0, 2, 2, 2, 2, 2, 0, 0]);
  });

  it("are refreshed six at a time, and come out of the fold when they have jobs", async () => {
    const names = Array.from({ length: 9 }, (_, i) => `region-${i + 1}`);
    const { view, sources } = await opened(
      Object.fromEntries(names.map((name) => [name, name === "region-4" ? "none" : "jobs"])),
    );
    for (const { gateway } of Object.values(sources)) gateway.hold();
    const source = sources["region-4"];
    if (source !== undefined) source.gateway.account = withJobs;
    const refreshed = view.tree.refresh();
    await settled();
    const waiting = names.filter((name) => (sources[name]?.gateway.waiting.length ?? 0) > 0);
    expect(waiting).toEqual(names.slice(0, 6));
    for (const { gateway } of Object.values(sources)) gateway.release();
    await refreshed;
    expect(upper(view).map((row) => row.split(" ")[0])).toEqual([
      ...names.filter((name) => name !== "region-4"),
      "region-4",
    ]);
  });

  it("are refreshed six at a time from their row, and nobody else is", async () => {
    const names = Array.from({ length: 9 }, (_, i) => `region-${i + 1}`);
    const { entry, sources } = regions(Object.fromEntries(names.map((name) => [name, "jobs"])));
    const dev = aSource(withJobs, "dev");
    const view = new ViewFixture();
    await view.open(entry, aSessionEntry("dev", { source: dev }));
    for (const { gateway } of Object.values(sources)) gateway.hold();
    dev.gateway.takeRequests();
    const refreshed = view.tree.refresh(view.find("prod"));
    await settled();
    const waiting = names.filter((name) => (sources[name]?.gateway.waiting.length ?? 0) > 0);
    expect(waiting).toEqual(names.slice(0, 6));
    for (const { gateway } of Object.values(sources)) gateway.release();
    await refreshed;
    expect(dev.gateway.takeRequests()).toEqual([]);
  });

  it("say once what is wrong with the profile, with what helps, and go on together", async () => {
    const { view, sources } = await opened({
      "eu-west-1": "expiredToken",
      "us-east-1": "expiredToken",
      "us-west-2": "expiredToken",
    });
    expect(view.outline()).toEqual([
      "Credentials expired [load failed]",
      "Open Config File [Renew the credentials of profile prod, then retry]",
      "Retry",
    ]);
    expect(view.mirror.nodes.map((node) => view.tree.parent(node))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    for (const { gateway } of Object.values(sources)) gateway.mend();
    await view.tree.retry(view.find("Retry"));
    expect(upper(view)).toEqual([
      "3 Regions without jobs",
      "  eu-west-1 [0 jobs]",
      "  us-east-1 [0 jobs]",
      "  us-west-2 [0 jobs]",
    ]);
  });

  it("lead from each job to the outermost row, whatever VS Code has read", async () => {
    const { entry, sources } = regions({ "eu-west-1": "jobs", "us-east-1": "jobs" });
    const { tree, mirror } = new ViewFixture();
    tree.setEntries([entry, aSessionEntry("dev", { source: aSource(withJobs, "dev") })]);
    mirror.update();
    tree.show();
    await settled();
    const source = sources["us-east-1"];
    let node: ViewNode | undefined = source && tree.treeOf(source)?.nodeOf("failed-1");
    const types: string[] = [];
    for (; node !== undefined; node = tree.parent(node)) types.push(node.type);
    expect(types).toEqual(["job", "group", "group", "session", "regions"]);
  });

  it("say it below their row beside other sessions", async () => {
    const view = new ViewFixture();
    const { entry } = regions({
      "eu-west-1": "unrecognizedClient",
      "us-east-1": "unrecognizedClient",
    });
    await view.open(entry, aSessionEntry("dev", { source: aSource(withoutJobs, "dev") }));
    expect(view.outline().slice(0, 2)).toEqual([
      "prod [Access key unknown · 2 Regions]",
      "  Access key unknown [load failed]",
    ]);
    expect(view.tree.parent(view.find("prod", "Access key unknown"))).toBe(view.find("prod"));
  });

  it("stay where they are while they are asked again", async () => {
    const { view, sources } = await opened({ "eu-west-1": "timedOut", "us-east-1": "jobs" });
    const before = upper(view).map((row) => row.split(" ")[0]);
    const slow = sources["eu-west-1"]?.gateway;
    slow?.hold();
    slow?.mend();
    void view.tree.retry(view.find("eu-west-1"));
    await settled();
    expect(upper(view).map((row) => row.split(" ")[0])).toEqual(before);
  });

  it("are not asked any more for a filter that was left", async () => {
    const names = Array.from({ length: 8 }, (_, i) => `region-${i + 1}`);
    const { entry, sources } = regions(Object.fromEntries(names.map((name) => [name, "jobs"])));
    for (const { gateway } of Object.values(sources)) gateway.hold();
    const view = new ViewFixture();
    view.tree.setEntries([entry]);
    view.tree.showQuietly();
    await settled();
    view.setFilter({ states: ["FAILED"] });
    await settled();
    for (const { gateway } of Object.values(sources)) expect(gateway.waiting).toEqual([]);
    expect(sources["region-8"]?.gateway.requests).toEqual([]);
  });

  it("are being found out while nobody knows which there are", async () => {
    const view = new ViewFixture();
    await view.open(aRegionsEntry("prod", []));
    expect(view.outline()).toEqual(["Loading Regions…"]);
  });
});

describe("A filter of several sessions", () => {
  it("says in each session what it can't mean there", async () => {
    const view = new ViewFixture();
    await view.open(
      aSessionEntry("1", { source: aSource(withJobs, "prod") }),
      aSessionEntry("2", { source: aSource(withJobs, "prod", "us-east-1") }),
    );
    view.setFilter({
      resourceArns: ["arn:aws:ec2:us-east-1:111122223333:volume/vol-1"],
      messageCategories: ["AccessDenied"],
    });
    view.tree.show();
    await view.settle();
    expect(view.outline()).toMatchInlineSnapshot(`
      [
        "prod · eu-west-1 [0 jobs]",
        "  The session is in eu-west-1, and AWS Backup lists only the jobs of one Region",
        "  Resource vol-1 is in us-east-1",
        "  Clear Filters",
        "prod · us-east-1 [0 jobs]",
        "  No backup jobs match the filter",
        "  Clear Filters",
      ]
    `);
  });
});
