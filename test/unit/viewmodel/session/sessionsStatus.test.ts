import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryFacts } from "../../../../src/viewmodel/session/entryFacts";
import { sessionStatus } from "../../../../src/viewmodel/session/sessionStatus";
import { sessionsStatus, switchingStatus } from "../../../../src/viewmodel/session/sessionsStatus";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { allRegions, anEntry, facts, fine, notAsked, signInNeeded, troubled } from "./entryFixture";

const context = { formats: utcFormats, now: Date.UTC(2026, 5, 1, 14, 30) };
const statusOf = (...entries: readonly EntryFacts[]) => sessionsStatus(entries, context);

describe("the status bar with one session", () => {
  it("says what it says of that session", () => {
    for (const health of [fine, signInNeeded]) {
      const entry = anEntry("demo", { health, accountIds: ["111122223333"] });
      const [session] = entry.sessions;
      expect(session && sessionStatus(session, context)).toEqual(statusOf(entry));
    }
  });

  it("is not there before a session was needed", () => {
    const idle = { state: { kind: "idle" }, health: notAsked } as const;
    expect(statusOf()).toBeUndefined();
    expect(statusOf(anEntry("a", idle))).toBeUndefined();
    expect(statusOf(anEntry("a", idle), anEntry("b", idle))).toBeUndefined();
  });
});

describe("the status bar with several sessions", () => {
  it("counts them, and names each in the tooltip with account and health", () => {
    const named: EntryFacts = {
      ...anEntry("prod", { accountIds: ["111122223333"] }),
      name: "Ours",
    };
    const status = statusOf(named, anEntry("test", { health: notAsked }));
    expect(status).toMatchObject({ text: "$(cloud) 2 sessions", warning: false });
    expect(status?.tooltip.split("\n")).toEqual([
      "Ours (prod · eu-west-1), account 111122223333: requests work since 14:02.",
      "test · eu-west-1: nothing was asked yet.",
      "Select this item to see what you can do.",
    ]);
    expect(status?.accessibleLabel).toContain("AWS Backup, 2 sessions, ");
    expect(status?.accessibleLabel).toContain("Ours (prod · eu-west-1), account 111122223333");
  });

  it("names the only one in trouble and what it is, in words", () => {
    const status = statusOf(anEntry("a"), anEntry("prod", { health: signInNeeded }), anEntry("c"));
    expect(status).toMatchObject({
      text: "$(warning) 3 sessions · prod · eu-west-1: Sign-in needed",
      warning: true,
    });
    expect(status?.tooltip.split("\n")[0]).toBe("prod · eu-west-1: Sign-in needed since 14:02.");
  });

  it("counts those in trouble, and says where a sign-in is what all of them need", () => {
    const throttled = anEntry("t", { health: troubled("throttled", "throttling") });
    const needs = ["a", "b"].map((name) => anEntry(name, { health: signInNeeded }));
    expect(statusOf(anEntry("c"), ...needs)?.words).toBe("3 sessions · 2 need sign-in");
    expect(statusOf(...needs, throttled)?.words).toBe("3 sessions · 3 with problems");
  });

  it.each([
    [{ kind: "failed" }, "gone · eu-west-1: could not be opened"],
    [{ kind: "noRegion", profile: "gone" }, "gone · no Region"],
    [
      {
        kind: "regionInvalid",
        profile: "gone",
        text: "x",
        namedBy: "setting",
        offer: undefined,
      },
      'gone · eu-west-1: "x" is not a Region',
    ],
    [
      {
        kind: "profileMissing",
        profile: "gone",
        namedBy: "setting",
        files: [],
        unreadable: undefined,
      },
      "gone: profile not found",
    ],
  ] as const)("says why one could not be opened: %j", (state, words) => {
    const status = statusOf(anEntry("a"), anEntry("gone", { state, health: notAsked }));
    expect(status?.words).toBe(`2 sessions · ${words}`);
  });

  it("says that the user is signing in, which is no warning", () => {
    const health = signInNeeded;
    expect(statusOf(anEntry("a"), anEntry("b", { health, isSigningIn: true }))).toMatchObject({
      text: "$(loading~spin) 2 sessions · signing in…",
      warning: false,
    });
  });

  it("lists ten of them at most, those in trouble first", () => {
    const many = Array.from({ length: 30 }, (_, i) => anEntry(`p${i}`));
    const lines = statusOf(...many, anEntry("prod", { health: signInNeeded }))?.tooltip.split("\n");
    expect(lines).toHaveLength(12);
    expect(lines?.[0]).toContain("prod");
    expect(lines?.at(-2)).toBe("and 21 more");
  });

  it("keeps what is wrong in sight, however long the names are", () => {
    const health = troubled("unavailable", "serviceUnavailable");
    const long = { ...anEntry("a", { health }), name: "x".repeat(300) };
    const { words = "" } = statusOf(long, anEntry("b")) ?? {};
    expect(words).toMatch(/^2 sessions · x{20,}…: AWS Backup unavailable$/);
    expect(words.length).toBeLessThanOrEqual(80);
  });
});

describe("the status bar with all Regions of a profile", () => {
  it("says of how many Regions requests work, with the account", () => {
    const regions = allRegions("prod", [fine, fine, notAsked]);
    const sessions = regions.sessions.map((each) => ({ ...each, accountIds: ["111122223333"] }));
    expect(statusOf({ ...regions, sessions })?.text).toBe(
      "$(cloud) prod · 2 of 3 Regions · 111122223333",
    );
  });

  it("counts them as one session beside others", () => {
    const status = statusOf(anEntry("a"), allRegions("prod", [fine, notAsked]));
    expect(status?.words).toBe("2 sessions");
    expect(status?.tooltip).toContain("\nprod, 1 of 2 Regions: requests work since 14:02.\n");
  });

  it("takes no Region that refuses for a trouble while another one works", () => {
    const refused = troubled("keyRefused", "unrecognizedClient");
    const denied = troubled("denied", "accessDenied");
    expect(statusOf(allRegions("prod", [refused, fine, denied]))?.warning).toBe(false);
    expect(statusOf(allRegions("prod", [refused, refused]))).toMatchObject({ warning: true });
  });

  it("says once what stands in the way of all Regions", () => {
    const regions = allRegions("prod", [signInNeeded, signInNeeded, notAsked]);
    expect(statusOf(regions)?.words).toBe("prod · 0 of 3 Regions · Sign-in needed");
    expect(statusOf(anEntry("a"), regions)?.words).toBe("2 sessions · prod: Sign-in needed");
  });

  it("says in how many Regions something is wrong while others work", () => {
    const offline = troubled("offline", "connectionRefused");
    const tooltip = statusOf(allRegions("prod", [fine, offline, offline]))?.tooltip;
    expect(tooltip).toContain("1 of 3 Regions: No connection in 2 of them since 14:02.");
  });
});

describe("whatever a profile or an entry is called", () => {
  const hostileText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("$(flame)", "\\$(bug)", "<b>\n</b>", "a\u202eb\nc", "x".repeat(9999)),
  );

  it("draws one icon and no more, and stays short and plain", () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.boolean(), (name, profile, hasAllRegions) => {
        const account = { accountIds: [profile] };
        const sessions = [
          facts(profile, account),
          facts(profile, { ...account, region: name, health: signInNeeded }),
        ];
        const entry = { id: "a", name, sessions, hasAllRegions };
        const status = statusOf(entry, { ...anEntry("b"), name });
        const text = status?.text ?? "";
        const drawn = [...text.matchAll(/(\\)?\$\([\w~-]+\)/g)].filter(([, escape]) => !escape);
        expect(drawn).toHaveLength(1);
        expect(text.length).toBeLessThan(200);
        expect(status?.tooltip.split("\n")).toHaveLength(3);
        for (const said of [status?.tooltip ?? "", status?.accessibleLabel ?? ""]) {
          expect(said.length).toBeLessThan(700);
          expect(said).not.toMatch(/\u202e/);
        }
      }),
    );
  });
});

describe("while the rows are those of before", () => {
  it("names nobody", () => {
    expect(switchingStatus).toMatchObject({ text: "$(loading~spin) Switching…", warning: false });
  });
});
