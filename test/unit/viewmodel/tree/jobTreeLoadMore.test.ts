import { accountId } from "../../../support/jobs/jobBuilders";
import { describe, expect, it } from "vitest";
import { openTree } from "../../../support/jobs/treeFixture";
import {
  wireBackupJob,
  wireBackupJobs,
  wireRestoreJob,
  wireRestoreJobs,
} from "../../../support/jobs/wireJobs";

/** Completed jobs of two vaults: twelve in Daily, then twelve in Monthly. */
const twoVaults = [
  ...wireBackupJobs(12, { id: "daily", vault: "Daily", age: 10 }),
  ...wireBackupJobs(12, { id: "monthly", vault: "Monthly", age: 100 }),
];

describe("Load more of a state", () => {
  it("asks for the next page of the state's query and says that it may add more vaults", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 10 });
    fixture.gateway.takeRequests();
    expect(fixture.row("Completed", "Load more…").description).toBe("may add more vaults");
    await fixture.tree.loadMore(fixture.find("Completed", "Load more…"));
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
    ]);
    expect(fixture.row("Completed", "Monthly").description).toBe("8+");
  });

  it.each([
    ["its only vault", { vaults: ["Daily"] }, ""],
    ["one of two vaults", { vaults: ["Daily", "Monthly"] }, "may add more vaults"],
    ["accounts", { vaults: ["Daily"], accountIds: [accountId] }, "may add more vaults"],
    ["another criterion", { resourceTypes: ["EBS"] }, "may add more vaults"],
  ])("says what it may bring under a filter for %s", async (_what, filter, hint) => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 5, filter });
    expect(fixture.row("Completed", "Load more…").description ?? "").toBe(hint);
  });

  it("tells the row beside it that holds the first new job, so that nothing opens by itself", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 10 });
    const { firstNew } = await fixture.tree.loadMore(fixture.find("Completed"));
    expect(firstNew?.id).toBe(fixture.find("Completed", "Daily").id);
  });

  it("takes the row away when there is no more", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 20 });
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(fixture.row("Completed").description).toBe("24");
    expect(fixture.maybe("Completed", "Load more…")).toBeUndefined();
  });
});

describe("Load more of a vault of a state", () => {
  it("asks for jobs of that state and vault, on over pages of known jobs until a new one comes", async () => {
    const jobs = wireBackupJobs(40, { vault: "Daily" });
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed", "Daily", "Load more…"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED backupVaultName=Daily",
      "ListBackupJobs maxResults=10 state=COMPLETED backupVaultName=Daily +token",
    ]);
    expect(fixture.row("Completed", "Daily").description).toBe("20+");
  });

  it("stops at ten pages a click, says how many jobs were looked at, and goes on from there", async () => {
    const jobs = wireBackupJobs(40, { vault: "Daily" });
    const fixture = await openTree({ jobs, pageSize: 20 });
    fixture.gateway.mood = { pageCap: 1 };
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    expect(fixture.gateway.takeRequests()).toHaveLength(10);
    expect(fixture.row("Completed", "Daily", "Load more…").description).toBe(
      "10 more jobs loaded, none here yet",
    );
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    expect(fixture.row("Completed", "Daily").description).toBe("21+");
  });

  it("makes the vault's count exact when its query ends, and leaves the state's open", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    expect(fixture.row("Completed", "Daily").description).toBe("12");
    expect(fixture.row("Completed").description).toBe("12+");
  });

  it("of a day means its vault", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed", "Daily", "Today"));
    expect(fixture.gateway.takeRequests()[0]).toContain("state=COMPLETED backupVaultName=Daily");
  });

  it("asks for a vault whose name was not reported by what covers it", async () => {
    const jobs = wireBackupJobs(12, {
      members: { BackupVaultName: undefined, BackupVaultArn: undefined },
    });
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed", "Vault not reported"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
    ]);
  });

  it("keeps a job whose record has the vault's ARN but not its name", async () => {
    const jobs = [
      ...wireBackupJobs(12, { vault: "Daily" }),
      wireBackupJob({
        id: "nameless",
        vault: "Daily",
        age: 5,
        members: { BackupVaultName: undefined },
      }),
    ];
    const fixture = await openTree({ jobs, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    await fixture.settle();
    expect(fixture.mirror.nodes.some((node) => fixture.tree.job(node)?.id === "nameless")).toBe(
      true,
    );
  });
});

describe("Load more of a vault of restore jobs", () => {
  const jobs = [
    ...wireRestoreJobs(2, { id: "a", vault: "Daily", age: 1 }),
    ...wireRestoreJobs(30, { id: "b", vault: "Monthly", age: 10 }),
    ...wireRestoreJobs(2, { id: "c", vault: "Daily", age: 100 }),
  ];

  it("looks through the state's query, which has no vault filter, until a job of the vault comes", async () => {
    const fixture = await openTree({ kind: "restore", jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListRestoreJobs maxResults=10 status=COMPLETED +token",
      "ListRestoreJobs maxResults=10 status=COMPLETED +token",
      "ListRestoreJobs maxResults=10 status=COMPLETED +token",
    ]);
    expect(fixture.row("Completed", "Daily").description).toBe("4");
  });

  it("says how many jobs were looked at when ten pages brought none", async () => {
    const fixture = await openTree({ kind: "restore", jobs, pageSize: 3, mood: { pageCap: 2 } });
    await fixture.tree.loadMore(fixture.find("Completed", "Daily"));
    expect(fixture.row("Completed", "Daily", "Load more…").description).toBe(
      "20 more jobs loaded, none here yet",
    );
  });

  it("shows jobs without a vault under a row that says so", async () => {
    const fixture = await openTree({
      kind: "restore",
      jobs: [wireRestoreJob({ members: { BackupVaultArn: undefined } })],
    });
    expect(fixture.row("Completed", "Vault not reported").description).toBe("1");
  });
});

describe("Load more of completed with issues", () => {
  it("looks through completed jobs, within the budget", async () => {
    const jobs = [
      ...wireBackupJobs(25),
      wireBackupJob({ id: "odd", category: "AccessDenied", age: 300 }),
    ];
    const filter = { states: ["COMPLETED_WITH_ISSUES"] };
    const fixture = await openTree({ jobs, filter, pageSize: 10 });
    fixture.gateway.takeRequests();
    expect(fixture.row("Completed with issues").description).toBe("0+");
    expect(fixture.row("Completed with issues", "Load more…").description).toBe(
      "searches older completed jobs",
    );
    await fixture.tree.loadMore(fixture.find("Completed with issues"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
    ]);
    expect(fixture.row("Completed with issues").description).toBe("1");
  });

  it("goes away when there turn out to be none", async () => {
    const filter = { states: ["COMPLETED_WITH_ISSUES"] };
    const fixture = await openTree({ jobs: wireBackupJobs(15), filter, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Completed with issues"));
    expect(fixture.maybe("Completed with issues")).toBeUndefined();
  });

  it("is a group once it holds a job: Load more of Completed brings both", async () => {
    const odd = wireBackupJob({ id: "odd", category: "AccessDenied", age: 300 });
    const fixture = await openTree({ jobs: [...wireBackupJobs(15), odd], pageSize: 10 });
    expect(fixture.maybe("Completed with issues")).toBeUndefined();
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(fixture.row("Completed with issues").description).toBe("1");
    expect(fixture.row("Completed").description).toBe("15");
  });
});

describe("Load more of a state that the API does not know", () => {
  it("goes on in the list without a state", async () => {
    const jobs = wireBackupJobs(25, { state: "QUARANTINED" });
    const fixture = await openTree({ jobs, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("QUARANTINED"));
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=10 +token"]);
    expect(fixture.row("QUARANTINED").description).toBe("20+");
  });
});

describe("Load more in Vault › State", () => {
  const jobs = [
    ...wireBackupJobs(12, { id: "bad", state: "FAILED", vault: "Daily", age: 1 }),
    ...wireBackupJobs(12, { id: "good", vault: "Daily", age: 50 }),
    ...wireBackupJobs(3, { id: "old", vault: "Monthly", age: 500 }),
  ];
  const open = () => openTree({ jobs, pageSize: 10, grouping: "vaultState" });

  it("at the root advances the open queries of all states, each by a page", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Load more…"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 state=FAILED +token",
      "ListBackupJobs maxResults=10 state=COMPLETED +token",
    ]);
    expect(fixture.row("Monthly").description).toBe("3+");
  });

  it("of a vault asks for the vault's jobs in any state", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Daily", "Load more…"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=10 backupVaultName=Daily",
      "ListBackupJobs maxResults=10 backupVaultName=Daily +token",
    ]);
  });

  it("of a state of a vault asks for both", async () => {
    const fixture = await open();
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Daily", "Failed", "Load more…"));
    expect(fixture.gateway.takeRequests()[0]).toBe(
      "ListBackupJobs maxResults=10 state=FAILED backupVaultName=Daily",
    );
    expect(fixture.row("Daily", "Failed").description).toBe("12");
    expect(fixture.row("Daily").description).toBe("22+");
  });

  it("of a vault of restore jobs advances all states", async () => {
    const restores = [
      ...wireRestoreJobs(12, { id: "bad", state: "FAILED", age: 1 }),
      ...wireRestoreJobs(12, { id: "good", age: 50 }),
    ];
    const fixture = await openTree({
      kind: "restore",
      jobs: restores,
      pageSize: 10,
      grouping: "vaultState",
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Default"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListRestoreJobs maxResults=10 status=FAILED +token",
      "ListRestoreJobs maxResults=10 status=COMPLETED +token",
    ]);
    expect(fixture.row("Default").description).toBe("24+");
  });
});

describe("Regrouping", () => {
  it("asks AWS nothing and shows the same jobs", async () => {
    const fixture = await openTree({ jobs: twoVaults, pageSize: 10 });
    fixture.gateway.takeRequests();
    fixture.tree.setGrouping("vaultState");
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([]);
    expect(fixture.row("Daily", "Completed").description).toBe("10+");
    expect(fixture.tree.grouping).toBe("vaultState");
  });
});

describe("Groups by day", () => {
  const days = [
    ...wireBackupJobs(3, { id: "today", age: 60 }),
    ...wireBackupJobs(3, { id: "yesterday", age: 24 * 60 }),
    ...wireBackupJobs(3, { id: "friday", age: 25 * 60 + 14 * 60 }),
    ...wireBackupJobs(6, { id: "old", age: 9 * 24 * 60 }),
  ];

  it("stand in a large group, newest first, with Load more after the last", async () => {
    const fixture = await openTree({ jobs: days, pageSize: 10 });
    const labels = fixture.tree
      .children(fixture.find("Completed", "Default"))
      .map((node) => fixture.tree.row(node).label);
    expect(labels).toEqual(["Today", "Yesterday", "Thu, Nov 19", "Thu, Nov 12", "Load more…"]);
  });

  it("are not made for a group that was complete at once", async () => {
    const fixture = await openTree({ jobs: days });
    const types = fixture.tree
      .children(fixture.find("Completed", "Default"))
      .map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(["job"]));
  });

  it("stay when the group has become complete, and job rows keep their ids", async () => {
    const fixture = await openTree({ jobs: days, pageSize: 10 });
    const jobIds = () =>
      fixture.mirror.nodes.flatMap((node) => (node.type === "job" ? [node.id] : []));
    const before = jobIds();
    await fixture.tree.loadMore(fixture.find("Completed"));
    await fixture.settle();
    expect(fixture.row("Completed").description).toBe("15");
    expect(fixture.row("Completed", "Default", "Today").description).toBe("3");
    expect(jobIds().filter((id) => before.includes(id))).toEqual(before);
  });

  it("say that there may be more jobs of the day while the group is open", async () => {
    const fixture = await openTree({ jobs: days, pageSize: 10 });
    const row = fixture.row("Completed", "Default", "Today");
    expect(row.description).toBe("3+");
    expect(row.accessibleLabel).toBe("Today, 3 backup jobs loaded, there may be more");
  });

  it("hold jobs without a date in a last one", async () => {
    const undated = wireBackupJob({ id: "undated", members: { CreationDate: undefined } });
    const fixture = await openTree({
      jobs: [undated, ...wireBackupJobs(5)],
      pageSize: 2,
      mood: { order: "scattered", seed: 3 },
    });
    await fixture.tree.loadAll(undefined, {
      signal: new AbortController().signal,
      progress: () => undefined,
    });
    await fixture.settle();
    const days = fixture.mirror.items.filter(
      ({ node }) => node.type === "group" && node.path.day !== undefined,
    );
    expect(days.map(({ row }) => row.label)).toEqual(["Today", "Date not reported"]);
  });
});
