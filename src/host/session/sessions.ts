import { isSameSession, type Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { CurrentSession } from "./currentSession";

/** The sessions that are open. What belongs to one, such as a row or a page, finds its source here. */
export class Sessions {
  /**
   * The session that the user has chosen: what is asked for without a row or a page is asked there, and the status
   * bar shows it.
   */
  readonly current: CurrentSession;

  constructor(current: CurrentSession) {
    this.current = current;
  }

  /** The source of a profile and Region; undefined while no such session is open. */
  sourceOf(session: Session): Source | undefined {
    const { source } = this.current;
    return source !== undefined && isSameSession(source.session, session) ? source : undefined;
  }

  /** What holds a source open, to renew or restart it; undefined once that session was left. */
  of(source: Source): CurrentSession | undefined {
    return this.current.source === source ? this.current : undefined;
  }
}
