import { Emitter } from "../../base/emitter";
import type { BackupError, BackupErrorKind } from "../../domain/query/backupError";
import {
  type AwsRuntime,
  isSameSession,
  type Session,
  type SessionChoice,
  type SessionResolution,
} from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import type { LoadAwsRuntime } from "./awsRuntime";
import { RenewableGateway } from "./renewableGateway";
import { SessionHealth } from "./sessionHealth";

export type SessionState =
  /** No view was visible and no command needed a session yet. */
  | { readonly kind: "idle" }
  | { readonly kind: "loading" }
  | ({ readonly kind: "ready" } & Source)
  | Exclude<SessionResolution, { kind: "ready" }>
  /** The config files could not be read, or dist/aws.js not be loaded. */
  | { readonly kind: "failed"; readonly error: unknown };

/** Failures that other credentials can mend; after any other, asking again for an MFA code would only annoy. */
const mendedByCredentials: ReadonlySet<BackupErrorKind> = new Set<BackupErrorKind>([
  "signInNeeded",
  "accessDenied",
  "keyRefused",
  "noCredentials",
  "notConfigured",
  "unexpected",
]);

/** Where the user was not to be asked for a code, credentials may be there by now that they gave one for. */
function isMendedByCredentials(problem: BackupError | undefined): boolean {
  if (problem === undefined || problem.reason === "mfaNeeded") return false;
  return mendedByCredentials.has(problem.kind);
}

/** What is only true of some sessions. */
export interface LiveSessionOptions {
  /** Whose jobs its lists ask for; left out, those of its own account. */
  readonly accounts?: Source["accounts"];
  /** Finds the session out where the AWS config files need not be read for it. */
  readonly find?: () => SessionResolution;
}

/**
 * One session: found out when something needs it, from a choice, the settings and the AWS config files. Whoever shows
 * a session's data listens, and drops it at once when the state leaves *ready*: listeners are called before anything of
 * the next session is begun.
 */
export class LiveSession {
  /** What its requests end with. */
  readonly health: SessionHealth;
  readonly #changed = new Emitter<SessionState>();
  readonly #triesAgain = new Emitter<void>();
  readonly #runtime: LoadAwsRuntime;
  readonly #choice: () => SessionChoice;
  readonly #options: LiveSessionOptions;
  #state: SessionState = { kind: "idle" };
  #gateway: RenewableGateway | undefined;
  #used: SessionChoice = {};
  #outdated = false;
  #goingOn: Promise<void> | undefined;
  /** Goes up with each (re)start; what an older one finds out is dropped. */
  #generation = 0;
  #settled: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /** @param now milliseconds since the epoch */
  constructor(
    runtime: LoadAwsRuntime,
    choice: () => SessionChoice,
    now: () => number,
    options: LiveSessionOptions = {},
  ) {
    this.#runtime = runtime;
    this.#choice = choice;
    this.#options = options;
    this.health = new SessionHealth(now);
    this.health.recovered(() => {
      this.#triesAgain.fire();
    });
    this.health.mayBeMended(() => {
      this.#goingOn ??= this.#goOn().finally(() => {
        this.#goingOn = undefined;
      });
    });
  }

  readonly changed = this.#changed.event;

  /** What failed for the session's sake may work now: whoever shows it tries again, and asks the user nothing. */
  readonly tryAgain = this.#triesAgain.event;

  get state(): SessionState {
    return this.#state;
  }

  /** True where finding it out has ended without a session: trying again is what may help. */
  get isMissing(): boolean {
    return !["ready", "idle", "loading"].includes(this.#state.kind);
  }

  /** Undefined while there is none. */
  get source(): Source | undefined {
    return this.#state.kind === "ready" ? this.#state : undefined;
  }

  /** The account of the credentials, as far as they tell: no request is made for it. */
  get accountId(): string | undefined {
    return this.#gateway?.accountId;
  }

  /** Of the session, or as it was chosen, as far as that names them. */
  get names(): Partial<Session> {
    const { profile, region } = this.source?.session ?? this.#choice();
    return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  }

  /** For texts; without names when there is none. */
  get session(): Session {
    return this.#state.kind === "ready" ? this.#state.session : { profile: "", region: "" };
  }

  /** Finds the session out unless that was done; resolves when it is known. Never rejects. */
  async start(): Promise<SessionState> {
    if (this.#state.kind === "idle") void this.restart();
    // A restart may begin while an older one is waited for.
    let waitedFor: Promise<void> | undefined;
    while (waitedFor !== this.#settled) {
      waitedFor = this.#settled;
      await waitedFor;
    }
    return this.#state;
  }

  /** Drops the session and finds it out anew: other choice, other settings, changed files. Never rejects. */
  restart(): Promise<void> {
    // Whoever waited for something of it may start it again.
    if (this.#isDisposed) return Promise.resolve();
    const generation = ++this.#generation;
    this.#gateway?.close();
    this.#gateway = undefined;
    this.#outdated = false;
    this.#used = this.#choice();
    this.health.reset();
    this.#become({ kind: "loading" });
    this.#settled = this.#resolve(generation, this.#used);
    return this.#settled;
  }

  /** Restarts when a session is in use and the choice is no longer the one that it came from. */
  choiceMayHaveChanged(): void {
    if (this.#state.kind === "idle") return;
    const { profile, region } = this.#choice();
    if (profile !== this.#used.profile || region !== this.#used.region) void this.restart();
  }

  /**
   * The files may hold a profile that was missing. A session in use goes on until it is retried, refreshed or
   * reloaded, or now where the files may mend what stands in its way.
   */
  configFilesChanged(): void {
    if (this.#state.kind === "ready") {
      this.#outdated = true;
      this.health.filesChanged();
    } else if (this.#state.kind !== "idle") void this.restart();
  }

  /** A sign-in has left a token, or a web identity token is another one. */
  tokenFilesChanged(): void {
    if (this.#state.kind === "ready") this.health.filesChanged();
  }

  /** Whether the files changed since the session was opened. */
  get outdated(): boolean {
    return this.#outdated;
  }

  /** The user has signed in: what failed for want of it is tried again, with the new credentials. */
  signedIn(): void {
    this.#tryWithNewCredentials();
  }

  /** Before a retry: reads the credentials anew if that can help against this failure. */
  renewCredentialsAfter(problem: BackupError | undefined): void {
    if (!this.#outdated && !isMendedByCredentials(problem)) return;
    this.#outdated = false;
    this.#gateway?.renew();
  }

  /** Whoever waits for something of the session is told that it is left. */
  dispose(): void {
    this.#isDisposed = true;
    this.#generation++;
    this.#gateway?.close();
    this.#become({ kind: "idle" });
    this.#changed.dispose();
    this.#triesAgain.dispose();
    this.health.dispose();
  }

  /** The same session with what its files say now; another one where they lead to another. Never rejects. */
  async #goOn(): Promise<void> {
    const generation = this.#generation;
    const { source } = this;
    try {
      const found = await this.#find(await this.#runtime(), this.#used);
      if (generation !== this.#generation || source === undefined) return;
      if (found.kind !== "ready" || !isSameSession(found.session, source.session)) {
        void this.restart();
        return;
      }
    } catch {
      // What can't be read now may be whole with the next change; a retry tells what is wrong.
      return;
    }
    this.#tryWithNewCredentials();
  }

  #tryWithNewCredentials(): void {
    this.#outdated = false;
    this.#gateway?.renew();
    this.#triesAgain.fire();
  }

  async #resolve(generation: number, choice: SessionChoice): Promise<void> {
    let state: SessionState;
    let gateway: RenewableGateway | undefined;
    try {
      const runtime = await this.#runtime();
      const found = await this.#find(runtime, choice);
      if (generation !== this.#generation) return;
      if (found.kind === "ready") {
        gateway = new RenewableGateway(
          () => runtime.openGateway(found.session),
          (request) => this.#begin(request, generation),
        );
        const { accounts } = this.#options;
        state = { ...found, gateway, ...(accounts && { accounts }) };
      } else {
        state = found;
      }
    } catch (error) {
      if (generation !== this.#generation) return;
      state = { kind: "failed", error };
    }
    this.#gateway = gateway;
    this.#become(state);
  }

  async #find(runtime: AwsRuntime, choice: SessionChoice): Promise<SessionResolution> {
    return this.#options.find?.() ?? runtime.resolveSession(choice);
  }

  /** How requests of a session end that was left is no matter to the one in use. */
  #begin(request: string, generation: number): (error?: BackupError) => void {
    const ended = this.health.begin(request);
    return (error) => {
      if (generation === this.#generation) ended(error);
    };
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#changed.fire(state);
  }
}
