import assert from "node:assert/strict";
import fs from "node:fs";
import * as vscode from "vscode";
import { openConfigFile } from "../../src/host/session/openConfigFile";
import { SignIns } from "../../src/host/session/signIns";
import type { SignIn } from "../../src/viewmodel/text/signInCommand";

const told: string[] = [];
const notifications = {
  information: (text: string) => {
    told.push(text);
  },
  failure: (text: string) => {
    told.push(text);
  },
};

/** Signs in with the stand-in of the AWS CLI that is first in PATH (run.ts). */
async function signIn(who: SignIn, during?: (signIns: SignIns) => Promise<void>): Promise<boolean> {
  let isDone = false;
  const signIns = new SignIns({
    notifications,
    signedIn: () => {
      isDone = true;
    },
  });
  const ended = new Promise<void>((resolve) => {
    signIns.changed(() => {
      if (!signIns.isRunning) resolve();
    });
  });
  const begun = new Promise<void>((resolve) => {
    const listening = vscode.tasks.onDidStartTaskProcess(() => {
      listening.dispose();
      resolve();
    });
  });
  await signIns.run(who);
  assert.ok(signIns.isRunning);
  await begun;
  await during?.(signIns);
  await ended;
  signIns.dispose();
  return isDone;
}

describe("a sign-in", () => {
  it("gives the AWS CLI the profile's name as it is, without a shell", async () => {
    const profile = "-x $HOME 'a' \"b\" ; $(touch c)";
    assert.equal(await signIn({ service: "sso", profile }), true);
    const file = process.env["BACKUP_EXPLORER_FAKE_AWS"] ?? "";
    const [first, second, third] = fs.readFileSync(file, "utf8").split("\n");
    assert.deepEqual([first, second, third], ["sso", "login", `--profile=${profile}`]);
  });

  it("that fails is told by its terminal, and nothing is tried again", async () => {
    assert.equal(await signIn({ service: "login", profile: "fails" }), false);
    assert.deepEqual(told, []);
  });

  it("is there once, however often it is asked for, and can be ended", async () => {
    const who: SignIn = { service: "sso", profile: "waits" };
    const isDone = await signIn(who, async (signIns) => {
      await signIns.run(who);
      assert.deepEqual(
        vscode.tasks.taskExecutions.map(({ task }) => task.name),
        ["aws sso login: waits"],
      );
      assert.equal(vscode.window.activeTerminal?.name, "aws sso login: waits");
      for (const execution of vscode.tasks.taskExecutions) execution.terminate();
    });
    assert.equal(isDone, false);
    assert.deepEqual(told, []);
  });
});

describe("Open Config File", () => {
  it("opens the file at the line", async () => {
    const file = process.env["AWS_CONFIG_FILE"] ?? "";
    await openConfigFile({ file, line: 2 }, notifications);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, file);
    assert.equal(editor.selection.active.line, 1);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
  });
});
