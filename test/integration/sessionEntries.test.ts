import assert from "node:assert/strict";
import * as vscode from "vscode";
import { readSessionEntries } from "../../src/domain/session/sessionEntry";
import { Settings } from "../../src/host/base/settings";

const settings = new Settings();
const { Global, Workspace } = vscode.ConfigurationTarget;

async function set(value: unknown, target: vscode.ConfigurationTarget): Promise<void> {
  await vscode.workspace.getConfiguration("awsBackup").update("sessions", value, target);
}

describe("sessions in real settings", () => {
  afterEach(async () => {
    await set(undefined, Global);
    await set(undefined, Workspace);
  });

  it("are none at first", () => {
    assert.deepEqual(readSessionEntries(settings.sessions), { entries: [], problems: [] });
  });

  it("that are shared are the workspace's alone: VS Code merges neither lists nor their entries", async () => {
    await set([{ profile: "mine", name: "Mine" }, { profile: "other" }], Global);
    await settings.shareSessions([{ profile: "prod", region: "*" }]);
    assert.deepEqual(readSessionEntries(settings.sessions), {
      entries: [{ profile: "prod", region: "*" }],
      problems: [],
    });
    await set([], Workspace);
    assert.deepEqual(readSessionEntries(settings.sessions).entries, []);
    await set(undefined, Workspace);
    assert.equal(readSessionEntries(settings.sessions).entries.length, 2);
  });
});
