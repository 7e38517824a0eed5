import type { BackupError } from "./backupError";

/** How loading stands at one place of the tree, where its *Load more* row is. */
export interface LoadState {
  readonly loading?: "page" | "all";
  /** The rows and the token are kept; the same action asks again. */
  readonly error?: BackupError;
  /** What failed, so that *Retry* does it again. */
  readonly failed?: "page" | "all";
  /** The last look through further pages found nothing new for this place in so many jobs. */
  readonly lookedAt?: number;
  /** AWS refused or repeated the token, so the query began again. */
  readonly restarted?: boolean;
}

const idle: LoadState = {};

/** The load states by place, with a call for every change. */
export class LoadStates {
  readonly #states = new Map<string, LoadState>();
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get(place: string): LoadState {
    return this.#states.get(place) ?? idle;
  }

  set(place: string, state: LoadState): void {
    this.#states.delete(place);
    this.#states.set(place, state);
    this.#changed();
  }

  /** Forgets failures that no longer stand, for instance where a group has become complete. */
  clear(isOver: (place: string, state: LoadState) => boolean): void {
    for (const [place, state] of this.#states) {
      if (state.loading === undefined && isOver(place, state)) this.#states.delete(place);
    }
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
