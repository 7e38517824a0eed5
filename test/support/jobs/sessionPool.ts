import type { Job } from "../../../src/domain/job/job";
import { jobKey } from "../../../src/domain/job/jobOrder";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import type { Source } from "../../../src/domain/session/source";
import { rowsBelowSession } from "../../../src/viewmodel/tree/sessionRows";
import type { ShownEntry, ShownSession } from "../../../src/viewmodel/tree/shownEntry";
import { randomAccount } from "../endpoint/data/randomAccount";
import { AccountGateway } from "./accountGateway";
import { noon } from "./jobBuilders";
import { aRegionsEntry, aSessionEntry, aShownSession } from "./shownSessions";
import { listedTruth } from "./truth";
import type { OpenSession } from "./viewFixture";

const profiles = ["first", "second"];
const regions = ["eu-west-1", "us-east-1", "eu-central-1"];

interface PooledSession {
  readonly id: string;
  readonly profile: string;
  readonly region: string;
  state: "open" | "loading" | "closed";
  source: OpenSession;
}

interface PooledEntry {
  readonly id: string;
  readonly isRegions: boolean;
  readonly sessions: readonly PooledSession[];
}

export interface SessionPoolOptions {
  readonly kind: ViewKind;
  readonly seed: number;
  readonly largest: number;
}

/** Entries that come, go, move and lead to other accounts, each session over a random account of its own. */
export class SessionPool {
  readonly #options: SessionPoolOptions;
  readonly #truths = new Map<Source, readonly Job[]>();
  readonly #keys = new Map<Source, ReadonlySet<string>>();
  #entries: PooledEntry[] = [];
  #made = 0;

  constructor(options: SessionPoolOptions) {
    this.#options = options;
  }

  get shown(): readonly ShownEntry[] {
    return this.#entries.map(({ id, isRegions, sessions }) => {
      const shown = sessions.map(shownSession);
      const [first] = shown;
      return isRegions || first === undefined
        ? aRegionsEntry(id, shown)
        : aSessionEntry(first.id, first);
    });
  }

  /** The gateways that were ever opened. */
  get gateways(): readonly AccountGateway[] {
    return [...this.#truths.keys()].flatMap(({ gateway }) =>
      gateway instanceof AccountGateway ? [gateway] : [],
    );
  }

  /** What AWS lists in a source. */
  truth(source: Source | undefined): readonly Job[] {
    return (source && this.#truths.get(source)) ?? [];
  }

  /** Whether AWS lists a job in a source. */
  has(source: Source | undefined, job: Job): boolean {
    return source !== undefined && this.#keys.get(source)?.has(jobKey(job)) === true;
  }

  /** All that AWS lists anywhere. */
  get jobs(): readonly Job[] {
    return [...this.#truths.values()].flat();
  }

  add(pick: number): void {
    const profile = profiles[pick % profiles.length] ?? "";
    const region = regions[pick % regions.length] ?? "";
    this.#insert(pick, { isRegions: false, profile, of: [region] });
  }

  addRegions(pick: number): void {
    const profile = profiles[pick % profiles.length] ?? "";
    this.#insert(pick, { isRegions: true, profile, of: regions });
  }

  remove(pick: number): void {
    this.#entries.splice(pick % Math.max(1, this.#entries.length), 1);
  }

  move(pick: number): void {
    const [entry] = this.#entries.splice(pick % Math.max(1, this.#entries.length), 1);
    if (entry !== undefined) this.#entries.splice(pick % (this.#entries.length + 1), 0, entry);
  }

  /** All sessions go, and another one comes. */
  replace(pick: number): void {
    this.#entries = [];
    this.add(pick);
  }

  /** The same session leads to another account. */
  reopen(pick: number): void {
    const session = this.#pick(pick);
    if (session === undefined) return;
    session.source = this.#open(session.profile, session.region);
    session.state = "open";
  }

  leave(pick: number, state: "loading" | "closed"): void {
    const session = this.#pick(pick);
    if (session !== undefined) session.state = state;
  }

  #pick(pick: number): PooledSession | undefined {
    const all = this.#entries.flatMap(({ sessions }) => sessions);
    return all[pick % Math.max(1, all.length)];
  }

  #insert(
    pick: number,
    { isRegions, profile, of }: { isRegions: boolean; profile: string; of: readonly string[] },
  ): void {
    if (this.#entries.length >= 5) return;
    const id = `entry ${++this.#made}`;
    const sessions = of.map((region): PooledSession => {
      const source = this.#open(profile, region);
      return { id: `${id}/${region}`, profile, region, state: "open", source };
    });
    this.#entries.splice(pick % (this.#entries.length + 1), 0, { id, isRegions, sessions });
  }

  #open(profile: string, region: string): OpenSession {
    const { kind, seed, largest } = this.#options;
    const account = randomAccount({
      seed: seed + this.#truths.size * 7,
      now: noon,
      largest,
      whole: true,
      region,
    });
    const gateway = new AccountGateway({ account, ignoresAbort: (seed & 1) === 1 });
    gateway.hold();
    const source = { session: { profile, region }, gateway };
    const jobs = listedTruth(gateway, kind);
    this.#truths.set(source, jobs);
    this.#keys.set(source, new Set(jobs.map(jobKey)));
    return source;
  }
}

function shownSession({ id, state, source }: PooledSession): ShownSession {
  return aShownSession(id, {
    source: state === "open" ? source : undefined,
    session: source.session,
    isLoading: state === "loading",
    instead: state === "closed" ? rowsBelowSession({ kind: "failed" }) : [],
  });
}
