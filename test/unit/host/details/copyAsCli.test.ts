import { beforeEach, describe, expect, it, vi } from "vitest";
import { namedAccounts } from "../../../../src/domain/filter/namedAccounts";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import { listCommands } from "../../../../src/viewmodel/cli/awsCliFilter";
import { describeCommand } from "../../../../src/viewmodel/cli/awsCliCommand";
import { cliRefusalText } from "../../../../src/viewmodel/cli/cliLine";
import type { Job } from "../../../../src/domain/job/job";
import type { Notifications } from "../../../../src/host/base/notifications";
import type { DetailsPanel } from "../../../../src/host/details/detailsPanel";
import type { DetailsPanels } from "../../../../src/host/details/detailsPanels";
import type { LoadDetails } from "../../../../src/host/details/lazyDetails";
import type { LastFocused } from "../../../../src/host/tree/lastFocused";
import type { Views } from "../../../../src/host/tree/views";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { environmentProfile } from "../../../../src/domain/session/session";
import { noGateway } from "../../../support/jobs/noGateway";
import { JobActions, type JobActionsOptions } from "../../../../src/host/details/jobActions";
import { findJobAt } from "../../../../src/host/details/jobAt";
import { jobCommands, type JobCommandsOptions } from "../../../../src/host/details/jobCommands";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import { aSession, TreeFixture } from "../../../support/jobs/treeFixture";
import { standIn } from "../../../support/standIn";

const { writeText } = vi.hoisted(() => ({ writeText: vi.fn(() => Promise.resolve()) }));
vi.mock("vscode", () => ({
  env: { clipboard: { writeText }, shell: "/bin/bash" },
  window: { setStatusBarMessage: vi.fn() },
}));

const information = vi.fn();
const notifications = standIn<Notifications>({ information });

beforeEach(() => {
  writeText.mockClear();
  information.mockClear();
});

describe("Copying a view's filter", () => {
  const load = () =>
    Promise.resolve(
      standIn<Awaited<ReturnType<LoadDetails>>>({ listCommands, describeCommand, cliRefusalText }),
    );
  const actions = new JobActions(standIn<JobActionsOptions>({ notifications, load }));

  function treeOf(filter: JobFilter, kind: "backup" | "restore" = "backup") {
    return new TreeFixture({ kind, filter }).tree;
  }

  it("puts the commands into the clipboard and says how many, also before the view was opened", async () => {
    const tree = treeOf({ states: ["FAILED", "EXPIRED"] });
    expect(tree.list).toBeUndefined();
    await actions.copyFilterAsCli([tree]);
    const end = "--profile demo --region eu-west-1 --output json";
    expect(writeText).toHaveBeenCalledExactlyOnceWith(
      `aws backup list-backup-jobs --by-state FAILED ${end}\naws backup list-backup-jobs --by-state EXPIRED ${end}`,
    );
    expect(information).toHaveBeenCalledExactlyOnceWith("Copied 2 AWS CLI commands.");
  });

  it("leaves the clipboard alone where nothing can match, and says why", async () => {
    await actions.copyFilterAsCli([treeOf({ backupPlans: ["gold"] }, "restore")]);
    expect(writeText).not.toHaveBeenCalled();
    expect(information).toHaveBeenCalledExactlyOnceWith(
      "No job can match the filter. Restore jobs have no backup plans.",
    );
  });

  it("has a command for each session that was asked, with its profile and Region", async () => {
    const [first, second, unopened] = [1, 2, 3].map(() => treeOf({ states: ["FAILED"] }));
    if (first === undefined || second === undefined || unopened === undefined) throw new Error();
    const gateway = noGateway;
    second.setSource({ session: { profile: environmentProfile, region: "us-east-1" }, gateway });
    for (const tree of [first, second]) tree.showQuietly();
    await actions.copyFilterAsCli([first, second, unopened]);
    expect(writeText).toHaveBeenCalledExactlyOnceWith(
      [
        "aws backup list-backup-jobs --by-state FAILED --profile demo --region eu-west-1 --output json",
        "aws backup list-backup-jobs --by-state FAILED --region us-east-1 --output json",
      ].join("\n"),
    );
    expect(information).toHaveBeenCalledExactlyOnceWith(
      "Copied 2 AWS CLI commands for 2 sessions.",
    );
    expect(unopened.list).toBeUndefined();
  });
});

describe("Copy as AWS CLI Command", () => {
  const job = aBackupJob({ id: "a", state: "FAILED" });
  const node: TreeNode = { type: "job", id: "a", parent: undefined, jobKey: "a" };

  function commands(page: DetailsPanel | undefined, selected?: Job) {
    const copyAsCli = vi.fn(() => Promise.resolve(undefined));
    const copyFilterAsCli = vi.fn(() => Promise.resolve());
    const source = { session: aSession, gateway: noGateway };
    const tree = standIn<ViewTree>({ job: () => selected, sourceOf: () => source });
    const at = {
      views: standIn<Views>({
        owns: () => false,
        row: () => ({ view: standIn<JobsView>({ tree }), node }),
      }),
      panels: standIn<DetailsPanels>({ active: page }),
      lastFocused: standIn<LastFocused>({ isOnPage: page !== undefined }),
    };
    const options = standIn<JobCommandsOptions>({
      ...at,
      actions: standIn<JobActions>({ copyAsCli }),
      jobAt: findJobAt({ ...at, accounts: { named: () => namedAccounts([]) } }),
      notifications,
      copyFilterAsCli,
    });
    const { copyAsCli: run } = jobCommands(options);
    return { run, copyAsCli, copyFilterAsCli };
  }

  it("copies the job's where one is meant", async () => {
    const { run, copyAsCli, copyFilterAsCli } = commands(undefined, job);
    await run(undefined);
    expect(copyAsCli).toHaveBeenCalledExactlyOnceWith(
      { kind: "backup", id: "a", known: job },
      aSession,
    );
    expect(copyFilterAsCli).not.toHaveBeenCalled();
  });

  it("copies the view's where none is", async () => {
    const { run, copyAsCli, copyFilterAsCli } = commands(undefined);
    await run(undefined);
    expect(copyFilterAsCli).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(copyAsCli).not.toHaveBeenCalled();
  });

  it("does not pass over a page that has no job yet", async () => {
    const { run, copyFilterAsCli } = commands(standIn<DetailsPanel>({ job: undefined }));
    await run(undefined);
    expect(copyFilterAsCli).not.toHaveBeenCalled();
    expect(information).toHaveBeenCalledExactlyOnceWith(
      "The active page shows no job, and no job is selected in a view.",
    );
  });
});
