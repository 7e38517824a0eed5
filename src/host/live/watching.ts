import { type Disposable, DisposableStore } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { type Watch, watchKey } from "../../domain/live/watch";
import type { WatchAnswer } from "../../domain/live/watchAnswer";
import type { WatchFacts, WatchLoss } from "../../viewmodel/live/watchFacts";
import { lossText } from "../../viewmodel/live/watchText";
import { type Log, sessionLabel } from "../base/log";
import type { Sessions } from "../session/sessions";
import { WatchedJob } from "./watchedJob";
import type { WatchList } from "./watchList";

export interface WatchingOptions {
  readonly watches: WatchList;
  readonly sessions: Pick<
    Sessions,
    "all" | "changed" | "nameOf" | "sourceOf" | "start" | "tryAgain"
  >;
  readonly log: Pick<Log, "info">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A watched job is over. */
  readonly over: (facts: WatchFacts, answer: WatchAnswer) => void;
}

/** All watched jobs: asks for each, and ends a watch when its job is over, or when nobody can ask for it any more. */
export class Watching implements Disposable {
  readonly #options: WatchingOptions;
  readonly #store = new DisposableStore();
  readonly #changed = new Emitter<void>();
  readonly #jobs = new Map<string, { readonly watch: Watch; readonly job: WatchedJob }>();
  /** Those that were lost in this window; they are shown until the user has seen to it. */
  readonly #lost = new Map<string, WatchFacts>();

  constructor(options: WatchingOptions) {
    this.#options = options;
    const { watches, sessions } = options;
    this.#store.add(
      watches.changed(() => {
        this.#fit();
      }),
    );
    this.#store.add(
      sessions.changed(() => {
        for (const { job } of this.#jobs.values()) job.sessionsChanged();
      }),
    );
    this.#store.add(
      sessions.tryAgain(({ source }) => {
        for (const { watch, job } of this.#jobs.values()) {
          if (sessions.sourceOf(watch.session) === source) void job.askNow();
        }
      }),
    );
    this.#fit();
  }

  /** There is something else to say of watched jobs. */
  readonly changed = this.#changed.event;

  /** Those that are watched, then those that were lost. */
  get facts(): readonly WatchFacts[] {
    const watched = [...this.#jobs.values()].map(({ watch, job }) => this.#factsOf(watch, job));
    return [...watched, ...this.#lost.values()];
  }

  /** Watches a job no more, or shows no more that it was lost. */
  stop(watch: Omit<Watch, "name">): void {
    this.#lost.delete(watchKey(watch));
    this.#options.watches.remove(watch);
    this.#changed.fire();
  }

  dispose(): void {
    this.#store.dispose();
    for (const { job } of this.#jobs.values()) job.dispose();
    this.#changed.dispose();
  }

  /** Begins and ends what the list says. */
  #fit(): void {
    const { watches, sessions } = this.#options;
    for (const [key, { watch, job }] of this.#jobs) {
      if (watches.has(watch)) continue;
      job.dispose();
      this.#jobs.delete(key);
    }
    for (const watch of watches.all) {
      const key = watchKey(watch);
      if (this.#jobs.has(key)) continue;
      this.#lost.delete(key);
      this.#jobs.set(key, { watch, job: this.#begin(watch) });
    }
    // A window that shows no view has found no session out.
    if (this.#jobs.size > 0) void sessions.start();
    this.#changed.fire();
  }

  #begin(watch: Watch): WatchedJob {
    const { sessions, now, watches, over, log } = this.#options;
    const job: WatchedJob = new WatchedJob({
      watch,
      sessions,
      now,
      changed: () => {
        this.#changed.fire();
      },
      over: (answer) => {
        const facts = this.#factsOf(watch, job);
        watches.remove(watch);
        over(facts, answer);
      },
      lost: (loss) => {
        this.#lost.set(watchKey(watch), this.#factsOf(watch, job, loss));
        log.info(
          `${watch.kind} job ${watch.id} in ${sessionLabel(watch.session)}: ${lossText(loss)}`,
        );
        watches.remove(watch);
      },
    });
    return job;
  }

  #factsOf(watch: Watch, job: WatchedJob, loss?: WatchLoss): WatchFacts {
    const sessionName = this.#options.sessions.nameOf(watch.session);
    return { watch, sessionName, ...job.facts, loss };
  }
}
