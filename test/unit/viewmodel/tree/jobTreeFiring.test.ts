import { wireDate } from "../../../support/endpoint/wire";
import { describe, expect, it } from "vitest";
import { hostileAccount } from "../../../support/endpoint/data/hostileAccount";
import type { JobGateway } from "../../../../src/domain/query/jobGateway";
import { aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { noGateway } from "../../../support/jobs/noGateway";
import { aSession, openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs, wireRestoreJobs } from "../../../support/jobs/wireJobs";

/** The ids that were fired since the last look, without the root's; "" for the whole tree. */
function fired(fixture: TreeFixture): string[] {
  return fixture.mirror.pending.flatMap((nodes) =>
    nodes === undefined ? [""] : nodes.map(({ id }) => id.replace("backup/demo/eu-west-1/", "")),
  );
}

const jobs = [
  ...wireBackupJobs(15, { state: "FAILED", age: 10 }),
  ...wireBackupJobs(15, { age: 10 }),
  ...wireBackupJobs(15, { id: "older", age: 24 * 60 }),
];

const all = { signal: new AbortController().signal, progress: () => undefined };

describe("What is fired", () => {
  it("is nothing when a refresh finds nothing new", async () => {
    const fixture = await openTree({ jobs });
    await fixture.tree.refresh();
    expect(fired(fixture)).toEqual([]);
  });

  it("is nothing when the clock moves and no row reads differently", async () => {
    const fixture = await openTree({ jobs });
    fixture.now += 1000;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual([]);
  });

  it("is the rows whose relative time reads differently", async () => {
    const fixture = await openTree({
      jobs: [wireBackupJob({ id: "new", age: 11 }), wireBackupJob({ id: "old", age: 330 })],
    });
    fixture.now += 60_000;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual(["state:COMPLETED/vault:111122223333%2FDefault/job:new"]);
  });

  it("is none below a collapsed row, until that is expanded again", async () => {
    const fixture = await openTree({ jobs: [wireBackupJob({ id: "new", age: 11 })] });
    const group = fixture.mirror.nodes.find(({ type }) => type === "group");
    for (const collapsed of [group, undefined]) {
      fixture.tree.collapsed(collapsed);
      fixture.now += 60_000;
      fixture.tree.tick();
      expect(fired(fixture)).toEqual([]);
      fixture.tree.expanded(collapsed);
      expect(fired(fixture)).toEqual(["state:COMPLETED/vault:111122223333%2FDefault/job:new"]);
      fixture.look();
    }
  });

  it("is a row below one that VS Code reads again, though nobody told that it is expanded", async () => {
    const fixture = await openTree({ jobs: [wireBackupJob({ id: "new", age: 11 })] });
    const group = fixture.mirror.nodes.find(({ type }) => type === "group");
    fixture.tree.collapsed(group);
    fixture.tree.children(group);
    fixture.now += 60_000;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual(["state:COMPLETED/vault:111122223333%2FDefault/job:new"]);
  });

  it("is a row that says to a screen reader when the job finished", async () => {
    const finished = { CompletionDate: wireDate(noon - 20 * 60_000) };
    const fixture = await openTree({
      jobs: [wireBackupJob({ id: "long", age: 330, members: finished })],
    });
    fixture.now += 60_000;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual(["state:COMPLETED/vault:111122223333%2FDefault/job:long"]);
  });

  it("is the rows whose names a setting shortens no more", async () => {
    const failed = (id: string, name: string) =>
      wireBackupJob({ id, state: "FAILED", members: { ResourceName: name, StatusMessage: "no" } });
    const fixture = await openTree({
      jobs: [
        failed("one", "payments-production-dynamodb-3"),
        failed("other", "payments-pro-two-dynamodb-3"),
        failed("short", "orders"),
      ],
    });
    const group = "state:FAILED/vault:111122223333%2FDefault";
    const rows = () => fixture.mirror.items.filter(({ node }) => node.type === "job");
    const labels = () => rows().map(({ row }) => row.label);
    // Two names that are shortened to the same are two rows.
    expect(labels()).toEqual(["payments-pro…modb-3", "payments-pro…modb-3", "orders"]);
    expect(new Set(rows().map(({ row }) => row.id)).size).toBe(3);
    fixture.shortensNames = false;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual([`${group}/job:one`, `${group}/job:other`]);
    fixture.look();
    expect(labels()).toEqual([
      "payments-production-dynamodb-3",
      "payments-pro-two-dynamodb-3",
      "orders",
    ]);
  });

  it("is the same rows once, not at every tick until VS Code has looked", async () => {
    const fixture = await openTree({ jobs: [wireBackupJob({ age: 11 })] });
    fixture.now += 60_000;
    fixture.tree.tick();
    fixture.tree.tick();
    expect(fired(fixture)).toHaveLength(1);
  });

  it("is the parent where more than a hundred rows read differently", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(150, { age: 2 }), pageSize: 200 });
    fixture.now += 24 * 3_600_000;
    fixture.tree.tick();
    expect(fired(fixture)).toEqual(["state:COMPLETED/vault:111122223333%2FDefault"]);
  });

  it("is the whole tree only where groups come or go", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Failed"));
    expect(fired(fixture)).not.toContain("");
  });

  it("is the group that grew and its Load more row, nothing of other groups", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Failed"));
    expect([...new Set(fired(fixture))]).toEqual(["state:FAILED/more", "state:FAILED"]);
  });

  it("is one row where a job changes in its place", async () => {
    const fixture = await openTree({ jobs });
    const members = { ResourceName: "renamed" };
    fixture.gateway.mood = {
      moves: [{ kind: "backup", id: "failed-3", afterRequests: 0, members }],
    };
    await fixture.tree.refresh();
    expect(fired(fixture)).toEqual(["state:FAILED/vault:111122223333%2FDefault/job:failed-3"]);
  });

  it("is a row in its group and one under its parent where a child changes", async () => {
    const family = [
      wireBackupJob({ id: "stack", isParent: true }),
      wireBackupJob({ id: "child", parent: "stack" }),
    ];
    const fixture = await openTree({ jobs: family });
    fixture.mirror.expand(fixture.find("Completed", "Default", "volume stack").id);
    await fixture.settle();
    const members = { ResourceName: "renamed" };
    fixture.gateway.mood = { moves: [{ kind: "backup", id: "child", afterRequests: 0, members }] };
    await fixture.tree.refresh();
    const leaf = "state:COMPLETED/vault:111122223333%2FDefault";
    expect(fired(fixture)).toEqual([`${leaf}/job:child`, `${leaf}/job:stack/job:child`]);
  });

  it("is day labels and counts at midnight", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.now += 12 * 3_600_000;
    fixture.tree.tick();
    fixture.look();
    expect(fixture.row("Failed", "Default", "Yesterday").description).toBe("10+");
  });

  it("are nodes that VS Code was given, the same objects", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    const known = new Set(fixture.mirror.nodes);
    await fixture.tree.loadMore(fixture.find("Failed"));
    const nodes = fixture.mirror.pending.flatMap((each) => each ?? []);
    expect(nodes.filter((node) => !known.has(node))).toEqual([]);
  });

  it("keeps the objects of rows that stay", async () => {
    const fixture = await openTree({ jobs, pageSize: 10 });
    const before = fixture.mirror.nodes.filter(({ type }) => type === "job");
    await fixture.tree.loadMore(fixture.find("Failed"));
    await fixture.settle();
    const after = new Set(fixture.mirror.nodes);
    expect(before.filter((node) => !after.has(node))).toEqual([]);
  });

  it("is the whole tree when jobs of a second account come: every vault's label names its account", async () => {
    const fixture = await openTree({ jobs });
    const members = { AccountId: "444455556666" };
    fixture.gateway.mood = {
      moves: [{ kind: "backup", id: "failed-3", afterRequests: 0, members }],
    };
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.mirror.text).toBe(fixture.mirror.freshText);
    expect(fixture.outline().join("\n")).toContain("Default (111122223333)");
  });

  it("is the status when busy, the time or the problem changes, and not otherwise", async () => {
    const fixture = await openTree({ jobs });
    const told: string[] = [];
    fixture.tree.statusChanged(() => {
      const { busy, description, problem } = fixture.tree.status;
      told.push([busy ? "busy" : "idle", description, problem?.reason ?? ""].join("|"));
    });
    await fixture.tree.refresh();
    fixture.tree.tick();
    fixture.gateway.fail("throttling");
    await fixture.tree.refresh();
    expect(told).toEqual(["busy|14:00|", "idle|14:00|", "busy|14:00|", "idle|14:00|throttling"]);
  });

  it("never throws at a listener's reading of children in the middle of a change", async () => {
    const fixture = new TreeFixture({ jobs, pageSize: 10 });
    fixture.tree.changed(() => {
      fixture.look();
    });
    fixture.tree.show();
    await fixture.settle();
    await fixture.tree.loadAll(undefined, all);
    expect(fixture.mirror.text).toBe(fixture.mirror.freshText);
  });
});

describe("Ids", () => {
  it("are unique in the whole tree, whatever AWS sends", async () => {
    const fixture = await openTree({ account: hostileAccount({ now: noon }), pageSize: 20 });
    await fixture.tree.loadAll(undefined, all);
    await fixture.settle();
    for (const { node, row } of fixture.mirror.items)
      if (row.expandable) fixture.mirror.expand(node.id);
    await fixture.settle();
    const ids = fixture.mirror.nodes.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(100);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it.each(["\ud800", "\udfff x", "a\ud83d"])("can be made of broken text: %j", async (text) => {
    const fixture = await openTree({
      jobs: [
        wireBackupJob({ id: text, vault: text, state: text }),
        wireBackupJob({ id: "�", vault: "�", state: "�" }),
      ],
    });
    const ids = fixture.mirror.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });
});

describe("Hostile text", () => {
  it("is shown as text, in one line, everywhere it can appear", async () => {
    for (const kind of ["backup", "restore"] as const) {
      const fixture = await openTree({
        kind,
        account: hostileAccount({ now: noon }),
        pageSize: 1000,
      });
      for (const { node, row } of fixture.mirror.items) {
        const texts = [row.label, row.description ?? "", row.accessibleLabel];
        expect(texts.join("")).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/,
        );
        expect(row.label.length).toBeGreaterThan(0);
        expect(row.label.length).toBeLessThan(200);
        expect(row.accessibleLabel.length).toBeLessThan(1500);
        expect(fixture.tree.tooltip(node)?.length ?? 0).toBeLessThan(5000);
      }
    }
  });

  it("never makes a row or its children fail, whatever the times are", async () => {
    const times = [0, -1, -6.3e13, 2.6e14, 8.64e15, -8.64e15, 1e300, noon, NaN];
    const odd = times.map((time, i) =>
      aRestoreJob({ id: `odd-${i}`, creationDate: time, completionDate: time }),
    );
    const fixture = new TreeFixture({ kind: "restore" });
    const gateway: JobGateway = {
      ...noGateway,
      listJobs: (query, { nextToken }) =>
        Promise.resolve(
          query.state === "COMPLETED" || query.state === undefined
            ? { jobs: odd, ...(nextToken === undefined && { nextToken: "more" }) }
            : { jobs: [] },
        ),
    };
    fixture.tree.setSource({ session: aSession, gateway });
    fixture.tree.show();
    await fixture.settle();
    const rows = fixture.mirror.nodes.filter(({ type }) => type === "job");
    for (const node of rows) fixture.tree.tooltip(node);
    expect(rows).toHaveLength(times.length);
  });

  it("of another account's vault is told from ours", async () => {
    const vault = { BackupVaultArn: "arn:aws:backup:eu-west-1:444455556666:backup-vault:Default" };
    const fixture = await openTree({
      kind: "restore",
      jobs: [
        ...wireRestoreJobs(1),
        ...wireRestoreJobs(1, { id: "x" }).map((job) => ({ ...job, ...vault })),
      ],
    });
    expect(fixture.tree.children(fixture.find("Completed"))).toHaveLength(2);
  });
});
