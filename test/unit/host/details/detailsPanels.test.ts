import { describe, expect, it, vi } from "vitest";
import { type AccountsView, namedAccounts } from "../../../../src/domain/filter/namedAccounts";
import { DetailsPanel } from "../../../../src/host/details/detailsPanel";
import { detailsTitle } from "../../../../src/host/details/detailsTitle";
import {
  DetailsPanels,
  type DetailsPanelsOptions,
} from "../../../../src/host/details/detailsPanels";
import type { Uri } from "vscode";
import type { ContextKeys } from "../../../../src/host/base/contextKeys";
import type { LoadDetails } from "../../../../src/host/details/lazyDetails";
import type { NewResource } from "../../../../src/host/details/loadResources";
import { OpenSessions } from "../support/openSessions";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakeWebviewPanel } from "../../../support/jobs/fakeWebviewPanel";
import { nextTask } from "../../../../src/host/base/nextTask";
import { ResourceDetails } from "../../../../src/viewmodel/details/resourceDetails";
import { waitFor } from "../../../support/waitFor";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { WatchedKeys } from "../../../../src/host/live/watchedKeys";
import { standIn } from "../../../support/standIn";

/** What VS Code would show. */
const shown = vi.hoisted((): { panels: object[] } => ({ panels: [] }));

vi.mock("vscode", () => ({
  Uri: { joinPath: (base: string, ...parts: string[]) => [base, ...parts].join("/") },
  ViewColumn: { Active: -1 },
  window: {
    registerWebviewPanelSerializer: () => ({ dispose: () => undefined }),
    createWebviewPanel: () => shown.panels.shift(),
  },
}));

function somePanels() {
  const watches = new WatchedKeys();
  const reveal = vi.fn();
  const fake = Object.assign(new FakeWebviewPanel(), { reveal, onDidDispose: () => undefined });
  shown.panels = [fake];
  const gateway = new AccountGateway({
    account: accountOf({ backup: [wireBackupJob({ id: "a" }), wireBackupJob({ id: "b" })] }),
  });
  const used = vi.fn();
  const loadResources = vi.fn(() =>
    Promise.resolve(
      (its: Parameters<NewResource>[0]) =>
        new ResourceDetails({ ...its, nextTask, ...nothingExpected }),
    ),
  );
  const options = standIn<DetailsPanelsOptions>({
    load: () =>
      Promise.resolve(
        standIn<Awaited<ReturnType<LoadDetails>>>({
          DetailsPanel,
          detailsTitle,
          jobDetailsHtml: () => "",
        }),
      ),
    loadResources,
    extensionUri: standIn<Uri>({ path: "/ext" }),
    sessions: new OpenSessions({ session: aSession, gateway }).asSessions,
    formats: () => utcFormats,
    pageSize: () => 100,
    now: Date.now,
    contextKeys: standIn<ContextKeys>({ set: () => undefined }),
    used,
    accounts: { named: () => namedAccounts([viewOfMember]) },
    watches,
  });
  const panels = new DetailsPanels(options);
  return { panels, watches, reveal, used, fake, gateway, loadResources };
}

const nothingExpected = {
  expectations: () => ({ freshness: new Map<string, number>(), mutes: [] }),
  inView: () => undefined,
  readAll: () => undefined,
  failed: () => undefined,
};
const member = "999999999999";
/** Asks for the jobs of that account by its name. */
const viewOfMember: AccountsView = {
  scope: { queries: [{ kind: "backup", accountId: member }] },
  jobs: { accountIds: new Set(), all: () => [] },
};
const a = { kind: "backup", id: "a" } as const;
const b = { kind: "backup", id: "b" } as const;

describe("The panels of job details", () => {
  it("open a first job in a panel of its own, which the user has turned to", async () => {
    const { panels, used } = somePanels();
    const panel = await panels.open(a, aSession, { preserveFocus: false });
    expect(panels.active).toBe(panel);
    expect(panel?.ref).toMatchObject(a);
    expect(used).toHaveBeenCalled();
    panels.dispose();
  });

  it("tell their pages which jobs the user watches", async () => {
    const { panels, watches } = somePanels();
    const panel = await panels.open(a, aSession, { preserveFocus: false });
    if (panel === undefined) throw new Error("No panel was opened.");
    expect(panel.subject.navigation.watched).toBe(false);
    const flush = vi.spyOn(panel, "flush");
    watches.become([{ ...a, session: aSession, name: "a" }]);
    expect(flush).toHaveBeenCalledOnce();
    expect(panel.subject.navigation.watched).toBe(true);
    panels.dispose();
  });

  it("bring the panel to the front for a job from elsewhere, and leave it the focus that it has for its own", async () => {
    const { panels, reveal } = somePanels();
    const panel = await panels.open(a, aSession, { preserveFocus: true });
    await panels.open(b, aSession, { preserveFocus: true });
    expect(reveal).toHaveBeenCalledExactlyOnceWith(undefined, true);
    await panels.open(a, aSession, {
      preserveFocus: false,
      ...(panel !== undefined && { from: panel }),
    });
    expect(panel?.ref).toMatchObject(a);
    expect(reveal).toHaveBeenCalledOnce();
    panels.dispose();
  });

  it("keep the account that requests about a job must name, and hand it on to what its page leads to", async () => {
    const { panels } = somePanels();
    const known = aBackupJob({ id: "a", accountId: member });
    const panel = await panels.open({ ...a, known }, aSession, { preserveFocus: false });
    if (panel === undefined) throw new Error("No panel was opened.");
    expect([panel.ref.accountId, panel.subject.key.accountId]).toEqual([member, member]);
    const options = { preserveFocus: false, from: panel };
    await panels.open({ kind: "backup", id: "parent" }, aSession, options);
    expect(panel.ref).toMatchObject({ id: "parent", accountId: member });
    const other = aBackupJob({ id: "b", accountId: "888888888888" });
    await panels.open({ ...b, known: other }, aSession, options);
    expect(panel.ref.accountId).toBe("888888888888");
    await panels.open({ ...a, known: aBackupJob({ id: "a" }) }, aSession, { preserveFocus: false });
    expect(panel.ref.accountId).toBeUndefined();
    panels.dispose();
  });

  it("show a resource, from a job's page and back; what makes it is loaded then", async () => {
    const { panels, fake, gateway, loadResources } = somePanels();
    const panel = await panels.open(a, aSession, { preserveFocus: false });
    if (panel === undefined) throw new Error("No panel was opened.");
    expect(loadResources).not.toHaveBeenCalled();
    const bucket = { kind: "resource", id: "arn:aws:s3:::photos" } as const;
    await panels.open(bucket, aSession, { preserveFocus: false, from: panel });
    expect(loadResources).toHaveBeenCalledOnce();
    expect([fake.title, panel.job, panel.ref]).toEqual(["photos", undefined, bucket]);
    expect(panel.subject.key).toMatchObject({ kind: "resource", id: bucket.id });
    await waitFor(() => {
      expect(gateway.requests.map(({ operation }) => operation)).toContain(
        "ListRecoveryPointsByResource",
      );
    });
    panel.go(-1);
    expect(panel.ref).toMatchObject(a);
    panel.go(1);
    expect(panel.ref).toEqual(bucket);
    panels.dispose();
  });

  it("name the account of a member's resource in requests", async () => {
    const { panels } = somePanels();
    const theirs = { kind: "resource", id: `arn:aws:rds:eu-west-1:${member}:db:orders` } as const;
    const panel = await panels.open(theirs, aSession, { preserveFocus: false });
    expect(panel?.ref.accountId).toBe(member);
    panels.dispose();
  });

  it("bring a resource's page back after a window reload, by its key", async () => {
    const { panels, fake, loadResources } = somePanels();
    const key = { ...aSession, kind: "resource", id: "arn:aws:s3:::photos", pinned: true };
    await panels.restore(fake.asPanel, { key });
    expect(loadResources).toHaveBeenCalledOnce();
    expect(fake.title).toBe("photos");
    panels.dispose();
  });

  it("show a job anew that a view of several accounts leads to now", async () => {
    const { panels } = somePanels();
    const panel = await panels.open(a, aSession, { preserveFocus: false });
    const known = aBackupJob({ id: "a", accountId: member });
    await panels.open({ ...a, known }, aSession, { preserveFocus: false });
    expect(panel?.ref.accountId).toBe(member);
    expect(panel?.subject.navigation.canGoBack).toBe(false);
    panels.dispose();
  });
});
