import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../e2e/support/eventually";
import {
  type Choice,
  pick,
  type PickOptions,
  type QuickPickHost,
} from "../../src/host/picks/quickPick";
import { endpoint, isAsking, openView, quiet } from "./support/opened";

const hostile = "$(flame) <b>B</b> [click](command:bench.pwn) \u202e";

/** VS Code's own window that also tells which list it showed. */
class WatchedWindow {
  readonly lists: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  readonly host: QuickPickHost = {
    createQuickPick: <T extends vscode.QuickPickItem>() => {
      const list = vscode.window.createQuickPick<T>();
      this.lists.push(list);
      return list;
    },
  };

  get list(): vscode.QuickPick<vscode.QuickPickItem> {
    const [list] = this.lists;
    assert.ok(list, "a list is shown");
    return list;
  }
}

function open<T>(options: Omit<PickOptions<T>, "placeholder">) {
  const watched = new WatchedWindow();
  const picked = pick(watched.host, { placeholder: "Select one", ...options });
  return { watched, list: watched.list, picked };
}

async function filled(list: vscode.QuickPick<vscode.QuickPickItem>): Promise<void> {
  await eventually("items", () => !list.busy || undefined);
}

const three: readonly Choice<string>[] = [
  { label: "one", value: "1", group: "keys" },
  { label: hostile, description: hostile, value: "2", group: hostile, current: true },
  { label: "three", value: "3", group: "keys" },
];

describe("quick picks", () => {
  it("show at once, busy, and are filled when the choices are there", async () => {
    let answer: (choices: readonly Choice<string>[]) => void = () => undefined;
    const { list, picked } = open<string>({
      choices: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    assert.equal(list.busy, true);
    assert.equal(list.placeholder, "Select one");
    assert.deepEqual(list.items, []);
    answer(three);
    await filled(list);
    assert.equal(list.items.length, 5);
    list.hide();
    assert.equal(await picked, undefined);
  });

  it("group the choices, mark the current one and show hostile names as text", async () => {
    const { list, picked } = open<string>({ choices: () => Promise.resolve(three) });
    await filled(list);
    assert.deepEqual(
      list.items.map(({ kind = vscode.QuickPickItemKind.Default }) => kind),
      [-1, 0, 0, -1, 0],
    );
    const [active] = list.activeItems;
    assert.match(active?.description ?? "", / · current$/);
    for (const { label, description = "" } of list.items) {
      for (const text of [label, description]) {
        assert.doesNotMatch(text, /(?<!\\)\$\(/);
        assert.doesNotMatch(text, /\]\(|\u202e/);
      }
    }
    list.hide();
    await picked;
  });

  it("give the chosen value on Enter", async () => {
    const { list, picked } = open<string>({ choices: () => Promise.resolve(three) });
    await filled(list);
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    assert.equal(await picked, "2");
  });

  it("give nothing on Esc, also while they are still busy", async () => {
    const { picked } = open<string>({ choices: () => new Promise(() => undefined) });
    await isAsking(picked);
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await picked, undefined);
  });

  it("close and reject when the choices can't be had", async () => {
    const { picked } = open<string>({ choices: () => Promise.reject(new Error("unreadable")) });
    await assert.rejects(picked, /unreadable/);
  });
});

describe("Esc in the extension's own lists", () => {
  before(() => openView("awsBackup.backupJobs"));

  for (const command of [
    "selectProfile",
    "selectRegion",
    "groupBy",
    "filterJobs",
    "filterByState",
    "filterByTime",
    "applySavedFilter",
  ]) {
    it(`ends ${command}, which asked until then, and chooses nothing`, async () => {
      await endpoint().clearRequests();
      const done = vscode.commands.executeCommand(`awsBackup.${command}`);
      await isAsking(done);
      // A list that is only being opened does not hear it.
      const timer = setInterval(() => {
        void vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      }, 300);
      await done;
      clearInterval(timer);
      // Another profile, Region or filter would load the views anew.
      assert.deepEqual(await quiet(endpoint()), []);
    });
  }
});
