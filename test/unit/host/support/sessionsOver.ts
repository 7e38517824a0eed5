import { Emitter } from "../../../../src/base/emitter";
import type { AwsRuntime } from "../../../../src/domain/session/session";
import { everyRegion, type SessionEntry } from "../../../../src/domain/session/sessionEntry";
import type { SessionEntries } from "../../../../src/host/session/sessionEntries";
import { Sessions } from "../../../../src/host/session/sessions";
import { standIn } from "../../../support/standIn";

export interface SessionsOver {
  readonly sessions: Sessions;
  /** There are other entries. */
  readonly become: (all: readonly SessionEntry[], from?: SessionEntries["from"]) => void;
}

/** The sessions of entries that a test changes. */
export function sessionsOver(runtime: AwsRuntime, ...first: readonly SessionEntry[]): SessionsOver {
  const changed = new Emitter<void>();
  const kept = { all: first, from: "workspace" as SessionEntries["from"] };
  const entries = standIn<SessionEntries>({
    get all() {
      return kept.all;
    },
    get from() {
      return kept.from;
    },
    changed: changed.event,
    choiceOf: ({ profile, region }) => ({
      ...(profile !== undefined && { profile }),
      ...(region !== undefined && region !== everyRegion && { region }),
    }),
  });
  const sessions = new Sessions({
    runtime: () => Promise.resolve(runtime),
    entries,
    now: () => 0,
    regionsFirst: () => ["us-west-2", "eu-central-1"],
  });
  const become = (all: readonly SessionEntry[], from = kept.from): void => {
    kept.all = all;
    kept.from = from;
    changed.fire();
  };
  return { sessions, become };
}
