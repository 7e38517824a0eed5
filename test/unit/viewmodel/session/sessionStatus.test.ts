import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackupError, type BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { Health, HealthKind } from "../../../../src/domain/session/health";
import { environmentProfile } from "../../../../src/domain/session/session";
import { type SessionFacts, sessionStatus } from "../../../../src/viewmodel/session/sessionStatus";
import { utcFormats } from "../../../support/jobs/treeFixture";

const now = Date.UTC(2026, 5, 1, 14, 30);
const since = Date.UTC(2026, 5, 1, 14, 2);

function troubled(kind: HealthKind, reason: BackupErrorReason): Health {
  return { kind, since, error: new BackupError(reason, { operation: "ListBackupJobs" }) };
}

function statusOf(facts: Partial<SessionFacts> & { readonly profile?: string } = {}) {
  const { profile = "demo", ...rest } = facts;
  return sessionStatus(
    {
      state: { kind: "ready", session: { profile, region: "eu-west-1" } },
      health: { kind: "unknown", since: 0 },
      isSigningIn: false,
      accountIds: [],
      ...rest,
    },
    { formats: utcFormats, now },
  );
}

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
    expect(statusOf({ state: { kind: "idle" } })).toBeUndefined();
  });

  it("shows profile, Region and account", () => {
    const status = statusOf({
      accountIds: ["111122223333"],
      health: { kind: "fine", since },
    });
    expect(status).toMatchObject({
      text: "$(cloud) demo · eu-west-1 · 111122223333",
      warning: false,
    });
    expect(status?.tooltip).toBe(
      "Profile demo, Region eu-west-1\nAccount 111122223333\nRequests work since 14:02.\nSelect this item to see what you can do.",
    );
    expect(status?.accessibleLabel).toContain("AWS Backup, demo · eu-west-1 · 111122223333, ");
  });

  it("names the account once, where the profile's name has it", () => {
    const profile = "Admin-111122223333";
    const status = statusOf({ profile, accountIds: ["111122223333"] });
    expect(status?.text).toBe("$(cloud) Admin-111122223333 · eu-west-1");
  });

  it("says that the account is unknown, for no request is made for it", () => {
    expect(statusOf()?.tooltip).toContain("\nAccount unknown\n");
  });

  it("tells the environment from a profile that is called so", () => {
    expect(statusOf({ profile: environmentProfile })?.text).toBe(
      "$(cloud) environment · eu-west-1",
    );
    expect(statusOf({ profile: environmentProfile })?.tooltip).toContain(
      "The credentials in the environment variables, Region eu-west-1",
    );
    expect(statusOf({ profile: "environment" })?.text).toBe(
      "$(cloud) profile environment · eu-west-1",
    );
    expect(statusOf({ profile: "environment" })?.tooltip).toContain(
      "Profile environment, Region eu-west-1",
    );
  });

  it("counts the accounts of an organization instead of naming them all", () => {
    const status = statusOf({ accountIds: ["1", "2", "3", "4", "5"] });
    expect(status?.text).toBe("$(cloud) demo · eu-west-1");
    expect(status?.tooltip).toContain("Accounts 1, 2, 3 and 2 more");
  });

  it.each([
    ["signInNeeded", "ssoLoginNeeded", "Sign-in needed"],
    ["signInNeeded", "expiredToken", "Credentials expired"],
    ["mfaNeeded", "mfaNeeded", "MFA code needed"],
    ["roleDenied", "assumeRoleDenied", "Role can't be assumed"],
    ["denied", "accessDenied", "Access denied"],
    ["notConfigured", "profileIncomplete", "Profile incomplete"],
    ["offline", "connectionRefused", "No connection"],
    ["throttled", "throttling", "Too many requests"],
    ["unavailable", "serviceUnavailable", "AWS Backup unavailable"],
  ] as const)("tells %s by %s in the words of the rows, and since when", (kind, reason, words) => {
    const status = statusOf({ health: troubled(kind, reason) });
    expect(status).toMatchObject({
      text: `$(warning) demo · eu-west-1 · ${words}`,
      warning: true,
    });
    expect(status?.tooltip).toContain(
      `\n${words} since 14:02. Could not list backup jobs in eu-west-1: `,
    );
  });

  it("says the day where the trouble is not of today", () => {
    const health = { ...troubled("offline", "hostNotFound"), since: since - 24 * 3_600_000 };
    expect(statusOf({ health })?.tooltip).toMatch(/Host not found since \S.* 14:02\./);
  });

  it("says that the user is signing in, which is no warning", () => {
    const health = troubled("signInNeeded", "ssoLoginNeeded");
    const status = statusOf({ health, isSigningIn: true });
    expect(status).toMatchObject({
      text: "$(loading~spin) demo · eu-west-1 · signing in…",
      warning: false,
    });
    expect(status?.tooltip).toContain("You are signing in.");
  });

  it("says what is missing", () => {
    const text = (state: SessionFacts["state"]) => statusOf({ state })?.text;
    expect(text({ kind: "noProfile" })).toBe("$(warning) No AWS profile");
    expect(text(missing("gone"))).toBe("$(warning) gone: profile not found");
    expect(text({ kind: "filesUnreadable", files: [{ file: "x", state: "folder" }] })).toBe(
      "$(warning) AWS config file is a folder",
    );
    expect(text({ kind: "environmentMissing" })).toBe("$(warning) environment: no credentials");
    expect(text({ kind: "noRegion", profile: "demo" })).toBe("$(warning) demo · no Region");
    expect(text({ kind: "failed" })).toBe("$(warning) AWS Backup: failed");
    expect(text({ kind: "loading" })).toBe("$(loading~spin) AWS Backup");
  });

  it("has room for what is wrong, however long the profile's name is", () => {
    const health = troubled("signInNeeded", "ssoLoginNeeded");
    const accountIds = ["111122223333"];
    const { words = "" } = statusOf({ profile: "x".repeat(200), accountIds, health }) ?? {};
    expect(words).toMatch(/^x{20,}… · eu-west-1 · 111122223333 · Sign-in needed$/);
    expect(words.length).toBeLessThanOrEqual(80);
  });

  it("keeps tooltip and label plain and short, whatever AWS and the config files say", () => {
    const hostile = `a\u202eb\n${"x".repeat(9999)}`;
    const states = [
      { kind: "ready", session: { profile: hostile, region: hostile } },
      missing(hostile),
      { kind: "noRegion", profile: hostile },
    ] as const;
    for (const state of states) {
      const status = statusOf({ state, accountIds: [hostile, hostile] });
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
          const text = statusOf({ state })?.text ?? "";
          const drawn = [...text.matchAll(/(\\)?\$\([\w~-]+\)/g)].filter(([, escape]) => !escape);
          expect(drawn.map(([icon]) => icon)).toEqual(["$(cloud)"]);
          expect(text.length).toBeLessThan(200);
        },
      ),
    );
  });
});
