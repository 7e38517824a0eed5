import { describe, expect, it, vi } from "vitest";
import type { SessionEntry } from "../../../../src/domain/session/sessionEntry";
import { SessionChoices } from "../../../../src/host/session/sessionChoices";
import { SessionEntries } from "../../../../src/host/session/sessionEntries";
import { fakeMemento } from "../support/fakeMemento";

vi.mock("vscode", () => ({}));

const prod: SessionEntry = { profile: "prod", region: "eu-west-1", color: "red" };
const test: SessionEntry = { profile: "test", region: "us-east-1" };
const audit: SessionEntry = { profile: "audit", region: "*", name: "Audit" };
const inUse: SessionEntry = { profile: "demo", region: "eu-west-1" };

interface Given {
  readonly kept?: unknown;
  readonly setting?: unknown;
  readonly profile?: string;
  readonly region?: string;
  readonly inUse?: SessionEntry | undefined;
}

function aWorkspace(given: Given = {}) {
  const settings: {
    profile: string | undefined;
    regions: readonly string[];
    sessions: unknown;
    isReadOnly: boolean;
  } = {
    profile: "default",
    regions: ["eu-north-1"],
    sessions: given.setting ?? [],
    isReadOnly: false,
  };
  const memory = fakeMemento({
    ...(given.kept !== undefined && { "awsBackup.sessions": given.kept }),
    ...(given.profile !== undefined && { "awsBackup.profile": given.profile }),
    ...(given.region !== undefined && { "awsBackup.region": given.region }),
  });
  const info = vi.fn();
  const warning = vi.fn();
  const open = (): SessionEntries =>
    new SessionEntries({
      memory,
      settings: {
        get sessions() {
          return settings.sessions;
        },
        shareSessions: (sessions) => {
          if (settings.isReadOnly) return Promise.reject(new Error("The file can't be written."));
          settings.sessions = sessions;
          return Promise.resolve();
        },
      },
      choices: new SessionChoices(memory, settings),
      inUse: () => Promise.resolve("inUse" in given ? given.inUse : inUse),
      log: { info },
      notifications: { warning },
    });
  const entries = open();
  let changes = 0;
  entries.changed(() => changes++);
  const kept = (): unknown => memory.get("awsBackup.sessions");
  return { entries, settings, memory, info, warning, open, kept, changes: () => changes };
}

describe("which sessions there are", () => {
  it("is one by choice at first: what was selected here, else what the settings name", () => {
    const { entries } = aWorkspace();
    expect([entries.all, entries.from]).toEqual([
      [{ profile: "default", region: "eu-north-1" }],
      "choice",
    ]);
    expect(entries.choiceOf(entries.all[0] ?? {})).toEqual({
      profile: "default",
      profileFrom: "setting",
      region: "eu-north-1",
      regionFrom: "setting",
    });
    const chosen = aWorkspace({ profile: " prod", region: "us-east-1a" });
    expect(chosen.entries.all).toEqual([{ profile: " prod", region: "us-east-1a" }]);
    expect(chosen.entries.choiceOf({})).toMatchObject({ profileFrom: "workspace" });
  });

  it("are those of the setting where none were added here, with the settings for what they don't name", () => {
    const { entries } = aWorkspace({ setting: [prod, audit, {}], profile: "mine" });
    expect([entries.all, entries.from]).toEqual([[prod, audit, {}], "setting"]);
    expect(entries.choiceOf(prod)).toEqual({
      profile: "prod",
      profileFrom: "setting",
      region: "eu-west-1",
      regionFrom: "setting",
    });
    expect(entries.choiceOf(audit)).toEqual({ profile: "audit", profileFrom: "setting" });
    expect(entries.choiceOf({})).toMatchObject({ profile: "default", region: "eu-north-1" });
  });

  it("are those that were added here, whatever the setting says", () => {
    const { entries } = aWorkspace({ kept: [test], setting: [prod, audit] });
    expect([entries.all, entries.from]).toEqual([[test], "workspace"]);
    expect(entries.choiceOf(test)).toMatchObject({ profileFrom: "workspace" });
    expect(entries.shared).toEqual([prod, audit]);
  });

  it("is one by choice again after a profile was selected, though the setting has several", async () => {
    const { entries, kept, open } = aWorkspace({ kept: [prod, test], setting: [prod, audit] });
    await entries.showChoice();
    expect([entries.from, kept()]).toEqual(["choice", []]);
    expect(open().from).toBe("choice");
    await entries.useShared();
    expect([entries.from, kept()]).toEqual(["setting", undefined]);
  });

  it("follow the setting, the choice and nothing else, and say so once", async () => {
    const { entries, settings, memory, changes } = aWorkspace();
    entries.mayHaveChanged();
    expect(changes()).toBe(0);
    settings.sessions = [prod, test];
    entries.mayHaveChanged();
    expect([entries.all, changes()]).toEqual([[prod, test], 1]);
    await memory.update("awsBackup.profile", "other");
    entries.mayHaveChanged();
    expect(changes(), "the choice does not count").toBe(1);
    settings.sessions = [test, prod];
    entries.mayHaveChanged();
    expect(changes(), "another order").toBe(2);
    settings.sessions = undefined;
    entries.mayHaveChanged();
    expect(entries.all).toEqual([{ profile: "other", region: "eu-north-1" }]);
  });
});

describe("session entries that can't be read", () => {
  it("are said once in the log where the setting has them, and the rest counts", () => {
    const { entries, settings, info, warning } = aWorkspace({ setting: [prod, { profile: 7 }] });
    entries.mayHaveChanged();
    expect(entries.all).toEqual([prod]);
    expect(info.mock.calls).toEqual([
      [
        'The setting awsBackup.sessions can\'t be read in full. Session 2: "profile" must be a text, not 7.',
      ],
    ]);
    settings.sessions = "prod";
    entries.mayHaveChanged();
    expect([entries.from, info.mock.calls.length]).toEqual(["choice", 2]);
    expect(warning).not.toHaveBeenCalled();
  });

  it("are removed with one warning where the workspace kept them, such as those of a later version", () => {
    const later = { profile: "test", vault: "dr" };
    const { entries, kept, open, warning } = aWorkspace({ kept: [prod, later, 5] });
    expect([entries.all, kept()]).toEqual([[prod], [prod]]);
    open();
    expect(warning.mock.calls).toEqual([
      [
        'Sessions of this workspace were removed. Session 2: "vault" is not a member of a session. The members are profile, region, accounts, name and color. The log has the others.',
      ],
    ]);
    const none = aWorkspace({ kept: { version: 2, sessions: [prod] }, setting: [test] });
    expect([none.entries.all, none.kept()]).toEqual([[test], undefined]);
  });
});

describe("the session entries of a workspace", () => {
  it("are kept in their order, and there again after a restart", async () => {
    const { entries, open, changes } = aWorkspace({ kept: [prod] });
    expect(await entries.add([test, audit])).toEqual([test, audit]);
    expect([open().all, open().from, changes()]).toEqual([[prod, test, audit], "workspace", 1]);
  });

  it("begin with the session in use under its own names, which a change of the choice can't change", async () => {
    const { entries, memory, kept } = aWorkspace();
    await entries.add([prod]);
    expect(kept()).toEqual([inUse, prod]);
    await memory.update("awsBackup.profile", "other");
    entries.mayHaveChanged();
    expect(entries.all).toEqual([inUse, prod]);
  });

  it("begin with nothing where there is no session to be found", async () => {
    const { entries } = aWorkspace({ inUse: undefined });
    await entries.add([prod]);
    expect(entries.all).toEqual([prod]);
  });

  it("go on from those of the setting, which stay as they are", async () => {
    const { entries, settings } = aWorkspace({ setting: [prod] });
    await entries.add([test], 0);
    expect([entries.all, entries.from]).toEqual([[test, prod], "workspace"]);
    expect(settings.sessions).toEqual([prod]);
  });

  it("are there once; the same in use is not kept for it", async () => {
    const { entries, kept, changes } = aWorkspace();
    expect(await entries.add([inUse])).toEqual([]);
    expect([kept(), changes()]).toEqual([undefined, 0]);
    await entries.add([{ ...audit }]);
    expect(await entries.add([{ profile: "audit", region: "us-east-1" }, inUse])).toEqual([]);
    expect(entries.all).toEqual([inUse, audit]);
  });

  it("of single Regions make room for all Regions, and its own account for all accounts", async () => {
    const { entries } = aWorkspace({ kept: [prod, test] });
    await entries.add([{ ...test, accounts: "organization" }]);
    expect(entries.all).toEqual([prod, { ...test, accounts: "organization" }]);
    await entries.add([{ profile: "prod", region: "*" }]);
    expect(entries.all).toEqual([
      { ...test, accounts: "organization" },
      { profile: "prod", region: "*" },
    ]);
  });

  it("are all there where two were added at once", async () => {
    const { entries } = aWorkspace();
    await Promise.all([entries.add([prod]), entries.add([test])]);
    expect(entries.all).toEqual([inUse, prod, test]);
  });

  it("stay the setting's where a change is none", async () => {
    const { entries } = aWorkspace({ setting: [prod, test] });
    await entries.replace(prod, { ...prod });
    await entries.replace({ profile: "gone" }, { profile: "gone", name: "Gone" });
    expect(entries.from).toBe("setting");
  });

  it("are at most 50", async () => {
    const kept = Array.from({ length: 49 }, (_, n) => ({ profile: `p${n}` }));
    const { entries } = aWorkspace({ kept });
    expect(await entries.add([prod, test])).toEqual([prod]);
    expect(await entries.add([audit])).toEqual([]);
    expect(entries.all).toHaveLength(50);
  });

  it("move, become others and go, but not the last one", async () => {
    const { entries } = aWorkspace({ kept: [prod, test, audit] });
    await entries.move(prod, -1);
    await entries.move(audit, 1);
    expect(entries.all).toEqual([prod, test, audit]);
    await entries.move(prod, 1);
    await entries.replace(test, { ...test, name: "$(zap)" });
    expect(entries.all).toEqual([{ ...test, name: "$(zap)" }, prod, audit]);
    await entries.remove({ profile: "nobody" });
    for (const entry of [test, prod, audit]) await entries.remove(entry);
    expect(entries.all).toEqual([audit]);
  });

  it("can be brought back as they were", async () => {
    const { entries, kept } = aWorkspace({ kept: [prod, test] });
    const undo = entries.remember();
    await entries.showChoice();
    await undo();
    expect([entries.all, kept()]).toEqual([
      [prod, test],
      [prod, test],
    ]);
  });

  it("that are shared count as those of the setting, until they are changed here", async () => {
    const { entries, kept, settings } = aWorkspace({ kept: [prod, test] });
    await entries.share([prod, test]);
    expect([entries.all, entries.from, kept()]).toEqual([[prod, test], "setting", undefined]);
    await entries.move(prod, 1);
    expect([entries.all, entries.from]).toEqual([[test, prod], "workspace"]);
    expect(settings.sessions).toEqual([prod, test]);
  });

  it("that are changed while they are being shared stay changed here", async () => {
    const { entries, settings } = aWorkspace({ kept: [prod, test] });
    const shared = entries.share([prod, test]);
    await entries.remove(prod);
    await shared;
    expect([entries.all, entries.from, settings.sessions]).toEqual([
      [test],
      "workspace",
      [prod, test],
    ]);
  });

  it("stay as they are where they can't be shared", async () => {
    const { entries, settings, kept } = aWorkspace({ kept: [prod, test] });
    settings.isReadOnly = true;
    await expect(entries.share([prod])).rejects.toThrow("can't be written");
    expect(kept()).toEqual([prod, test]);
  });
});
