import { describe, expect, it, vi } from "vitest";
import { keyOf } from "../../../../src/host/filter/filterChoices";
import { listedChoices } from "../../../../src/host/filter/listedChoices";
import { SessionValues } from "../../../../src/host/filter/sessionValues";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { settled } from "../../../support/jobs/settled";
import { OpenSessions, type ReadySession, ready } from "../support/openSessions";

vi.mock("vscode", () => ({ QuickPickItemKind: { Separator: -1 } }));

interface Opened {
  readonly source: ReadySession;
  readonly gateway: AccountGateway;
}

function aSession(profile: string, ...vaults: readonly string[]): Opened {
  const gateway = new AccountGateway({ account: accountOf({ vaults }) });
  return { source: ready({ session: { profile, region: "eu-west-1" }, gateway }), gateway };
}

/** The list of vaults, opened; `lines` has what has come so far. */
function listing(sessions: OpenSessions) {
  const list = listedChoices("vaults", {
    sessions: sessions.asSessions,
    values: new SessionValues(),
  });
  const abort = new AbortController();
  const lines: string[] = [];
  const done = list?.(abort.signal, (added) => {
    for (const line of added) lines.push("value" in line ? keyOf(line.value) : line.label);
  });
  return { lines, done, abort };
}

const vault = (name: string): string => `vaults\n${name}`;

describe("What AWS lists in several sessions", () => {
  it("comes as each answers, one that does not answer holds up nobody, and each names its own", async () => {
    const first = aSession("first", "prod", "Default");
    const dead = aSession("dead", "late");
    dead.gateway.hold();
    const third = aSession("third", "Default", "other");
    const sessions = new OpenSessions(first.source, dead.source, third.source);
    const { lines, done } = listing(sessions);
    await settled();
    expect(lines).toEqual(["Default", "prod", "Default", "other"].map(vault));
    dead.gateway.release();
    await done;
    expect(lines.at(-1)).toBe(vault("late"));
  });

  it("ends with its session only; what is opened in its place is asked", async () => {
    const first = aSession("first", "prod");
    const second = aSession("second", "test");
    first.gateway.hold();
    second.gateway.hold();
    const sessions = new OpenSessions(first.source, second.source);
    const { lines, done } = listing(sessions);
    await settled();
    const next = aSession("next", "new");
    sessions.become(next.source);
    await settled();
    expect([first.gateway.waiting.length, second.gateway.waiting.length]).toEqual([0, 1]);
    second.gateway.release();
    await done;
    expect(lines).toEqual([vault("new"), vault("test")]);
  });

  it("says in which sessions it can't be had, the first three by name, and that there are more", async () => {
    const fine = aSession("fine");
    let page = 0;
    vi.spyOn(fine.gateway, "listVaults").mockImplementation(() =>
      Promise.resolve({ names: [], nextToken: `page ${++page}` }),
    );
    const failing = Array.from({ length: 5 }, (_, index) => aSession(`p${index}`));
    for (const { gateway } of failing) gateway.fail("accessDenied", { times: 9 });
    const sessions = new OpenSessions(fine.source, ...failing.map(({ source }) => source));
    const { lines, done } = listing(sessions);
    await done;
    expect(lines.filter((line) => !line.startsWith("vaults\n"))).toEqual([
      "There are more vaults. Type a name",
      ...["p0", "p1", "p2"].map(
        (name) =>
          `The account's vaults could not be listed in eu-west-1 with profile ${name}: Access denied`,
      ),
      "The account's vaults could not be listed in 2 more sessions",
    ]);
  });

  it("says nothing more once the list is left", async () => {
    const first = aSession("first", "prod");
    first.gateway.hold();
    const { lines, done, abort } = listing(new OpenSessions(first.source));
    await settled();
    abort.abort();
    await done;
    expect(first.gateway.waiting).toEqual([]);
    expect(lines.filter((line) => line.startsWith("vaults\n"))).toEqual([]);
  });
});
