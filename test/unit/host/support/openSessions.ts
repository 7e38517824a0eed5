import { Emitter } from "../../../../src/base/emitter";
import type { BackupError } from "../../../../src/domain/query/backupError";
import { isSameSession, type Session } from "../../../../src/domain/session/session";
import type { Source } from "../../../../src/domain/session/source";
import type { LiveSession, SessionState } from "../../../../src/host/session/liveSession";
import { Sessions } from "../../../../src/host/session/sessions";
import { standIn } from "../../../support/standIn";

export type ReadySession = Extract<SessionState, { kind: "ready" }>;

/** Sessions that are open side by side, as a test says; the first is the one in use. */
export class OpenSessions {
  /** What was said of credentials that may have to be read anew: in which session, and after which problem. */
  readonly renewed: [Source, BackupError | undefined][] = [];
  restarts = 0;
  readonly #changed = new Emitter<SessionState>();
  #state: SessionState;
  #others: readonly Source[];

  constructor(first?: Source, ...others: readonly Source[]) {
    this.#state = first === undefined ? { kind: "noProfile" } : ready(first);
    this.#others = others;
  }

  /** As the product sees them. */
  get asSessions(): Sessions {
    const sessions = new Sessions(this.current);
    sessions.sourceOf = (session: Session) =>
      this.#open.find((source) => isSameSession(source.session, session));
    sessions.of = (source: Source) =>
      this.#open.includes(source) ? this.#opened(source) : undefined;
    return sessions;
  }

  /** The session in use, as the product sees it. */
  get current(): LiveSession {
    const source = (): Source | undefined =>
      this.#state.kind === "ready" ? this.#state : undefined;
    const state = (): SessionState => this.#state;
    return standIn<LiveSession>({
      get state() {
        return state();
      },
      get source() {
        return source();
      },
      get isMissing() {
        return state().kind === "noProfile";
      },
      get session() {
        return source()?.session ?? { profile: "", region: "" };
      },
      changed: this.#changed.event,
      tryAgain: () => ({ dispose: () => undefined }),
      start: () => Promise.resolve(state()),
      restart: () => {
        this.restarts++;
        return Promise.resolve();
      },
    });
  }

  /** Another session comes into use, or none; the others stay open. */
  become(state: SessionState): void {
    this.#state = state;
    this.#changed.fire(state);
  }

  /** A session that is not the one in use is left. */
  leave(source: Source): void {
    this.#others = this.#others.filter((other) => other !== source);
  }

  get #open(): readonly Source[] {
    const { source } = this.current;
    return source === undefined ? this.#others : [source, ...this.#others];
  }

  #opened(source: Source): LiveSession {
    return standIn<LiveSession>({
      outdated: false,
      renewCredentialsAfter: (problem: BackupError | undefined) => {
        this.renewed.push([source, problem]);
      },
    });
  }
}

/** A source as the state of the session in use has it: the same one where it is that already. */
export function ready(source: Source | ReadySession): ReadySession {
  return "kind" in source ? source : { kind: "ready", ...source };
}
