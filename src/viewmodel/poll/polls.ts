import type { BackupError } from "../../domain/query/backupError";
import { isOfCredentials, needsUser, pollInterval } from "./pollInterval";

export interface PollsOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The failures that stand where it is shown. */
  readonly errors: () => readonly BackupError[];
}

/** When what is shown asks AWS again by itself: slower after failures, and not at all where only the user can help. */
export class Polls {
  readonly #options: PollsOptions;
  readonly #since: number;
  /** Polls that failed since the last one that didn't. */
  #failures = 0;
  /** Failures from before a retry that worked: credentials are no trouble any more. */
  #outlived: readonly BackupError[] = [];

  constructor(options: PollsOptions) {
    this.#options = options;
    this.#since = options.now();
  }

  /**
   * Milliseconds until the next poll; undefined while it waits for the user.
   * @param slowly as in {@link pollInterval}
   */
  wait({ slowly }: { readonly slowly: boolean }): number | undefined {
    const { now, errors } = this.#options;
    if (errors().some((error) => isOfCredentials(error) && !this.#outlived.includes(error))) {
      return undefined;
    }
    const watched = now() - this.#since;
    return pollInterval({ watched, slowly, failures: this.#failures });
  }

  /** A poll was made, and what it asked for failed or didn't. */
  made(failures: readonly (BackupError | undefined)[]): void {
    const failed = failures.some((error) => error !== undefined && !needsUser(error));
    this.#failures = failed ? this.#failures + 1 : 0;
  }

  /** The user asks again. What worked shows that the credentials do. */
  async again(work: () => Promise<void>): Promise<void> {
    const before = this.#options.errors();
    await work();
    const after = this.#options.errors();
    const isBetter = after.length < before.length || after.length === 0;
    if (!isBetter || after.some((error) => !before.includes(error))) return;
    this.#outlived = after;
    this.#failures = 0;
  }
}
