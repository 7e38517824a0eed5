import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import { remedyCommands } from "../../../../src/host/tree/remedyCommands";
import type { Views } from "../../../../src/host/tree/views";
import type { JobTree } from "../../../../src/viewmodel/tree/jobTree";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";

const { copied } = vi.hoisted(() => ({ copied: [] as string[] }));
vi.mock("vscode", () => ({
  env: { clipboard: { writeText: (text: string) => copied.push(text) } },
  window: { setStatusBarMessage: () => undefined },
}));

function aView(profile: string, reason?: BackupErrorReason): JobsView {
  const problem = reason === undefined ? undefined : new BackupError(reason);
  const source = { session: { profile, region: "eu-west-1" }, gateway: noGateway };
  return standIn<JobsView>({
    tree: standIn<JobTree>({ source, status: standIn<JobTree["status"]>({ problem }) }),
  });
}

async function run(all: readonly JobsView[], onRowOf?: JobsView): Promise<unknown[]> {
  const information = vi.fn();
  const node: TreeNode = { type: "loadMore", id: "more", parent: undefined };
  const row: Views["row"] = () => onRowOf && { view: onRowOf, node };
  const commands = remedyCommands(standIn<Views>({ all, row }), { information });
  await commands.copySignInCommand(undefined);
  return information.mock.calls.flat() as unknown[];
}

describe("Copy Sign-In Command", () => {
  beforeEach(() => {
    copied.length = 0;
  });

  it("copies the command of the view that needs it, whichever that is", async () => {
    expect(await run([aView("a"), aView("b", "throttling"), aView("c", "ssoLoginNeeded")])).toEqual(
      [],
    );
    expect(copied).toEqual(["aws sso login --profile c"]);
  });

  it("is about the row's view first", async () => {
    const onRow = aView("d", "awsLoginNeeded");
    await run([aView("c", "ssoLoginNeeded"), onRow], onRow);
    expect(copied).toEqual(["aws login --profile d"]);
  });

  it("says so where no view needs it, and leaves the clipboard alone", async () => {
    expect(await run([aView("a"), aView("b", "accessDenied")])).toEqual([
      "No view needs you to sign in.",
    ]);
    expect(copied).toEqual([]);
  });
});
