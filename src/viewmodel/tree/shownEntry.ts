import type { Health } from "../../domain/session/health";
import type { Session } from "../../domain/session/session";
import type { SessionColor } from "../../domain/session/sessionEntry";
import type { Source } from "../../domain/session/source";
import type { OwnRow } from "./sessionRows";

/** A session as a view is to show it. */
export interface ShownSession {
  /** Unique among all, and the same when the session is opened again. */
  readonly id: string;
  /** What its row is called. Untrusted text. */
  readonly name: string;
  readonly color: SessionColor | undefined;
  /** Its names, once they are known. */
  readonly session: Session | undefined;
  /** Undefined while it is not open. */
  readonly source: Source | undefined;
  /** It is being found out. */
  readonly isLoading: boolean;
  readonly health: Health;
  /** Of the credentials. */
  readonly accountIds: readonly string[];
  /** Why it is not open, as rows. */
  readonly instead: readonly OwnRow[];
}

/** What the user added to the views: one session, or one for each Region of a profile. */
export type ShownEntry =
  | { readonly type: "session"; readonly session: ShownSession }
  | {
      readonly type: "regions";
      readonly id: string;
      /** Untrusted text. */
      readonly name: string;
      readonly color: SessionColor | undefined;
      /** In the order in which they are to be asked. */
      readonly regions: readonly ShownSession[];
    };

/** The sessions of an entry. */
export function sessionsOf(entry: ShownEntry): readonly ShownSession[] {
  return entry.type === "session" ? [entry.session] : entry.regions;
}
