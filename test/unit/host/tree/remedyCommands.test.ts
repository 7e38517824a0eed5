import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { Health } from "../../../../src/domain/session/health";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import { remedyCommands } from "../../../../src/host/tree/remedyCommands";
import type { LiveSession } from "../../../../src/host/session/liveSession";
import type { SessionHealth } from "../../../../src/host/session/sessionHealth";
import type { Views } from "../../../../src/host/tree/views";
import type { ErrorAction } from "../../../../src/viewmodel/text/errorRemedy";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";

vi.mock("vscode", () => ({}));

const done: ErrorAction[] = [];
const told: string[] = [];

function aView(profile: string, reason?: BackupErrorReason): JobsView {
  const problem = reason === undefined ? undefined : new BackupError(reason);
  const source = { session: { profile, region: "eu-west-1" }, gateway: noGateway };
  const tree = standIn<JobTree>({ source, status: standIn<JobTree["status"]>({ problem }) });
  return standIn<JobsView>({
    tree: standIn<ViewTree>({ trees: [tree], treeOf: () => tree, sourceOf: () => source }),
  });
}

interface Scene {
  readonly views: readonly JobsView[];
  readonly onRowOf?: JobsView;
  /** What the session in use failed with last. */
  readonly failed?: BackupErrorReason;
}

function commandsIn({ views, onRowOf, failed }: Scene) {
  const node: TreeNode = { type: "loadMore", id: "more", parent: undefined };
  const row: Views["row"] = () => onRowOf && { view: onRowOf, node };
  const health: Health = {
    kind: "unknown",
    since: 0,
    ...(failed && { error: new BackupError(failed) }),
  };
  const inUse = standIn<LiveSession>({
    session: { profile: "in-use", region: "eu-west-1" },
    health: standIn<SessionHealth>({ current: health }),
  });
  return remedyCommands({
    views: standIn<Views>({
      all: views,
      row,
      treesOf: (source) =>
        views.flatMap(({ tree }) => tree.trees).filter((tree) => tree.source === source),
    }),
    sessions: { all: [inUse], preferred: inUse },
    remedy: (action) => {
      done.push(action);
      return Promise.resolve();
    },
    notifications: { information: (text) => told.push(text) },
  });
}

beforeEach(() => {
  done.length = 0;
  told.length = 0;
});

describe.each([
  ["Sign In", "signIn", "signIn"],
  ["Copy Sign-In Command", "copySignInCommand", "copySignIn"],
] as const)("%s", (_, command, kind) => {
  it("is about the view that needs it, whichever that is", async () => {
    const views = [aView("a"), aView("b", "throttling"), aView("c", "ssoLoginNeeded")];
    await commandsIn({ views })[command](undefined);
    expect(done).toEqual([{ kind, signIn: { service: "sso", profile: "c" } }]);
  });

  it("is about the row's view first", async () => {
    const onRowOf = aView("d", "awsLoginNeeded");
    await commandsIn({ views: [aView("c", "ssoLoginNeeded"), onRowOf], onRowOf })[command]({});
    expect(done).toEqual([{ kind, signIn: { service: "login", profile: "d" } }]);
  });

  it("is about the session in use, where a page needs it and no view", async () => {
    await commandsIn({ views: [aView("a")], failed: "ssoLoginNeeded" })[command](undefined);
    expect(done).toEqual([{ kind, signIn: { service: "sso", profile: "in-use" } }]);
  });

  it("says so where nothing needs it", async () => {
    await commandsIn({ views: [aView("a"), aView("b", "accessDenied")] })[command](undefined);
    expect([done, told]).toEqual([[], ["No view needs you to sign in."]]);
  });
});

describe("Open Config File", () => {
  it("is about the profile of the view that failed", async () => {
    await commandsIn({ views: [aView("a", "invalidSignature")] }).openConfigFile(undefined);
    expect(done).toEqual([{ kind: "openConfig", profile: { name: "a", holds: "keys" } }]);
  });

  it("is about the profile in use, where nothing failed", async () => {
    await commandsIn({ views: [aView("a")] }).openConfigFile(undefined);
    expect(done).toEqual([{ kind: "openConfig", profile: { name: "in-use", holds: "settings" } }]);
  });
});
