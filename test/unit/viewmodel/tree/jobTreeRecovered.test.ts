import { describe, expect, it } from "vitest";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import {
  wireBackupJob,
  wireCopyJob,
  wireRestoreJob,
  type WireJobOptions,
} from "../../../support/jobs/wireJobs";

/** A backup job of a resource; ages are in minutes. */
function of(resource: string, options: WireJobOptions): WireObject {
  const { members } = options;
  const ResourceArn = `arn:aws:ec2:eu-west-1:111122223333:volume/${resource}`;
  const named = { ResourceArn, ResourceName: resource, ...members };
  return wireBackupJob({ ...options, members: named });
}

/** The newest first: orders recovered, billing did not. */
const jobs = [
  of("orders", { id: "orders-good", age: 50 }),
  of("billing", { id: "billing-failed", state: "FAILED", age: 80 }),
  of("orders", { id: "orders-failed", state: "FAILED", age: 100 }),
  of("billing", { id: "billing-good", age: 200 }),
];
const everything = { signal: new AbortController().signal, progress: () => undefined };
const without: JobFilter = { laterBackup: ["none"] };

/** The IDs of the job rows that were fired since VS Code looked. */
function fired(fixture: TreeFixture): string[] {
  return fixture.mirror.pending.flatMap((nodes) =>
    (nodes ?? []).flatMap(({ id }) => /job:(.*)$/.exec(id)?.[1] ?? []),
  );
}

const described = (fixture: TreeFixture, ...labels: string[]): string | undefined =>
  fixture.row("Failed", "Default", ...labels).description;

describe("The row of a failed job", () => {
  it("says that it recovered where a good one that is loaded followed it", async () => {
    const fixture = await openTree({ jobs });
    expect(described(fixture, "orders")).toMatch(/^(?:✓ .+ · )?recovered · /);
    expect(described(fixture, "billing")).not.toContain("recovered");
    const node = fixture.find("Failed", "Default", "orders");
    expect(fixture.tree.row(node).accessibleLabel).toContain("Failed, recovered by a later backup");
    expect(fixture.tree.tooltip(node)).toMatch(
      /^Recovered: a later backup completed \d+ minutes ago$/m,
    );
    const other = fixture.find("Failed", "Default", "billing");
    expect(fixture.tree.tooltip(other)).not.toContain("Recovered");
  });

  it("says so when a page, a refresh or a poll brings the good one; no other row is fired for it", async () => {
    const fixture = await openTree({ jobs: jobs.slice(1) });
    expect(described(fixture, "orders")).not.toContain("recovered");
    fixture.gateway.account = accountOf({ backup: jobs });
    await fixture.tree.refresh({ background: true });
    expect(fired(fixture)).toContain("orders-failed");
    expect(fired(fixture)).not.toContain("billing-failed");
    expect(described(fixture, "orders")).toMatch(/^(?:✓ .+ · )?recovered · /);
    // A newer good one changes no word.
    const newer = of("orders", { id: "orders-newer", age: 5 });
    fixture.gateway.account = accountOf({ backup: [newer, ...jobs] });
    await fixture.tree.refresh();
    expect(fired(fixture)).not.toContain("orders-failed");
  });

  it("says so when Load more brings the good one", async () => {
    const many = Array.from({ length: 4 }, (_, i) => of(`other-${i}`, { id: `o${i}`, age: i }));
    const fixture = await openTree({ jobs: [...many, ...jobs], pageSize: 3 });
    expect(described(fixture, "orders")).not.toContain("recovered");
    await fixture.tree.loadMore(fixture.find("Completed"));
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(described(fixture, "orders")).toMatch(/^(?:✓ .+ · )?recovered · /);
  });

  it("says so a moment later where many jobs were loaded before its group was expanded", async () => {
    const many = Array.from({ length: 4000 }, (_, i) => of(`other-${i}`, { id: `o${i}`, age: i }));
    const fixture = new TreeFixture({ jobs: [...many, ...jobs], pageSize: 1000 });
    fixture.tree.show();
    await fixture.tree.opened();
    await fixture.tree.loadAll(undefined, everything);
    expect(described(fixture, "orders")).not.toContain("recovered");
    await expect.poll(() => fired(fixture)).toEqual(["orders-failed"]);
    expect(described(fixture, "orders")).toMatch(/^(?:✓ .+ · )?recovered · /);
  });

  it("says so of a copy that a copy to the same vault followed, and never of a restore", async () => {
    const ResourceArn = "arn:aws:ec2:eu-west-1:111122223333:volume/orders";
    const members = { ResourceArn, ResourceName: "orders" };
    const copies = await openTree({
      kind: "copy",
      jobs: [
        wireCopyJob({ id: "good", age: 10, members }),
        wireCopyJob({ id: "failed", state: "FAILED", age: 20, members }),
      ],
    });
    const [, , row] = copies.mirror.items.map((item) => item.row);
    expect(row?.description).toMatch(/^(?:✓ .+ · )?recovered · /);
    expect(row?.accessibleLabel).toContain("recovered by a later copy");
    const restores = await openTree({
      kind: "restore",
      jobs: [
        wireRestoreJob({ id: "good", age: 10, members: { SourceResourceArn: ResourceArn } }),
        wireRestoreJob({
          id: "failed",
          state: "FAILED",
          age: 20,
          members: { SourceResourceArn: ResourceArn },
        }),
      ],
    });
    expect(restores.outline().join("\n")).not.toContain("recovered");
  });

  it("does not say so for a good one of the same resource in another session", async () => {
    const [good, , failed] = jobs;
    const fixture = await openTree({ jobs: [failed ?? {}] });
    const other = await openTree({ jobs: [good ?? {}] });
    expect(other.outline()).toHaveLength(3);
    expect(described(fixture, "orders")).not.toContain("recovered");
  });
});

describe("The criterion Without a later good backup", () => {
  it("shows of the failed jobs those that no good one followed, and is exact when all are loaded", async () => {
    const fixture = await openTree({ jobs, filter: without });
    expect(fixture.outline()).toEqual([
      "Failed [1]",
      "  Default [1]",
      expect.stringContaining("    billing"),
    ]);
    expect(fixture.tree.status.narrowed).toBe("1 of 4 loaded jobs matches");
  });

  it("asks for good jobs, too: for no state, vault or end of a time", async () => {
    const { gateway } = await openTree({
      jobs,
      filter: {
        ...without,
        states: ["FAILED"],
        vaults: ["Default"],
        resourceTypes: ["EBS"],
        created: "2026-11-20T00:00Z/2026-11-21T11:00Z",
      },
      pageSize: 1,
    });
    const [first, ...more] = gateway.takeRequests();
    expect(first).toMatch(/^ListBackupJobs maxResults=1 resourceType=EBS createdAfter=\S+$/);
    expect(more.filter((request) => !request.includes("+token"))).toEqual([]);
  });

  it("has a + until all jobs are loaded, whatever states are: a later one may still come", async () => {
    const fixture = await openTree({ jobs, filter: without, pageSize: 2 });
    expect(fixture.outline()).toEqual([
      "Failed [1+]",
      "  Default [1+]",
      "    Today [1+]",
      expect.stringContaining("      billing"),
      "    Load more…",
      "  Load more… [may add more vaults]",
      "Load more… [may add more states]",
    ]);
    await fixture.tree.loadAll(undefined, everything);
    expect(fixture.outline()[0]).toBe("Failed [1]");
  });

  it("takes a row away when the good job comes, and lets none in that it followed", async () => {
    const fixture = await openTree({ jobs: jobs.slice(1), filter: without });
    expect(fixture.outline()[0]).toBe("Failed [2]");
    fixture.gateway.account = accountOf({
      backup: [of("billing", { id: "now", age: 1 }), ...jobs],
    });
    await fixture.tree.refresh();
    expect(fixture.outline()).toEqual(["No match in 5 loaded backup jobs", "Clear Filters"]);
    const { signal } = new AbortController();
    const { job } = await fixture.gateway.describeJob("backup", "orders-failed", signal);
    expect(fixture.tree.hides(job)).toBe(true);
    expect(await fixture.tree.rowOf(job)).toBeUndefined();
  });

  it("is nothing that restore jobs can have: none is asked for", async () => {
    const fixture = await openTree({ kind: "restore", filter: without });
    expect(fixture.outline()).toEqual(["Restore jobs have no later good backups", "Clear Filters"]);
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("is exact by account and type before all is loaded: a good backup is of the same", async () => {
    const more = Array.from({ length: 9 }, (_, i) =>
      of(`table-${i}`, { id: `t${i}`, age: 300 + i, members: { ResourceType: "DynamoDB" } }),
    );
    const fixture = await openTree({
      jobs: [...jobs, ...more],
      filter: without,
      grouping: "resourceTypeState",
      pageSize: 4,
    });
    expect(fixture.outline()[0]).toBe("EBS [1+]");
    await fixture.tree.loadAll(fixture.find("EBS"), everything);
    expect(fixture.outline().slice(0, 2)).toEqual(["EBS [1]", "  Failed [1]"]);
  });
});
