import { describe, expect, it, vi } from "vitest";
import type { AwsRuntime } from "../../../../src/domain/session/session";
import type { SessionEntry } from "../../../../src/domain/session/sessionEntry";
import type { NotificationAction } from "../../../../src/host/base/notifications";
import { SessionChoices } from "../../../../src/host/session/sessionChoices";
import { SessionEntries } from "../../../../src/host/session/sessionEntries";
import { Sessions } from "../../../../src/host/session/sessions";
import { SessionSwitch } from "../../../../src/host/session/sessionSwitch";
import { noGateway } from "../../../support/jobs/noGateway";
import { standIn } from "../../../support/standIn";
import { fakeMemento } from "../support/fakeMemento";

vi.mock("vscode", () => ({}));

const prod: SessionEntry = { profile: "prod", region: "eu-west-1" };
const test: SessionEntry = { profile: "test", region: "us-east-1" };

/** A workspace whose sessions are open. */
async function aWorkspace(kept: readonly SessionEntry[] | undefined, setting?: unknown) {
  const memory = fakeMemento({ ...(kept && { "awsBackup.sessions": kept }) });
  const settings = { profile: undefined, regions: [], sessions: setting };
  const choices = new SessionChoices(memory, settings);
  const runtime = standIn<AwsRuntime>({
    resolveSession: ({ profile = "default", region = "eu-north-1" }) =>
      Promise.resolve({ kind: "ready", session: { profile, region } }),
    openGateway: () => ({ ...noGateway, close: () => undefined }),
  });
  const said: string[] = [];
  let actions: readonly NotificationAction[] = [];
  const entries = new SessionEntries({
    memory,
    settings: { ...settings, shareSessions: () => Promise.resolve() },
    choices,
    inUse: () => Promise.resolve(undefined),
    log: { info: vi.fn() },
    notifications: { warning: vi.fn() },
  });
  const sessions = new Sessions({
    runtime: () => Promise.resolve(runtime),
    entries,
    now: () => 0,
    regionsFirst: () => [],
  });
  await sessions.start();
  const sessionSwitch = new SessionSwitch({
    choices,
    entries,
    sessions,
    notifications: {
      information: (text, offered?: readonly NotificationAction[]) => {
        said.push(text);
        actions = offered ?? [];
      },
    },
  });
  const open = (): string[] =>
    sessions.sources.map(({ session: { profile, region } }) => `${profile} ${region}`);
  const undo = async (): Promise<void> => {
    await actions[0]?.run();
    await sessions.start();
  };
  return { memory, entries, sessions, sessionSwitch, open, said, undo };
}

describe("the selection of a profile or Region", () => {
  it("opens one session in place of the one that was selected before, and says nothing", async () => {
    const { sessionSwitch, open, said } = await aWorkspace(undefined);
    expect(open()).toEqual(["default eu-north-1"]);
    await sessionSwitch.toProfile("prod", { id: "eu-west-1" });
    await sessionSwitch.toRegion("us-east-2");
    await sessionSwitch.toProfile("test", "none");
    expect([open(), said]).toEqual([["test us-east-2"], []]);
    await sessionSwitch.toDefault();
    expect(open()).toEqual(["default eu-north-1"]);
  });

  it("opens one session in place of several, which Undo brings back", async () => {
    const { sessionSwitch, open, said, undo, memory } = await aWorkspace([prod, test]);
    await sessionSwitch.toProfile("audit", { id: "eu-west-2" });
    expect([open(), memory.get("awsBackup.sessions"), said]).toEqual([
      ["audit eu-west-2"],
      [],
      ["One session took the place of 2."],
    ]);
    await undo();
    expect(open()).toEqual(["prod eu-west-1", "test us-east-1"]);
  });

  it("of a Region keeps the profile of the session in use, whatever was selected before", async () => {
    const { sessionSwitch, open, sessions, memory } = await aWorkspace([prod, test]);
    await memory.update("awsBackup.profile", "old");
    const second = sessions.sources[1];
    if (second !== undefined) sessions.turnedTo(second);
    await sessionSwitch.toRegion("eu-west-3");
    expect(open()).toEqual(["test eu-west-3"]);
  });

  it("of a profile without a Region keeps the Region of the session in use", async () => {
    const { sessionSwitch, open, memory } = await aWorkspace([prod, test]);
    await memory.update("awsBackup.region", "eu-old-1");
    await sessionSwitch.toProfile("bare", "none");
    expect(open()).toEqual(["bare eu-west-1"]);
  });

  it("counts for the setting, too; the default profile leads back to its sessions", async () => {
    const { sessionSwitch, open, said } = await aWorkspace(undefined, [prod, test]);
    await sessionSwitch.toProfile("audit", { id: "eu-west-2" });
    expect(open()).toEqual(["audit eu-west-2"]);
    await sessionSwitch.toDefault();
    expect(open()).toEqual(["prod eu-west-1", "test us-east-1"]);
    expect(said).toHaveLength(1);
  });
});
