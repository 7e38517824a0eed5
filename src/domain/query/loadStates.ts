import type { BackupError } from "./backupError";

/** How one load stands: that of a group, of a job's children, or a refresh. */
export interface LoadState {
  readonly loading?: "page" | "all";
  /** The rows and the token are kept; the same action asks again. */
  readonly error?: BackupError;
  /** What failed, so that *Retry* does it again. */
  readonly failed?: "page" | "all";
  /** The last look through further pages found nothing new in so many jobs. */
  readonly lookedAt?: number;
  /** AWS refused or repeated the token, so the query began again. */
  readonly restarted?: boolean;
}

const idle: LoadState = {};

/** The load states by the key of their load, with a call for every change. */
export class LoadStates {
  readonly #states = new Map<string, LoadState>();
  readonly #changed: (load: string) => void;

  constructor(changed: (load: string) => void) {
    this.#changed = changed;
  }

  get(load: string): LoadState {
    return this.#states.get(load) ?? idle;
  }

  set(load: string, state: LoadState): void {
    this.#states.delete(load);
    this.#states.set(load, state);
    this.#changed(load);
  }

  /**
   * Forgets failures that no longer stand, for instance where a group has become complete.
   * @returns false where there was nothing to forget
   */
  clear(isOver: (load: string, state: LoadState) => boolean): boolean {
    const { size } = this.#states;
    for (const [load, state] of this.#states) {
      if (state.loading === undefined && isOver(load, state)) this.#states.delete(load);
    }
    return this.#states.size < size;
  }

  get isLoading(): boolean {
    for (const state of this.#states.values()) if (state.loading !== undefined) return true;
    return false;
  }

  /** The failure that was set last and still stands. */
  get problem(): BackupError | undefined {
    return [...this.#states.values()].findLast((state) => state.error !== undefined)?.error;
  }
}
