import { Emitter } from "../../../../src/base/emitter";
import type { BackupError } from "../../../../src/domain/query/backupError";
import { isSameSession, type Session } from "../../../../src/domain/session/session";
import type { Source } from "../../../../src/domain/session/source";
import type { LiveSession, SessionState } from "../../../../src/host/session/liveSession";
import type { Sessions } from "../../../../src/host/session/sessions";
import { sessionName } from "../../../../src/viewmodel/session/sessionName";
import { standIn } from "../../../support/standIn";

export type ReadySession = Extract<SessionState, { kind: "ready" }>;

/** Sessions that are open side by side, as a test says; the first is the preferred one until another is. */
export class OpenSessions {
  /** What was said of credentials that may have to be read anew: in which session, and after which problem. */
  readonly renewed: [Source, BackupError | undefined][] = [];
  /** The accounts of credentials, where a test says that they are known. */
  readonly accountIds = new Map<Source, string>();
  restarts = 0;
  readonly #changed = new Emitter<LiveSession | undefined>();
  readonly #firstChanged = new Emitter<SessionState>();
  readonly #left = new Emitter<Source>();
  readonly #opened = new Map<Source, LiveSession>();
  #state: SessionState;
  #others: readonly Source[];
  #preferred: Source | undefined;

  constructor(first?: Source, ...others: readonly Source[]) {
    this.#state = first === undefined ? { kind: "noProfile" } : ready(first);
    this.#others = others;
  }

  /** As the product sees them. */
  get asSessions(): Sessions {
    const all = (): readonly LiveSession[] => this.#all;
    const open = (): readonly Source[] => this.#open;
    const preferred = (): LiveSession => this.#preferredOne;
    const of = (source: Source): LiveSession | undefined =>
      all().find((session) => session.source === source);
    return standIn<Sessions>({
      changed: this.#changed.event,
      get all() {
        return all();
      },
      get sources() {
        return open();
      },
      get preferred() {
        return preferred();
      },
      get isMissing() {
        return all().every(({ isMissing }) => isMissing);
      },
      of,
      sourceOf: (session: Session) =>
        open().find((source) => isSameSession(source.session, session)),
      nearest: ({ profile, region }) => {
        const source = open().find((each) => isSameSession(each.session, { profile, region }));
        return (source && of(source)) ?? preferred();
      },
      nameOf: sessionName,
      start: () => Promise.resolve(),
      restartMissing: async () => {
        for (const session of all()) if (session.isMissing) await session.restart();
      },
    });
  }

  /** The first session, as the product sees it. */
  readonly current: LiveSession = this.#first();

  /** Another session comes into the place of the first, or none; the others stay open. */
  become(state: SessionState): void {
    const { source } = this.current;
    this.#state = state;
    this.#firstChanged.fire(state);
    if (source !== undefined) this.#left.fire(source);
    this.#changed.fire(this.current);
  }

  /** Another session is opened beside those that are there. */
  open(source: Source): void {
    this.#others = [...this.#others, source];
    this.#changed.fire(undefined);
  }

  /** A session that is not the first is left. */
  leave(source: Source): void {
    this.#others = this.#others.filter((other) => other !== source);
    this.#left.fire(source);
    this.#changed.fire(undefined);
  }

  /** The user turns to something of a session. */
  prefer(source: Source): void {
    this.#preferred = source;
  }

  get #open(): readonly Source[] {
    return this.#all.flatMap(({ source }) => source ?? []);
  }

  get #all(): readonly LiveSession[] {
    return [this.current, ...this.#others.map((source) => this.#beside(source))];
  }

  get #preferredOne(): LiveSession {
    return this.#all.find(({ source }) => source === this.#preferred) ?? this.current;
  }

  #first(): LiveSession {
    const state = (): SessionState => this.#state;
    const source = (): Source | undefined => {
      const now = state();
      return now.kind === "ready" ? now : undefined;
    };
    const accountIdOf = (of: Source | undefined): string | undefined =>
      of && this.accountIds.get(of);
    return standIn<LiveSession>({
      get state() {
        return state();
      },
      get source() {
        return source();
      },
      get accountId() {
        return accountIdOf(source());
      },
      get isMissing() {
        return state().kind === "noProfile";
      },
      get session() {
        return source()?.session ?? { profile: "", region: "" };
      },
      changed: this.#firstChanged.event,
      tryAgain: () => ({ dispose: () => undefined }),
      start: () => Promise.resolve(state()),
      restart: () => {
        this.restarts++;
        return Promise.resolve();
      },
      outdated: false,
      renewCredentialsAfter: (problem: BackupError | undefined) => {
        const now = source();
        if (now !== undefined) this.renewed.push([now, problem]);
      },
    });
  }

  #beside(source: Source): LiveSession {
    const known = this.#opened.get(source);
    if (known !== undefined) return known;
    const accountId = (): string | undefined => this.accountIds.get(source);
    const state = ready(source);
    const session = standIn<LiveSession>({
      source,
      session: source.session,
      state,
      isMissing: false,
      outdated: false,
      get accountId() {
        return accountId();
      },
      changed: (listener) =>
        this.#left.event((left) => {
          if (left === source) listener({ kind: "loading" });
        }),
      start: () => Promise.resolve(state),
      restart: () => Promise.resolve(),
      renewCredentialsAfter: (problem: BackupError | undefined) => {
        this.renewed.push([source, problem]);
      },
    });
    this.#opened.set(source, session);
    return session;
  }
}

/** A source as the state of the session in use has it: the same one where it is that already. */
export function ready(source: Source | ReadySession): ReadySession {
  return "kind" in source ? source : { kind: "ready", ...source };
}
