import type { Disposable } from "../../base/disposables";
import {
  heldBy,
  type Leases,
  leasesJson,
  nextLeases,
  readLeases,
  type SeenLeases,
} from "../../domain/live/leases";
import type { Log } from "../base/log";
import { Poller } from "./poller";
import type { VersionedFile } from "./versionedFile";

/** Milliseconds between looks: a window that crashed is stood in for after three. */
const lookEvery = 20_000;

export interface WindowLeasesOptions {
  readonly file: Pick<VersionedFile, "change" | "changeNow">;
  /** Names this window; no other has the same. */
  readonly self: string;
  /** What this window would do if no other does. */
  readonly wanted: () => readonly string[];
  /** By itself, this window came to hold what it did not hold before. */
  readonly taken: () => void;
  readonly log: Pick<Log, "failure">;
}

/** Of several windows, one holds each lease. A window that is closed gives its own up, one that crashed loses them. */
export class WindowLeases implements Disposable {
  readonly #options: WindowLeasesOptions;
  readonly #poller: Poller;
  #held: ReadonlySet<string> = new Set();
  #seen: SeenLeases = new Map();
  #isDisposed = false;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: WindowLeasesOptions) {
    this.#options = options;
    this.#poller = new Poller({
      nextRound: () => (this.#held.size + options.wanted().length > 0 ? lookEvery : undefined),
      round: async () => {
        const before = this.#held;
        const held = await this.look();
        if ([...held].some((key) => !before.has(key))) options.taken();
      },
    });
    this.#poller.start();
  }

  /**
   * Looks at the leases now; from then on again and again, while something is wanted.
   * @returns what this window holds
   */
  async look(): Promise<ReadonlySet<string>> {
    const work = this.#work.then(() => this.#lookOnce());
    this.#work = work;
    await work;
    this.#poller.plan();
    return this.#held;
  }

  /** Gives up what this window holds: others take it at their next look. */
  dispose(): void {
    this.#isDisposed = true;
    this.#poller.stop();
    if (this.#held.size === 0) return;
    const { file, log } = this.#options;
    try {
      file.changeNow((text) => leasesJson(this.#next(text, new Set())));
    } catch (error) {
      // It is lost after some looks of others.
      log.failure("What this window held could not be given up", error);
    }
  }

  async #lookOnce(): Promise<void> {
    const { file, log, self } = this.#options;
    const wanted = new Set(this.#options.wanted());
    if (wanted.size === 0 && this.#held.size === 0) return;
    try {
      // Where another window is first, the same look is made again.
      const before = this.#seen;
      const kept = await file.change((text) => {
        this.#seen = before;
        return this.#isDisposed ? undefined : leasesJson(this.#next(text, wanted));
      });
      this.#held = heldBy(self, readLeases(kept));
    } catch (error) {
      // Without the file nobody knows of other windows: better nothing is done than twice.
      this.#held = new Set();
      log.failure("Which window works in the background can't be kept", error);
    }
  }

  #next(text: string, wanted: ReadonlySet<string>): Leases {
    const { self } = this.#options;
    const next = nextLeases({ kept: readLeases(text), wanted, self, seen: this.#seen });
    this.#seen = next.seen;
    return next.leases;
  }
}
