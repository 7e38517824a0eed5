import { BackupError, type BackupErrorReason } from "../../../../src/domain/query/backupError";
import type { Health, HealthKind } from "../../../../src/domain/session/health";
import type { EntryFacts } from "../../../../src/viewmodel/session/entryFacts";
import type { SessionFacts } from "../../../../src/viewmodel/session/sessionStatus";

const since = Date.UTC(2026, 5, 1, 14, 2);

export const fine: Health = { kind: "fine", since };
export const notAsked: Health = { kind: "unknown", since };

export function troubled(kind: HealthKind, reason: BackupErrorReason): Health {
  return { kind, since, error: new BackupError(reason, { operation: "ListBackupJobs" }) };
}

export const signInNeeded = troubled("signInNeeded", "ssoLoginNeeded");

export function facts(
  profile: string,
  { region = "eu-west-1", ...rest }: Partial<SessionFacts> & { readonly region?: string } = {},
): SessionFacts {
  const state = { kind: "ready", session: { profile, region } } as const;
  return { state, health: fine, isSigningIn: false, accountIds: [], ...rest };
}

/** One session, with its profile and Region for a name. */
export function anEntry(profile: string, rest: Partial<SessionFacts> = {}): EntryFacts {
  const name = `${profile} · eu-west-1`;
  return { id: name, name, sessions: [facts(profile, rest)], hasAllRegions: false };
}

/** All Regions of a profile, each in the health that is given. */
export function allRegions(profile: string, health: readonly Health[]): EntryFacts {
  const sessions = health.map((each, i) => facts(profile, { region: `r-${i}`, health: each }));
  return { id: profile, name: profile, sessions, hasAllRegions: true };
}
