import { afterEach, describe, expect, it, vi } from "vitest";
import type { Disposable, Uri } from "vscode";
import type { Job } from "../../../../src/domain/job/job";
import type { Source } from "../../../../src/domain/session/source";
import type { ContextKeys } from "../../../../src/host/base/contextKeys";
import type { Log } from "../../../../src/host/base/log";
import * as detailsBundle from "../../../../src/host/details/detailsBundle";
import { DetailsPanels } from "../../../../src/host/details/detailsPanels";
import { JobActions } from "../../../../src/host/details/jobActions";
import { jobCommands } from "../../../../src/host/details/jobCommands";
import { JobDocuments } from "../../../../src/host/details/jobDocuments";
import { findJobAt } from "../../../../src/host/details/jobAt";
import { pageIntents } from "../../../../src/host/details/pageIntents";
import { JobHovers } from "../../../../src/host/jumps/jobHovers";
import { findTextInViews } from "../../../../src/host/jumps/findTextPick";
import type { SessionSwitch } from "../../../../src/host/session/sessionSwitch";
import { ArnSources } from "../../../../src/host/tree/arnSources";
import { LastFocused } from "../../../../src/host/tree/lastFocused";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import { LoadedAccounts } from "../../../../src/host/tree/loadedAccounts";
import { Views } from "../../../../src/host/tree/views";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { FakeWebviewPanel } from "../../../support/jobs/fakeWebviewPanel";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { TreeFixture, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireRestoreJob } from "../../../support/jobs/wireJobs";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { standIn } from "../../../support/standIn";
import { OpenSessions, ready, type ReadySession } from "../support/openSessions";

/** What VS Code would show. */
const shown = vi.hoisted((): { panels: object[] } => ({ panels: [] }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: {
    joinPath: (base: string, ...parts: string[]) => [base, ...parts].join("/"),
    from: ({ path }: { path: string }) => path,
  },
  ViewColumn: { Active: -1 },
  ProgressLocation: { Notification: 15 },
  languages: { getLanguages: () => Promise.resolve([]) },
  workspace: { openTextDocument: () => Promise.resolve({ languageId: "json" }) },
  window: {
    createWebviewPanel: () => shown.panels.shift(),
    showTextDocument: () => Promise.resolve(),
    withProgress: (_: unknown, work: () => unknown) => work(),
    setStatusBarMessage: () => undefined,
  },
}));

vi.mock("../../../../src/host/details/jobDetailsHtml", () => ({ jobDetailsHtml: () => "" }));

const resource = "arn:aws:ec2:eu-west-1:111122223333:volume/of-both";

/** An account with a backup and a restore job of the same ids and resource as any other such account. */
function aSource(profile: string): { source: ReadySession; gateway: AccountGateway } {
  const gateway = new AccountGateway({
    account: accountOf({
      backup: [
        wireBackupJob({ id: "a", members: { ResourceArn: resource } }),
        wireBackupJob({ id: "b", members: { ResourceArn: resource } }),
      ],
      restore: [wireRestoreJob({ id: "r" })],
    }),
  });
  const source = ready({ session: { profile, region: "eu-west-1" }, gateway });
  return { source, gateway };
}

/**
 * Backup jobs of one profile beside restore jobs of another, with a page for jobs of either. The second profile's
 * session is the one in use, so that whatever asks there by mistake is seen.
 */
async function sideBySide() {
  const first = aSource("first");
  const second = aSource("second");
  const sessions = new OpenSessions(second.source, first.source);
  const backup = new TreeFixture({ kind: "backup" });
  const restore = new TreeFixture({ kind: "restore" });
  backup.view.setEntries([aSessionEntry("session", { source: first.source })]);
  restore.view.setEntries([aSessionEntry("session", { source: second.source })]);
  for (const fixture of [backup, restore]) {
    fixture.tree.show();
    await fixture.settle();
  }
  const selected: ViewNode[] = [];
  const viewOf = ({ kind, view }: TreeFixture): JobsView =>
    standIn<JobsView>({
      kind,
      tree: view,
      visible: true,
      selected: undefined,
      owns: (value: unknown): value is ViewNode => typeof value === "object" && value !== null,
      onDidChangeSelection: () => standIn<Disposable>({ dispose: () => undefined }),
      select: (node) => {
        selected.push(node);
        return Promise.resolve();
      },
    });
  const views = new Views(
    {
      backup: viewOf(backup),
      restore: viewOf(restore),
      copy: viewOf(restore),
      scan: viewOf(restore),
    },
    () => undefined,
  );
  const accounts = new LoadedAccounts(views);
  const notifications = { information: vi.fn() };
  const documents = new JobDocuments(() => undefined);
  const load = (): Promise<typeof detailsBundle> => Promise.resolve(detailsBundle);
  const actions = new JobActions({ views, documents, notifications, load });
  const picked: Source[] = [];
  const pickJobOfArn = (_: string, { source }: { source: Source }): Promise<undefined> => {
    picked.push(source);
    return Promise.resolve(undefined);
  };
  const fake = Object.assign(new FakeWebviewPanel(), {
    reveal: () => undefined,
    onDidDispose: () => undefined,
  });
  shown.panels = [fake];
  const panels: DetailsPanels = new DetailsPanels({
    load,
    loadResources: () => Promise.reject(new Error("No resource is opened here.")),
    extensionUri: standIn<Uri>({ path: "/ext" }),
    sessions: sessions.asSessions,
    formats: () => utcFormats,
    pageSize: () => 100,
    now: () => noon,
    log: standIn<Log>({ info: () => undefined, debug: () => undefined }),
    run: async (_, action) => {
      await action();
    },
    perform: pageIntents({
      panels: () => panels,
      sessions: sessions.asSessions,
      entries: { add: () => Promise.resolve([]) },
      sessionSwitch: standIn<SessionSwitch>({}),
      actions,
      pickJobOfArn,
      remedy: () => Promise.resolve(),
      watch: () => Promise.resolve(),
    }),
    contextKeys: standIn<ContextKeys>({ set: () => undefined }),
    accounts,
    used: () => undefined,
    watches: new WatchedKeys(),
  });
  end = () => {
    panels.dispose();
    documents.dispose();
  };
  const lastFocused = new LastFocused();
  const commands = jobCommands({
    views,
    panels,
    lastFocused,
    actions,
    jobAt: findJobAt({ views, panels, lastFocused, accounts }),
    notifications,
    pickJobOfArn,
    copyFilterAsCli: () => undefined,
  });
  const asked = () => ({
    first: first.gateway.takeRequests(),
    second: second.gateway.takeRequests(),
  });
  asked();
  return {
    first,
    second,
    sessions,
    documents,
    backup,
    views,
    accounts,
    actions,
    panels,
    fake,
    commands,
    picked,
    selected,
    asked,
  };
}

let end: () => void = () => undefined;
afterEach(() => {
  end();
});

/** Until a new panel has asked for its job. */
async function opened(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 10));
  await settled();
}

describe("With two sessions open", () => {
  it("a row's commands ask in the session that the row was read in", async () => {
    const { first, backup, commands, picked, asked } = await sideBySide();
    const row = backup.tree.nodeOf("a");
    await commands.showJson(row);
    expect(asked()).toEqual({ first: ["DescribeBackupJob backupJobId=a"], second: [] });
    await commands.showJobsForArn(row);
    expect(picked).toEqual([first.source]);
  });

  it("a row's page asks in the row's session, and so does what the page leads to", async () => {
    const { first, backup, commands, panels, fake, picked, asked } = await sideBySide();
    await commands.openDetails(backup.tree.nodeOf("a"));
    await opened();
    expect(asked()).toEqual({ first: ["DescribeBackupJob backupJobId=a"], second: [] });
    expect(fake.last).toMatchObject({ type: "update" });
    await panels.active?.refresh();
    await commands.showJson(undefined);
    await commands.showJobsForArn(undefined);
    expect(asked().second).toEqual([]);
    expect(picked).toEqual([first.source]);
  });

  it("a page goes on while other sessions come and go, and says so when its own is left", async () => {
    const { first, second, sessions, backup, commands, panels, fake, asked } = await sideBySide();
    await commands.openDetails(backup.tree.nodeOf("a"));
    await opened();
    asked();
    const before = fake.posted.length;
    sessions.become({ kind: "loading" });
    panels.sessionsChanged();
    sessions.become(second.source);
    panels.sessionsChanged();
    await opened();
    expect(asked()).toEqual({ first: [], second: [] });
    expect(fake.posted).toHaveLength(before);
    expect(panels.active?.job?.id).toBe("a");
    sessions.leave(first.source);
    panels.sessionsChanged();
    expect(panels.active?.job).toBeUndefined();
    expect(fake.last).toMatchObject({
      type: "blank",
      notice: { text: expect.stringContaining("belongs to the profile first") as unknown },
    });
    await panels.active?.refresh();
    expect(asked()).toEqual({ first: [], second: [] });
  });

  it("a page's tab names its session, as long as there is another", async () => {
    const { first, second, sessions, backup, commands, panels, fake } = await sideBySide();
    await commands.openDetails(backup.tree.nodeOf("a"));
    await opened();
    expect(fake.title).toBe("volume a · first · eu-west-1");
    sessions.become({ kind: "loading" });
    panels.sessionsChanged();
    expect(fake.title).toBe("volume a");
    sessions.become(second.source);
    panels.sessionsChanged();
    expect(fake.title).toBe("volume a · first · eu-west-1");
    sessions.leave(first.source);
    panels.sessionsChanged();
    expect(fake.title).not.toContain("volume a");
  });

  it("a job's document names its session, and what it holds is asked about there", async () => {
    const { first, documents, backup, commands } = await sideBySide();
    await commands.showJson(backup.tree.nodeOf("a"));
    const uriOf = (path: string): Uri => standIn<Uri>({ toString: () => path });
    const path = "/backup/first/eu-west-1/a.json";
    expect(documents.sessionOf(uriOf(path))).toEqual(first.source.session);
    expect(documents.sessionOf(uriOf("/a.json"))).toBeUndefined();
  });

  it("credentials are read anew for the page's own session", async () => {
    const { first, sessions, backup, commands, panels } = await sideBySide();
    await commands.openDetails(backup.tree.nodeOf("a"));
    await opened();
    await panels.active?.refresh();
    expect(sessions.renewed).toEqual([[first.source, undefined]]);
  });

  it("a job of one session is not shown among the rows of another", async () => {
    const { first, second, backup, actions, selected, asked } = await sideBySide();
    const job = [...backup.tree.loadedJobs()].find(({ id }) => id === "a");
    if (job === undefined) throw new Error("The job was not loaded.");
    await actions.follow(job, second.source, "anywhere");
    expect(selected).toEqual([]);
    await actions.follow(job, first.source, "anywhere");
    expect(selected).toEqual([backup.tree.nodeOf("a")]);
    expect(asked()).toEqual({ first: [], second: [] });
  });

  it("loaded jobs say nothing of the accounts of another session", async () => {
    const { first, second, accounts, views } = await sideBySide();
    expect(views.sources).toEqual([first.source, second.source]);
    expect(accounts.all(first.source)).toEqual(accounts.all(second.source));
    views.of("restore").tree.setEntries([aSessionEntry("session")]);
    expect(accounts.all(first.source)).toHaveLength(1);
    expect(accounts.all(second.source)).toEqual([]);
    expect(views.loadedJobs(first.source).map(({ kind }) => kind)).toEqual(["backup", "backup"]);
    expect(views.loadedJobs(second.source)).toEqual([]);
  });

  it("a hover on an ARN in a text asks in the preferred session of its Region alone", async () => {
    const { first, second, sessions, accounts, views, asked } = await sideBySide();
    const loadedJobs = (source: Source): readonly Job[] => views.loadedJobs(source);
    const { asSessions } = sessions;
    const hovers = new JobHovers({
      sessions: asSessions,
      sources: new ArnSources({ sessions: asSessions, accounts, loadedJobs }),
      sessionOf: () => undefined,
      formats: () => utcFormats,
      now: () => noon,
      accounts,
      loadedJobs,
      words: () => undefined,
    });
    const found = { type: "arn", arn: resource, start: 0, end: 1 } as const;
    const hover = (): Promise<string | undefined> =>
      hovers.textOf(found, new AbortController().signal);
    await hover();
    const there = asked();
    expect([there.first.length, there.second.length]).toEqual([0, 1]);
    sessions.prefer(first.source);
    await hover();
    const here = asked();
    expect([here.first.length, here.second.length]).toEqual([1, 0]);
    expect(second.gateway.waiting).toEqual([]);
    hovers.dispose();
  });

  it("a job that a text was found in is opened in the session of its row", async () => {
    const { first, second, views } = await sideBySide();
    const searched = { views: views.all.map(({ tree }) => tree), resources: undefined };
    const picks = new FakePicks();
    const openAndReveal = vi.fn(() => Promise.resolve());
    const done = findTextInViews(searched, {
      sources: [first.source, second.source],
      nameOf: sessionName,
      quickPicks: picks.host,
      formats: utcFormats,
      now: noon,
      openAndReveal,
      openResource: () => Promise.resolve(),
    });
    picks.type("of-both");
    await picks.choose("Completed");
    await done;
    expect(openAndReveal).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ kind: "backup" }),
      first.source,
    );
  });
});
