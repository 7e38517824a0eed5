import { beforeEach, describe, expect, it, vi } from "vitest";
import { namedAccounts } from "../../../../src/domain/filter/namedAccounts";
import type { Job } from "../../../../src/domain/job/job";
import type { JobFilter } from "../../../../src/domain/filter/jobFilter";
import type { ArnJobsContext } from "../../../../src/host/details/arnJobsPick";
import { LastFocused } from "../../../../src/host/tree/lastFocused";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import type { DetailsPanels } from "../../../../src/host/details/detailsPanels";
import type { Notifications } from "../../../../src/host/base/notifications";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Views } from "../../../../src/host/tree/views";
import type { ViewTree } from "../../../../src/viewmodel/tree/viewTree";
import type { TreeNode } from "../../../../src/viewmodel/tree/treeNode";
import { jumpCommands, type JumpCommandsOptions } from "../../../../src/host/jumps/jumpCommands";
import { OpenSessions } from "../support/openSessions";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { aBackupJob, accountId } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import { waitFor } from "../../../support/waitFor";
import { standIn } from "../../../support/standIn";

const arn = "arn:aws:s3:::bucket";

/** The text editor in front. */
const editor = vi.hoisted(() => ({ text: "", at: 0, selected: 0 }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: class Uri {
    readonly scheme = "file";
  },
  Range: class Range {
    constructor(
      readonly line: number,
      readonly from: number,
      readonly endLine: number,
      readonly to: number,
    ) {}
  },
  window: {
    get activeTextEditor() {
      const at = { line: 0, character: editor.at };
      const getText = ({ from, to }: { from: number; to: number }): string =>
        editor.text.slice(from, to);
      const end = { line: 0, character: editor.at + editor.selected };
      const document = {
        getText,
        offsetAt: ({ character }: typeof at) => character,
        positionAt: (character: number) => ({ line: 0, character, isBefore: () => false }),
      };
      const isEmpty = editor.selected === 0;
      return { document, selection: { active: at, start: at, end, isEmpty } };
    },
  },
}));

const { Uri } = await import("vscode");

/** A job's row and an ARN under the cursor; `asked` says whose jobs were asked for. */
function atDesk(selected: "job" | "group" | undefined, loaded: readonly Job[] = []) {
  const picks = new FakePicks();
  const gateway = new AccountGateway({ account: accountOf({}) });
  const sessions = new OpenSessions({ session: aSession, gateway }).asSessions;
  const lastFocused = new LastFocused();
  const rows = { job: aBackupJob(), group: undefined };
  const job = rows[selected ?? "group"];
  const view = standIn<JobsView>({ tree: standIn<ViewTree>({ job: () => job }) });
  const node: TreeNode = { type: "job", id: "row", parent: undefined, jobKey: "row" };
  const asked: string[] = [];
  const filters: JobFilter[] = [];
  const options = standIn<JumpCommandsOptions>({
    lastFocused,
    panels: standIn<DetailsPanels>({
      active: undefined,
      open: ({ kind, id }, _, { preserveFocus }) => {
        asked.push(`page of the ${kind} ${id}${preserveFocus ? ", beside" : ""}`);
        return Promise.resolve(undefined);
      },
    }),
    accounts: { named: () => namedAccounts([]) },
    views: standIn<Views>({
      owns: (argument: unknown) => argument === "job",
      row: () => selected && { view, node },
      loadedJobs: () => loaded,
      of: () => standIn<JobsView>({ open: () => Promise.resolve() }),
    }),
    filters: {
      set: (filter: JobFilter) => {
        filters.push(filter);
        return Promise.resolve();
      },
    },
    quickPicks: picks.host,
    sessions,
    sources: new ArnSources({
      sessions,
      accounts: { all: () => [] },
      loadedJobs: () => loaded,
    }),
    documents: { sessionOf: () => undefined },
    formats: () => utcFormats,
    now: () => 0,
    notifications: standIn<Notifications>({
      information: () => {
        asked.push("nothing");
      },
    }),
    pickJobOfArn: (of: string, { resourceArn }: ArnJobsContext) => {
      asked.push(resourceArn === undefined ? of : `${of} of ${resourceArn}`);
      return Promise.resolve(undefined);
    },
    onJob: standIn<JumpCommandsOptions["onJob"]>({
      showJobsForArn: () => {
        asked.push("row");
      },
      openResource: () => {
        asked.push("resource of the row");
      },
    }),
  });
  const { showJobsForArn, openResource } = jumpCommands(options);
  const run = async (argument?: unknown): Promise<readonly string[]> => {
    await showJobsForArn(argument);
    return asked.splice(0);
  };
  return { gateway, lastFocused, run, picks, filters, asked, showJobsForArn, openResource };
}

describe("Show Jobs for Resource ARN", () => {
  beforeEach(() => {
    editor.text = `bucket = "${arn}"`;
    editor.at = 15;
    editor.selected = 0;
  });

  it("opens the page of a resource: of the ARN that it is called with, else of a job", async () => {
    const { openResource, asked } = atDesk("job");
    await openResource({ arn: "arn:aws:s3:::photos", ...aSession });
    await openResource(undefined);
    await openResource({ arn: "no ARN" });
    expect(asked).toEqual([
      "page of the resource arn:aws:s3:::photos, beside",
      "resource of the row",
      "resource of the row",
    ]);
  });

  it("means the row or the ARN under the cursor, whichever was used last", async () => {
    const { lastFocused, run } = atDesk("job");
    lastFocused.onEditor();
    expect(await run()).toEqual([arn]);
    lastFocused.onTree();
    expect(await run()).toEqual(["row"]);
    lastFocused.onEditor();
    expect(await run()).toEqual([arn]);
  });

  it("means the ARN under the cursor where no job is selected, and a row where there is no ARN", async () => {
    expect(await atDesk(undefined).run()).toEqual([arn]);
    expect(await atDesk("group").run()).toEqual([arn]);
    editor.at = 0;
    const { lastFocused, run } = atDesk("job");
    lastFocused.onEditor();
    expect(await run()).toEqual(["row"]);
  });

  it("offers the view filtered by a backup plan, whose jobs no operation lists", async () => {
    const { showJobsForArn, picks, filters, asked } = atDesk(undefined);
    const plan = `arn:aws:backup:eu-west-1:${accountId}:backup-plan:p-1`;
    const done = showJobsForArn(plan);
    // The list comes from a bundle of its own.
    await waitFor(() => {
      expect(picks.texts[0]).toBe("Its Backup Jobs · the view, filtered by this plan");
    });
    await picks.choose("Its Backup Jobs");
    await done;
    expect(filters).toEqual([{ backupPlans: [plan] }]);
    expect(asked).toEqual([]);
  });

  it("asks by the resource for the jobs of a recovery point that a loaded job names", async () => {
    const point = `arn:aws:backup:eu-west-1:${accountId}:recovery-point:1`;
    const { run } = atDesk(undefined, [aBackupJob({ resourceArn: arn, recoveryPointArn: point })]);
    expect(await run(point)).toEqual([`${point} of ${arn}`]);
    expect(await run(point.replace(":1", ":2"))).toEqual([point.replace(":1", ":2")]);
  });

  it("asks by the resource for the jobs of a database's snapshot, whose job no list has brought", async () => {
    const id = "fa843053-0000-4000-8000-000000000001";
    const snapshot = `arn:aws:rds:eu-west-1:${accountId}:cluster-snapshot:awsbackup:job-${id}`;
    const { gateway, run } = atDesk(undefined);
    gateway.account = accountOf({
      backup: [wireBackupJob({ id: id.toUpperCase(), members: { ResourceArn: arn } })],
    });
    expect(await run(snapshot)).toEqual([`${snapshot} of ${arn}`]);
    // A job that is gone leaves what AWS lists by the snapshot.
    gateway.account = accountOf({});
    expect(await run(snapshot)).toEqual([snapshot]);
    gateway.fail("accessDenied");
    expect(await run(snapshot)).toEqual([snapshot]);
  });

  it("ends with Esc while it looks for the job of a snapshot", async () => {
    const { gateway, picks, showJobsForArn, asked } = atDesk(undefined);
    gateway.hold();
    const id = "fa843053-0000-4000-8000-000000000001";
    const done = showJobsForArn(`arn:aws:rds:eu-west-1:${accountId}:snapshot:awsbackup:job-${id}`);
    await settled();
    expect(picks.placeholder).toMatch(/^Looking for the job that made awsbackup:job-fa84/);
    await picks.leave();
    await done;
    expect(asked).toEqual([]);
    expect(gateway.waiting).toHaveLength(0);
  });

  it("says that there is no ARN under the cursor where no job is selected either", async () => {
    editor.at = 0;
    expect(await atDesk(undefined).run()).toEqual(["nothing"]);
    expect(await atDesk("group").run()).toEqual(["nothing"]);
  });

  it("means the first ARN in what is selected", async () => {
    editor.text = `see ${arn} and arn:aws:s3:::second`;
    editor.at = 0;
    editor.selected = editor.text.length;
    expect(await atDesk(undefined).run()).toEqual([arn]);
  });

  it("means what a menu or a link says, whatever was used last", async () => {
    const { lastFocused, run } = atDesk("job");
    expect(await run(Object.create(Uri.prototype))).toEqual([arn]);
    expect(await run("arn:aws:s3:::other")).toEqual(["arn:aws:s3:::other"]);
    lastFocused.onEditor();
    expect(await run("job")).toEqual(["row"]);
    editor.at = 0;
    expect(await run(Object.create(Uri.prototype))).toEqual(["nothing"]);
  });
});
