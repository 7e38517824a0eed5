import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mementoKeys } from "../../../../src/host/base/contributions";
import type { ViewNode } from "../../../../src/viewmodel/tree/treeNode";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { FakeWebviewPanel } from "../../../support/jobs/fakeWebviewPanel";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { explorerInSight } from "../support/explorerInSight";
import { waitFor } from "../../../support/waitFor";

/** What stands behind VS Code and AWS. */
const desk = vi.hoisted(() => ({
  gateway: (): unknown => undefined,
  quickPick: (): unknown => undefined,
  panel: (): unknown => undefined,
  said: [] as string[],
  /** Of the credentials. */
  accountId: undefined as string | undefined,
  item: { text: "", show: () => undefined, hide: () => undefined, dispose: () => undefined },
}));

vi.mock("vscode", () => {
  const nothing = { dispose: () => undefined };
  const event = () => nothing;
  class Thing {
    readonly event = event;
    readonly fire = () => undefined;
    readonly dispose = () => undefined;
    readonly show = () => undefined;
    readonly hide = () => undefined;
  }
  const noLog = () => undefined;
  return {
    EventEmitter: Thing,
    ThemeColor: Thing,
    ThemeIcon: Thing,
    StatusBarAlignment: { Left: 1 },
    QuickPickItemKind: { Separator: -1 },
    ViewColumn: { Active: -1 },
    ProgressLocation: {},
    Uri: Object.assign(class extends Thing {}, {
      joinPath: (base: string, ...parts: string[]) => [base, ...parts].join("/"),
      file: (path: string) => path,
    }),
    env: { language: "en" },
    commands: { executeCommand: () => Promise.resolve() },
    window: {
      createOutputChannel: () => ({ ...nothing, info: noLog, debug: noLog, error: noLog }),
      createStatusBarItem: () => desk.item,
      createQuickPick: () => desk.quickPick(),
      createWebviewPanel: () => desk.panel(),
      onDidChangeTextEditorSelection: event,
      onDidChangeWindowState: event,
      state: { focused: true, active: true },
      withProgress: (_: unknown, task: () => unknown) => task(),
      showInformationMessage: (text: string) => Promise.resolve(void desk.said.push(text)),
      showErrorMessage: (text: string) => Promise.resolve(void desk.said.push(text)),
    },
    workspace: {
      isTrusted: true,
      onDidChangeConfiguration: event,
      onDidGrantWorkspaceTrust: event,
      getConfiguration: () => ({ get: () => undefined, inspect: () => undefined }),
    },
  };
});

vi.mock("../../../../src/aws/index", () => ({
  createAwsRuntime: () => ({
    watchIdentity: () => ({
      look: () => Promise.resolve(),
      poll: () => undefined,
      dispose: () => undefined,
    }),
    resolveSession: () =>
      Promise.resolve({ kind: "ready", session: { profile: "demo", region: "eu-west-1" } }),
    openGateway: () =>
      Object.assign(desk.gateway() as object, {
        close: () => undefined,
        accountId: desk.accountId,
      }),
  }),
}));

// What it reads from the disk was built.
vi.mock("../../../../src/host/details/jobDetailsHtml", () => ({ jobDetailsHtml: () => "" }));

const member = "999999999999";
const theirs = `arn:aws:ec2:eu-west-1:${member}:volume/orders`;
const of = { AccountId: member, ResourceArn: theirs };
const backup = [
  wireBackupJob({ id: "stack", isParent: true, members: of }),
  wireBackupJob({ id: "child", parent: "stack", members: of }),
];
const account = accountOf({ managesOrganization: true, backup });

let end: () => void = () => undefined;
// The bundle is many files here, and a busy machine takes seconds to read them: not while a test waits.
beforeAll(async () => {
  await import("../../../../src/host/details/detailsBundle");
});
beforeEach(() => {
  desk.said.length = 0;
  desk.accountId = undefined;
});
afterEach(() => {
  end();
});

/** The extension with both views in sight and what the workspace kept. */
async function explorer(kept: Readonly<Record<string, unknown>>, at = account) {
  const gateway = new AccountGateway({ account: at });
  const picks = new FakePicks();
  const panel = Object.assign(new FakeWebviewPanel(), {
    reveal: () => undefined,
    onDidDispose: () => undefined,
  });
  desk.gateway = () => gateway;
  desk.quickPick = () => (picks.host as { createQuickPick: () => unknown }).createQuickPick();
  desk.panel = () => panel;
  const all = explorerInSight(kept);
  end = () => {
    all.dispose();
  };
  const rowsBelow = (node?: ViewNode): ViewNode[] =>
    all.rows.backup
      .getChildren(node)
      .flatMap((child) => (child.type === "job" ? [child] : rowsBelow(child)));
  await waitFor(() => {
    rowsBelow();
    expect(gateway.requests.length).toBeGreaterThan(1);
  });
  await waitFor(() => {
    expect(gateway.waiting).toEqual([]);
  });
  return { ...all, gateway, picks, panel, jobRows: rowsBelow };
}

const entry = { profile: "demo", region: "eu-west-1", accounts: "organization" };

describe.each([
  ["the filter All Accounts of the Organization", { [mementoKeys.filter]: { accountIds: ["*"] } }],
  ["a session for all accounts of the organization", { [mementoKeys.sessions]: [entry] }],
])("with %s", (_name, everyAccount) => {
  it("a row's resource has the jobs that its account has", async () => {
    const { run, gateway, picks, jobRows } = await explorer(everyAccount);
    await waitFor(() => {
      expect(jobRows()).toHaveLength(2);
    });
    gateway.takeRequests();
    const done = run("showJobsForArn", jobRows()[0]);
    await waitFor(() => {
      expect(picks.texts).toHaveLength(2);
    });
    expect(gateway.takeRequests()[0]).toContain(`accountId=${member}`);
    await picks.leave();
    await done;
  });

  it.each([
    ["of the credentials, where they tell", "111122223333", "111122223333"],
    ["of the jobs, where the credentials don't", undefined, member],
  ])("the status bar has the account %s", async (_, accountId, shown) => {
    desk.accountId = accountId;
    await explorer(everyAccount);
    await waitFor(() => {
      expect(desk.item.text).toBe(`$(cloud) demo · eu-west-1 · ${shown}`);
    });
  });

  it("an ARN of such a row leads to its last job, and a hover on it says what that is", async () => {
    const { run, hovers, gateway, picks, panel, jobRows } = await explorer(everyAccount);
    await waitFor(() => {
      expect(jobRows()).toHaveLength(2);
    });
    const found = { type: "arn", arn: theirs, start: 0, end: 1 } as const;
    const text = await hovers.textOf(found, new AbortController().signal);
    expect(text).toContain("Last backup\\: Completed");
    const done = run("goToResourceArn", theirs);
    await waitFor(() => {
      expect(picks.texts.join()).toContain("Its Last Backup Job");
    });
    gateway.takeRequests();
    await picks.choose("Its Last Backup Job");
    await done;
    expect(gateway.takeRequests()[0]).toContain(`accountId=${member}`);
    expect(desk.said).toEqual([]);
    expect(panel.title).toMatch(/^volume (?:stack|child)$/);
  });

  it("the page of a job of the own account asks as it does without other accounts", async () => {
    const own = wireBackupJob({ id: "own" });
    desk.accountId = "111122223333";
    const mixed = accountOf({ managesOrganization: true, backup: [...backup, own] });
    const { run, gateway, panel, jobRows } = await explorer(everyAccount, mixed);
    await waitFor(() => {
      expect(jobRows()).toHaveLength(3);
    });
    gateway.takeRequests();
    await run(
      "openDetails",
      jobRows().find((row) => row.type === "job" && row.jobKey === "own"),
    );
    await waitFor(() => {
      expect(panel.sentText).toContain("own");
    });
    expect(gateway.takeRequests().join()).not.toContain("accountId");
  });

  it("the page of a parent lists the children that stand below its row", async () => {
    const { run, gateway, panel, jobRows } = await explorer(everyAccount);
    await waitFor(() => {
      expect(jobRows()).toHaveLength(2);
    });
    gateway.takeRequests();
    const stack = jobRows().find((row) => row.type === "job" && row.jobKey === "stack");
    await run("openDetails", stack);
    await waitFor(() => {
      expect(panel.sentText).toContain("1 child job");
    });
    expect(gateway.takeRequests()).toContain(
      `ListBackupJobs maxResults=100 parentJobId=stack accountId=${member}`,
    );
  });
});

describe("without a filter for accounts", () => {
  it("no request about an ARN names one", async () => {
    const { run, gateway, picks } = await explorer({});
    gateway.takeRequests();
    const done = run("showJobsForArn", theirs);
    await waitFor(() => {
      expect(picks.texts[0]).toBe("AWS Backup lists no job of this ARN");
    });
    expect(gateway.takeRequests()).toEqual([
      `ListBackupJobs maxResults=100 resourceArn=${theirs}`,
      `ListRestoreJobsByProtectedResource maxResults=100 resourceArn=${theirs}`,
      `ListCopyJobs maxResults=100 resourceArn=${theirs}`,
      `ListScanJobs MaxResults=100 ByResourceArn=${theirs}`,
      `ListCopyJobs maxResults=100 sourceRecoveryPointArn=${theirs}`,
      `ListScanJobs MaxResults=100 ByRecoveryPointArn=${theirs}`,
    ]);
    await picks.leave();
    await done;
  });
});
