import type { Disposable } from "../../base/disposables";
import { isSameSession, type Session } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { LiveSession } from "./liveSession";

/** The sessions that are open. What belongs to one, such as a row or a page, finds its source here. */
export class Sessions {
  /**
   * The session that the user has chosen: what is asked for without a row or a page is asked there, and the status
   * bar shows it.
   */
  readonly current: LiveSession;

  constructor(current: LiveSession) {
    this.current = current;
  }

  /** A session came, went or is in another state: what belongs to one that was left is dropped at once. */
  get changed(): (listener: () => void) => Disposable {
    return this.current.changed;
  }

  /** All of them, whether or not they are open, in the order of their rows. */
  get all(): readonly LiveSession[] {
    return [this.current];
  }

  /** The session of the row or page that the user turned to last, else the first. */
  get preferred(): LiveSession {
    return this.current;
  }

  /** Of all sessions that are open, in the order of their rows. */
  get sources(): readonly Source[] {
    const { source } = this.current;
    return source === undefined ? [] : [source];
  }

  /** Finds all of them out unless that was done; resolves when it is known which are open. Never rejects. */
  async start(): Promise<void> {
    await this.current.start();
  }

  /** Finding all of them out has ended without one: trying again is what may help. */
  get isMissing(): boolean {
    return this.current.isMissing;
  }

  /** Finds those out anew that are missing. Never rejects. */
  async restartMissing(): Promise<void> {
    if (this.current.isMissing) await this.current.restart();
  }

  /** The source of a profile and Region; undefined while no such session is open. */
  sourceOf(session: Session): Source | undefined {
    return this.sources.find((source) => isSameSession(source.session, session));
  }

  /** What holds a source open, to renew or restart it; undefined once that session was left. */
  of(source: Source): LiveSession | undefined {
    return this.current.source === source ? this.current : undefined;
  }
}
