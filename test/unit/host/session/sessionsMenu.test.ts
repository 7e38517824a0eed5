import { beforeEach, describe, expect, it, vi } from "vitest";
import { showSessionsMenu } from "../../../../src/host/session/sessionsMenu";
import type { ErrorAction } from "../../../../src/viewmodel/text/errorRemedy";
import { FakePicks } from "../../../support/jobs/fakePicks";
import { settled } from "../../../support/jobs/settled";
import { anEntry, signInNeeded, troubled } from "../../viewmodel/session/entryFixture";

const vscode = vi.hoisted(() => ({ ran: [] as unknown[][], copied: "" }));

vi.mock("vscode", () => ({
  QuickPickItemKind: { Separator: -1 },
  commands: {
    executeCommand: (...call: unknown[]) => Promise.resolve(void vscode.ran.push(call)),
  },
  env: {
    clipboard: {
      writeText: (text: string) => {
        vscode.copied = text;
        return Promise.resolve();
      },
    },
  },
  window: { setStatusBarMessage: () => undefined },
}));

beforeEach(() => {
  vscode.ran.length = 0;
});

/** The list of three sessions: one works, one needs a sign-in, one is offline. */
async function aMenu() {
  const picks = new FakePicks();
  const remedies: ErrorAction[] = [];
  const retried: string[] = [];
  const entries = [
    anEntry("prod", { accountIds: ["111122223333"] }),
    anEntry("test", { health: signInNeeded }),
    anEntry("far", { health: troubled("offline", "connectionRefused") }),
  ];
  void showSessionsMenu(entries, "3 sessions", {
    quickPicks: picks.host,
    remedy: (action) => Promise.resolve(void remedies.push(action)),
    retry: (entry) => Promise.resolve(void retried.push(entry)),
    argumentOf: (entry) => ({ entry }),
  });
  await settled();
  return { picks, remedies, retried };
}

const ofEntry = (name: string) => (item: { readonly label: string }) =>
  item.label === `${name} · eu-west-1`;

describe("the list of several sessions", () => {
  it("does for a session what helps it", async () => {
    const { picks, remedies, retried } = await aMenu();
    expect(picks.placeholder).toBe("3 sessions");
    await picks.choose("Sign In");
    expect(remedies).toEqual([{ kind: "signIn", signIn: { service: "sso", profile: "test" } }]);
    const again = await aMenu();
    await again.picks.choose("Retry");
    expect(again.retried).toEqual(["far · eu-west-1"]);
    expect(retried).toEqual([]);
  });

  it("leads to a list of one of them, and does there what is selected in that one", async () => {
    const { picks, retried } = await aMenu();
    await picks.chooseItem(ofEntry("prod"));
    expect(picks.placeholder).toBe("prod · eu-west-1");
    await picks.choose("Retry");
    expect(retried).toEqual(["prod · eu-west-1"]);
    const again = await aMenu();
    await again.picks.chooseItem(ofEntry("prod"));
    await again.picks.choose("Copy Account ID");
    expect(vscode.copied).toBe("111122223333");
  });

  it("removes the session whose list it is, asks which one for the command, and adds one", async () => {
    for (const [labels, call] of [
      [
        ["prod", "Remove Session"],
        ["awsBackup.removeSession", { entry: "prod · eu-west-1" }],
      ],
      [["Remove Session…"], ["awsBackup.removeSession"]],
      [["Add Session…"], ["awsBackup.addSession"]],
    ] as const) {
      const { picks } = await aMenu();
      for (const label of labels) await picks.choose(label);
      expect(vscode.ran.at(-1)).toEqual(call);
    }
  });

  it("does to all what stands under all", async () => {
    const { picks, remedies } = await aMenu();
    await picks.choose("Select Profile…");
    expect(remedies).toEqual([{ kind: "selectProfile" }]);
    const again = await aMenu();
    await again.picks.choose("Refresh");
    expect(vscode.ran).toEqual([["awsBackup.refresh"]]);
  });

  it("does nothing on Esc, in either list", async () => {
    const { picks, remedies, retried } = await aMenu();
    await picks.leave();
    const again = await aMenu();
    await again.picks.chooseItem(ofEntry("prod"));
    await again.picks.leave();
    expect([...remedies, ...retried, ...again.retried, ...vscode.ran]).toEqual([]);
  });
});
