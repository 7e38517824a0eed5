import { describe, expect, it, vi } from "vitest";
import { type ViewCommandsOptions, viewCommands } from "../../../../src/host/tree/viewCommands";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Source } from "../../../../src/domain/session/source";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Sessions } from "../../../../src/host/session/sessions";
import { perViewKind } from "../../../../src/domain/job/perKind";
import type { Views } from "../../../../src/host/tree/views";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ShownSession } from "../../../../src/viewmodel/tree/shownEntry";
import type { RegionsNode, ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import type { TreeStatus } from "../../../../src/viewmodel/tree/treeStatus";
import type { NodeRow, RowCapability, TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { standIn } from "../../../support/standIn";
import { aSession } from "../../../support/jobs/treeFixture";
import { noGateway } from "../../../support/jobs/noGateway";
import { OpenSessions } from "../support/openSessions";

vi.mock("vscode", () => ({}));

const group: TreeNode = {
  type: "group",
  id: "group",
  parent: undefined,
  path: {},
  dimension: "state",
  isDayOfSplit: false,
};
const row: TreeNode = { type: "loadMore", id: "more", parent: group };
const elsewhere: TreeNode = {
  type: "group",
  id: "elsewhere",
  parent: undefined,
  path: {},
  dimension: "state",
  isDayOfSplit: false,
};
const firstNew: TreeNode = { type: "job", id: "new", parent: group, jobKey: "new" };

/** The command on a row, with what is selected before and after the load. */
async function loadMoreOn(
  node: TreeNode,
  [before, after]: readonly [TreeNode | undefined, TreeNode | undefined],
  capabilities: readonly RowCapability[] = ["canLoadMore"],
) {
  const reveal = vi.fn();
  const information = vi.fn();
  let selected = before;
  const view = standIn<JobsView>({
    visible: true,
    get selected() {
      return selected;
    },
    reveal,
    tree: standIn<ViewTree>({
      sourceOf: () => undefined,
      parent: ({ parent }: ViewNode) => parent,
      extras: () => [],
      row: ({ id }: ViewNode) => standIn<NodeRow>({ label: id, capabilities }),
      loadMore: () => {
        selected = after;
        return Promise.resolve({ firstNew });
      },
    }),
  });
  const options = standIn<ViewCommandsOptions>({
    views: standIn<Views>({ target: () => Promise.resolve({ view, node }) }),
    sessions: new OpenSessions({ session: aSession, gateway: noGateway }).asSessions,
    notifications: { information },
  });
  await viewCommands(options).commands.loadMore(node);
  return { reveal, information };
}

describe("Load More", () => {
  it.each([
    ["the row is still selected", row],
    ["the row is gone, all is loaded", undefined],
  ])("puts the focus on the first new row where %s", async (_, after) => {
    const { reveal } = await loadMoreOn(row, [row, after]);
    expect(reveal).toHaveBeenCalledExactlyOnceWith(firstNew);
  });

  it.each([
    ["the user went to another row meanwhile", row, elsewhere],
    ["it ran on a row that is not selected", elsewhere, elsewhere],
    ["nothing was selected", undefined, undefined],
  ])("leaves the focus alone where %s", async (_, before, after) => {
    const { reveal } = await loadMoreOn(row, [before, after]);
    expect(reveal).not.toHaveBeenCalled();
  });

  it("says so where everything is loaded", async () => {
    const { reveal, information } = await loadMoreOn(group, [group, group], ["group"]);
    expect(information).toHaveBeenCalledExactlyOnceWith("All jobs of “group” are loaded.");
    expect(reveal).not.toHaveBeenCalled();
  });
});

describe("Copy Filter as AWS CLI Command", () => {
  function commands(source?: Source) {
    const trees = perViewKind((kind) => [
      standIn<JobTree>({ source: { session: { ...aSession, profile: kind }, gateway: noGateway } }),
    ]);
    const views = perViewKind((kind) =>
      standIn<JobsView>({
        visible: true,
        tree: standIn<ViewTree>({ trees: trees[kind], sourceOf: () => undefined }),
      }),
    );
    const copied = vi.fn(() => Promise.resolve());
    const sessions = new OpenSessions(source);
    const options = standIn<ViewCommandsOptions>({
      views: standIn<Views>({
        of: (kind) => views[kind],
        target: () => Promise.resolve({ view: views.restore, node: row }),
      }),
      sessions: sessions.asSessions,
      copyFilter: copied,
    });
    return { views, trees, copied, sessions, ...viewCommands(options) };
  }

  it("copies for the view of its title, or for the one in use", async () => {
    const of = commands({ session: aSession, gateway: noGateway });
    await of.inTitle.copyFilterAsCli("backup", row);
    expect(of.copied).toHaveBeenLastCalledWith(of.trees.backup);
    await of.inTitle.copyFilterAsCli("restore", undefined);
    expect(of.copied).toHaveBeenLastCalledWith(of.trees.restore);
    await of.commands.copyFilterAsCli(undefined);
    expect(of.copied).toHaveBeenCalledTimes(3);
    expect(of.copied).toHaveBeenLastCalledWith(of.trees.restore);
  });

  it("copies for the Regions of a row that stands for them, and for no other session", async () => {
    const [first, second, other] = ["eu-west-1", "us-east-1", "us-west-2"].map((region) => ({
      session: { ...aSession, region },
      gateway: noGateway,
    }));
    if (first === undefined || second === undefined || other === undefined) throw new Error();
    const opened = new OpenSessions(other, first, second).asSessions;
    const regions = [first, second].map(({ session }) =>
      standIn<ShownSession>({ id: session.region }),
    );
    opened.byId = (id) => opened.all.find(({ source }) => source?.session.region === id);
    const treeOf = (source: Source): JobTree => standIn<JobTree>({ source });
    const node: RegionsNode = { type: "regions", id: "all", parent: undefined, about: "all" };
    const tree = standIn<ViewTree>({
      trees: [other, first, second].map(treeOf),
      treeOf,
      sourceOf: () => undefined,
      entryOf: () => ({ type: "regions", id: "all", name: "all", color: undefined, regions }),
    });
    const view = standIn<JobsView>({ visible: true, tree });
    const copied = vi.fn<ViewCommandsOptions["copyFilter"]>(() => Promise.resolve());
    const { commands: all } = viewCommands(
      standIn<ViewCommandsOptions>({
        views: standIn<Views>({ target: () => Promise.resolve({ view, node }) }),
        sessions: opened,
        copyFilter: copied,
      }),
    );
    await all.copyFilterAsCli(node);
    expect(copied.mock.calls[0]?.[0].map(({ source }) => source?.session.region)).toEqual([
      "eu-west-1",
      "us-east-1",
    ]);
  });

  it("finds the session out anew where there is none", async () => {
    const of = commands();
    await of.inTitle.copyFilterAsCli("backup", undefined);
    expect(of.sessions.restarts).toBe(1);
    expect(of.copied).not.toHaveBeenCalled();
  });
});

describe.each(["refresh", "reload"] as const)("%s", (command) => {
  const problem = new BackupError("expiredToken");

  async function run(outdated: boolean) {
    const [tried, restart, renew] = [vi.fn(), vi.fn(), vi.fn()];
    const source = { session: aSession, gateway: noGateway };
    const tree = standIn<JobTree>({ source, status: standIn<TreeStatus>({ problem }) });
    const view = standIn<JobsView>({
      visible: true,
      tree: standIn<ViewTree>({ trees: [tree], treeOf: () => tree, [command]: tried }),
    });
    const session = { source, isMissing: false, outdated, restart, renewCredentialsAfter: renew };
    const sessions = standIn<Sessions>({
      all: [standIn<LiveSession>(session)],
      sources: [source],
      isMissing: false,
      start: () => Promise.resolve(),
    });
    const options = standIn<ViewCommandsOptions>({
      views: standIn<Views>({ all: [view], owns: () => false }),
      sessions,
      refreshPage: () => undefined,
      refreshResources: () => undefined,
    });
    await viewCommands(options).commands[command](undefined);
    return { tried, restart, renew };
  }

  it("reads the credentials anew after a failure that they may mend", async () => {
    const { tried, restart, renew } = await run(false);
    expect(renew).toHaveBeenCalledExactlyOnceWith(problem);
    expect(tried).toHaveBeenCalledOnce();
    expect(restart).not.toHaveBeenCalled();
  });

  it("starts over where the AWS config files have changed", async () => {
    const { tried, restart } = await run(true);
    expect(restart).toHaveBeenCalledOnce();
    expect(tried).not.toHaveBeenCalled();
  });
});

it("the row Reload is about the session in whose rows it stands, in its view alone", async () => {
  const node: TreeNode = { type: "message", id: "reload", parent: undefined, about: "reload" };
  const source = { session: aSession, gateway: noGateway };
  const reload = vi.fn();
  const view = standIn<JobsView>({
    visible: true,
    tree: standIn<ViewTree>({ treeOf: () => undefined, reload }),
  });
  const session = { source, isMissing: false, outdated: false, renewCredentialsAfter: vi.fn() };
  const options = standIn<ViewCommandsOptions>({
    views: standIn<Views>({
      all: [view, standIn<JobsView>({ visible: true, tree: standIn<ViewTree>({}) })],
      owns: (argument) => argument === node,
      row: () => ({ view, node }),
      target: () => Promise.resolve({ view, node }),
    }),
    sessions: standIn<Sessions>({
      all: [standIn<LiveSession>(session)],
      sources: [source],
      isMissing: false,
      start: () => Promise.resolve(),
    }),
  });
  await viewCommands(options).commands.reload(node);
  expect(reload).toHaveBeenCalledExactlyOnceWith(node);
});

describe("refresh of all that is in sight", () => {
  async function run(inSight: { readonly jobs: boolean; readonly resources: boolean }) {
    const done: string[] = [];
    const note = (what: string): Promise<void> => {
      done.push(what);
      return Promise.resolve();
    };
    const source = { session: aSession, gateway: noGateway };
    const view = standIn<JobsView>({
      visible: inSight.jobs,
      open: () => note("open"),
      tree: standIn<ViewTree>({ treeOf: () => undefined, refresh: () => note("jobs") }),
    });
    const session = { source, isMissing: false, outdated: false, renewCredentialsAfter: vi.fn() };
    const options = standIn<ViewCommandsOptions>({
      views: standIn<Views>({
        all: [view],
        owns: () => false,
        row: () => undefined,
        target: () => Promise.resolve({ view, node: undefined }),
      }),
      sessions: standIn<Sessions>({
        all: [standIn<LiveSession>(session)],
        sources: [source],
        isMissing: false,
        start: () => Promise.resolve(),
      }),
      refreshPage: () => undefined,
      refreshResources: () => (inSight.resources ? note("resources") : undefined),
    });
    await viewCommands(options).commands.refresh(undefined);
    return done;
  }

  it("takes the views of jobs, and that of protected resources", async () => {
    expect((await run({ jobs: true, resources: true })).sort()).toEqual(["jobs", "resources"]);
  });

  it("opens no view of jobs where only protected resources are in sight", async () => {
    expect(await run({ jobs: false, resources: true })).toEqual(["resources"]);
  });

  it("opens the view in use where none is in sight", async () => {
    expect(await run({ jobs: false, resources: false })).toEqual(["open", "jobs"]);
  });
});
