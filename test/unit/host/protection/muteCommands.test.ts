import { beforeEach, describe, expect, it, vi } from "vitest";
import { readMutes } from "../../../../src/domain/protection/expectationsJson";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import { ExpectationSettings } from "../../../../src/host/protection/expectationSettings";
import { muteCommands } from "../../../../src/host/protection/muteCommands";
import type { ResourcesView } from "../../../../src/host/protection/resourcesView";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aMissedRule, aProtection, aResource } from "../../../support/protection/aProtection";
import { ResourcesFixture } from "../../../support/protection/resourcesFixture";
import { standIn } from "../../../support/standIn";
import { FakePicks } from "../support/fakePicks";

/** What the setting holds in each of its places. */
const setting = vi.hoisted((): { places: Record<string, unknown>; isTrusted: boolean } => ({
  places: {},
  isTrusted: true,
}));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  ConfigurationTarget: { Global: 1, Workspace: 2 },
  workspace: {
    get isTrusted() {
      return setting.isTrusted;
    },
    getConfiguration: () => ({
      get: (name: string) =>
        name === "muted"
          ? (setting.places["workspaceValue"] ?? setting.places["globalValue"])
          : undefined,
      inspect: () => setting.places,
      update: (_name: string, value: unknown, target: number) => {
        setting.places[target === 1 ? "globalValue" : "workspaceValue"] = value;
        return Promise.resolve();
      },
    }),
  },
}));

beforeEach(() => {
  setting.places = {};
  setting.isTrusted = true;
});

/** @param answer to the question why: undefined for Esc */
async function opened(
  resource: ResourceProtection,
  answer: { readonly typed: string | undefined } = { typed: "" },
) {
  const fixture = new ResourcesFixture();
  fixture.protection = aProtection([resource]);
  await fixture.open();
  const picks = new FakePicks();
  const said: string[] = [];
  const expectations = new ExpectationSettings();
  const commands = muteCommands({
    view: standIn<ResourcesView>({
      tree: fixture.tree,
      selected: undefined,
      owns: (value: unknown): value is never => typeof value === "object",
    }),
    expectations,
    notifications: { information: (message: string) => said.push(message) },
    quickPicks: picks.host,
    inputBoxes: { showInputBox: () => Promise.resolve(answer.typed) },
    now: () => noon,
  });
  return { fixture, picks, said, expectations, commands };
}

const day = 24 * 3_600_000;

describe("Mute", () => {
  it("writes the resource, the date, the reason and what is the matter into the user's settings", async () => {
    const resource = aResource({ resourceName: "db", group: "failing", failuresInARow: 2 });
    const { fixture, picks, expectations, commands } = await opened(resource, {
      typed: " goes away ",
    });
    const done = commands.mute(fixture.node("db"));
    await settled();
    await picks.choose("For a Week");
    await done;
    const [mute] = readMutes(setting.places["globalValue"]);
    expect(mute).toMatchObject({
      target: { type: "resource", resourceArn: resource.resourceArn },
      reason: "goes away",
    });
    expect(mute?.finding).toBeDefined();
    expect(Math.abs((mute?.until ?? 0) - noon - 7 * day)).toBeLessThan(day);
    expectations.forget();
    expect(expectations.current.mutes).toHaveLength(1);
  });

  it("asks what to mute where it may be the resource, its rule or the cause", async () => {
    const cause = { id: "keyUnusable", label: "KMS key" } as const;
    const missed = [aMissedRule()];
    const { fixture, picks, commands } = await opened(
      aResource({ resourceName: "db", group: "failing", cause, missed }),
    );
    const done = commands.mute(fixture.node("db"));
    await settled();
    expect(picks.texts).toEqual([
      "This Resource · db",
      "This Rule · nightly of prod",
      "This Cause · KMS key",
    ]);
    await picks.choose("This Cause");
    await picks.choose("For a Day");
    await done;
    expect(setting.places["globalValue"]).toEqual([{ cause: "keyUnusable", until: "2026-11-22" }]);
  });

  it("mutes a silent rule on its own row", async () => {
    const missed = [aMissedRule({ isRuleSilent: true })];
    const { fixture, picks, commands } = await opened(
      aResource({ resourceName: "db", group: "overdue", missed }),
    );
    const done = commands.mute(fixture.node("nightly of prod"));
    await settled();
    await picks.choose("For 30 Days");
    await done;
    expect(setting.places["globalValue"]).toEqual([
      { planArn: missed[0]?.planArn, ruleName: "nightly", until: "2026-12-21" },
    ]);
  });

  it("changes nothing after Esc, whichever question it answers", async () => {
    const { fixture, picks, commands } = await opened(aResource({ resourceName: "db" }), {
      typed: undefined,
    });
    const first = commands.mute(fixture.node("db"));
    await settled();
    await picks.leave();
    await first;
    const second = commands.mute(fixture.node("db"));
    await settled();
    await picks.choose("For a Day");
    await second;
    expect(setting.places).toEqual({});
  });

  it("says what it acts on where no resource is selected", async () => {
    const { said, commands } = await opened(aResource());
    await commands.mute(undefined);
    await commands.unmute(undefined);
    expect(said).toEqual([
      "Select a resource in the view Protected Resources first.",
      "Select a resource in the view Protected Resources first.",
    ]);
  });

  it("adds to the list of a trusted workspace where that has one, and to the user's else", async () => {
    const resource = aResource({ resourceName: "db", group: "failing" });
    const other = { resourceArn: "arn:other", until: "2027-01-01" };
    setting.places = { workspaceValue: [other, "not readable"] };
    const { fixture, picks, commands } = await opened(resource);
    const mute = async (): Promise<void> => {
      const done = commands.mute(fixture.node("db"));
      await settled();
      await picks.choose("For a Day");
      await done;
    };
    await mute();
    expect(setting.places["workspaceValue"]).toHaveLength(3);
    setting.isTrusted = false;
    await mute();
    expect(setting.places["workspaceValue"]).toHaveLength(3);
    expect(setting.places["globalValue"]).toHaveLength(1);
  });
});

describe("Unmute", () => {
  it("takes the resource's entry away, and leaves the others as they stand", async () => {
    const target = { type: "resource", resourceArn: "arn:db" } as const;
    setting.places = {
      globalValue: [
        { resourceArn: "arn:db", until: "2027-01-01" },
        { resourceArn: "arn:other", until: "2027-01-01" },
        { unknown: true },
      ],
    };
    const mute = { target, until: noon + day, reason: "", finding: undefined };
    const { fixture, commands } = await opened(
      aResource({ resourceName: "db", group: "muted", groupUnmuted: "failing", mute }),
    );
    await commands.unmute(fixture.node("db"));
    expect(setting.places["globalValue"]).toEqual([
      { resourceArn: "arn:other", until: "2027-01-01" },
      { unknown: true },
    ]);
  });

  it("says so where nothing is muted", async () => {
    const { fixture, said, commands } = await opened(aResource({ resourceName: "db" }));
    await commands.unmute(fixture.node("db"));
    expect(said).toEqual(["This resource is not muted."]);
  });
});
