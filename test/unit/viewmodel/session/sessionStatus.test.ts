import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { sessionStatus } from "../../../../src/viewmodel/session/sessionStatus";

const ready = { kind: "ready", session: { profile: "demo", region: "eu-west-1" } } as const;

const missing = (profile: string) => {
  const files = [{ file: "/home/me/.aws/config", state: "read" }] as const;
  return {
    kind: "profileMissing",
    profile,
    namedBy: "AWS_PROFILE",
    files,
    unreadable: undefined,
  } as const;
};

describe("sessionStatus", () => {
  it("shows nothing before a session was needed", () => {
    expect(sessionStatus({ state: { kind: "idle" }, accountIds: [] })).toBeUndefined();
  });

  it("shows profile and Region, and the account in the tooltip", () => {
    const status = sessionStatus({ state: ready, accountIds: ["111122223333"] });
    expect(status).toMatchObject({ text: "$(cloud) demo · eu-west-1", warning: false });
    expect(status?.tooltip).toContain("Account 111122223333");
    expect(status?.accessibleLabel).toContain("AWS Backup, demo · eu-west-1");
  });

  it("tells the environment from a profile that is called so", () => {
    const shown = (profile: string) =>
      sessionStatus({
        state: { kind: "ready", session: { profile, region: "eu-west-1" } },
        accountIds: [],
      });
    expect(shown(environmentProfile)?.text).toBe("$(cloud) environment · eu-west-1");
    expect(shown(environmentProfile)?.tooltip).toContain(
      "The credentials in the environment variables, Region eu-west-1",
    );
    expect(shown("environment")?.text).toBe("$(cloud) profile environment · eu-west-1");
    expect(shown("environment")?.tooltip).toContain("Profile environment, Region eu-west-1");
  });

  it("counts the accounts of an organization instead of naming them all", () => {
    const status = sessionStatus({ state: ready, accountIds: ["1", "2", "3", "4", "5"] });
    expect(status?.tooltip).toContain("Accounts 1, 2, 3 and 2 more");
  });

  it("says in words that sign-in is needed, and how to sign in", () => {
    const problem = { kind: "signInNeeded", sentence: "Run aws sso login." } as const;
    const status = sessionStatus({ state: ready, accountIds: [], problem });
    expect(status).toMatchObject({
      text: "$(warning) demo · eu-west-1 · sign-in needed",
      warning: true,
    });
    expect(status?.tooltip).toContain("Run aws sso login.");
  });

  it("says what is missing", () => {
    const text = (state: Parameters<typeof sessionStatus>[0]["state"]) =>
      sessionStatus({ state, accountIds: [] })?.text;
    expect(text({ kind: "noProfile" })).toBe("$(warning) No AWS profile");
    expect(text(missing("gone"))).toBe("$(warning) gone: profile not found");
    expect(text({ kind: "filesUnreadable", files: [{ file: "x", state: "folder" }] })).toBe(
      "$(warning) AWS config file not readable",
    );
    expect(text({ kind: "environmentMissing" })).toBe("$(warning) environment: no credentials");
    expect(text({ kind: "noRegion", profile: "demo" })).toBe("$(warning) demo · no Region");
    expect(text({ kind: "failed" })).toBe("$(warning) AWS Backup: failed");
    expect(text({ kind: "loading" })).toBe("$(loading~spin) AWS Backup");
  });

  it("keeps tooltip and label plain and short, whatever AWS and the config files say", () => {
    const hostile = `a\u202eb\n${"x".repeat(9999)}`;
    const states = [
      { kind: "ready", session: { profile: hostile, region: hostile } },
      missing(hostile),
      { kind: "noRegion", profile: hostile },
    ] as const;
    for (const state of states) {
      const status = sessionStatus({ state, accountIds: [hostile, hostile] });
      for (const text of [status?.tooltip ?? "", status?.accessibleLabel ?? ""]) {
        expect(text.length).toBeLessThan(500);
        expect(text).not.toMatch(/\u202e|b\n/);
      }
    }
  });

  it("draws one icon and no more, whatever the profile is called", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.constantFrom("$(flame)", "\\$(bug)", "x".repeat(9999)),
        ),
        (profile) => {
          const state = { kind: "ready", session: { profile, region: "$(rocket)" } } as const;
          const text = sessionStatus({ state, accountIds: [] })?.text ?? "";
          const drawn = [...text.matchAll(/(\\)?\$\([\w~-]+\)/g)].filter(([, escape]) => !escape);
          expect(drawn.map(([icon]) => icon)).toEqual(["$(cloud)"]);
          expect(text.length).toBeLessThan(200);
        },
      ),
    );
  });
});
