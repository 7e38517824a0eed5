import { describe, expect, it, vi } from "vitest";
import { type MultiPickOptions, pickMany } from "../../../../src/host/picks/multiPick";
import type { Line } from "../../../../src/host/picks/quickPick";
import { settled } from "../../../support/jobs/settled";
import { FakePicks } from "../support/fakePicks";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

type Later = NonNullable<MultiPickOptions<string>["later"]>;

const letters: readonly Line<string>[] = ["alpha", "beta", "gamma"].map((label) => ({
  label,
  value: label,
}));

function open(options: Partial<MultiPickOptions<string>> = {}) {
  const picks = new FakePicks();
  const chosen = pickMany<string>(picks.host, {
    title: "Letters",
    placeholder: "Check letters",
    choices: letters,
    checked: [],
    keyOf: (value) => value,
    typed: (text) =>
      text.includes("!") ? [{ label: "No letter" }] : [{ label: text, value: text }],
    ...options,
  });
  return { picks, chosen };
}

describe("a list of which any number is taken", () => {
  it("opens with what is checked, and gives what is checked", async () => {
    const { picks, chosen } = open({ checked: ["beta"] });
    expect([picks.title, picks.placeholder, picks.canSelectMany]).toEqual([
      "Letters",
      "Check letters",
      true,
    ]);
    expect(picks.checked).toEqual(["beta"]);
    picks.toggle("alpha");
    await picks.enter();
    expect(await chosen).toEqual(["beta", "alpha"]);
    expect(picks.isOpen).toBe(false);
  });

  it("gives none when every check mark was taken away", async () => {
    const { picks, chosen } = open({ checked: ["beta"] });
    picks.toggle("beta");
    await picks.enter();
    expect(await chosen).toEqual([]);
  });

  it("stays open and says why where these can't be chosen together", async () => {
    const { picks, chosen } = open({
      problem: (values) => (values.length > 1 ? "One letter at most." : undefined),
    });
    picks.toggle("alpha");
    picks.toggle("beta");
    await picks.enter();
    expect([picks.isOpen, picks.title]).toEqual([true, "Letters"]);
    expect(picks.texts.at(-1)).toBe("One letter at most.");
    // A screen reader reads the row that is highlighted.
    expect(picks.activeItems).toEqual([picks.items.at(-1)]);
    expect(picks.checked).toEqual(["alpha", "beta"]);
    picks.toggle("beta");
    await picks.enter();
    expect(await chosen).toEqual(["alpha"]);
  });

  it("does not take the row that says why as an answer, and drops it once something is typed", async () => {
    const { picks, chosen } = open({
      checked: ["beta"],
      problem: (values) => (values.length > 1 ? "One letter at most." : undefined),
    });
    await picks.type("al");
    await picks.enter();
    expect(picks.activeItems.map(({ label }) => label)).toEqual(["One letter at most."]);
    await picks.enter();
    expect(picks.isOpen).toBe(true);
    await picks.type("");
    expect(picks.texts).not.toContain("One letter at most.");
    await picks.leave();
    expect(await chosen).toBeUndefined();
  });

  it("gives undefined on Esc", async () => {
    const { picks, chosen } = open({ checked: ["beta"] });
    picks.toggle("alpha");
    await picks.leave();
    expect(await chosen).toBeUndefined();
  });

  it("takes what typing highlights, with what was checked", async () => {
    const { picks, chosen } = open({ checked: ["beta"] });
    await picks.type("GA");
    expect(picks.activeItems.map(({ label }) => label)).toEqual(["gamma"]);
    expect(picks.checked).toEqual(["beta"]);
    await picks.enter();
    expect(await chosen).toEqual(["beta", "gamma"]);
  });

  it("takes what the text means where the report of the highlighted row is older", async () => {
    const { picks, chosen } = open();
    await picks.type("a");
    const typing = picks.type("be");
    picks.highlight("alpha");
    await picks.enter();
    await typing;
    expect(await chosen).toEqual(["beta"]);
  });

  it("takes the row that the user went to from what the text means", async () => {
    const { picks, chosen } = open({ choices: [{ label: "virtual machine", value: "1" }] });
    await picks.type("vm");
    expect(picks.activeItems).toMatchObject([{ label: "vm" }]);
    picks.highlight("virtual machine");
    await picks.enter();
    expect(await chosen).toEqual(["1"]);
  });

  it("shows a choice whose value is typed, and takes it, whatever its label", async () => {
    const arn = `arn:${"x".repeat(120)}`;
    const { picks, chosen } = open({ choices: [{ label: "arn:xxxx…", value: arn }] });
    await picks.type(arn);
    expect(picks.items).toMatchObject([{ label: "arn:xxxx…", alwaysShow: true }]);
    expect(picks.activeItems).toEqual(picks.items);
    await picks.enter();
    expect(await chosen).toEqual([arn]);
  });

  it("takes a typed value whose label is cut as that of one that was typed before", async () => {
    const { picks, chosen } = open({ typed: (text) => [{ label: "long…", value: text }] });
    await picks.type("long 1");
    picks.toggle("long…");
    await picks.type("long 2");
    const second = picks.items.at(-1);
    expect(picks.activeItems).toEqual([second]);
    expect(picks.checked).not.toContain(second);
    await picks.type("long 1");
    expect(picks.activeItems).toMatchObject([{ label: "long…", alwaysShow: true }]);
    await picks.enter();
    expect(await chosen).toEqual(["long 1"]);
  });

  it("takes only what is checked where a check mark was changed", async () => {
    const { picks, chosen } = open();
    await picks.type("a");
    picks.toggle("gamma");
    await picks.enter();
    expect(await chosen).toEqual(["gamma"]);
  });

  it("takes nothing where a check mark was set and taken away", async () => {
    const { picks, chosen } = open();
    await picks.type("a");
    picks.toggle("gamma");
    picks.toggle("gamma");
    await picks.enter();
    expect(await chosen).toEqual([]);
  });

  it("takes a typed value, which stays while something else is typed", async () => {
    const { picks, chosen } = open();
    await picks.type("delta");
    expect(picks.texts).toContain("delta");
    picks.toggle("delta");
    await picks.type("be");
    expect(picks.checked).toEqual(["delta"]);
    picks.toggle("beta");
    await picks.enter();
    expect(await chosen).toEqual(["delta", "beta"]);
  });

  it("says why a text stands for nothing, and Enter leaves it open", async () => {
    const { picks, chosen } = open();
    await picks.type("what!");
    expect(picks.texts.at(-1)).toBe("No letter");
    expect(picks.activeItems).toEqual([picks.items.at(-1)]);
    await picks.enter();
    expect(picks.isOpen).toBe(true);
    await picks.leave();
    expect(await chosen).toBeUndefined();
  });

  it("shows what comes later after the rest, each value once, and keeps check marks", async () => {
    let answer: (lines: readonly Line<string>[]) => void = () => undefined;
    let end: () => void = () => undefined;
    const later: Later = (_, add) => {
      answer = add;
      return new Promise((resolve) => (end = resolve));
    };
    const { picks, chosen } = open({ later });
    expect(picks.busy).toBe(true);
    picks.toggle("beta");
    answer([
      { label: "beta", value: "beta" },
      { label: "omega", value: "omega", group: "Later" },
    ]);
    await settled();
    // Of another session, whose answer took longer.
    expect(picks.busy).toBe(true);
    expect(picks.texts).toEqual(["alpha", "beta", "gamma", "omega"]);
    answer([{ label: "omega", value: "omega", group: "Later" }]);
    answer([{ label: "Some are missing", group: "Later" }]);
    end();
    await settled();
    expect(picks.busy).toBe(false);
    expect(picks.texts).toEqual(["alpha", "beta", "gamma", "omega", "Some are missing"]);
    expect(picks.checked).toEqual(["beta"]);
    await picks.enter();
    expect(await chosen).toEqual(["beta"]);
  });

  it.each([
    ["the row that the user went to", "", "beta", "beta"],
    ["the typed text that the user went to", "am", "am", "am"],
    ["what the text means", "al", undefined, "alpha"],
    ["not a typed text that means something now", "de", undefined, "delta"],
  ])("keeps highlighted what is, when more comes: %s", async (_what, text, goTo, expected) => {
    let come: () => void = () => undefined;
    const later: Later = (_, add) => {
      come = () => {
        add(["a-l", "am-1", "delta"].map((label) => ({ label, value: label })));
      };
      return new Promise(() => undefined);
    };
    const { picks, chosen } = open({ later });
    await picks.type(text);
    if (goTo !== undefined) picks.highlight(goTo);
    come();
    await settled();
    await settled();
    expect(picks.activeItems).toMatchObject([{ label: expected }]);
    await picks.enter();
    expect(await chosen).toEqual([expected]);
  });

  it("shows hostile values as text", async () => {
    const { picks } = open({ choices: [{ label: "$(flame) [x](command:y)", value: "1" }] });
    expect(picks.texts[0]).toBe("\\$(flame) [x]\u200b(command:y)");
    await picks.leave();
  });
});
