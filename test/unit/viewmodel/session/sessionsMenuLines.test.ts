import { describe, expect, it } from "vitest";
import type { EntryFacts } from "../../../../src/viewmodel/session/entryFacts";
import {
  entryMenuLines,
  type SessionsMenuLine,
  sessionsMenuLines,
} from "../../../../src/viewmodel/session/sessionsMenuLines";
import { allRegions, anEntry, fine, notAsked, signInNeeded, troubled } from "./entryFixture";

const said = (lines: readonly SessionsMenuLine[]): string[] =>
  lines.map(({ group, label, description }) => `${group}: ${label} | ${description ?? ""}`);

const linesOf = (...entries: readonly EntryFacts[]): string[] => said(sessionsMenuLines(entries));

const helpOf = (...entries: readonly EntryFacts[]): string[] =>
  linesOf(...entries).filter((line) => line.startsWith("What helps"));

describe("the list of several sessions", () => {
  it("has each session, then what is about all of them", () => {
    const prod = anEntry("prod", { accountIds: ["111122223333"] });
    expect(linesOf(prod, allRegions("test", [fine, notAsked]))).toEqual([
      "Sessions: prod · eu-west-1 | 111122223333",
      "Sessions: test | 1 of 2 Regions",
      "All sessions: Add Session… | ",
      "All sessions: Remove Session… | ",
      "All sessions: Select Profile… | replaces all 2 sessions by one",
      "All sessions: Refresh | ",
      "All sessions: Show Log | ",
    ]);
  });

  it("offers no removal of the only one", () => {
    expect(linesOf(allRegions("test", [fine]))).toEqual([
      "Sessions: test | 1 of 1 Region",
      "All sessions: Add Session… | ",
      "All sessions: Select Profile… | replaces all Regions by one",
      "All sessions: Refresh | ",
      "All sessions: Show Log | ",
    ]);
  });

  it("begins with what helps those in trouble, and lists them first", () => {
    const offline = troubled("offline", "connectionRefused");
    const lines = linesOf(
      anEntry("fine"),
      anEntry("prod", { health: signInNeeded }),
      anEntry("far", { health: offline }),
    );
    expect(lines.slice(0, 5)).toEqual([
      "What helps: Sign In | prod · eu-west-1: Sign-in needed",
      "What helps: Retry | far · eu-west-1: No connection",
      "Sessions: prod · eu-west-1 | Sign-in needed",
      "Sessions: far · eu-west-1 | No connection",
      "Sessions: fine · eu-west-1 | ",
    ]);
  });

  it("offers one sign-in for all sessions and Regions of a profile", () => {
    const [other] = [anEntry("prod", { health: signInNeeded })];
    const regions = allRegions(
      "prod",
      Array.from({ length: 30 }, () => signInNeeded),
    );
    expect(helpOf(other, regions)).toEqual([
      "What helps: Sign In | prod · eu-west-1: Sign-in needed · and 1 more",
    ]);
  });

  it("does for each session what helps that one", () => {
    const offline = troubled("offline", "connectionRefused");
    const [first, second] = sessionsMenuLines([
      anEntry("a", { health: offline }),
      anEntry("b", { health: offline }),
    ]);
    const retry = { kind: "retry" };
    expect(first?.action).toEqual({ kind: "inEntry", entry: "a · eu-west-1", action: retry });
    expect(second?.action).toEqual({ kind: "inEntry", entry: "b · eu-west-1", action: retry });
  });

  it("offers no other profile or Region as a help: it would take the place of all", () => {
    const state = {
      kind: "profileMissing",
      profile: "gone",
      namedBy: "setting",
      files: [],
      unreadable: undefined,
    } as const;
    const gone = anEntry("gone", { state, health: notAsked });
    expect(helpOf(anEntry("a"), gone)).toEqual([
      "What helps: Open Config File | gone: profile not found",
    ]);
  });

  it("shows names as text of bounded length", () => {
    const lines = sessionsMenuLines([
      { ...anEntry("a"), name: `a\u202e\n${"x".repeat(9999)}` },
      { ...anEntry("b", { health: signInNeeded }), name: `b\n${"x".repeat(9999)}` },
    ]);
    for (const { label, description = "" } of lines) {
      expect(`${label}${description}`).not.toMatch(/\u202e|\n/);
      expect(`${label}${description}`.length).toBeLessThan(200);
    }
  });
});

describe("the list of one of several sessions", () => {
  it("has what can be done with it, and no more", () => {
    expect(said(entryMenuLines(anEntry("prod", { accountIds: ["111122223333"] })))).toEqual([
      "Session: Retry | ",
      "Session: Copy Account ID | 111122223333",
      "Session: Remove Session | ",
      "Session: Show Log | ",
    ]);
  });

  it("begins with what helps it, for all its Regions once", () => {
    const health = Array.from({ length: 30 }, () => signInNeeded);
    expect(said(entryMenuLines(allRegions("prod", health)))).toEqual([
      "What helps: Sign In | aws sso login --profile prod",
      "What helps: Copy Sign-In Command | ",
      "Session: Retry | ",
      "Session: Remove Session | ",
      "Session: Show Log | ",
    ]);
  });

  it("calls a retry that asks for a code what the rows call it, and offers no other", () => {
    const entry = anEntry("prod", { health: troubled("mfaNeeded", "mfaNeeded") });
    const labels = entryMenuLines(entry).map(({ label }) => label);
    expect(labels).toContain("Enter MFA Code");
    expect(labels).not.toContain("Retry");
  });

  it("does everything in that session", () => {
    const entry = anEntry("prod", { health: signInNeeded });
    for (const { action } of entryMenuLines(entry))
      expect(action).toMatchObject({ entry: entry.id });
  });
});
