import { describe, expect, it } from "vitest";
import { noFilter } from "../../../../src/domain/filter/jobFilter";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { settled } from "../../../support/jobs/settled";
import { TreeFixture } from "../../../support/jobs/treeFixture";
import { wireDate } from "../../../support/endpoint/wire";
import { noon } from "../../../support/jobs/jobBuilders";
import { wireBackupJobs } from "../../../support/jobs/wireJobs";

const all = { signal: new AbortController().signal, progress: () => undefined };

/** What an action costs: requests to AWS, and what VS Code is told and asks for it. */
interface Cost {
  readonly requests: number;
  /** Elements of the events that were fired; 1 for the whole view. */
  readonly fired: number;
  readonly getChildren: number;
  readonly getTreeItem: number;
}

const nothing: Cost = { requests: 0, fired: 0, getChildren: 0, getTreeItem: 0 };

/** @param act until it ends and VS Code has read what was fired, whatever was expanded before */
async function costOf(fixture: TreeFixture, act: () => unknown): Promise<Cost> {
  const { gateway, mirror, tree } = fixture;
  gateway.takeRequests();
  const before = { ...mirror.asked };
  let fired = 0;
  const listening = tree.changed((nodes) => {
    fired += nodes?.length ?? 1;
  });
  await act();
  listening.dispose();
  mirror.update();
  return {
    requests: gateway.takeRequests().length,
    fired,
    getChildren: mirror.asked.children - before.children,
    getTreeItem: mirror.asked.rows - before.rows,
  };
}

const created = wireDate(noon - 3_600_000);
const root = "backup/demo/eu-west-1";
const completed = `${root}/state:COMPLETED`;
const vault = (state: string): string => `${root}/state:${state}/vault:111122223333%2FDefault`;

/** Ten thousand completed jobs in eight days, and 300 failed ones; groups open, days closed, as after some clicks. */
async function opened(pageSize = 100): Promise<TreeFixture> {
  const jobs = [...wireBackupJobs(10_000), ...wireBackupJobs(300, { state: "FAILED" })];
  const fixture = new TreeFixture({ jobs, pageSize });
  await open(fixture);
  for (const state of ["COMPLETED", "FAILED"]) {
    fixture.mirror.expand(`${root}/state:${state}`);
    fixture.mirror.expand(vault(state));
  }
  return fixture;
}

async function open({ tree, mirror }: TreeFixture): Promise<void> {
  tree.show();
  await tree.opened();
  await settled();
  mirror.update();
}

const nodeWith = ({ mirror }: TreeFixture, id: string): TreeNode | undefined =>
  mirror.nodes.find((node) => node.id === id);

const loadMore = (fixture: TreeFixture): Promise<Cost> =>
  costOf(fixture, () => fixture.tree.loadMore(nodeWith(fixture, completed)));

/** Exact, so that work that is done twice fails here: whoever changes a number says why. */
describe("The cost", () => {
  it("of opening the view is a page, and one of each state where there are more", async () => {
    const fixture = new TreeFixture({ jobs: wireBackupJobs(300) });
    expect(await costOf(fixture, () => open(fixture))).toEqual({
      requests: 10,
      fired: 1,
      getChildren: 1,
      getTreeItem: 1,
    });
  });

  it("of Load more is a page, and the rows of its group", async () => {
    const fixture = await opened();
    expect(await loadMore(fixture)).toEqual({
      requests: 1,
      fired: 2,
      getChildren: 2,
      getTreeItem: 6,
    });
    expect(await loadMore(fixture)).toEqual({
      requests: 1,
      fired: 2,
      getChildren: 2,
      getTreeItem: 6,
    });
  });

  it("of Load more at 8,000 loaded jobs is the same, and the rows of their days", async () => {
    const fixture = await opened();
    const abort = new AbortController();
    await fixture.tree.loadAll(nodeWith(fixture, completed), {
      signal: abort.signal,
      progress: ({ jobs }) => {
        if (jobs >= 8000) abort.abort();
      },
    });
    fixture.mirror.update();
    expect(await loadMore(fixture)).toEqual({
      requests: 1,
      fired: 2,
      getChildren: 2,
      getTreeItem: 12,
    });
    // A whole day with 1,440 jobs: 200 rows and seven portions.
    fixture.mirror.expand(`${vault("COMPLETED")}/day:2026-11-20`);
    expect(await loadMore(fixture)).toEqual({
      requests: 1,
      fired: 2,
      getChildren: 3,
      getTreeItem: 218,
    });
  });

  it("of Load All of ten pages is ten pages, and for each the rows of groups", async () => {
    const fixture = await opened(1000);
    const cost = await costOf(fixture, () => fixture.tree.loadAll(undefined, all));
    expect(cost).toEqual({ requests: 10, fired: 10, getChildren: 20, getTreeItem: 100 });
  });

  it("of a refresh without a change is its requests, and nothing for VS Code", async () => {
    const fixture = await opened();
    const cost = await costOf(fixture, () => fixture.tree.refresh());
    expect(cost).toEqual({ ...nothing, requests: 5 });
  });

  it.each(["by the user", "in the background"])(
    "of a refresh %s is one comparison of all rows",
    async (how) => {
      const fixture = await opened(1000);
      let compared = 0;
      fixture.tree.listChanged((change) => {
        if (change?.paths === undefined) compared++;
      });
      await fixture.tree.refresh({ background: how === "in the background" });
      expect(compared).toBe(1);
    },
  );

  it("of a minute without a change is nothing", async () => {
    const fixture = await opened();
    const cost = await costOf(fixture, () => {
      fixture.now += 60_000;
      fixture.tree.tick();
    });
    expect(cost).toEqual(nothing);
  });

  it("of another grouping is its groups, once, and no request", async () => {
    const fixture = await opened();
    const cost = await costOf(fixture, () => {
      fixture.tree.setGrouping("vaultState");
    });
    expect(cost).toEqual({ requests: 0, fired: 1, getChildren: 1, getTreeItem: 2 });
  });

  it("of a filter is its own request, and its groups", async () => {
    const fixture = await opened();
    const cost = await costOf(fixture, async () => {
      fixture.setFilter({ ...noFilter, states: ["FAILED"] });
      await open(fixture);
    });
    expect(cost).toEqual({ requests: 1, fired: 2, getChildren: 6, getTreeItem: 10 });
  });

  it("of expanding a day of 20,000 jobs is some 220 rows", async () => {
    const jobs = wireBackupJobs(20_000).map((job) => ({ ...job, CreationDate: created }));
    const fixture = new TreeFixture({ jobs, pageSize: 1000 });
    await open(fixture);
    await fixture.tree.loadAll(undefined, all);
    fixture.mirror.update();
    for (const id of [completed, vault("COMPLETED")]) fixture.mirror.expand(id);
    const cost = await costOf(fixture, () => {
      fixture.mirror.expand(`${vault("COMPLETED")}/day:2026-11-21`);
    });
    expect(cost).toEqual({ ...nothing, getChildren: 1, getTreeItem: 218 });
  });
});
