import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../e2e/support/eventually";
import { createFilterReader } from "../../src/host/filter/filterReader";
import { type MultiPickOptions, pickMany } from "../../src/host/picks/multiPick";
import type { Line, QuickPickHost } from "../../src/host/picks/quickPick";
import { SavedFilters } from "../../src/host/filter/savedFilters";

const saved = new SavedFilters(createFilterReader(Date.now));
const builtIn = [
  "Failed since yesterday",
  "Without a later good backup",
  "Running now",
  "Completed with issues",
  "Last night",
];

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("awsBackup");
}

async function setUsers(value: unknown): Promise<void> {
  await configuration().update("savedFilters", value, vscode.ConfigurationTarget.Global);
}

function names(): string[] {
  return saved.all.map(({ name }) => name);
}

describe("saved filters in real settings", () => {
  afterEach(() => setUsers(undefined));

  it("are the built-in ones at first", () => {
    assert.deepEqual(names(), builtIn);
    assert.ok(saved.all.every(({ reading }) => "filter" in reading));
  });

  it("of the user's stand beside them", async () => {
    await saved.save("Mine", { vaults: ["a"] }, "user");
    assert.deepEqual(names(), [...builtIn, "Mine"]);
  });

  it("of one name count whole, though VS Code merges their members", async () => {
    await setUsers({ "Running now": { resourceTypes: ["RDS"] } });
    const merged = configuration().get<Record<string, unknown>>("savedFilters");
    assert.deepEqual(merged?.["Running now"], { states: ["RUNNING"], resourceTypes: ["RDS"] });
    const mine = saved.all.find(({ name }) => name === "Running now");
    assert.deepEqual(mine, {
      name: "Running now",
      savedIn: "user",
      reading: { filter: { resourceTypes: ["RDS"] } },
    });
  });

  it("that are built in are hidden by null, and come back", async () => {
    const [first] = saved.all;
    assert.ok(first);
    await saved.delete(first);
    assert.deepEqual(names(), builtIn.slice(1));
    await setUsers(undefined);
    assert.deepEqual(names(), builtIn);
  });
});

describe("a list of which any number is taken, in real VS Code", () => {
  const letters: readonly Line<string>[] = ["alpha", "beta", "gamma"].map((label) => ({
    label,
    value: label,
  }));

  function open(later?: MultiPickOptions<string>["later"]) {
    const shown: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const host: QuickPickHost = {
      createQuickPick: <T extends vscode.QuickPickItem>() => {
        const list = vscode.window.createQuickPick<T>();
        shown.push(list);
        return list;
      },
    };
    const picked = pickMany<string>(host, {
      title: "Letters",
      placeholder: "Check letters",
      choices: letters,
      checked: ["beta"],
      keyOf: (value) => value,
      typed: (text) => [{ label: text, value: text }],
      ...(later && { later }),
    });
    const [list] = shown;
    assert.ok(list);
    return { list, picked };
  }

  /** What VS Code reports back comes a little later. */
  async function reported(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 400));
  }

  const highlighted = (list: vscode.QuickPick<vscode.QuickPickItem>): string | undefined =>
    list.activeItems[0]?.label;

  const accept = (): Thenable<unknown> =>
    vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");

  it("keeps its check marks while more choices come", async () => {
    const { list, picked } = open(async (_, add) => {
      await reported();
      add([{ label: "omega", value: "omega" }]);
    });
    await eventually("omega", () => list.items.some(({ label }) => label === "omega") || undefined);
    await reported();
    assert.deepEqual(
      list.selectedItems.map(({ label }) => label),
      ["beta"],
    );
    await accept();
    assert.deepEqual(await picked, ["beta"]);
  });

  it("takes what is typed with what was checked", async () => {
    const { list, picked } = open();
    list.value = "ga";
    await eventually("gamma highlighted", () => highlighted(list) === "gamma" || undefined);
    await accept();
    assert.deepEqual(await picked, ["beta", "gamma"]);
  });

  it("takes the row that one goes to with the arrow keys, which stays while more choices come", async () => {
    let come: () => void = () => undefined;
    const { list, picked } = open((_, add) => {
      come = () => {
        add([{ label: "a-omega", value: "omega" }]);
      };
      return new Promise(() => undefined);
    });
    list.value = "a";
    await eventually("alpha highlighted", () => highlighted(list) === "alpha" || undefined);
    // Below alpha and beta: gamma, or what was typed. A list that is drawn meanwhile loses a key.
    const label = await eventually("the row two further down", async () => {
      const at = ["gamma", "a"].find((each) => each === highlighted(list));
      if (at !== undefined) return at;
      await vscode.commands.executeCommand("workbench.action.quickOpenSelectNext");
      await reported();
      return undefined;
    });
    come();
    await eventually(
      "omega",
      () => list.items.some((item) => item.label === "a-omega") || undefined,
    );
    await reported();
    assert.equal(highlighted(list), label);
    await accept();
    assert.deepEqual(await picked, ["beta", label]);
  });

  it("gives none on Esc", async () => {
    const { picked } = open();
    await reported();
    await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await picked, undefined);
  });
});
