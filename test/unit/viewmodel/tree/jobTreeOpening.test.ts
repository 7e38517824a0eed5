import { describe, expect, it } from "vitest";
import { jobKinds } from "../../../../src/domain/job/jobKinds";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { accountId } from "../../../support/jobs/jobBuilders";
import {
  wireBackupJob,
  wireBackupJobs,
  wireRestoreJobs,
  wireScanJob,
} from "../../../support/jobs/wireJobs";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";

const manyStates = [
  ...wireBackupJobs(3, { state: "FAILED" }),
  ...wireBackupJobs(2, { state: "RUNNING" }),
  ...wireBackupJobs(9, { state: "COMPLETED" }),
];

describe("Opening a view", () => {
  it("asks nothing before the view is visible", () => {
    const { tree, gateway } = new TreeFixture({ jobs: manyStates });
    expect(tree.children(undefined)).toEqual([]);
    expect(gateway.requests).toEqual([]);
  });

  it("costs a small account one request", async () => {
    const { gateway } = await openTree({ jobs: manyStates });
    expect(gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=100"]);
  });

  it("costs a large account that plus one for each state", async () => {
    const { gateway } = await openTree({ jobs: manyStates, pageSize: 5 });
    expect(gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=5",
      "ListBackupJobs maxResults=5 state=FAILED",
      "ListBackupJobs maxResults=5 state=EXPIRED",
      "ListBackupJobs maxResults=5 state=ABORTED",
      "ListBackupJobs maxResults=5 state=PARTIAL",
      "ListBackupJobs maxResults=5 state=RUNNING",
      "ListBackupJobs maxResults=5 state=ABORTING",
      "ListBackupJobs maxResults=5 state=PENDING",
      "ListBackupJobs maxResults=5 state=CREATED",
      "ListBackupJobs maxResults=5 state=COMPLETED",
    ]);
  });

  it("costs a large account's scans that plus one for threats", async () => {
    const scan = ["a", "b"].map((id) => wireScanJob({ id, result: "NO_THREATS_FOUND" }));
    const account = accountOf({ accountId, scan });
    const { gateway } = await openTree({ kind: "scan", account, pageSize: 1 });
    const states = [
      "FAILED",
      "CANCELED",
      "COMPLETED_WITH_ISSUES",
      "RUNNING",
      "CREATED",
      "COMPLETED",
    ];
    expect(gateway.takeRequests()).toEqual([
      "ListScanJobs MaxResults=1",
      ...states.map((state) => `ListScanJobs MaxResults=1 ByState=${state}`),
      "ListScanJobs MaxResults=1 ByScanResultStatus=THREATS_FOUND",
    ]);
  });

  it.each(viewKinds)(
    "says of %s jobs which permission is missing, and what helps in rows of its own",
    async (kind) => {
      const fixture = new TreeFixture({ kind });
      fixture.gateway.fail("accessDenied", { times: 99 });
      fixture.tree.show();
      await fixture.settle();
      expect(fixture.outline()).toEqual([
        "Access denied [load failed]",
        `Copy IAM Policy [Ask for the permission backup:${jobKinds[kind].list.operation} for profile demo]`,
        "Retry",
      ]);
    },
  );

  it("asks for restore jobs by their status", async () => {
    const jobs = wireRestoreJobs(3);
    const { gateway } = await openTree({ kind: "restore", jobs, pageSize: 2 });
    expect(gateway.takeRequests()).toEqual([
      "ListRestoreJobs maxResults=2",
      "ListRestoreJobs maxResults=2 status=FAILED",
      "ListRestoreJobs maxResults=2 status=ABORTED",
      "ListRestoreJobs maxResults=2 status=RUNNING",
      "ListRestoreJobs maxResults=2 status=PENDING",
      "ListRestoreJobs maxResults=2 status=COMPLETED",
    ]);
  });

  it("asks for the states side by side", async () => {
    const fixture = new TreeFixture({ jobs: manyStates, pageSize: 5 });
    fixture.gateway.hold();
    fixture.tree.show();
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    expect(fixture.gateway.waiting).toHaveLength(9);
  });

  it("shows failures as soon as they are in, whatever else is still under way", async () => {
    const fixture = new TreeFixture({ jobs: manyStates, pageSize: 5 });
    fixture.gateway.hold();
    fixture.tree.show();
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    expect(fixture.outline()).toContain("Failed [3]");
    expect(fixture.tree.status.busy).toBe(true);
  });

  it("asks no more when groups are expanded or the view is shown again", async () => {
    const fixture = await openTree({ jobs: manyStates, pageSize: 5 });
    fixture.gateway.takeRequests();
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("goes on over empty pages that carry a token, ten at most", async () => {
    const { gateway } = await openTree({ jobs: manyStates, mood: { emptyPages: 12 } });
    const first = gateway.requests.filter(({ params }) => params["state"] === undefined);
    expect(first).toHaveLength(10);
  });

  it("shows a row while the first page is under way", () => {
    const fixture = new TreeFixture({ jobs: manyStates });
    fixture.tree.show();
    expect(fixture.outline()).toEqual(["Loading…"]);
  });

  it("says that an empty account is empty", async () => {
    const { tree } = await openTree({ jobs: [] });
    const [row] = tree.children(undefined).map((node) => tree.row(node));
    expect(row).toMatchObject({
      label: "No backup jobs in eu-west-1 in the last 30 days",
      description: "profile demo",
    });
  });

  it("offers to look for jobs in other states where every known state is empty", async () => {
    const jobs = wireBackupJobs(4, { state: "QUARANTINED" });
    const fixture = await openTree({ jobs, pageSize: 1 });
    expect(fixture.outline()).toEqual([
      "QUARANTINED [1+]",
      "  Default [1+]",
      "    Today [1+]",
      "      volume quarantined-1 [EBS · 13:00]",
      "    Load more…",
      "  Load more… [may add more vaults]",
      "Load more… [may add more states]",
    ]);
  });

  it("leaves out states that are known to be empty", async () => {
    const fixture = await openTree({ jobs: manyStates, pageSize: 5 });
    const states = fixture.outline().filter((line) => !line.startsWith(" "));
    expect(states).toEqual(["Failed [3]", "Running [2]", "Completed [5+]"]);
  });

  it("groups by state and then by vault, in the order that a person on call wants", async () => {
    const jobs = [
      wireBackupJob({ id: "a", vault: "Monthly" }),
      wireBackupJob({ id: "b", vault: "Daily" }),
      wireBackupJob({ id: "c", state: "RUNNING" }),
      wireBackupJob({ id: "d", state: "FAILED" }),
      wireBackupJob({ id: "e", category: "AccessDenied" }),
    ];
    const fixture = await openTree({ jobs });
    const groups = fixture.mirror.items
      .filter(({ node }) => node.type === "group")
      .map(({ row }) => `${row.label} ${row.description ?? ""}`);
    expect(groups).toEqual([
      "Failed 1",
      "Default 1",
      "Completed with issues 1",
      "Default 1",
      "Running 1",
      "Default 1",
      "Completed 2",
      "Daily 1",
      "Monthly 1",
    ]);
  });

  it("says as of when the jobs are", async () => {
    const { tree } = await openTree({ jobs: manyStates });
    expect(tree.status.description).toBe("14:00");
  });

  it("looks back to when the view was opened first, where a state failed and was asked for later", async () => {
    const fixture = new TreeFixture({ jobs: manyStates, pageSize: 5 });
    fixture.gateway.fail("throttling", { hits: ({ params }) => params["state"] === "PARTIAL" });
    fixture.tree.show();
    await fixture.settle();
    fixture.now += 3_600_000;
    await fixture.tree.retry(undefined);
    await fixture.settle();
    expect(fixture.tree.status.description).toBe("14:00");
  });
});
