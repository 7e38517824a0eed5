import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import { environmentProfile } from "../../../../src/domain/session/session";
import { sessionMenuLines } from "../../../../src/viewmodel/session/sessionMenuLines";
import type { SessionFacts } from "../../../../src/viewmodel/session/sessionStatus";

function linesOf(facts: Partial<SessionFacts>): string[] {
  const state = { kind: "ready", session: { profile: "demo", region: "eu-west-1" } } as const;
  const whole: SessionFacts = {
    state,
    health: { kind: "fine", since: 0 },
    isSigningIn: false,
    accountIds: ["111122223333"],
    ...facts,
  };
  return sessionMenuLines(whole).map(
    ({ group, label, description }) => `${group}: ${label} | ${description ?? ""}`,
  );
}

describe("the list of the status bar's item", () => {
  it("has what always can be done, the profile first", () => {
    expect(linesOf({})).toEqual([
      "Session: Select Profile… | demo",
      "Session: Select Region… | eu-west-1",
      "Session: Add Session… | ",
      "Session: Refresh | ",
      "Session: Copy Account ID | 111122223333",
      "Session: Show Log | ",
    ]);
  });

  it("begins with what helps, and offers nothing twice", () => {
    const error = new BackupError("ssoLoginNeeded");
    expect(linesOf({ health: { kind: "signInNeeded", since: 0, error } })).toEqual([
      "What helps: Sign In | aws sso login --profile demo",
      "What helps: Copy Sign-In Command | ",
      "What helps: Select Profile… | ",
      "Session: Select Region… | eu-west-1",
      "Session: Add Session… | ",
      "Session: Refresh | ",
      "Session: Copy Account ID | 111122223333",
      "Session: Show Log | ",
    ]);
  });

  it("calls a retry that asks for a code what the rows call it", () => {
    const error = new BackupError("mfaNeeded");
    const lines = linesOf({ health: { kind: "mfaNeeded", since: 0, error } });
    expect(lines[0]).toMatch(/^What helps: Enter MFA Code \| /);
  });

  it("offers no account ID where none or several are known", () => {
    expect(linesOf({ accountIds: [] }).join()).not.toContain("Copy Account ID");
    expect(linesOf({ accountIds: ["1", "2"] }).join()).not.toContain("Copy Account ID");
  });

  it.each([
    [{ kind: "noProfile" }, "Select Profile…,Open Config File"],
    [{ kind: "filesUnreadable", files: [] }, "Select Profile…,Open Config File"],
    [{ kind: "environmentMissing" }, "Select Profile…"],
    [
      {
        kind: "profileMissing",
        profile: "gone",
        namedBy: "setting",
        files: [],
        unreadable: undefined,
      },
      "Select Profile…,Open Config File",
    ],
    [{ kind: "noRegion", profile: "demo" }, "Select Region…,Open Config File"],
    [{ kind: "noRegion", profile: environmentProfile }, "Select Region…"],
    [{ kind: "failed" }, "Retry"],
    [{ kind: "loading" }, ""],
  ] as const)("offers what helps where there is no session: %j", (state, labels) => {
    const helping = linesOf({ state }).filter((line) => line.startsWith("What helps"));
    expect(helping.map((line) => line.slice(12, line.indexOf(" |"))).join()).toBe(labels);
  });
});
