import { describe, expect, it } from "vitest";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { openTree, TreeFixture } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireBackupJobs } from "../../../support/jobs/wireJobs";

const everything = { signal: new AbortController().signal, progress: () => undefined };

const older = [
  ...wireBackupJobs(2, { state: "FAILED", age: 30 }),
  ...wireBackupJobs(30, { age: 60 }),
];
const jobs = [...wireBackupJobs(3, { state: "RUNNING", age: 5 }), ...older];
const later = [wireBackupJob({ id: "new", state: "PENDING", age: 0 }), ...jobs];

const open = () => openTree({ jobs, pageSize: 10 });

/** A view whose account has one more job by now, an hour later; nothing was asked about it yet. */
async function changed(): Promise<TreeFixture> {
  const fixture = await open();
  fixture.gateway.account = accountOf({ backup: later });
  fixture.gateway.takeRequests();
  fixture.now += 3_600_000;
  return fixture;
}

const isOfState = ({ params }: { readonly params: object }): boolean => "state" in params;

describe("A refresh in the background", () => {
  it("brings what changed, with no progress but the time in the header", async () => {
    const fixture = await changed();
    let busy = false;
    fixture.tree.statusChanged(() => (busy ||= fixture.tree.status.busy));
    fixture.gateway.hold();
    const refreshed = fixture.tree.refresh({ background: true });
    await fixture.settle();
    expect(fixture.gateway.waiting).toHaveLength(5);
    expect(fixture.tree.status.busy).toBe(false);
    fixture.gateway.release();
    expect(await refreshed).toMatchObject({ mustStartOver: false });
    expect(fixture.row("Pending").description).toBe("1");
    expect(fixture.tree.status.description).toBe("15:00");
    expect(busy).toBe(false);
  });

  it("that fails tells nobody but its caller", async () => {
    const fixture = await changed();
    const [before, status] = [fixture.outline(), fixture.tree.status];
    fixture.gateway.fail("throttling", { hits: isOfState });
    const end = await fixture.tree.refresh({ background: true });
    expect(end).toMatchObject({ error: { reason: "throttling" } });
    await fixture.settle();
    expect(fixture.outline()).toEqual(before);
    expect(fixture.tree.status).toEqual(status);
  });

  it("asks for no MFA code, and the next refresh by the user does", async () => {
    const fixture = await changed();
    fixture.gateway.needsMfaCode = true;
    const end = await fixture.tree.refresh({ background: true });
    expect(end).toMatchObject({ error: { reason: "mfaNeeded" } });
    expect(fixture.gateway.prompts).toBe(0);
    await fixture.tree.refresh();
    expect(fixture.gateway.prompts).toBe(1);
    expect(fixture.row("Pending").description).toBe("1");
  });

  it("takes away the row that says why the refresh before failed", async () => {
    const fixture = await changed();
    fixture.gateway.fail("throttling", { hits: isOfState });
    await fixture.tree.refresh();
    expect(fixture.outline()[0]).toContain("[refresh failed]");
    await fixture.tree.refresh({ background: true });
    await fixture.settle();
    expect(fixture.outline()[0]).not.toContain(" failed]");
    expect(fixture.tree.status.problem).toBeUndefined();
  });

  it("takes away the row that says why a reload failed", async () => {
    const fixture = await changed();
    fixture.gateway.fail("connectionCut");
    await fixture.tree.reload();
    await fixture.settle();
    expect(fixture.outline()[0]).toContain("[reload failed]");
    await fixture.tree.refresh({ background: true });
    await fixture.settle();
    expect(fixture.outline()[0]).not.toContain(" failed]");
  });

  it("never starts over, and says where only that is left: too many jobs have left without a trace", async () => {
    const many = [...wireBackupJobs(25, { state: "RUNNING" }), ...wireBackupJobs(5)];
    const fixture = await openTree({ jobs: many, pageSize: 28 });
    const before = fixture.outline();
    const { description } = fixture.tree.status;
    fixture.gateway.mood = {
      moves: Array.from({ length: 21 }, (_, index) => ({
        kind: "backup",
        id: `running-${index + 1}`,
        afterRequests: 0,
        members: { State: "EXPIRED" },
      })),
    };
    fixture.gateway.takeRequests();
    expect(await fixture.tree.refresh({ background: true })).toMatchObject({ mustStartOver: true });
    await fixture.settle();
    expect(fixture.gateway.takeRequests()).not.toContain(
      "ListBackupJobs maxResults=28 state=EXPIRED",
    );
    expect(fixture.outline()).toEqual([...before, "Reload [too much has changed]"]);
    expect(fixture.tree.status.description.endsWith(description.slice(-5))).toBe(true);
  });

  it("offers to reload, in the last row, where only that is left, until the user does", async () => {
    const fixture = await open();
    const before = fixture.outline();
    fixture.now += 25 * 3_600_000;
    fixture.tree.tick();
    await fixture.settle();
    const row = "Reload [loaded over a day ago]";
    expect(fixture.outline()).toHaveLength(before.length + 1);
    expect(fixture.outline().at(-1)).toBe(row);
    expect(fixture.row("Reload").accessibleLabel).toContain("loaded over a day ago. What");
    expect(fixture.tree.tooltip(fixture.find("Reload"))).toMatch(/^The jobs were loaded/);
    await fixture.tree.refresh({ background: true });
    await fixture.settle();
    expect(fixture.outline().at(-1)).toBe(row);
    await fixture.tree.refresh();
    await fixture.settle();
    expect(fixture.maybe("Reload")).toBeUndefined();
  });

  it("goes on after a day, and takes out what AWS has dropped meanwhile", async () => {
    const old = wireBackupJob({ id: "old", state: "FAILED", age: 30 * 24 * 60 - 10 });
    const fixture = await openTree({ jobs: [...jobs, old], pageSize: 10 });
    expect(fixture.row("Failed").description).toBe("3");
    fixture.now += 25 * 3_600_000;
    fixture.gateway.now += 25 * 3_600_000;
    expect(await fixture.tree.refresh({ background: true })).toMatchObject({
      mustStartOver: false,
    });
    await fixture.settle();
    expect(fixture.row("Failed").description).toBe("2");
  });

  it("never starts over where the filter's times are others by now", async () => {
    const windows = ["2026-11-20/2026-11-21", "2026-11-21/2026-11-22"];
    const fixture = await openTree({
      jobs,
      filter: { created: "the day" },
      readWindow: () => {
        const [from = "", to = ""] = (windows[0] ?? "").split("/");
        return { from: Date.parse(from), to: Date.parse(to) };
      },
    });
    windows.shift();
    fixture.gateway.takeRequests();
    expect(await fixture.tree.refresh({ background: true })).toEqual({ mustStartOver: true });
    expect(fixture.gateway.takeRequests()).toEqual([]);
    await fixture.settle();
    expect(fixture.row("Reload").description).toBe("too much has changed");
  });

  it.each<[string, () => Promise<TreeFixture>]>([
    ["that nobody has seen", () => Promise.resolve(new TreeFixture({ jobs }))],
    [
      "that could not be opened",
      async () => {
        const fixture = new TreeFixture({ jobs });
        fixture.gateway.fail("hostNotFound");
        fixture.tree.show();
        await fixture.settle();
        return fixture;
      },
    ],
    [
      "that starts over",
      async () => {
        const fixture = await open();
        fixture.gateway.hold();
        void fixture.tree.reload();
        await fixture.settle();
        return fixture;
      },
    ],
  ])("asks nothing in a view %s", async (_, made) => {
    const fixture = await made();
    const asked = fixture.gateway.requests.length;
    expect(await fixture.tree.refresh({ background: true })).toBeUndefined();
    expect(fixture.gateway.requests).toHaveLength(asked);
  });
});

describe("What a refresh in the background may cost", () => {
  /** The list requests of one, at most those of the four unfinished states and one for what completed. */
  const listsOf = async (fixture: TreeFixture): Promise<readonly string[]> => {
    fixture.gateway.takeRequests();
    await fixture.tree.refresh({ background: true });
    await fixture.settle();
    const lists = fixture.gateway.takeRequests().filter((each) => each.startsWith("List"));
    expect(lists.length).toBeLessThanOrEqual(5);
    return lists;
  };

  it("is one request for each state, however many jobs are unfinished", async () => {
    const running = wireBackupJobs(400, { state: "RUNNING", age: 5 });
    const fixture = await openTree({ jobs: [...running, ...older], pageSize: 10 });
    await fixture.tree.loadAll(fixture.find("Running"), everything);
    await fixture.settle();
    fixture.gateway.account = accountOf({ backup: [...running.slice(9), ...later] });
    expect(await listsOf(fixture)).toHaveLength(5);
    expect(fixture.row("Running").description).toBe("394");
  });

  it("is nothing where more would be needed, which the user's refresh brings", async () => {
    const running = wireBackupJobs(1200, { state: "RUNNING", age: 5 });
    const fixture = await openTree({ jobs: [...running, ...older], pageSize: 10 });
    await fixture.tree.loadAll(fixture.find("Running"), everything);
    await fixture.settle();
    const [before, status] = [fixture.outline(), fixture.tree.status];
    const more = wireBackupJobs(100, { id: "more", state: "RUNNING", age: 3 });
    fixture.gateway.account = accountOf({ backup: [...more, ...running, ...later] });
    await listsOf(fixture);
    expect(fixture.outline()).toEqual(before);
    expect(fixture.tree.status).toEqual(status);
    await Promise.all([fixture.tree.refresh({ background: true }), fixture.tree.refresh()]);
    await fixture.settle();
    expect(fixture.row("Running").description).toBe("1,300");
  });

  it("is nothing where a filter makes too many queries of too many jobs", async () => {
    const vaults = ["A", "B"].flatMap((vault) =>
      wireBackupJobs(30, { id: vault, vault, state: "COMPLETED" }),
    );
    const filter = { vaults: ["A", "B"] };
    const fixture = await openTree({ jobs: vaults, filter, pageSize: 10 });
    await fixture.tree.loadMore(fixture.find("Completed"));
    expect(await listsOf(fixture)).toEqual([]);
  });

  it("stays so for an account that grows beyond the pages that it had", async () => {
    const few = wireBackupJobs(48, { age: 60 });
    const fixture = await openTree({ jobs: few, pageSize: 10 });
    for (let page = 0; page < 4; page++) await fixture.tree.loadMore(undefined);
    for (const count of [5, 15, 40, 400]) {
      const more = Array.from({ length: count }, (_, i) => wireBackupJob({ id: `${i}`, age: 1 }));
      fixture.gateway.account = accountOf({ backup: [...more, ...few] });
      fixture.now += 60_000;
      fixture.gateway.now += 60_000;
      await listsOf(fixture);
      expect(fixture.row("Completed").description, `${count}`).toBe(`${48 + count}`);
    }
  });

  it("is 20 jobs asked for by their IDs, of those that left and those found by ID, in turns", async () => {
    const left = wireBackupJobs(12, { id: "left", state: "PENDING", age: 5 });
    const found = wireBackupJobs(30, { id: "found", state: "RUNNING", age: 90 });
    const fixture = await openTree({ jobs: [...left, ...older, ...found], pageSize: 20 });
    for (let i = 1; i <= 30; i++) {
      await fixture.tree.rowOf(aBackupJob({ id: `found-${i}`, state: "RUNNING" }));
    }
    fixture.gateway.account = accountOf({ backup: [...older, ...found] });
    const describes = async (): Promise<readonly string[]> => {
      fixture.gateway.takeRequests();
      await fixture.tree.refresh({ background: true });
      await fixture.settle();
      return fixture.gateway.takeRequests().filter((each) => each.startsWith("Describe"));
    };
    const first = await describes();
    expect(first).toHaveLength(20);
    expect(first.filter((each) => each.includes("left-"))).toHaveLength(12);
    const second = await describes();
    expect(second.length).toBeLessThanOrEqual(20);
    // The first page has the others.
    expect(new Set([...first, ...second].filter((each) => each.includes("found-"))).size).toBe(10);
  });

  it("leaves families every other time, where the list takes all requests", async () => {
    const child = (percent: string) =>
      wireBackupJob({
        id: "child",
        state: "RUNNING",
        age: 4,
        parent: "parent",
        members: { PercentDone: percent },
      });
    const parent = wireBackupJob({ id: "parent", state: "RUNNING", isParent: true, age: 5 });
    const fixture = await openTree({
      jobs: [child("10"), parent, ...older],
      pageSize: 10,
      mood: { children: "leftOut" },
    });
    fixture.mirror.expand(fixture.find("Running", "Default", "volume parent").id);
    await fixture.settle();
    fixture.gateway.account = accountOf({ backup: [child("90"), parent, ...older] });
    expect(await listsOf(fixture)).toHaveLength(5);
    expect(await listsOf(fixture)).toEqual(["ListBackupJobs maxResults=10 parentJobId=parent"]);
    expect(fixture.outline().join("\n")).toContain("90 %");
    expect(await listsOf(fixture)).toHaveLength(5);
  });
});

describe("A refresh by the user beside one in the background", () => {
  /** Both under way, the one in the background first. */
  async function both(fixture: TreeFixture) {
    fixture.gateway.hold();
    const background = fixture.tree.refresh({ background: true });
    await fixture.settle();
    const byUser = fixture.tree.refresh();
    await fixture.settle();
    return { done: () => Promise.all([background, byUser]) };
  }

  it("joins it, with progress", async () => {
    const fixture = await changed();
    const { done } = await both(fixture);
    expect(fixture.tree.status.busy).toBe(true);
    fixture.gateway.release();
    await done();
    expect(fixture.gateway.takeRequests()).toHaveLength(5);
    expect(fixture.row("Pending").description).toBe("1");
    expect(fixture.tree.status.busy).toBe(false);
  });

  it("asks for the MFA code that the other could not ask for", async () => {
    const fixture = await changed();
    fixture.gateway.needsMfaCode = true;
    const { done } = await both(fixture);
    fixture.gateway.release();
    await done();
    expect(fixture.gateway.prompts).toBe(1);
    expect(fixture.row("Pending").description).toBe("1");
    expect(fixture.tree.status.problem).toBeUndefined();
  });

  it("shows its own failure", async () => {
    const fixture = await changed();
    fixture.gateway.fail("throttling", { times: 20, hits: isOfState });
    const { done } = await both(fixture);
    fixture.gateway.release();
    await done();
    await fixture.settle();
    expect(fixture.outline()[0]).toContain("[refresh failed]");
  });

  it("starts over where only that is left", async () => {
    const fixture = await open();
    fixture.now += 25 * 3_600_000;
    fixture.gateway.takeRequests();
    await Promise.all([fixture.tree.refresh({ background: true }), fixture.tree.refresh()]);
    expect(fixture.gateway.takeRequests()).toContain("ListBackupJobs maxResults=10");
  });

  it("is joined by one in the background that comes later", async () => {
    const fixture = await changed();
    fixture.gateway.needsMfaCode = true;
    await Promise.all([fixture.tree.refresh(), fixture.tree.refresh({ background: true })]);
    expect(fixture.gateway.prompts).toBe(1);
    expect(fixture.gateway.takeRequests()).toHaveLength(5);
  });
});
