import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ViewKind } from "../../../../src/domain/job/viewKinds";
import { type JobFilter, noFilter } from "../../../../src/domain/filter/jobFilter";
import { type FilterCommand, filterCommands } from "../../../../src/host/filter/filterCommands";
import { createFilterReader } from "../../../../src/host/filter/filterReader";
import { Filters } from "../../../../src/host/filter/filters";
import type { AwsRuntime } from "../../../../src/domain/session/session";
import type { JobsView } from "../../../../src/host/tree/jobsView";
import type { Views } from "../../../../src/host/tree/views";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { accountId, noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import type { WireObject } from "../../../support/endpoint/wire";
import {
  aSession,
  openTree,
  type TreeFixture,
  utcFormats,
} from "../../../support/jobs/treeFixture";
import { wireBackupJob, wireRestoreJobs } from "../../../support/jobs/wireJobs";
import { fakeMemento } from "../support/fakeMemento";
import { sessionsOver } from "../support/sessionsOver";
import { FakePicks } from "../support/fakePicks";
import { standIn } from "../../../support/standIn";

/** What the setting holds in each of its places. */
const setting = vi.hoisted((): { places: Record<string, unknown>; hasFolder: boolean } => ({
  places: {},
  hasFolder: true,
}));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  ConfigurationTarget: { Global: 1, Workspace: 2 },
  workspace: {
    get workspaceFolders() {
      return setting.hasFolder ? [{}] : undefined;
    },
    getConfiguration: () => ({
      inspect: () => setting.places,
      update: (_name: string, value: unknown, target: number) => {
        setting.places[target === 1 ? "globalValue" : "workspaceValue"] = value;
        return Promise.resolve();
      },
    }),
  },
}));

beforeEach(() => {
  setting.hasFolder = true;
  setting.places = {
    defaultValue: { "Running now": { states: ["RUNNING"] } },
  };
});

const plan = { BackupPlanName: "daily", BackupRuleName: "nightly", BackupPlanId: "plan-1" };
const jobs = [
  wireBackupJob({ id: "1", state: "FAILED", members: { ResourceType: "RDS", CreatedBy: plan } }),
  wireBackupJob({ id: "2", state: "FAILED", members: { ResourceType: "EBS" } }),
  wireBackupJob({ id: "3", members: { ResourceType: "EBS", MessageCategory: "$(flame)" } }),
];

/** A person at the palette: both views open, a session, what the workspace kept. */
async function atPalette(
  kept: JobFilter = noFilter,
  isReady = true,
  restored: readonly WireObject[] = [],
  ignoresAbort = false,
) {
  const memory = fakeMemento(kept === noFilter ? {} : { "awsBackup.filter": kept });
  const reader = createFilterReader(() => noon);
  const log = { info: vi.fn() };
  const filters = new Filters({
    memory,
    log,
    notifications: { warning: vi.fn() },
    reader,
  });
  const fixture = await openTree({
    account: accountOf({ backup: jobs, vaults: ["Default", "prod"] }),
    filter: filters.active.filter,
    ignoresAbort,
  });
  const restores = await openTree({ kind: "restore", jobs: restored });
  filters.changed((filter) => {
    fixture.tree.setFilter(filter);
  });
  const open = vi.fn(() => Promise.resolve());
  const viewOf = (kind: ViewKind, { view }: TreeFixture): JobsView =>
    standIn<JobsView>({ kind, visible: true, tree: view, open });
  const backup = viewOf("backup", fixture);
  const views = standIn<Views>({
    all: [backup, viewOf("restore", restores)],
    preferred: backup,
    of: () => backup,
    get sources() {
      return fixture.tree.source === undefined ? [] : [fixture.tree.source];
    },
    loadedJobs: () => [...fixture.tree.loadedJobs(), ...restores.tree.loadedJobs()],
  });
  const { gateway } = fixture;
  let opened = gateway;
  const runtime: AwsRuntime = {
    findProfile: () => Promise.resolve({ file: "" }),
    listProfiles: () => Promise.resolve({ profiles: [], unreadable: [], files: [] }),
    watchIdentity: () => {
      throw new Error("no files are watched here");
    },
    resolveSession: () =>
      Promise.resolve(isReady ? { kind: "ready", session: aSession } : { kind: "noProfile" }),
    openGateway: () => opened,
  };
  const { sessions } = sessionsOver(runtime, {});
  await sessions.start();
  const picks = new FakePicks();
  const information = vi.fn();
  const { commands, inTitle } = filterCommands({
    quickPicks: picks.host,
    filters,
    reader,
    views,
    sessions,
    memory,
    notifications: { information },
    formats: () => utcFormats,
    now: () => noon,
  });
  gateway.takeRequests();
  const run = async (name: FilterCommand): Promise<void> => {
    void commands[name](undefined);
    await settled();
  };
  /** The session is left for one with an account of these vaults. */
  const leaveFor = async (vaults: readonly string[]): Promise<void> => {
    opened = new AccountGateway({ account: accountOf({ vaults }) });
    void sessions.preferred.restart();
    await settled();
  };
  const runInTitle = async (kind: ViewKind): Promise<void> => {
    void inTitle.filter(kind, undefined);
    await settled();
  };
  return { run, picks, filters, gateway, memory, open, information, leaveFor, runInTitle };
}

describe("Filter by State", () => {
  it("offers every state with what is loaded, and checks those of the filter", async () => {
    const { run, picks } = await atPalette({ states: ["FAILED"] });
    await run("filterByState");
    expect(picks.title).toBe("Filter by State");
    expect(picks.placeholder).toMatch(/^Now: Failed\. /);
    expect(picks.checked).toEqual(["Failed"]);
    expect(picks.texts[0]).toBe("Failed · 2 loaded");
    expect(picks.texts).toContain("Partial · backup jobs and copy jobs only");
    expect(picks.texts.at(-1)).toBe("Completed");
  });

  it("offers failures without a later good backup by name, and no other value", async () => {
    const { run, picks, filters } = await atPalette();
    await run("filterJobs");
    await picks.choose("Later good backup…");
    expect(picks.texts).toEqual(["Without a later good backup"]);
    await picks.type("later");
    await picks.enter();
    expect(filters.active.filter).toEqual({ laterBackup: ["none"] });
  });

  it("opens the view at once: a focus that comes later would close what was opened meanwhile", async () => {
    const { run, picks, open, memory } = await atPalette();
    vi.spyOn(memory, "update").mockReturnValue(new Promise(() => undefined));
    await run("filterByState");
    await picks.type("fail");
    await picks.enter();
    expect(open).toHaveBeenCalledOnce();
  });

  it("sets, adds and takes away; the view is opened", async () => {
    const { run, picks, filters, open } = await atPalette();
    await run("filterByState");
    await picks.type("fail");
    await picks.enter();
    expect(filters.active.filter).toEqual({ states: ["FAILED"] });
    expect(open).toHaveBeenCalledOnce();
    await run("filterByState");
    picks.toggle("Running");
    await picks.enter();
    expect(filters.active.filter).toEqual({ states: ["FAILED", "RUNNING"] });
    await run("filterByState");
    picks.toggle("Failed");
    picks.toggle("Running");
    await picks.enter();
    expect(filters.active.filter).toEqual(noFilter);
  });

  it("takes a state that nobody knows, as AWS spells it", async () => {
    const { run, picks, filters } = await atPalette();
    await run("filterByState");
    await picks.type("QUARANTINED");
    await picks.enter();
    expect(filters.active.filter).toEqual({ states: ["QUARANTINED"] });
  });

  it("shows a state that nobody knows, too, so that it can be taken away", async () => {
    const { run, picks, filters } = await atPalette({ states: ["FALIED"] });
    await run("filterByState");
    expect(picks.checked).toEqual(["FALIED"]);
    expect(picks.texts.slice(5, 8)).toEqual(["Completed with issues", "FALIED", "Running"]);
    picks.toggle("FALIED");
    await picks.enter();
    expect(filters.active.filter).toEqual(noFilter);
  });
});

describe.each<FilterCommand>([
  "filterJobs",
  "filterByState",
  "filterByVault",
  "filterByResourceType",
  "filterByResourceArn",
  "filterByTime",
  "filterByAccount",
  "filterByMessageCategory",
  "filterByPlan",
  "applySavedFilter",
  "saveFilter",
  "deleteSavedFilter",
])("Esc in %s", (command) => {
  it("changes nothing, and asks for no job", async () => {
    const before = { states: ["FAILED"], created: "last night" };
    const { run, picks, filters, open, gateway } = await atPalette(before);
    const settings = JSON.stringify(setting.places);
    await run(command);
    expect(picks.shown).toBe(1);
    expect(picks.placeholder).not.toBe("");
    await picks.leave();
    expect(filters.active.filter).toEqual(before);
    expect(open).not.toHaveBeenCalled();
    expect(gateway.takeRequests().filter((request) => request.includes("Jobs"))).toEqual([]);
    expect(JSON.stringify(setting.places)).toBe(settings);
  });
});

describe("Filter by Vault and Resource Type", () => {
  it("ask AWS when the list is opened, once in a session", async () => {
    const { run, picks, gateway } = await atPalette();
    expect(gateway.takeRequests()).toEqual([]);
    await run("filterByVault");
    expect(gateway.takeRequests()).toEqual(["ListBackupVaults maxResults=1000"]);
    expect(picks.texts).toEqual(["Default · 3 loaded", "prod"]);
    await picks.leave();
    await run("filterByVault");
    await picks.leave();
    await run("filterByResourceType");
    expect(gateway.takeRequests()).toEqual(["GetSupportedResourceTypes"]);
    expect(picks.texts.slice(0, 3)).toEqual(["EBS · 2 loaded", "RDS · 1 loaded", "Aurora"]);
    await picks.leave();
  });

  it("leave the other choices and say why, where AWS does not answer; the next list asks again", async () => {
    const { run, picks, filters, gateway } = await atPalette();
    gateway.fail("accessDenied", { hits: ({ operation }) => operation === "ListBackupVaults" });
    await run("filterByVault");
    expect(picks.texts).toEqual([
      "Default · 3 loaded",
      "The account's vaults could not be listed: Access denied · Ask for the permission backup:ListBackupVaults for profile demo.",
    ]);
    await picks.type("typed-vault");
    await picks.enter();
    expect(filters.active.filter).toEqual({ vaults: ["typed-vault"] });
    gateway.takeRequests();
    await run("filterByVault");
    expect(gateway.takeRequests()).toEqual(["ListBackupVaults maxResults=1000"]);
  });

  it("end their request with the list; the next list asks again", async () => {
    const { run, picks, gateway } = await atPalette();
    gateway.hold();
    await run("filterByVault");
    expect(gateway.waiting).toHaveLength(1);
    await picks.leave();
    expect(gateway.waiting).toEqual([]);
    gateway.release();
    await run("filterByVault");
    expect(picks.texts).toEqual(["Default · 3 loaded", "prod"]);
  });

  it.each([false, true])(
    "end their request with its session, and show what the next one's AWS lists (late answer: %j)",
    async (ignoresAbort) => {
      const { run, picks, gateway, leaveFor } = await atPalette(noFilter, true, [], ignoresAbort);
      gateway.hold();
      await run("filterByVault");
      await leaveFor(["vault-of-the-next-session"]);
      if (!ignoresAbort) expect(gateway.waiting).toEqual([]);
      gateway.release();
      await settled();
      expect(picks.texts).toEqual(["Default · 3 loaded", "vault-of-the-next-session"]);
      expect(picks.busy).toBe(false);
    },
  );

  it("work without a session, too", async () => {
    const { run, picks, filters } = await atPalette(noFilter, false);
    await run("filterByVault");
    expect(picks.texts.at(-1)).toMatch(/could not be listed · There is no AWS session\.$/);
    await picks.type("prod");
    await picks.enter();
    expect(filters.active.filter).toEqual({ vaults: ["prod"] });
  });

  it("offer what the filter took off the rows, and what was used before", async () => {
    const { run, picks } = await atPalette();
    await run("filterByAccount");
    await picks.type("444455556666");
    await picks.enter();
    await run("filterByAccount");
    expect(picks.texts).toEqual([
      "All accounts of the organization · only for the management account or a delegated administrator account",
      accountId,
      "444455556666",
    ]);
    expect(picks.checked).toEqual(["444455556666"]);
  });
});

describe("typed values", () => {
  it.each<readonly [FilterCommand, string, RegExp]>([
    ["filterByAccount", "12345", /^"12345" is not an account ID · Write 12 digits/],
    ["filterByResourceArn", "vol-9", /^"vol-9" is not an ARN · Write one such as/],
    [
      "filterByVault",
      "arn:aws:backup:eu-west-1:1:backup-vault:v",
      /is an ARN · Write the vault's name, "v"/,
    ],
    ["filterByTime", "whenever", /^"whenever" is not a known time · Write a time such as/],
  ])("%s: %j is refused with the reason, and Enter can't accept it", async (command, text, why) => {
    const { run, picks, filters } = await atPalette();
    await run(command);
    await picks.type(text);
    expect(picks.texts.at(-1)).toMatch(why);
    if (command === "filterByTime") await picks.choose(picks.texts.at(-1)?.split(" · ")[0] ?? "");
    else await picks.enter();
    expect(picks.isOpen).toBe(true);
    expect(filters.active.filter).toEqual(noFilter);
    await picks.leave();
  });

  it("mean the bucket of an object, in a list that has the bucket already, too", async () => {
    const { run, picks, filters } = await atPalette();
    const bucket = "arn:aws:s3:::huge-bucket";
    await run("filterByResourceArn");
    await picks.type(`${bucket}/logs/x.gz`);
    expect(picks.texts.at(-1)).toBe(bucket);
    await picks.enter();
    expect(filters.active.filter).toEqual({ resourceArns: [bucket] });
    await run("filterByResourceArn");
    await picks.type(`${bucket}/logs/y.gz`);
    await picks.enter();
    expect(filters.active.filter).toEqual({ resourceArns: [bucket] });
  });

  it("are no pattern, which is said where it is typed", async () => {
    const { run, picks } = await atPalette();
    await run("filterByResourceArn");
    await picks.type("arn:aws:dynamodb:eu-west-1:111122223333:table/*");
    expect(picks.texts.at(-1)).toBe(
      '"arn:aws:dynamodb:eu-west-1:111122223333…" is not the ARN of one resource · A pattern does not name one resource.',
    );
    await picks.leave();
  });

  it("are plans or rules as one likes, and ARNs restore testing plans, too", async () => {
    const { run, picks, filters } = await atPalette();
    await run("filterByPlan");
    expect(picks.texts).toEqual(["daily · 1 loaded", "nightly · 1 loaded"]);
    const arn = `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:weekly`;
    await picks.type(arn);
    expect(picks.texts.at(-1)).toBe("weekly · Restore testing plan");
    picks.toggle("weekly");
    await picks.type("");
    picks.toggle("daily");
    await picks.enter();
    expect(filters.active.filter).toEqual({
      backupPlans: ["daily"],
      restoreTestingPlanArns: [arn],
    });
  });

  it("offers loaded restore testing plans by name, with their number, and finds them by ARN", async () => {
    const arn = `arn:aws:backup:eu-west-1:${accountId}:restore-testing-plan:weekly_proof-8f81f553-3a74-4a3f-b93d-b3360dc80c50`;
    const members = { CreatedBy: { RestoreTestingPlanArn: arn } };
    const { run, picks, filters } = await atPalette(
      noFilter,
      true,
      wireRestoreJobs(2, { members }),
    );
    await run("filterByPlan");
    expect(picks.texts.at(-1)).toBe(`weekly_proof · 2 loaded · ${arn}`);
    await picks.type(arn);
    await picks.enter();
    expect(filters.active.filter).toEqual({ restoreTestingPlanArns: [arn] });
  });

  it("are one too many where the next start would refuse them: the list stays and says so", async () => {
    const kept = { vaults: Array.from({ length: 200 }, (_, i) => `vault-${i}`) };
    const { run, picks, filters, open } = await atPalette(kept);
    await run("filterByVault");
    await picks.type("one-more");
    await picks.enter();
    expect([picks.isOpen, picks.title]).toEqual([true, "Filter by Vault"]);
    expect(picks.texts.at(-1)).toBe("vaults: a criterion can have at most 200 values.");
    picks.toggle("vault-0");
    await picks.enter();
    expect(picks.isOpen).toBe(false);
    expect(filters.active.filter.vaults).toHaveLength(199);
    expect(open).toHaveBeenCalledOnce();
  });

  it("all accounts stand alone: what was chosen last counts", async () => {
    const { run, picks, filters } = await atPalette({ accountIds: [accountId] });
    await run("filterByAccount");
    picks.toggle("All accounts");
    await picks.enter();
    expect(filters.active.filter).toEqual({ accountIds: ["*"] });
    await run("filterByAccount");
    picks.toggle(accountId);
    await picks.enter();
    expect(filters.active.filter).toEqual({ accountIds: [accountId] });
  });

  it("hostile values are shown as text", async () => {
    const { run, picks } = await atPalette();
    await run("filterByMessageCategory");
    expect(picks.texts).toContain("\\$(flame) · 1 loaded");
    await picks.leave();
  });
});

describe("Filter by Time", () => {
  it("offers windows with their exact range, and says what AWS lists", async () => {
    const { run, picks, filters } = await atPalette({ created: "yesterday" });
    await run("filterByTime");
    expect(picks.title).toBe("Filter by Time: Created");
    expect(picks.texts).toContain("Yesterday · Fri, Nov 20 · current");
    await picks.type("40d");
    expect(picks.texts.at(-1)).toMatch(
      /^Last 40 days · since .* · AWS Backup lists backup jobs for 30 days$/,
    );
    await picks.choose("Last 40 days");
    expect(filters.active.filter).toEqual({ created: "last 40 days" });
  });

  it.each(["yesterday 23:00", "03:00", "2026-11-20", "fri 22:00"])(
    "highlights of what %s may mean what is meant most",
    async (text) => {
      const { run, picks, filters } = await atPalette();
      await run("filterByTime");
      await picks.type("yesterday 23:00 to 23:30");
      await picks.choose("Yesterday");
      // Now there is a recent time that begins with what is typed.
      await run("filterByTime");
      await picks.type(text);
      const [first, ...others] = picks.activeItems;
      expect([first?.label.startsWith("Since "), others]).toEqual([true, []]);
      await picks.choose(first?.label ?? "");
      expect(filters.active.filter.created).toMatch(/^since /);
    },
  );

  it("leaves to VS Code what a text that means nothing yet highlights", async () => {
    const { run, picks } = await atPalette();
    await run("filterByTime");
    await picks.type("las");
    expect(picks.activeItems).toEqual([]);
  });

  it("goes over to completion, and takes the time away", async () => {
    const { run, picks, filters } = await atPalette();
    await run("filterByTime");
    await picks.choose("Filter by time completed instead");
    expect(picks.title).toBe("Filter by Time: Completed");
    await picks.choose("Last night");
    expect(filters.active.filter).toEqual({ completed: "last night" });
    await run("filterByTime");
    expect(picks.title).toBe("Filter by Time: Completed");
    await picks.choose("Any time");
    expect(filters.active.filter).toEqual(noFilter);
  });

  it("takes one time instead of the other, and both by the overview", async () => {
    const { run, picks, filters } = await atPalette({ created: "last 24 hours" });
    await run("filterByTime");
    await picks.choose("Filter by time completed instead");
    await picks.choose("Last 7 days");
    expect(filters.active.filter).toEqual({ completed: "last 7 days" });
    await run("filterByTime");
    await picks.choose("Filter by time created instead");
    await picks.choose("Filter by time completed instead");
    expect(picks.texts).toContainEqual(expect.stringMatching(/^Last 7 days .* current$/));
    await picks.leave();
    await run("filterJobs");
    await picks.choose("Time created");
    await picks.choose("Yesterday");
    expect(filters.active.filter).toEqual({ completed: "last 7 days", created: "yesterday" });
  });
});

describe("the overview", () => {
  it("says what is set, removes one thing or all", async () => {
    const { run, runInTitle, picks, filters } = await atPalette({
      states: ["FAILED"],
      resourceTypes: ["RDS"],
    });
    await run("filterJobs");
    expect(picks.placeholder).toBe("Active: Failed · RDS. 1 loaded job matches");
    expect(picks.texts.slice(0, 6)).toEqual([
      "Change state… · Failed",
      "Change resource type… · RDS",
      "Remove state",
      "Remove resource type",
      "Clear filters",
      "Save this filter…",
    ]);
    await picks.choose("Remove state");
    expect(filters.active.filter).toEqual({ resourceTypes: ["RDS"] });
    await runInTitle("backup");
    await picks.choose("Clear filters");
    expect(filters.active.filter).toEqual(noFilter);
  });

  it("leads to every criterion, the parent job too, and to saved filters", async () => {
    const { run, picks, filters } = await atPalette();
    await run("filterJobs");
    expect(picks.texts).toContain("Resource type… · 2 in the loaded jobs");
    await picks.choose("Parent job…");
    expect(picks.title).toBe("Filter by Parent job");
    await picks.type("P-1");
    await picks.enter();
    expect(filters.active.filter).toEqual({ parentJobIds: ["P-1"] });
    await run("filterJobs");
    await picks.choose("Running now");
    expect(filters.active.filter).toEqual({ states: ["RUNNING"] });
  });
});

describe("Clear Filters", () => {
  it("clears, or says that there is nothing to clear", async () => {
    const { run, filters, information, open } = await atPalette({ states: ["FAILED"] });
    await run("clearFilters");
    expect(filters.active.filter).toEqual(noFilter);
    expect(open).not.toHaveBeenCalled();
    await run("clearFilters");
    expect(information).toHaveBeenCalledExactlyOnceWith("No filter is active.");
  });
});

describe("saved filters", () => {
  it("are saved under a typed name, for the user or the workspace", async () => {
    const { run, picks } = await atPalette({ states: ["FAILED"] });
    await run("saveFilter");
    await picks.type("Mine");
    await picks.choose("Mine");
    await picks.choose("This Workspace");
    expect(setting.places["workspaceValue"]).toEqual({ Mine: { states: ["FAILED"] } });
    setting.hasFolder = false;
    await run("saveFilter");
    await picks.type("Yours");
    await picks.choose("Yours");
    expect(setting.places["globalValue"]).toEqual({ Yours: { states: ["FAILED"] } });
  });

  it("stand beside the built-in ones; the workspace's of a name counts whole; null hides", async () => {
    setting.places["globalValue"] = { Mine: { states: ["FAILED"], vaults: ["a"] }, Bad: { x: 1 } };
    setting.places["workspaceValue"] = { Mine: { resourceTypes: ["RDS"] } };
    const { run, picks, filters } = await atPalette();
    await run("applySavedFilter");
    expect(picks.texts).toEqual([
      "Running now · Running",
      "Mine · RDS",
      expect.stringMatching(/^Bad · can't be read · "x" is not a criterion/),
    ]);
    await picks.choose("Mine");
    expect(filters.active.filter).toEqual({ resourceTypes: ["RDS"] });
    setting.places["globalValue"] = { "Running now": null };
    setting.places["workspaceValue"] = undefined;
    await run("applySavedFilter");
    expect(picks.texts).toEqual(["There are no saved filters · Save Filter adds one"]);
  });

  it("say when the workspace's of that name hides the one that is saved", async () => {
    setting.places["workspaceValue"] = { Mine: null };
    const { run, picks, information } = await atPalette({ states: ["FAILED"] });
    await run("saveFilter");
    await picks.type("Mine");
    await picks.choose("Mine");
    await picks.choose("You");
    expect(information).toHaveBeenLastCalledWith(
      "The filter is saved as “Mine” for you. In this workspace, the workspace's own setting of this name is used instead.",
    );
  });

  it("say when one takes the place of a built-in one", async () => {
    const { run, picks, information } = await atPalette({ states: ["FAILED"] });
    await run("saveFilter");
    await picks.type("Running now");
    expect(picks.texts.at(-1)).toBe(
      "Running now · saves the active filter in place of the built-in filter",
    );
    await picks.choose("Running now");
    await picks.choose("You");
    expect(information).toHaveBeenLastCalledWith(
      "The filter is saved as “Running now”. It is used in place of the built-in filter.",
    );
  });

  it("without a name can't be applied, which is said, and can be deleted", async () => {
    setting.places["globalValue"] = { "": { states: ["FAILED"] } };
    const { run, picks, information } = await atPalette();
    await run("applySavedFilter");
    expect(picks.texts.at(-1)).toBe(
      "(no name) · can't be read · A saved filter needs a name. Write one in the setting.",
    );
    await picks.leave();
    await run("deleteSavedFilter");
    await picks.choose("(no name)");
    expect(setting.places["globalValue"]).toBeUndefined();
    expect(information).toHaveBeenLastCalledWith("The saved filter “(no name)” is deleted.");
  });

  it("are deleted where they are saved, and nowhere else; a built-in one is hidden", async () => {
    setting.places["globalValue"] = { "Running now": { states: ["PENDING"] } };
    setting.places["workspaceValue"] = { "Running now": { states: ["FAILED"] } };
    const { run, picks, information } = await atPalette();
    await run("deleteSavedFilter");
    await picks.choose("Running now");
    expect(setting.places).toMatchObject({
      globalValue: { "Running now": { states: ["PENDING"] } },
      workspaceValue: undefined,
    });
    expect(information).toHaveBeenLastCalledWith(
      "The saved filter “Running now” is deleted. There is another filter of this name: saved by you.",
    );
    await run("deleteSavedFilter");
    await picks.choose("Running now");
    expect(setting.places["globalValue"]).toBeUndefined();
    await run("deleteSavedFilter");
    await picks.choose("Running now");
    expect(setting.places["globalValue"]).toEqual({ "Running now": null });
    expect(information).toHaveBeenLastCalledWith(
      "The saved filter “Running now” is hidden. To show it again, remove its name from the setting awsBackup.savedFilters.",
    );
  });

  it("need a filter, and a name that can be used", async () => {
    const none = await atPalette();
    await none.run("saveFilter");
    expect(none.information).toHaveBeenCalledExactlyOnceWith(
      "There is no filter to save. Filter the jobs first.",
    );
    const { run, picks } = await atPalette({ states: ["FAILED"] });
    await run("saveFilter");
    expect(picks.texts).toEqual(["No name yet · Type the name of the filter."]);
    await picks.type("  ");
    await picks.choose("No name yet");
    expect(picks.isOpen).toBe(true);
    for (const name of ["__proto__", "x".repeat(61)]) {
      await picks.type(name);
      expect(picks.texts.at(-1)).toMatch(/^(This name can't be used|A name has at most 60)/);
    }
    await picks.leave();
  });
});
