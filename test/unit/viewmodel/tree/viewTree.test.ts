import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { rowsBelowSession } from "../../../../src/viewmodel/tree/sessionRows";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { demoOrganization } from "../../../support/endpoint/data/organization";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { openTree } from "../../../support/jobs/treeFixture";
import { aSource, ViewFixture } from "../../../support/jobs/viewFixture";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const some = accountOf({ backup: wireBackupJobs(3, { state: "FAILED" }) });
const others = accountOf({ backup: wireBackupJobs(2, { id: "other", state: "RUNNING" }) });
const many = accountOf({ backup: wireBackupJobs(12) });

const prod = "prod · eu-west-1";
const dev = "dev · eu-west-1";

async function twoSessions() {
  const view = new ViewFixture({ pageSize: 5 });
  const sources = { prod: aSource(some, "prod"), dev: aSource(others, "dev") };
  const entries = [
    aSessionEntry("1", { source: sources.prod }),
    aSessionEntry("2", { source: sources.dev }),
  ] as const;
  await view.open(...entries);
  return { view, ...sources, entries };
}

describe("A view of one session", () => {
  it("has the rows of its tree", async () => {
    const alone = await openTree({ account: some });
    const view = new ViewFixture();
    await view.open(aSessionEntry("1", { source: aSource(some, "demo") }));
    expect(view.mirror.text).toBe(alone.mirror.text);
  });

  it("fires what its tree fires", async () => {
    const options = { account: many, pageSize: 5 };
    const alone = await openTree(options);
    const view = new ViewFixture(options);
    await view.open(aSessionEntry("1", { source: aSource(many, "demo") }));
    for (const tree of [alone.tree, view.tree]) {
      await tree.loadMore(undefined);
      await tree.refresh();
      tree.setGrouping("vaultState");
    }
    const firedAlone = alone.mirror.pending.map((nodes) => nodes?.map(({ id }) => id));
    expect(view.mirror.pending.map((nodes) => nodes?.map(({ id }) => id))).toEqual(firedAlone);
  });

  it("has no row while a welcome text says that the session is being found out", async () => {
    const view = new ViewFixture();
    await view.open(aSessionEntry("1", { isLoading: true }));
    expect(view.outline()).toEqual([]);
  });

  it("says in its place why it is not open", async () => {
    const view = new ViewFixture();
    const instead = rowsBelowSession({ kind: "environmentMissing" });
    await view.open(aSessionEntry("1", { instead }));
    expect(view.outline()).toEqual([
      "environment: no credentials [this workspace]",
      "Select Profile…",
      "Retry",
    ]);
  });
});

describe("A view of several sessions", () => {
  it("has a row each, and theirs below it", async () => {
    const { view } = await twoSessions();
    expect(view.outline()).toEqual([
      "prod · eu-west-1 [3 failed · 111122223333 · 3 jobs]",
      "  Failed [3]",
      "    Default [3]",
      "      volume failed-1 [EBS · 1h ago]",
      "      volume failed-2 [EBS · 1h ago]",
      "      volume failed-3 [EBS · 1h ago]",
      "dev · eu-west-1 [111122223333 · 2 running · 2 jobs]",
      "  Running [2]",
      "    Default [2]",
      "      volume other-1 [EBS · 1h ago]",
      "      volume other-2 [EBS · 1h ago]",
    ]);
  });

  it("leads from each row to its session's, and to its source", async () => {
    const { view, prod: source } = await twoSessions();
    const job = view.find(prod, "Failed", "Default", "volume failed-1");
    expect(view.pathTo(job).map((node) => node.type)).toEqual(["session", "group", "group", "job"]);
    expect(view.pathTo(job).map((node) => view.tree.sourceOf(node))).toEqual(
      Array.from({ length: 4 }, () => source),
    );
    expect(view.tree.job(job)?.id).toBe("failed-1");
  });

  it("tells all of a session to a screen reader and who points at it", async () => {
    const { view, entries } = await twoSessions();
    const [first, second] = entries;
    view.tree.setEntries([{ ...first, session: { ...first.session, color: "red" } }, second]);
    expect(view.row(prod).accessibleLabel).toBe(
      "prod · eu-west-1, 3 failed, 3 backup jobs, account 111122223333, Region eu-west-1, red mark",
    );
    expect(view.row(prod).icon).toEqual({ id: "cloud", color: "charts.red" });
    expect(view.tree.tooltip(view.find(prod))?.split("\n")).toEqual([
      "prod · eu-west-1",
      "Profile: prod",
      "Region: eu-west-1",
      "Account 111122223333",
      "Requests work since 14:00.",
      "3 failed, 3 backup jobs",
      "As of 14:00",
    ]);
  });

  it("fires nothing when it is given what it has", async () => {
    const { view, entries } = await twoSessions();
    view.look();
    view.tree.setEntries(entries.map((entry) => ({ ...entry, session: { ...entry.session } })));
    expect(view.fired()).toEqual([]);
  });

  it("fires nothing where a refresh brings nothing, minutes later", async () => {
    const { view, prod: source } = await twoSessions();
    view.look();
    view.now += 5 * 60_000;
    await view.tree.refreshInBackground(source);
    await view.tree.refresh();
    expect(view.fired()).toEqual([]);
    expect(view.tree.tooltip(view.find(prod))).toContain("As of 14:05");
  });

  it("fires the row of a session whose health is another, and no other", async () => {
    const { view, entries } = await twoSessions();
    const [first, second] = entries;
    const health = {
      kind: "throttled",
      since: noon,
      error: new BackupError("throttling"),
    } as const;
    view.tree.setEntries([first, { ...second, session: { ...second.session, health } }]);
    expect(view.fired()).toEqual(["backup:session/2"]);
    expect(view.row(dev).description).toMatch(
      /^Too many requests · 111122223333 · 2 running · 2 jobs/,
    );
  });

  it("fires nothing of the others while one is slow, fails and comes late", async () => {
    const view = new ViewFixture({ pageSize: 5 });
    const slow = aSource(many, "slow");
    slow.gateway.hold();
    await view.open(
      aSessionEntry("1", { source: aSource(some, "prod") }),
      aSessionEntry("2", { source: slow }),
    );
    expect(view.row(prod).description).toBe("3 failed · 111122223333 · 3 jobs");
    const fired = new Set<string>();
    view.tree.changed((nodes) => {
      for (const { id } of nodes ?? []) fired.add(id);
      if (nodes === undefined) fired.add("");
    });
    slow.gateway.fail("serverFault");
    slow.gateway.release();
    await view.settle();
    void view.tree.retry(view.find("slow · eu-west-1"));
    await view.settle();
    await view.tree.loadMore(view.find("slow · eu-west-1"));
    expect([...fired]).toEqual(["backup:session/2"]);
  });

  it("drops what belongs to a source that was left, at once and with its requests", async () => {
    const { view, entries, dev: left } = await twoSessions();
    const [first, second] = entries;
    left.gateway.hold();
    void view.tree.refresh();
    await settled();
    expect(left.gateway.waiting).not.toEqual([]);
    view.tree.setEntries([first, { ...second, session: { ...second.session, source: undefined } }]);
    await settled();
    expect(left.gateway.waiting).toEqual([]);
    expect(view.fired()).toEqual(["backup:session/2"]);
    expect(view.outline().slice(-1)).toEqual(["dev · eu-west-1"]);
    expect(view.tree.treeOf(left)).toBeUndefined();
  });

  it("has the rows of the one that is left when the others are removed", async () => {
    const { view, entries } = await twoSessions();
    view.tree.setEntries(entries.slice(1));
    expect(view.fired()).toEqual([""]);
    expect(view.outline()[0]).toBe("Running [2]");
  });

  it("says below a session that is not open why, or that it is being found out", async () => {
    const view = new ViewFixture();
    await view.open(
      aSessionEntry("gone", { instead: rowsBelowSession({ kind: "noRegion", profile: "gone" }) }),
      aSessionEntry("new", { isLoading: true }),
      aSessionEntry("broken", { instead: rowsBelowSession({ kind: "failed" }) }),
    );
    expect(view.outline()).toEqual([
      "gone [gone · no Region]",
      "  gone · no Region",
      "  Select Region…",
      "  Retry",
      "new",
      "  Loading…",
      "broken [Could not open the session]",
      "  Could not open the session",
      "  Show Log",
      "  Retry",
    ]);
    const ids = view.mirror.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("shows the jobs of a profile and Region once, however often they were added", async () => {
    const view = new ViewFixture();
    const first = aSessionEntry("1", { source: aSource(some, "prod") });
    const second = aSessionEntry("2", { source: aSource(some, "prod"), name: "again" });
    await view.open(first, second);
    expect(view.outline().slice(-2)).toEqual([
      "again [The same profile and Region · eu-west-1]",
      "  The same profile and Region [as prod · eu-west-1 above]",
    ]);
    await view.open(second);
    expect(view.outline()[0]).toBe("Failed [3]");
  });

  it("says which are for all accounts of an organization, where AWS lists those", async () => {
    for (const [kind, short] of [
      ["backup", "all accounts"],
      ["restore", "210000000011"],
    ] as const) {
      const view = new ViewFixture({ kind });
      const source = {
        ...aSource(demoOrganization({ now: noon }), "org"),
        accounts: "organization",
      } as const;
      await view.open(
        aSessionEntry("1", { source, accountIds: ["210000000011"] }),
        aSessionEntry("2", { source: aSource(others, "dev") }),
      );
      expect(view.outline()[0]).toMatch(new RegExp(`^org · eu-west-1 .*${short} · `));
    }
  });
});
