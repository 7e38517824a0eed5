import type { Disposable } from "../../base/disposables";
import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { isOfIdentity } from "../../domain/session/health";
import { isSameSession, type Session } from "../../domain/session/session";
import { everyRegion, type SessionEntry } from "../../domain/session/sessionEntry";
import { nameInEntry, sessionName } from "../../viewmodel/session/sessionName";
import type { Source } from "../../domain/session/source";
import { type ChosenEntry, EntrySessions, type EntrySessionsOptions } from "./entrySessions";
import type { LiveSession } from "./liveSession";
import type { SessionEntries } from "./sessionEntries";

/** A session under an id that stays when it is opened again. */
export interface SessionOfEntry {
  readonly id: string;
  readonly session: LiveSession;
}

/** An entry with its sessions, in the order in which Regions are opened. */
export interface OpenEntry {
  readonly id: string;
  readonly entry: SessionEntry;
  readonly sessions: readonly SessionOfEntry[];
}

export interface SessionsOptions extends EntrySessionsOptions {
  readonly entries: Pick<SessionEntries, "all" | "from" | "choiceOf" | "changed">;
}

interface Kept {
  /** Stays while its sessions do, so that what shows them stays, too. */
  readonly id: string;
  /** What the entry asks for. */
  readonly key: string;
  readonly open: EntrySessions;
  readonly subscriptions: Disposable;
}

/**
 * The sessions that the user has, side by side. What belongs to one, such as a row or a page, finds its source here.
 * Listeners are called before anything of a new session is begun, so that they drop what belongs to an old one first.
 */
export class Sessions {
  /** A session's state is another; without one, entries came, went, or stand in another order. */
  readonly changed: Emitter<LiveSession | undefined>["event"];
  readonly healthChanged: Emitter<LiveSession>["event"];
  /** What failed for a session's sake may work now: whoever shows it tries again, and asks the user nothing. */
  readonly tryAgain: Emitter<LiveSession>["event"];
  readonly #changes = new Emitter<LiveSession | undefined>();
  readonly #healthChanges = new Emitter<LiveSession>();
  readonly #tries = new Emitter<LiveSession>();
  readonly #options: SessionsOptions;
  readonly #subscription: Disposable;
  #kept: readonly Kept[] = [];
  #preferred: LiveSession | undefined;
  #isStarted = false;

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.changed = this.#changes.event;
    this.healthChanged = this.#healthChanges.event;
    this.tryAgain = this.#tries.event;
    this.#fit();
    this.#subscription = options.entries.changed(() => {
      this.#fit();
      this.#changes.fire(undefined);
      if (this.#isStarted) void this.start();
    });
  }

  /** In the order of their rows. */
  get entries(): readonly OpenEntry[] {
    return this.#kept.map(({ id, open: { entry, sessions } }) => ({
      id,
      entry,
      sessions: sessions.map((session) => ({
        id: entry.region === everyRegion ? `${id} ${session.names.region ?? ""}` : id,
        session,
      })),
    }));
  }

  get all(): readonly LiveSession[] {
    return this.#kept.flatMap(({ open }) => open.sessions);
  }

  /** Of all sessions that are open, in the order of their rows. */
  get sources(): readonly Source[] {
    return this.all.flatMap(({ source }) => source ?? []);
  }

  /**
   * The session of the row or page that the user turned to last, else the first that is open, else the first: what
   * stands on no row and no page is asked for there.
   */
  get preferred(): LiveSession {
    const { all } = this;
    const chosen = all.find((session) => session === this.#preferred);
    const first = chosen ?? all.find(({ source }) => source !== undefined) ?? all[0];
    if (first === undefined) throw new Error("There is always a session entry.");
    return first;
  }

  /** What is, or is to be, the session of a profile and Region; else the one that the user turned to last. */
  nearest({ profile, region }: Session): LiveSession {
    const itself = this.all.find(
      ({ names }) => names.profile === profile && names.region === region,
    );
    return itself ?? this.preferred;
  }

  /** The user turned to something of a session. */
  turnedTo(source: Source): void {
    this.#preferred = this.of(source) ?? this.#preferred;
  }

  /** The session of an id; undefined once it is gone. */
  byId(id: string): LiveSession | undefined {
    const all = this.entries.flatMap(({ sessions }) => sessions);
    return all.find((each) => each.id === id)?.session;
  }

  /** Finding all of them out has ended without one: trying again is what may help. */
  get isMissing(): boolean {
    return this.all.every(({ isMissing }) => isMissing);
  }

  /** The source of a profile and Region; undefined while no such session is open. */
  sourceOf(session: Session): Source | undefined {
    return this.sources.find((source) => isSameSession(source.session, session));
  }

  /** What a session is called, on its row and elsewhere. Untrusted text. */
  nameOf(session: Session): string {
    const source = this.sourceOf(session);
    const itself = this.#kept.find(({ open }) =>
      open.sessions.some((each) => each.source === source),
    );
    return source === undefined || itself === undefined
      ? sessionName(session)
      : nameInEntry(session, itself.open.entry);
  }

  /** What holds a source open, to renew or restart it; undefined once that session was left. */
  of(source: Source): LiveSession | undefined {
    return this.all.find((session) => session.source === source);
  }

  /** Finds the sessions out unless that was done; resolves when they are known. Never rejects. */
  async start(): Promise<void> {
    this.#isStarted = true;
    await Promise.all(this.#kept.map(({ open }) => open.start()));
  }

  /** Finds those out anew that are missing. Never rejects. */
  async restartMissing(): Promise<void> {
    const missing = this.all.filter(({ isMissing }) => isMissing);
    await Promise.all(missing.map((session) => session.restart()));
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { subscriptions } of this.#kept) subscriptions.dispose();
    this.#changes.dispose();
    this.#healthChanges.dispose();
    this.#tries.dispose();
  }

  /** Makes what the entries say. The sessions of an entry that stays, stay open. */
  #fit(): void {
    const { entries } = this.#options;
    const left = new Set(this.#kept);
    const take = (fits: (kept: Kept) => boolean): Kept | undefined => {
      const found = [...left].find(fits);
      if (found !== undefined) left.delete(found);
      return found;
    };
    const wanted = entries.all.map((entry) => ({ entry, key: this.#keyOf(entry) }));
    // Those that ask for the same come first, so that no other entry takes their sessions.
    const same = new Map(wanted.map(({ key }) => [key, take((kept) => kept.key === key)]));
    const next = wanted.map(({ entry, key }) => {
      const chosen: ChosenEntry = { entry, choice: () => entries.choiceOf(entry) };
      const kept = same.get(key) ?? take(({ open }) => isOpenAs(entry, open));
      kept?.open.becomes(chosen);
      return kept === undefined ? this.#made(key, chosen) : { ...kept, key };
    });
    for (const { subscriptions } of left) subscriptions.dispose();
    this.#kept = next;
    if (!this.all.some((session) => session === this.#preferred)) this.#preferred = undefined;
  }

  #made(key: string, chosen: ChosenEntry): Kept {
    const subscriptions = new DisposableStore();
    const open = subscriptions.add(new EntrySessions(chosen, this.#options));
    subscriptions.add(
      open.changed((session) => {
        this.#changes.fire(session);
      }),
    );
    subscriptions.add(
      open.healthChanged((session) => {
        this.#healthChanges.fire(session);
      }),
    );
    subscriptions.add(
      open.tryAgain((session) => {
        this.#tries.fire(session);
        this.#recovered(session);
      }),
    );
    return { id: key, key, open, subscriptions };
  }

  /** Credentials that work serve all Regions of the profile: its other sessions that lack them try again, too. */
  #recovered({ health, names }: LiveSession): void {
    if (health.current.kind !== "fine") return;
    for (const other of this.all) {
      const isOfProfile = other.names.profile === names.profile;
      if (isOfProfile && isOfIdentity(other.health.current.kind)) other.signedIn();
    }
  }

  /** The one session that is selected by profile and Region is itself, whatever is selected. */
  #keyOf({ profile, region, accounts }: SessionEntry): string {
    if (this.#options.entries.from === "choice") return "selected";
    return JSON.stringify([profile ?? null, region ?? null, accounts ?? null]);
  }
}

/** True for the sessions of an entry that names what is open already: the one in use beside one that is added. */
function isOpenAs({ profile, region, accounts }: SessionEntry, open: EntrySessions): boolean {
  const [only] = open.sessions;
  const { entry } = open;
  return (
    entry.region !== everyRegion &&
    entry.accounts === accounts &&
    only?.source !== undefined &&
    only.session.profile === profile &&
    only.session.region === region
  );
}
