import type { HealthKind } from "../../domain/session/health";
import { profileLabel } from "../../domain/session/session";
import { errorCauses } from "../text/errorCauses";
import { sessionProblem } from "./sessionProblem";
import type { SessionFacts } from "./sessionStatus";

/** One root row of the views, as the status bar and its list tell of it. */
export interface EntryFacts {
  /** Unique among all. */
  readonly id: string;
  /** Of the user's own, else profile and Region, the profile alone where it has all Regions. Untrusted text. */
  readonly name: string;
  /** Its one session, or those of all Regions of its profile. */
  readonly sessions: readonly SessionFacts[];
  readonly hasAllRegions: boolean;
}

/** What stands in the way of an entry. */
export interface EntryTrouble {
  /** In the words of the rows; names what it is about where `namesItself`. Untrusted text. */
  readonly label: string;
  readonly namesItself: boolean;
  readonly kind: HealthKind | "notOpened";
  /** Milliseconds since the epoch; undefined where the session could not be opened. */
  readonly since: number | undefined;
  /** The sessions that have it: several where it stands in the way of many Regions. */
  readonly sessions: readonly SessionFacts[];
}

/** What a Region says that is not enabled, or that a policy forbids: no matter of the session while others work. */
const refusals: readonly HealthKind[] = ["denied", "keyRefused"];

/** Undefined while its requests work, or none was sent. Of several troubles the first. */
export function entryTrouble({ sessions, hasAllRegions }: EntryFacts): EntryTrouble | undefined {
  const works = hasAllRegions && sessions.some(({ health }) => health.kind === "fine");
  const troubles = sessions.flatMap((session) => {
    if (works && refusals.includes(session.health.kind)) return [];
    return sessionTrouble(session) ?? [];
  });
  const [first] = troubles;
  if (first === undefined) return undefined;
  const same = troubles.filter(({ label }) => label === first.label);
  return { ...first, sessions: same.flatMap((trouble) => trouble.sessions) };
}

function sessionTrouble(facts: SessionFacts): EntryTrouble | undefined {
  const { state, health } = facts;
  const notOpened = { kind: "notOpened", since: undefined, sessions: [facts] } as const;
  switch (state.kind) {
    case "idle":
    case "loading":
      return undefined;
    case "ready": {
      if (health.error === undefined) return undefined;
      const { label } = errorCauses[health.error.reason];
      const { kind, since } = health;
      return { label, namesItself: false, kind, since, sessions: [facts] };
    }
    case "failed":
      return { ...notOpened, label: "could not be opened", namesItself: false };
    case "regionInvalid":
      return { ...notOpened, label: sessionProblem(state).label, namesItself: false };
    case "noProfile":
    case "filesUnreadable":
    case "profileMissing":
    case "environmentMissing":
    case "noRegion":
      return { ...notOpened, label: sessionProblem(state).label, namesItself: true };
  }
}

/** "12 of 34 Regions": those whose requests work. */
export function regionsText({ sessions }: EntryFacts): string {
  const working = sessions.filter(({ health }) => health.kind === "fine").length;
  return `${working} of ${sessions.length} ${sessions.length === 1 ? "Region" : "Regions"}`;
}

/** The account of its credentials, where there is one and it is known. */
export function entryAccount({ sessions }: EntryFacts): string | undefined {
  const ids = new Set(sessions.flatMap(({ accountIds }) => accountIds));
  return ids.size === 1 ? [...ids][0] : undefined;
}

/** Profile and Region of an entry with a name of its own; undefined where the name says them. Untrusted text. */
export function entryPlace({ name, sessions, hasAllRegions }: EntryFacts): string | undefined {
  const [state] = sessions.flatMap((session) =>
    session.state.kind === "ready" ? session.state : [],
  );
  if (state === undefined) return undefined;
  const profile = profileLabel(state.session.profile);
  const parts = hasAllRegions ? [profile] : [profile, state.session.region];
  return parts.every((part) => name.includes(part)) ? undefined : parts.join(" · ");
}
