import { accountOf } from "../../../support/endpoint/data/accountOf";
import { accountId } from "../../../support/jobs/jobBuilders";
import { describe, expect, it } from "vitest";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { settled } from "../../../support/jobs/settled";
import { openTree } from "../../../support/jobs/treeFixture";
import {
  wireBackupJob,
  wireBackupJobs,
  wireRestoreJob,
  wireScanJob,
} from "../../../support/jobs/wireJobs";

const daily = { CreatedBy: { BackupPlanId: "plan-1", BackupPlanName: "daily" } };
const jobs = [
  wireBackupJob({ id: "a", state: "FAILED", category: "AccessDenied", members: daily }),
  wireBackupJob({ id: "b", age: 2 * 1440, members: { ...daily, ResourceType: "RDS" } }),
  wireBackupJob({ id: "c", vault: "dev", members: { ResourceType: "RDS" } }),
];
const all = { signal: new AbortController().signal, progress: () => undefined };

/** The groups on screen, without the jobs in them. */
function groups(outline: readonly string[]): readonly string[] {
  return outline.filter((line) => !line.includes("volume") && !line.includes("db"));
}

describe("A view's groups", () => {
  it.each([
    ["resourceTypeState", ["EBS [1]", "  Failed [1]", "RDS [2]", "  Completed [2]"]],
    [
      "dayState",
      ["Today [2]", "  Failed [1]", "  Completed [1]", "Thu, Nov 19 [1]", "  Completed [1]"],
    ],
    [
      "planState",
      [
        "daily [2]",
        "  Failed [1]",
        "  Completed [1]",
        "On demand, no backup plan [1]",
        "  Completed [1]",
      ],
    ],
    ["accountState", ["111122223333 [3]", "  Failed [1]", "  Completed [2]"]],
    ["category", ["AccessDenied [1]", "SUCCESS [2]"]],
    ["none", []],
  ] as const)("can be made by %s", async (grouping, expected) => {
    const fixture = await openTree({ jobs, grouping });
    expect(groups(fixture.outline())).toEqual(expected);
    expect(fixture.outline().filter((line) => line.includes("volume"))).toHaveLength(3);
  });

  it("of scans are by result: what needs somebody first, and each asks for itself alone", async () => {
    const scan = [
      wireScanJob({ id: "a", result: "NO_THREATS_FOUND" }),
      wireScanJob({ id: "b", result: "NO_THREATS_FOUND", state: "COMPLETED_WITH_ISSUES" }),
      wireScanJob({ id: "c", result: "THREATS_FOUND", age: 1 }),
      wireScanJob({ id: "d", result: "QUARANTINED" }),
      wireScanJob({ id: "e", state: "RUNNING" }),
      ...["f", "g", "h"].map((id) => wireScanJob({ id, result: "THREATS_FOUND", age: 90 })),
    ];
    const account = accountOf({ accountId, scan });
    const fixture = await openTree({ kind: "scan", account, grouping: "resultState" });
    expect(groups(fixture.outline())).toEqual([
      "Threats found [4]",
      "  Completed [4]",
      "QUARANTINED [1]",
      "  Completed [1]",
      "No threats found [2]",
      "  Completed with issues [1]",
      "  Completed [1]",
      "No result [1]",
      "  Running [1]",
    ]);
    expect(fixture.tree.row(fixture.find("Threats found")).icon).toMatchObject({ id: "bug" });
    const paged = await openTree({ kind: "scan", account, grouping: "resultState", pageSize: 1 });
    // However many clean scans there are, what was found is there at once.
    expect(paged.gateway.takeRequests()).toContain(
      "ListScanJobs MaxResults=1 ByScanResultStatus=THREATS_FOUND",
    );
    await paged.tree.loadMore(paged.find("Threats found"));
    expect(paged.gateway.takeRequests()).toEqual([
      "ListScanJobs MaxResults=1 ByScanResultStatus=THREATS_FOUND +token",
    ]);
  });

  it("change without a request, and keep what is loaded", async () => {
    const fixture = await openTree({ jobs });
    fixture.gateway.takeRequests();
    fixture.tree.setGrouping("category");
    expect(groups(fixture.outline())).toEqual(["AccessDenied [1]", "SUCCESS [2]"]);
    fixture.tree.setGrouping("vaultState");
    expect(groups(fixture.outline())).toHaveLength(5);
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("of many jobs are the old ones until the new ones stand, whatever comes meanwhile", async () => {
    const many = [
      ...wireBackupJobs(7000, { state: "COMPLETED" }),
      ...wireBackupJobs(5, { state: "FAILED", category: "AccessDenied" }),
    ];
    const fixture = await openTree({ jobs: many, pageSize: 1000 });
    await fixture.tree.loadAll(undefined, all);
    const old = groups(fixture.outline());
    fixture.tree.setGrouping("vaultState");
    expect(groups(fixture.outline())).toEqual(old);
    fixture.tree.setGrouping("category");
    expect(groups(fixture.outline())).toEqual(old);
    await settled();
    await settled();
    expect(groups(fixture.outline())).toContain("AccessDenied [5]");
    expect(fixture.mirror.text).toBe(fixture.mirror.freshText);
    // Where the session is left meanwhile, nothing is made for it any more.
    fixture.tree.setGrouping("none");
    fixture.tree.setSource(undefined);
    await settled();
    await settled();
    expect(fixture.outline()).toEqual([]);
  });

  it("ask for more with the group's own parameter where the API has one", async () => {
    const many = wireBackupJobs(9, { state: "FAILED", category: "AccessDenied" });
    for (const [grouping, label, parameter] of [
      ["resourceTypeState", "EBS", "resourceType=EBS"],
      ["category", "AccessDenied", "messageCategory=AccessDenied"],
    ] as const) {
      const fixture = await openTree({ jobs: many, grouping, pageSize: 2 });
      fixture.gateway.takeRequests();
      await fixture.tree.loadAll(fixture.find(label), all);
      expect(fixture.gateway.takeRequests()).toEqual([
        `ListBackupJobs maxResults=1000 ${parameter}`,
      ]);
      expect(fixture.row(label).description).toBe("9");
    }
  });

  it("ask for a restore testing plan's jobs by the plan", async () => {
    const arn = "arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:weekly";
    const members = { CreatedBy: { RestoreTestingPlanArn: arn } };
    const restores = Array.from({ length: 5 }, (_, i) => wireRestoreJob({ id: `r${i}`, members }));
    const fixture = await openTree({
      kind: "restore",
      jobs: restores,
      grouping: "planState",
      pageSize: 2,
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadAll(fixture.find("arn:aws:backup:…n:weekly"), all);
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListRestoreJobs maxResults=1000 restoreTestingPlanArn=${arn}`,
    ]);
  });

  it("are shortened where the name of a vault leaves no room for the count", async () => {
    const long = "aws/efs/automatic-backup-vault";
    const jobs = [long, "production-daily-backups"].flatMap((BackupVaultName) =>
      wireBackupJobs(2, { id: BackupVaultName, vault: BackupVaultName }),
    );
    const fixture = await openTree({ jobs, grouping: "vaultState" });
    const labels = (): string[] => fixture.tree.children(undefined).map(labelOf);
    const labelOf = (node: TreeNode): string => fixture.tree.row(node).label;
    expect(labels()).toEqual(["aws/efs/automat…up-vault", "production-daily-backups"]);
    const node = fixture.find("aws/efs/automat…up-vault");
    expect(fixture.tree.tooltip(node)).toBe(`${long}, 2 backup jobs`);
    fixture.shortensNames = false;
    fixture.tree.tick();
    expect(fixture.mirror.pending.flat()).toEqual([node]);
    expect(labels()).toEqual([long, "production-daily-backups"]);
  });

  it("keep a long name that would read as another's beside it", async () => {
    const names = [
      "prod-eu-west-1-databases-daily",
      "prod-eu-west-1-services-daily",
      "prod-us-east-1-services-daily",
    ];
    const jobs = names.map((vault) => wireBackupJob({ id: vault, vault }));
    const fixture = await openTree({ jobs, grouping: "vaultState" });
    const labels = fixture.tree.children(undefined).map((node) => fixture.tree.row(node).label);
    expect(labels).toEqual([names[0], names[1], "prod-us-east-1-…es-daily"]);
  });

  it("count exactly by what covers them where the API has no parameter of their own", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(9, { members: daily }),
      grouping: "planState",
      pageSize: 2,
    });
    expect(fixture.row("daily").description).toMatch(/^\d\+$/);
    await fixture.tree.loadAll(undefined, all);
    expect(fixture.row("daily").description).toBe("9");
  });

  it("show long lists by day, also without other groups", async () => {
    const fixture = await openTree({ jobs: wireBackupJobs(9), grouping: "none", pageSize: 2 });
    const [first, ...rest] = fixture.outline();
    expect(first).toMatch(/^Today \[\d\+\]$/);
    expect(rest.at(-1)).toMatch(/^Load more…/);
  });

  it("name what AWS reported nothing of", async () => {
    const bare = wireBackupJob({ id: "x", members: { ResourceType: null, MessageCategory: null } });
    const fixture = await openTree({ jobs: [bare], grouping: "category" });
    expect(groups(fixture.outline())).toEqual(["No message category [1]"]);
    fixture.tree.setGrouping("resourceTypeState");
    expect(fixture.outline()[0]).toBe("Resource type not reported [1]");
  });

  it("show a hostile name as one line of text", async () => {
    const hostile = {
      CreatedBy: { BackupPlanId: "p", BackupPlanName: "a\nb\u202ec ".repeat(100) },
    };
    const fixture = await openTree({
      jobs: [wireBackupJob({ members: hostile })],
      grouping: "planState",
    });
    const [first = ""] = fixture.outline();
    expect(first).not.toMatch(/[\n\u202e]/);
    expect(first.length).toBeLessThan(120);
  });
});
