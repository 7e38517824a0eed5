import { DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { regions } from "../../domain/arn/region";
import type { Session, SessionChoice } from "../../domain/session/session";
import { everyRegion, type SessionEntry } from "../../domain/session/sessionEntry";
import type { LoadAwsRuntime } from "./awsRuntime";
import { LiveSession } from "./liveSession";

/** An entry, and what its sessions are chosen by. */
export interface ChosenEntry {
  readonly entry: SessionEntry;
  /** Without a Region where the entry is for all of them. */
  readonly choice: () => SessionChoice;
}

export interface EntrySessionsOptions {
  readonly runtime: LoadAwsRuntime;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Which Regions of a profile are opened before the others. */
  readonly regionsFirst: (profile: string) => readonly string[];
}

/** Of most users; counts where the profile names no Region. */
const usualPartition = "aws";

/** The sessions that an entry stands for: one, or one for each Region of its profile's partition. */
export class EntrySessions {
  /** A session's state is another. */
  readonly changed: Emitter<LiveSession>["event"];
  /** What failed for a session's sake may work now. */
  readonly tryAgain: Emitter<LiveSession>["event"];
  readonly healthChanged: Emitter<LiveSession>["event"];
  readonly #changes = new Emitter<LiveSession>();
  readonly #tries = new Emitter<LiveSession>();
  readonly #healthChanges = new Emitter<LiveSession>();
  readonly #options: EntrySessionsOptions;
  #chosen: ChosenEntry;
  /** The entry's session; of all Regions the one that the profile names. */
  readonly #own: LiveSession;
  /** The sessions of the other Regions, by Region; all of the same profile. */
  #others: ReadonlyMap<string, LiveSession> = new Map();
  #profile = "";
  readonly #subscriptions = new Map<LiveSession, DisposableStore>();
  #isStarted = false;

  constructor(chosen: ChosenEntry, options: EntrySessionsOptions) {
    this.#chosen = chosen;
    this.#options = options;
    this.changed = this.#changes.event;
    this.tryAgain = this.#tries.event;
    this.healthChanged = this.#healthChanges.event;
    const { accounts } = chosen.entry;
    const choice = (): SessionChoice => this.#chosen.choice();
    this.#own = this.#listenTo(
      new LiveSession(options.runtime, choice, options.now, { ...(accounts && { accounts }) }),
    );
  }

  get entry(): SessionEntry {
    return this.#chosen.entry;
  }

  /** In the order in which Regions are opened. */
  get sessions(): readonly LiveSession[] {
    const others = [...this.#others.values()];
    const isRegionMissing = this.#own.state.kind === "noRegion" && others.length > 0;
    return isRegionMissing ? others : [this.#own, ...others];
  }

  /** Another entry of the same sessions: with another name, or in the list where it was the only one before. */
  becomes(chosen: ChosenEntry): void {
    this.#chosen = chosen;
  }

  /** Finds its sessions out unless that was done; resolves when they are known. Never rejects. */
  async start(): Promise<void> {
    this.#isStarted = true;
    await this.#own.start();
    await Promise.all(this.sessions.map((session) => session.start()));
  }

  dispose(): void {
    for (const session of this.#subscriptions.keys()) this.#leave(session);
    this.#changes.dispose();
    this.#tries.dispose();
    this.#healthChanges.dispose();
  }

  #listenTo(session: LiveSession): LiveSession {
    const store = new DisposableStore();
    this.#subscriptions.set(session, store);
    store.add(session);
    store.add(
      session.changed(() => {
        if (session === this.#own) this.#ownChanged();
        else this.#changes.fire(session);
      }),
    );
    store.add(
      session.tryAgain(() => {
        this.#tries.fire(session);
      }),
    );
    store.add(
      session.health.changed(() => {
        this.#healthChanges.fire(session);
      }),
    );
    return session;
  }

  #leave(session: LiveSession): void {
    this.#subscriptions.get(session)?.dispose();
    this.#subscriptions.delete(session);
  }

  #ownChanged(): void {
    if (this.entry.region === everyRegion) this.#fitRegions();
    this.#changes.fire(this.#own);
    if (this.#isStarted) for (const session of this.#others.values()) void session.start();
  }

  /** Makes sessions of the other Regions once the profile is known; while it is found out anew they stay. */
  #fitRegions(): void {
    const { state } = this.#own;
    if (state.kind === "idle" || state.kind === "loading") return;
    const before = this.#profile;
    if (state.kind === "ready") this.#profile = state.session.profile;
    else if (state.kind === "noRegion") this.#profile = state.profile;
    const wanted = new Set(this.#otherRegions());
    const stays = (region: string): boolean => before === this.#profile && wanted.has(region);
    for (const [region, session] of this.#others) if (!stays(region)) this.#leave(session);
    const kept = new Map([...this.#others].filter(([region]) => stays(region)));
    this.#others = new Map(
      [...wanted].map((region) => [region, kept.get(region) ?? this.#inRegion(region)]),
    );
  }

  #otherRegions(): readonly string[] {
    const { state } = this.#own;
    if (state.kind !== "ready" && state.kind !== "noRegion") return [];
    const own = state.kind === "ready" ? state.session.region : undefined;
    const first = this.#options.regionsFirst(this.#profile);
    const partition = partitionOf(own) ?? partitionOf(first[0]) ?? usualPartition;
    const all = regions.filter((region) => region.partition === partition).map(({ id }) => id);
    const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
    return all.filter((id) => id !== own).sort((a, b) => rank(a) - rank(b));
  }

  /** The profile is known already: no file need be read for it. */
  #inRegion(region: string): LiveSession {
    const { runtime, now } = this.#options;
    const { accounts } = this.entry;
    const session: Session = { profile: this.#profile, region };
    return this.#listenTo(
      new LiveSession(runtime, () => session, now, {
        find: () => ({ kind: "ready", session }),
        ...(accounts && { accounts }),
      }),
    );
  }
}

function partitionOf(id: string | undefined): string | undefined {
  return regions.find((region) => region.id === id)?.partition;
}
