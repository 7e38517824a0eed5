import type { Disposable } from "../../base/disposables";
import { goesOn } from "../../domain/live/jobEnd";
import type { Watch } from "../../domain/live/watch";
import { askWatched, type WatchAnswer } from "../../domain/live/watchAnswer";
import type { BackupError } from "../../domain/query/backupError";
import { asBackupError } from "../../domain/query/queryCursor";
import type { Source } from "../../domain/session/source";
import type { WatchFacts, WatchLoss } from "../../viewmodel/live/watchFacts";
import { Polls } from "../../viewmodel/poll/polls";
import type { Sessions } from "../session/sessions";
import { Poller } from "./poller";
import { watchLoss } from "./watchLoss";

export interface WatchedJobOptions {
  readonly watch: Watch;
  readonly sessions: Pick<Sessions, "all" | "sourceOf">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** There is something else to say of it. */
  readonly changed: () => void;
  /** The job is over. */
  readonly over: (answer: WatchAnswer) => void;
  readonly lost: (loss: WatchLoss) => void;
}

/** One watched job: asked for again and again, quietly, until it is over or can't be asked for any more. */
export class WatchedJob implements Disposable {
  readonly #options: WatchedJobOptions;
  readonly #poller: Poller;
  readonly #polls: Polls;
  readonly #abort = new AbortController();
  /** Milliseconds that its timers have taken: a clock that jumps changes no pace. */
  #elapsed = 0;
  #wait = 0;
  #underWay: Promise<void> | undefined;
  /** Of the last answer. */
  #source: Source | undefined;
  #answer: WatchAnswer | undefined;
  #answeredAt: number | undefined;
  /** Of the polls since the last one that worked. */
  #errors: readonly BackupError[] = [];

  constructor(options: WatchedJobOptions) {
    this.#options = options;
    this.#polls = new Polls({ now: () => this.#elapsed, errors: () => this.#shownErrors });
    this.#poller = new Poller({
      nextRound: () => {
        const wait = this.#polls.wait({ slowly: false });
        this.#wait = wait ?? 0;
        return wait;
      },
      round: () => {
        this.#elapsed += this.#wait;
        return this.#round();
      },
    });
    this.#poller.start();
    void this.askNow();
  }

  get facts(): Pick<WatchFacts, "answer" | "answeredAt" | "error"> {
    return { answer: this.#answer, answeredAt: this.#answeredAt, error: this.#shownErrors[0] };
  }

  /** What stood in the way may be gone. Never rejects. */
  askNow(): Promise<void> {
    this.#wait = 0;
    return this.#poller.roundNow();
  }

  /** There are other sessions, or one is found out. */
  sessionsChanged(): void {
    const source = this.#currentSource();
    if (source === this.#source) return;
    // What failed in a session that was left says nothing of the next one.
    this.#errors = [];
    if (source !== undefined) void this.askNow();
    // Files are written in two steps, and sessions found out anew: it is lost if it is gone at the next round, too.
    else this.#poller.plan();
  }

  dispose(): void {
    this.#poller.stop();
    this.#abort.abort();
  }

  /** The first failure after an answer counts for nothing: a machine that wakes has no network for a moment. */
  get #shownErrors(): readonly BackupError[] {
    return this.#errors.length > 1 ? this.#errors.slice(-1) : [];
  }

  #currentSource(): Source | undefined {
    return this.#options.sessions.sourceOf(this.#options.watch.session);
  }

  #round(): Promise<void> {
    this.#underWay ??= this.#ask().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #ask(): Promise<void> {
    const { watch, sessions, lost, over } = this.#options;
    const source = this.#currentSource();
    if (source === undefined) {
      const loss = watchLoss(watch, sessions.all);
      if (loss !== undefined) lost(loss);
      return;
    }
    const { signal } = this.#abort;
    // The session's health is told of a failure that is not the first one.
    const how = { isOfTimer: true, failsUntold: this.#errors.length === 0 };
    try {
      const { gateway } = source;
      const answer = await gateway.quietly(() => askWatched(watch, gateway, signal), how);
      if (this.#isLeft(source)) return;
      this.#answer = answer;
      this.#answeredAt = this.#options.now();
      this.#errors = [];
    } catch (error) {
      const failure = asBackupError(error);
      if (this.#isLeft(source) || failure.kind === "cancelled") return;
      this.#errors = [...this.#errors.slice(-1), failure];
    }
    this.#source = source;
    this.#polls.made(this.#errors.slice(-1));
    this.#options.changed();
    // A job of which a list has told may not be there for a moment.
    if (this.#shownErrors.length > 0 && this.#errors.every(({ kind }) => kind === "notFound")) {
      lost("jobUnknown");
    } else if (this.#errors.length === 0 && this.#answer && !goesOn(this.#answer.job)) {
      over(this.#answer);
    }
  }

  /** Nobody waits for the answer, or it is another account's by now. */
  #isLeft(source: Source): boolean {
    return this.#abort.signal.aborted || source !== this.#currentSource();
  }
}
