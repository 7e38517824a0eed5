import type { InputBoxOptions } from "vscode";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { environmentProfile, type Profile } from "../../../../src/domain/session/session";
import { mostEntries, type SessionEntry } from "../../../../src/domain/session/sessionEntry";
import { type EntryCommand, entryCommands } from "../../../../src/host/session/entryCommands";
import { SessionChoices } from "../../../../src/host/session/sessionChoices";
import { SessionEntries } from "../../../../src/host/session/sessionEntries";
import type { AwsRuntime } from "../../../../src/domain/session/session";
import type { NotificationAction } from "../../../../src/host/base/notifications";
import { settled } from "../../../support/jobs/settled";
import { standIn } from "../../../support/standIn";
import { fakeMemento } from "../support/fakeMemento";
import { FakePicks } from "../support/fakePicks";

const window = vi.hoisted(() => ({ hasFolder: true, isTrusted: true, opened: [] as string[] }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  Uri: { parse: (text: string) => text },
  env: { openExternal: (uri: string) => Promise.resolve(window.opened.push(uri)) },
  workspace: {
    get workspaceFolders() {
      return window.hasFolder ? [{}] : undefined;
    },
    get isTrusted() {
      return window.isTrusted;
    },
  },
}));

beforeEach(() => {
  window.hasFolder = window.isTrusted = true;
  window.opened = [];
});

const prod: SessionEntry = { profile: "prod", region: "eu-west-1" };
const test: SessionEntry = { profile: "test", region: "us-east-1", name: "$(zap) Test" };
const audit: SessionEntry = { profile: "audit", region: "*", color: "blue" };

const profiles: readonly Profile[] = [
  { name: "prod", region: "eu-west-1", source: "access keys" },
  { name: "bare", source: "access keys" },
];

interface Given {
  readonly kept?: readonly SessionEntry[];
  readonly setting?: readonly SessionEntry[];
  readonly profiles?: readonly Profile[];
  readonly regions?: readonly string[];
  readonly hasEnvironment?: boolean;
}

/** A person at the palette, with the session demo in use. */
function atPalette(given: Given = {}) {
  const settings: { profile: undefined; regions: readonly string[]; sessions: unknown } = {
    profile: undefined,
    regions: given.regions ?? [],
    sessions: given.setting,
  };
  const memory = fakeMemento({ ...(given.kept && { "awsBackup.sessions": given.kept }) });
  const entries = new SessionEntries({
    memory,
    settings: {
      get sessions() {
        return settings.sessions;
      },
      shareSessions: (sessions) => {
        settings.sessions = sessions;
        return Promise.resolve();
      },
    },
    choices: new SessionChoices(memory, settings),
    inUse: () => Promise.resolve({ profile: "demo", region: "eu-west-1" }),
    log: { info: vi.fn() },
    notifications: { warning: vi.fn() },
  });
  const runtime = standIn<AwsRuntime>({
    listProfiles: () =>
      Promise.resolve({
        profiles: given.profiles ?? profiles,
        ...(given.hasEnvironment !== false && {
          environment: { source: "access keys", region: "us-west-2" },
        }),
        unreadable: [],
        files: [],
      }),
  });
  const said: string[] = [];
  let actions: readonly NotificationAction[] = [];
  const picks = new FakePicks();
  const boxes: { types: string | undefined; last: InputBoxOptions } = { types: "", last: {} };
  const handlers = entryCommands({
    entries,
    quickPicks: picks.host,
    inputBoxes: {
      showInputBox: (options: InputBoxOptions = {}) => {
        boxes.last = options;
        return Promise.resolve(boxes.types);
      },
    },
    notifications: {
      information: (text, offered?: readonly NotificationAction[]) => {
        said.push(text);
        actions = offered ?? [];
      },
    },
    runtime: () => Promise.resolve(runtime),
    settings,
    ofRow: (argument) => entries.all.find(({ profile }) => profile === argument),
  });
  const run = async (name: EntryCommand, row?: string): Promise<void> => {
    void handlers[name](row);
    await settled();
  };
  const undo = async (): Promise<void> => {
    expect(actions.map(({ title }) => title)).toEqual(["Undo"]);
    await actions[0]?.run();
  };
  return { entries, settings, memory, picks, boxes, said, run, undo };
}

const demo: SessionEntry = { profile: "demo", region: "eu-west-1" };

describe("Add Session", () => {
  it("takes a profile and its own Region with two Enters, beside the session in use", async () => {
    const { run, picks, entries, said } = atPalette();
    await run("addSession");
    expect(picks.texts).toEqual([
      "environment · AWS_ACCESS_KEY_ID · us-west-2",
      "prod · eu-west-1",
      "bare · no Region",
    ]);
    await picks.choose("prod");
    expect(picks.title).toBe("Add Session: prod");
    expect(picks.texts.slice(0, 3)).toEqual([
      "eu-west-1 · Europe (Ireland)",
      "All Regions · of the profile, also those that AWS opens later",
      "All Accounts of the Organization · with a management or delegated administrator account",
    ]);
    await picks.enter();
    expect([entries.all, said]).toEqual([[demo, prod], []]);
  });

  it("takes several Regions at once, listed or typed, for all accounts", async () => {
    const { run, picks, entries } = atPalette({ kept: [demo], regions: ["Ireland", "EU-NORTH-1"] });
    await run("addSession");
    await picks.choose("prod");
    expect(picks.texts[1]).toBe("eu-north-1 · Europe (Stockholm)");
    picks.toggle("us-east-2");
    picks.toggle("All Accounts");
    await picks.type("xx-new-1");
    picks.toggle("xx-new-1");
    await picks.enter();
    const accounts = "organization" as const;
    expect(entries.all).toEqual([
      demo,
      { profile: "prod", region: "us-east-2", accounts },
      { profile: "prod", region: "xx-new-1", accounts },
    ]);
  });

  it("takes all Regions for one entry, whatever else is checked", async () => {
    const { run, picks, entries } = atPalette({ kept: [demo, prod] });
    await run("addSession");
    await picks.choose("prod");
    picks.toggle("us-east-2");
    picks.toggle("All Regions");
    await picks.enter();
    expect(entries.all).toEqual([demo, { profile: "prod", region: "*" }]);
  });

  it("takes the environment, and all accounts alone for its own Region", async () => {
    const { run, picks, entries } = atPalette({ kept: [prod] });
    await run("addSession");
    await picks.choose("environment");
    expect(picks.title).toBe("Add Session: environment");
    picks.toggle("All Accounts");
    await picks.enter();
    expect(entries.all[1]).toEqual({
      profile: environmentProfile,
      region: "us-west-2",
      accounts: "organization",
    });
  });

  it("asks for a Region where none is known, and says why a text is none", async () => {
    const { run, picks, entries } = atPalette({ kept: [audit] });
    await run("addSession");
    await picks.choose("bare");
    picks.toggle("All Accounts");
    await picks.enter();
    expect(picks.texts.at(-1)).toBe("Check a Region, too");
    await picks.type("nowhere");
    expect(picks.texts.at(-1)).toContain('"nowhere" is not a Region');
    await picks.leave();
    expect(entries.all).toEqual([audit]);
  });

  it("says that a session is there already, and adds none twice", async () => {
    const { run, picks, entries, said } = atPalette({ kept: [demo, prod] });
    await run("addSession");
    await picks.choose("prod");
    await picks.enter();
    expect([entries.all, said]).toEqual([[demo, prod], ["prod · eu-west-1 is there already."]]);
  });

  it("changes nothing on Esc, in either list", async () => {
    const { run, picks, memory } = atPalette();
    await run("addSession");
    await picks.leave();
    await run("addSession");
    await picks.choose("prod");
    await picks.leave();
    expect(memory.keys()).toEqual([]);
  });

  it("shows names as text, and the guide where there is no profile", async () => {
    const { run, picks } = atPalette({ profiles: [{ name: "$(x)\u202e](y)", source: "unknown" }] });
    await run("addSession");
    await picks.choose("\\$(x)");
    expect(picks.title).toBe("Add Session: $(x) ](y)");
    await picks.leave();
    const none = atPalette({ profiles: [], hasEnvironment: false });
    await none.run("addSession");
    await none.picks.choose("The AWS config files contain no profile");
    expect([window.opened.length, none.entries.from]).toEqual([1, "choice"]);
  });

  it("adds no more than there is room for", async () => {
    const kept = Array.from({ length: mostEntries - 1 }, (_, n) => ({ profile: `p${n}` }));
    const { run, picks, said, entries } = atPalette({ kept });
    await run("addSession");
    await picks.choose("prod");
    picks.toggle("us-east-1");
    picks.toggle("us-east-2");
    await picks.enter();
    expect(picks.texts.at(-1)).toBe("Check fewer. There is room for 1 more");
    picks.toggle("us-east-1");
    await picks.enter();
    expect(entries.all).toHaveLength(mostEntries);
    await run("addSession");
    expect(said).toEqual(["There are 50 sessions already. Remove one before you add another."]);
  });
});

describe("the commands on a session's row", () => {
  it("remove it, and Undo brings it back to its place, also after another change", async () => {
    const { run, entries, undo, said, memory } = atPalette({ kept: [prod, test, audit] });
    await run("removeSession", "test");
    expect([entries.all, said]).toEqual([[prod, audit], ["The session $(zap) Test was removed."]]);
    await undo();
    expect(entries.all).toEqual([prod, test, audit]);
    await run("removeSession", "prod");
    await run("moveSessionDown", "test");
    await undo();
    expect(memory.get("awsBackup.sessions")).toEqual([prod, audit, test]);
  });

  it("remove one of the setting's for this workspace only; Undo follows the setting again", async () => {
    const { run, entries, undo, settings } = atPalette({ setting: [prod, test] });
    await run("removeSession", "prod");
    expect([entries.all, entries.from, settings.sessions]).toEqual([
      [test],
      "workspace",
      [prod, test],
    ]);
    await undo();
    expect([entries.all, entries.from]).toEqual([[prod, test], "setting"]);
  });

  it("move it", async () => {
    const { run, entries } = atPalette({ kept: [prod, test, audit] });
    await run("moveSessionUp", "audit");
    await run("moveSessionDown", "prod");
    expect(entries.all).toEqual([audit, prod, test]);
  });

  it("rename it; without a name it is called by profile and Region again", async () => {
    const { run, boxes, entries } = atPalette({ kept: [prod, test] });
    boxes.types = " <b>$(flame)</b> ";
    await run("renameSession", "prod");
    expect(boxes.last).toMatchObject({
      title: "Rename Session: prod · eu-west-1",
      prompt: "Type a name. Without one, the session is called prod · eu-west-1",
      placeHolder: "prod · eu-west-1",
      value: "",
    });
    expect(entries.all[0]).toEqual({ ...prod, name: "<b>$(flame)</b>" });
    boxes.types = undefined;
    await run("renameSession", "prod");
    expect(boxes.last.value).toBe("<b>$(flame)</b>");
    expect(entries.all[0]).toEqual({ ...prod, name: "<b>$(flame)</b>" });
    boxes.types = " ";
    await run("renameSession", "prod");
    expect(entries.all[0]).toEqual(prod);
    const problem = (text: string): unknown => boxes.last.validateInput?.(text);
    expect(problem("n".repeat(61))).toContain("at most 60 characters");
    expect(problem("a\tb")).toContain("control characters");
    for (const text of ["", " ", "$(flame)"]) expect(problem(text) ?? "").toBe("");
  });

  it("mark it with a color, and unmark it", async () => {
    const { run, picks, entries } = atPalette({ kept: [prod, audit] });
    await run("markSession", "audit");
    expect(picks.texts).toEqual([
      "Red",
      "Orange",
      "Yellow",
      "Green",
      "Blue · current",
      "Purple",
      "No Color",
    ]);
    await picks.choose("Red");
    expect(entries.all[1]).toEqual({ ...audit, color: "red" });
    await run("markSession", "audit");
    await picks.choose("No Color");
    expect(entries.all[1]).toEqual({ profile: "audit", region: "*" });
  });
});

describe("the same commands in the palette", () => {
  it.each([
    [
      "removeSession",
      ["prod · eu-west-1", "\\$(zap) Test · test · us-east-1", "audit · all Regions · Blue"],
    ],
    ["moveSessionUp", ["\\$(zap) Test · test · us-east-1", "audit · all Regions · Blue"]],
    ["moveSessionDown", ["prod · eu-west-1", "\\$(zap) Test · test · us-east-1"]],
    [
      "renameSession",
      ["prod · eu-west-1", "\\$(zap) Test · test · us-east-1", "audit · all Regions · Blue"],
    ],
    [
      "markSession",
      ["prod · eu-west-1", "\\$(zap) Test · test · us-east-1", "audit · all Regions · Blue"],
    ],
  ] as const)("%s asks for the session, and Esc changes nothing", async (name, texts) => {
    const kept = [prod, test, audit];
    const { run, picks, entries } = atPalette({ kept });
    await run(name);
    expect(picks.texts).toEqual(texts);
    await picks.leave();
    expect(entries.all).toEqual(kept);
  });

  it("remove and move the one that is selected", async () => {
    const { run, picks, entries } = atPalette({ kept: [prod, test, audit] });
    await run("removeSession");
    await picks.choose("audit");
    await run("moveSessionUp");
    await picks.choose("\\$(zap) Test");
    expect(entries.all).toEqual([test, prod]);
  });

  it("say that there is nothing to select where there is one session only", async () => {
    const { run, picks, said } = atPalette({ kept: [prod] });
    await run("removeSession");
    expect([picks.shown, said]).toEqual([
      0,
      ["There is only one session. Add Session adds another."],
    ]);
  });
});

describe("Share Sessions with Team", () => {
  it("shows what it will write, writes that alone, and what is shared counts", async () => {
    const kept = [
      { ...prod, color: "red" as const },
      { profile: environmentProfile, region: "*" },
    ];
    const { run, picks, entries, settings, memory, said } = atPalette({ kept });
    await run("shareSessions");
    expect(picks.texts).toEqual([
      "Write 2 sessions · for everybody who opens this workspace",
      'prod · eu-west-1 · {"profile":"prod","region":"eu-west-1","color":"red"}',
      'Default profile · all Regions · {"region":"*"}',
    ]);
    expect(settings.sessions).toBeUndefined();
    await picks.choose("Write 2 sessions");
    expect(settings.sessions).toEqual([kept[0], { region: "*" }]);
    expect([entries.from, memory.keys(), said]).toEqual([
      "setting",
      [],
      ["The workspace's settings contain 2 sessions now."],
    ]);
  });

  it("writes the session in use under its names, where there is one", async () => {
    const { run, picks, settings } = atPalette();
    await run("shareSessions");
    await picks.choose("Write 1 session");
    expect(settings.sessions).toEqual([demo]);
  });

  it("writes nothing on Esc", async () => {
    const { run, picks, settings, memory } = atPalette({ kept: [prod] });
    await run("shareSessions");
    await picks.leave();
    expect([settings.sessions, memory.get("awsBackup.sessions")]).toEqual([undefined, [prod]]);
  });

  it.each([
    [{ hasFolder: false }, "No folder or workspace is open, so there are no settings to share."],
    [
      { isTrusted: false },
      "This workspace is not trusted, so sessions in its settings don't count.",
    ],
  ])("says why it can't: %j", async (state, reason) => {
    Object.assign(window, state);
    const { run, picks, said } = atPalette({ kept: [prod, test] });
    await run("shareSessions");
    expect(picks.shown).toBe(0);
    expect(said.join()).toContain(reason);
  });
});

describe("Use Shared Sessions", () => {
  it("leads back to those of the setting, and Undo to one's own", async () => {
    const { run, entries, undo, said } = atPalette({ kept: [test], setting: [prod, audit] });
    await run("useSharedSessions");
    expect([entries.all, entries.from]).toEqual([[prod, audit], "setting"]);
    await undo();
    expect(entries.all).toEqual([test]);
    await run("useSharedSessions");
    await run("useSharedSessions");
    expect(said.at(-1)).toBe("The views show the sessions of the settings already.");
  });

  it("says that there are none, and what shares some", async () => {
    const { run, said } = atPalette({ kept: [test] });
    await run("useSharedSessions");
    expect(said).toEqual([
      "The settings contain no sessions. Share Sessions with Team writes those of this workspace.",
    ]);
  });
});
