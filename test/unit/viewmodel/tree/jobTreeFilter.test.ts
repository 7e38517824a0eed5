import { describe, expect, it } from "vitest";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import { createLocalTime } from "../../../../src/domain/time/localTime";
import { readTimeWindow, type TimeRange } from "../../../../src/domain/time/timeWindow";
import { filterHeader } from "../../../../src/viewmodel/filter/filterText";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSession, openTree, TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireDate } from "../../../support/endpoint/wire";
import {
  wireBackupJob,
  wireBackupJobs,
  wireRestoreJob,
  wireRestoreJobs,
} from "../../../support/jobs/wireJobs";

const jobs = [
  wireBackupJob({ id: "a", state: "FAILED", vault: "prod" }),
  wireBackupJob({ id: "b", state: "FAILED", vault: "dev" }),
  wireBackupJob({ id: "c", state: "RUNNING", vault: "prod" }),
  wireBackupJob({ id: "d", vault: "prod", members: { ResourceType: "RDS" } }),
];
const everything = { signal: new AbortController().signal, progress: () => undefined };

async function opened(filter: JobFilter, pageSize = 100) {
  return openTree({ jobs, filter, pageSize });
}

/** Backup jobs of twenty vaults, and one type of resource that few of them have. */
const vaults = Array.from({ length: 20 }, (_, i) => `v${i}`);
const ofVaults = vaults.flatMap((vault) => wireBackupJobs(30, { id: vault, vault }));

describe("A view with a filter", () => {
  it("asks for what the filter lets through and nothing else", async () => {
    const { gateway, outline } = await openedWith({ states: ["FAILED"], vaults: ["prod"] });
    expect(gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=100 state=FAILED backupVaultName=prod",
    ]);
    expect(outline()).toEqual(["Failed [1]", "  prod [1]", expect.stringContaining("volume a")]);
  });

  it("asks once for each combination of values, side by side", async () => {
    const { gateway, outline } = await openedWith({
      states: ["FAILED", "RUNNING"],
      vaults: ["prod", "dev"],
    });
    expect(gateway.takeRequests()).toHaveLength(4);
    expect(outline().filter((line) => line.includes("volume"))).toHaveLength(3);
  });

  it("opens by state where one query without a state leaves a token", async () => {
    const { gateway } = await openedWith({ vaults: ["prod"] }, 1);
    const requests = gateway.takeRequests();
    expect(requests).toHaveLength(10);
    expect(requests.every((request) => request.includes("backupVaultName=prod"))).toBe(true);
    expect(requests.slice(1).every((request) => request.includes("state="))).toBe(true);
  });

  it("loads more of a group with the group's filter and its own", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(9, { vault: "prod" }),
      filter: { vaults: ["prod"], resourceTypes: ["EBS"] },
      pageSize: 2,
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=2 state=COMPLETED backupVaultName=prod resourceType=EBS +token",
    ]);
  });

  it("promises no more states or plans where it asks for one alone", async () => {
    const plan = "arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:p";
    const members = { CreatedBy: { RestoreTestingPlanArn: plan } };
    const ofPlan = await openTree({
      kind: "restore",
      jobs: wireRestoreJobs(5, { state: "FAILED", members }),
      filter: { restoreTestingPlanArns: [plan], states: ["FAILED"] },
      grouping: "planState",
      pageSize: 2,
    });
    expect(ofPlan.outline().filter((line) => line.includes("Load more"))).toEqual([
      "    Load more…",
      "  Load more…",
      "Load more…",
    ]);
    const ofCompleted = await openTree({
      jobs: wireBackupJobs(5),
      filter: { states: ["COMPLETED", "COMPLETED_WITH_ISSUES"] },
      grouping: "vaultState",
      pageSize: 2,
    });
    expect(ofCompleted.outline()).toContain("  Load more… [may add more states]");
  });

  it("counts and loads the group of a category that AWS spells otherwise than the filter", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(5, { state: "FAILED", category: "INVALIDPARAMETERS" }),
      filter: { messageCategories: ["InvalidParameters"] },
      grouping: "category",
      pageSize: 2,
    });
    expect(fixture.outline()[0]).toBe("INVALIDPARAMETERS [2+]");
    await fixture.tree.loadMore(fixture.find("INVALIDPARAMETERS"));
    await fixture.tree.loadAll(fixture.find("INVALIDPARAMETERS"), everything);
    expect(fixture.outline()[0]).toBe("INVALIDPARAMETERS [5]");
  });

  it("of one state takes out at a refresh what has left it, asks for none of it, and keeps what was loaded", async () => {
    const running = wireBackupJobs(150, { state: "RUNNING" });
    const fixture = await openTree({ jobs: running, filter: { states: ["RUNNING"] } });
    await fixture.tree.loadAll(undefined, everything);
    fixture.gateway.account = accountOf({
      backup: [...wireBackupJobs(25, { id: "running" }), ...running.slice(25)],
    });
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.outline()[0]).toBe("Running [125]");
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=1000 state=RUNNING",
    ]);
  });

  it.each([[["RUNNING"]], [["RUNNING", "FAILED"]]])(
    "of %j takes out at a refresh what has left it while AWS has more, too",
    async (states) => {
      const running = wireBackupJobs(25, { state: "RUNNING" });
      const fixture = await openTree({ jobs: running, filter: { states }, pageSize: 10 });
      await fixture.tree.loadMore(fixture.find("Running"));
      fixture.gateway.account = accountOf({
        backup: [
          ...wireBackupJobs(2, { id: "running" }),
          wireBackupJob({ id: "new", state: "RUNNING", age: 1 }),
          ...running.slice(2),
        ],
      });
      fixture.gateway.takeRequests();
      await fixture.tree.refresh();
      expect(fixture.outline()[0]).toBe("Running [20+]");
      expect(fixture.maybe("Running", "Default", "Today", "volume running-1")).toBeUndefined();
      expect(fixture.gateway.takeRequests().filter((each) => !each.includes("FAILED"))).toEqual([
        "ListBackupJobs maxResults=10 state=RUNNING",
        "ListBackupJobs maxResults=10 state=RUNNING +token",
      ]);
      await fixture.tree.loadMore(fixture.find("Running"));
      expect(fixture.outline()[0]).toBe("Running [24]");
    },
  );

  it("asks at a refresh for a job that was found by its ID, for no list holds it, and takes it out once it has left", async () => {
    const running = wireBackupJobs(25, { state: "RUNNING" });
    const filter = { states: ["RUNNING"] };
    const fixture = await openTree({ jobs: running, filter, pageSize: 10 });
    const { signal } = new AbortController();
    const { job } = await fixture.gateway.describeJob("backup", "running-25", signal);
    await fixture.tree.rowOf(job);
    const place = ["Running", "Default", "Today", "volume running-25"];
    await fixture.tree.refresh();
    expect(fixture.row(...place).description).toContain("found by ID");
    fixture.gateway.account = accountOf({
      backup: [...running.slice(0, 24), wireBackupJob({ id: "running-25" })],
    });
    await fixture.tree.refresh();
    expect(fixture.maybe(...place)).toBeUndefined();
    expect(fixture.outline()[0]).toBe("Running [10+]");
  });

  it("narrows what is loaded where the API can't, and says how many jobs it looked at", async () => {
    const fixture = await openTree({
      kind: "restore",
      jobs: [
        wireRestoreJob({ id: "a", vault: "prod" }),
        wireRestoreJob({ id: "b", vault: "dev" }),
        wireRestoreJob({ id: "c", vault: "dev" }),
      ],
      filter: { vaults: ["prod"] },
    });
    expect(fixture.gateway.takeRequests()).toEqual(["ListRestoreJobs maxResults=100"]);
    expect(fixture.outline()[0]).toBe("Completed [1]");
    expect(fixture.tree.status.narrowed).toBe("1 of 3 loaded jobs matches");
  });

  it("says how many jobs it looked at where none matches yet, and looks on when asked to", async () => {
    const restores = Array.from({ length: 30 }, (_, i) =>
      wireRestoreJob({ id: `r${i}`, vault: i === 29 ? "prod" : "dev", age: i }),
    );
    const fixture = await openTree({
      kind: "restore",
      jobs: restores,
      filter: { vaults: ["prod"], states: ["COMPLETED", "FAILED"] },
      pageSize: 10,
    });
    expect(fixture.outline()).toEqual(["Completed [0+]", expect.stringMatching(/Load more…/)]);
    expect(fixture.tree.status.narrowed).toBe("0 of 10 loaded jobs match");
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(fixture.tree.status.narrowed).toBe("1 of 30 loaded jobs matches");
  });

  it.each([
    [1, "No match in 1 loaded restore job"],
    [2, "No match in 2 loaded restore jobs"],
  ])("says among how many there is no match: %i", async (count, row) => {
    const jobs = Array.from({ length: count }, (_, i) =>
      wireRestoreJob({ id: `r${i}`, vault: "dev", age: i }),
    );
    const fixture = await openTree({ kind: "restore", jobs, filter: { vaults: ["prod"] } });
    expect(fixture.outline()).toEqual([row, "Clear Filters"]);
  });

  it("is empty with the reason where no job of its kind can match, and asks nothing", async () => {
    const fixture = await openTree({ kind: "restore", filter: { states: ["PARTIAL"] } });
    expect(fixture.outline()).toEqual(["Restore jobs have no state Partial", "Clear Filters"]);
    expect(fixture.row("Clear Filters").action).toBe("clearFilters");
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("shows the restores of the other resources where AWS knows one of them not at all", async () => {
    const unknown = "arn:aws:ec2:eu-west-1:111122223333:volume/never-backed-up";
    const known = "arn:aws:ec2:eu-west-1:111122223333:volume/a";
    const fixture = new TreeFixture({
      kind: "restore",
      jobs: [wireRestoreJob({ id: "a", members: { SourceResourceArn: known } })],
      filter: { resourceArns: [known, unknown] },
    });
    fixture.gateway.fail("resourceNotFound", {
      times: Infinity,
      hits: ({ params }) => params["resourceArn"] === unknown,
    });
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.outline()[0]).toBe("Completed [1]");
    expect(fixture.tree.status.problem).toBeUndefined();
  });

  it("counts a job once as looked at that came to match", async () => {
    const fixture = await openTree({
      kind: "restore",
      jobs: [wireRestoreJob({ id: "a", state: "RUNNING" })],
      filter: { states: ["FAILED", "FROZEN"] },
    });
    fixture.gateway.mood = {
      moves: [{ kind: "restore", id: "a", afterRequests: 0, members: { Status: "FAILED" } }],
    };
    await fixture.tree.refresh();
    expect(fixture.tree.status.narrowed).toBe("1 of 1 loaded job matches");
  });

  it("looks on by one page of each query a click where there are more queries than pages a click", async () => {
    const fixture = await openTree({
      jobs: ofVaults,
      filter: { vaults, backupPlans: ["no such plan"] },
      pageSize: 5,
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(undefined);
    expect(fixture.gateway.takeRequests()).toHaveLength(20);
  });

  it("looks on by ten pages a click, the same number of each query", async () => {
    const fixture = await openTree({
      jobs: ofVaults,
      filter: { vaults: vaults.slice(0, 4), backupPlans: ["no such plan"] },
      pageSize: 2,
    });
    fixture.gateway.takeRequests();
    await fixture.tree.loadMore(undefined);
    const requests = fixture.gateway.takeRequests();
    expect(requests).toHaveLength(8);
    expect(requests.filter((request) => request.includes("=v3 "))).toHaveLength(2);
  });

  it("has ten requests under way at once, however many it asks", async () => {
    const fixture = new TreeFixture({ jobs: ofVaults, filter: { vaults }, pageSize: 5 });
    fixture.gateway.hold();
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.gateway.waiting).toHaveLength(10);
    fixture.gateway.deliver();
    await fixture.settle();
    expect(fixture.gateway.waiting).toHaveLength(10);
    fixture.gateway.release();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toHaveLength(20);
    expect(fixture.tree.status.busy).toBe(false);
  });

  it("asks nothing of an old filter that still waited for its turn", async () => {
    const fixture = new TreeFixture({ jobs: ofVaults, filter: { vaults }, pageSize: 5 });
    fixture.gateway.hold();
    fixture.tree.show();
    await fixture.settle();
    fixture.setFilter({ vaults: ["v0"] });
    fixture.gateway.takeRequests();
    fixture.gateway.release();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("asks for the states that it shows where one of them is unknown to the API", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(5),
      filter: { states: ["FAILED", "COMPLETED_WITH_ISSUES", "RUNNING", "FROZEN"] },
      pageSize: 2,
    });
    expect(fixture.gateway.takeRequests().map(stateOf)).toEqual([
      undefined,
      "FAILED",
      "RUNNING",
      "COMPLETED",
    ]);
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests().map(stateOf)).toEqual(["RUNNING", undefined]);
  });

  it("asks for no job that is not completed where it filters by the time of completion", async () => {
    const fixture = await openTree({
      jobs: wireBackupJobs(5),
      filter: { completed: "2026-11-20T00:00Z/" },
      pageSize: 2,
    });
    const opening = fixture.gateway.takeRequests().map(stateOf);
    expect(opening).toEqual([undefined, "FAILED", "EXPIRED", "ABORTED", "PARTIAL", "COMPLETED"]);
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests().map(stateOf)).toEqual([undefined]);
  });

  it("shows no row of the old filter once another is chosen, though its pages are under way", async () => {
    const fixture = await opened(noFilter, 1);
    fixture.gateway.hold();
    void fixture.tree.loadAll(undefined, everything);
    await fixture.settle();
    fixture.setFilter({ states: ["RUNNING"] });
    fixture.tree.show();
    expect(fixture.outline().join()).not.toContain("volume a");
    fixture.gateway.release();
    await fixture.settle();
    await fixture.settle();
    expect(fixture.outline().filter((line) => line.includes("volume"))).toEqual([
      expect.stringContaining("volume c"),
    ]);
  });

  it("drops late answers even of requests that could not be ended", async () => {
    const fixture = await openTree({ jobs, pageSize: 1, ignoresAbort: true });
    fixture.gateway.hold();
    void fixture.tree.loadAll(undefined, everything);
    await fixture.settle();
    fixture.setFilter({ vaults: ["dev"] });
    fixture.tree.show();
    fixture.gateway.release();
    await fixture.settle();
    await fixture.settle();
    expect(fixture.outline().join()).not.toContain("prod");
  });

  it("asks nothing for a view that nobody has seen", async () => {
    const fixture = new TreeFixture({ jobs });
    fixture.setFilter({ states: ["FAILED"] });
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([]);
  });

  it("keeps relative times as they were when its queries started, until it starts over", async () => {
    const fixture = new TreeFixture({
      jobs: wireBackupJobs(5),
      filter: { created: "moving" },
      pageSize: 2,
      readWindow: (_window, now) => ({ from: now - 3_600_000 * 24 }),
    });
    const before = new Date(noon - 86_400_001).toISOString();
    const after = new Date(noon + 60_000 - 86_400_001).toISOString();
    const asked = (): Set<string | undefined> =>
      new Set(fixture.gateway.takeRequests().map((text) => /createdAfter=(\S+)/.exec(text)?.[1]));
    fixture.tree.show();
    await fixture.settle();
    fixture.now += 60_000;
    await fixture.tree.loadMore(undefined);
    await fixture.tree.refresh();
    expect(asked()).toEqual(new Set([before]));
    await fixture.tree.reload();
    expect(asked()).toEqual(new Set([after]));
  });

  it("is another night when it is chosen again the next morning, and the same while it is the same", async () => {
    const fixture = await withWindow("last night", Date.UTC(2026, 10, 20, 9, 30));
    expect(header(fixture)).toContain("Thu, Nov 19, 18:00 – Fri, Nov 20, 08:00");
    fixture.gateway.takeRequests();
    fixture.now += 3_600_000;
    let replaced = 0;
    fixture.tree.changed(() => replaced++);
    fixture.setFilter({ created: "last night" });
    fixture.tree.show();
    await fixture.settle();
    expect([fixture.gateway.takeRequests(), replaced]).toEqual([[], 0]);
    fixture.now = Date.UTC(2026, 10, 21, 8, 45);
    fixture.setFilter({ created: "last night" });
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()[0]).toContain("createdAfter=2026-11-20T17:59:59.999Z");
    expect(header(fixture)).toContain("Fri, Nov 20, 18:00 – Sat, Nov 21, 08:00");
  });

  it.each(["last night", "today", "since yesterday", "yesterday 22:00 to today 06:00"])(
    "starts over on a refresh the next morning, with the old rows until the new ones are in: %s",
    async (created) => {
      const fixture = await withWindow(created, Date.UTC(2026, 10, 20, 9, 30));
      const [asked, words] = [askedTimes(fixture), header(fixture)];
      fixture.now = Date.UTC(2026, 10, 21, 8, 45);
      let told = "";
      fixture.tree.statusChanged(() => (told = header(fixture)));
      const rows = jobRows(fixture);
      fixture.gateway.hold();
      const refreshed = fixture.tree.refresh();
      await fixture.settle();
      expect(jobRows(fixture)).toEqual(rows);
      expect(header(fixture)).toBe(words);
      fixture.gateway.release();
      await refreshed;
      await fixture.settle();
      expect(askedTimes(fixture)).not.toEqual(asked);
      expect(header(fixture)).not.toBe(words);
      expect(told).toBe(header(fixture));
    },
  );

  it("tells that its rows are of another time as soon as they are, while more of them is loading", async () => {
    const fixture = await withWindow("since yesterday", Date.UTC(2026, 10, 20, 9, 30));
    fixture.now = Date.UTC(2026, 10, 21, 8, 45);
    let told = "";
    fixture.tree.statusChanged(() => (told = header(fixture)));
    fixture.gateway.hold();
    const refreshed = fixture.tree.refresh();
    await fixture.settle();
    fixture.gateway.deliver();
    await fixture.settle();
    expect(fixture.tree.status.busy).toBe(true);
    expect(header(fixture)).toContain("since Fri, Nov 20, 00:00");
    expect(told).toBe(header(fixture));
    fixture.gateway.release();
    await refreshed;
  });

  it("goes on with a window that only rolls on a refresh, and starts over when it is chosen again", async () => {
    const fixture = await withWindow("last 24 hours", noon);
    const asked = askedTimes(fixture);
    fixture.now += 3_600_000;
    await fixture.tree.refresh();
    expect(askedTimes(fixture)).toEqual(asked);
    fixture.setFilter({ created: "last 24 hours" });
    fixture.tree.show();
    await fixture.settle();
    expect(askedTimes(fixture)).not.toEqual(asked);
  });

  it("starts over the next morning where the evening before nothing could be loaded", async () => {
    const fixture = new TreeFixture({ jobs, filter: { created: "today" }, readWindow: inWords });
    fixture.gateway.fail("connectionRefused");
    fixture.tree.show();
    await fixture.settle();
    fixture.now += 86_400_000;
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()[0]).toContain("createdAfter=2026-11-21T23:59:59.999Z");
  });

  it("whose time has not come yet is empty and says so; a refresh finds what is there when it has", async () => {
    const fixture = await withWindow("since today 22:00", noon);
    expect(fixture.outline()).toEqual(["The filter's time is in the future", "Clear Filters"]);
    fixture.now = Date.UTC(2026, 10, 21, 22, 30);
    fixture.tree.tick();
    expect(fixture.outline()).toEqual(["No backup jobs match the filter", "Clear Filters"]);
    const late = wireBackupJob({ id: "late", age: -8 * 60 - 1 });
    fixture.gateway.account = accountOf({ backup: [late] });
    fixture.gateway.now = fixture.now;
    await fixture.tree.refresh();
    expect(jobRows(fixture)).toEqual([expect.stringContaining("volume late")]);
  });

  it("refreshes with its own parameters, and lets go of a job that no longer matches", async () => {
    const fixture = await openTree({ jobs, filter: { states: ["RUNNING"] } });
    expect(fixture.outline()[0]).toBe("Running [1]");
    fixture.gateway.mood = {
      moves: [{ kind: "backup", id: "c", afterRequests: 0, members: { State: "FAILED" } }],
    };
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests()).toEqual(["ListBackupJobs maxResults=100 state=RUNNING"]);
    expect(fixture.outline()).toEqual(["No backup jobs match the filter", "Clear Filters"]);
  });

  const five = ["a", "b", "c", "d", "e"];
  const ofFive = five.flatMap((vault) => wireBackupJobs(30, { id: vault, vault }));

  it("keeps all that was loaded of several queries when it is refreshed, and its exact counts", async () => {
    const fixture = await openTree({ jobs: ofFive, filter: { vaults: five }, pageSize: 10 });
    await fixture.tree.loadAll(undefined, everything);
    fixture.gateway.mood = {
      moves: [{ kind: "backup", id: "a-3", afterRequests: 0, members: { State: "FAILED" } }],
    };
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests()).toEqual(
      five.map((vault) => `ListBackupJobs maxResults=1000 backupVaultName=${vault}`),
    );
    expect(fixture.row("Completed").description).toBe("149");
    expect(fixture.row("Failed").description).toBe("1");
  });

  it("keeps what was loaded on when it is refreshed, though many queries have more", async () => {
    const fixture = await openTree({
      jobs: [...ofFive, ...wireBackupJobs(1, { id: "run", vault: "b", state: "RUNNING", age: 1 })],
      filter: { vaults: five },
      grouping: "vaultState",
      pageSize: 10,
    });
    await fixture.tree.loadAll(fixture.find("a"), everything);
    fixture.gateway.mood = {
      moves: [
        {
          kind: "backup",
          id: "run-1",
          afterRequests: 0,
          members: { State: "COMPLETED", CompletionDate: wireDate(noon) },
        },
      ],
    };
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests()).toHaveLength(25);
    expect(fixture.row("a").description).toBe("30");
    expect(fixture.row("b").description).toBe("10+");
    expect(fixture.row("b", "Completed").description).toBe("10+");
  });

  it("starts over when only the first pages of many queries were read, which costs as few requests", async () => {
    const fixture = await openTree({ jobs: ofFive, filter: { vaults: five }, pageSize: 10 });
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests()).toHaveLength(5);
    expect(fixture.row("Completed").description).toBe("50+");
  });

  it.each([
    ["us-east-1", "arn:aws:rds:eu-west-1:111122223333:db:db-orders-1", "eu-west-1"],
    ["us-gov-west-1", "arn:aws:rds:eu-west-1:111122223333:db:db-orders-1", "eu-west-1"],
    ["us-gov-west-1", "arn:aws:s3:::db-orders-1", "partition aws"],
  ])("in %s says where %s is, and asks for no backup jobs", async (region, arn, place) => {
    const fixture = new TreeFixture({ filter: { resourceArns: [arn] } });
    const session = { ...aSession, region };
    fixture.tree.setSource({ session, gateway: fixture.gateway });
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([]);
    const where = `Resource db-orders-1 is in ${place}`;
    expect(fixture.outline()).toEqual([where, "Clear Filters"]);
    expect(header(fixture)).toBe(
      `Filter: resource db-orders-1. ${where}. The session is in ${region}, and AWS Backup lists only the jobs of one Region`,
    );
    fixture.tree.setSource({
      session: { ...aSession, region: "eu-west-1" },
      gateway: fixture.gateway,
    });
    fixture.tree.show();
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).not.toEqual([]);
    expect(header(fixture)).toBe("Filter: resource db-orders-1");
  });

  it("of resources here and elsewhere asks for those that are here", async () => {
    const [here, there] = ["eu-west-1", "us-east-1"].map(
      (region) => `arn:aws:ec2:${region}:111122223333:volume/${region}`,
    );
    const fixture = await openTree({
      jobs: [wireBackupJob({ id: "a", members: { ResourceArn: here } })],
      filter: { resourceArns: [here ?? "", there ?? ""] },
    });
    expect(fixture.gateway.takeRequests().join()).not.toContain(there);
    expect(jobRows(fixture)).toHaveLength(1);
    expect(header(fixture)).toContain(
      ". Resource us-east-1 is in us-east-1. The session is in eu-",
    );
  });

  it("asks for the restores of a resource elsewhere, for its copies may be restored here", async () => {
    const arn = "arn:aws:ec2:us-east-1:111122223333:volume/a";
    const fixture = await openTree({ kind: "restore", filter: { resourceArns: [arn] } });
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListRestoreJobsByProtectedResource maxResults=100 resourceArn=${arn}`,
    ]);
    expect(fixture.outline()).toEqual(["No restore jobs match the filter", "Clear Filters"]);
    expect(header(fixture)).toBe("Filter: resource a");
    expect(header(fixture, true)).toBe(
      "Filter: resource a. Resource a is in us-east-1. The session is in eu-west-1, and AWS Backup lists only the jobs of one Region",
    );
  });

  it("reads a resource's restores to the end when it is refreshed after some were loaded on", async () => {
    const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/a";
    const restores = wireRestoreJobs(30, { members: { SourceResourceArn: arn } });
    const fixture = await openTree({
      kind: "restore",
      jobs: restores,
      filter: { resourceArns: [arn] },
      pageSize: 10,
    });
    await fixture.tree.loadMore(fixture.find("Completed"));
    fixture.gateway.takeRequests();
    await fixture.tree.refresh();
    expect(fixture.gateway.takeRequests()).toEqual([
      `ListRestoreJobsByProtectedResource maxResults=1000 resourceArn=${arn}`,
    ]);
    expect(fixture.row("Completed").description).toBe("30");
  });

  it.each(["*", "444455556666"])(
    "of account %s, which AWS refuses, says which rights that needs",
    async (accountId) => {
      const fixture = await opened({ accountIds: [accountId] });
      expect(fixture.outline()).toEqual([
        "Access denied [load failed]",
        expect.stringMatching(/^Select Profile… \[Use the organization's management account or a/),
        "Copy IAM Policy",
        "Filter by Account…",
        "Retry",
      ]);
    },
  );

  it("lists the children of a parent in the parent's own account where it shows several", async () => {
    const fixture = await openTree({
      jobs: [
        wireBackupJob({ id: "stack", isParent: true }),
        wireBackupJob({ id: "child", parent: "stack" }),
      ],
      filter: { accountIds: ["111122223333"], states: ["COMPLETED"] },
    });
    fixture.gateway.takeRequests();
    const stack = fixture.find("Completed", "Default", "volume stack");
    fixture.mirror.expand(stack.id);
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).toEqual([
      "ListBackupJobs maxResults=100 parentJobId=stack accountId=111122223333",
    ]);
  });
});

function inWords(window: string, now: number): TimeRange {
  const reading = readTimeWindow(window, now, createLocalTime("UTC"));
  if (reading.type === "problem") throw new Error(reading.problem);
  return reading.range;
}

/** A view whose filter names a time in words, opened then. */
async function withWindow(created: string, now: number): Promise<TreeFixture> {
  const fixture = new TreeFixture({
    jobs: wireBackupJobs(5),
    filter: { created },
    readWindow: inWords,
    pageSize: 2,
  });
  fixture.now = now;
  fixture.tree.show();
  await fixture.settle();
  return fixture;
}

function jobRows(fixture: TreeFixture): readonly string[] {
  return fixture.outline().filter((line) => line.includes("volume"));
}

function header({ tree, now }: TreeFixture, isEmpty = false): string {
  const scope = tree.list?.scope;
  return scope === undefined
    ? ""
    : filterHeader(tree.filter, scope, { now, formats: utcFormats, isEmpty });
}

/** The times that the requests since the last call asked for. */
function askedTimes({ gateway }: TreeFixture): ReadonlySet<string | undefined> {
  return new Set(gateway.takeRequests().map((text) => /created\S+/.exec(text)?.[0]));
}

function stateOf(request: string): string | undefined {
  return /state=(\S+)/.exec(request)?.[1];
}

async function openedWith(filter: JobFilter, pageSize?: number) {
  const fixture = await opened(filter, pageSize);
  return { gateway: fixture.gateway, outline: () => fixture.outline() };
}
