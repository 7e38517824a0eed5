import type { AdvanceOutcome } from "../query/advance";
import type { BackupError } from "../query/backupError";
import { LoadStates } from "../query/loadStates";
import { type GroupPath, pathKey } from "./groupPath";
import { refreshLoad } from "./listRefreshes";

/** The load of the whole view among the load states. */
export const viewLoad = pathKey({});

export interface GroupLoadsOptions {
  /** @param path the group whose load stands differently; undefined for another load */
  readonly changed: (path: GroupPath | undefined) => void;
  /** True when nothing more can come for a group. */
  readonly isComplete: (path: GroupPath) => boolean;
  /** Aborted: no load is noted any more. */
  readonly signal: AbortSignal;
}

/** The loads of a list's groups: how each stands, and when what it says is over. */
export class GroupLoads {
  readonly states: LoadStates;
  readonly #options: GroupLoadsOptions;
  /** The groups that something was loaded for, by their load. */
  readonly #paths = new Map<string, GroupPath>();

  constructor(options: GroupLoadsOptions) {
    this.#options = options;
    this.states = new LoadStates((load) => {
      // How a refresh stands is said beside the groups, and in none of them.
      options.changed(load === refreshLoad ? {} : this.#paths.get(load));
    });
  }

  begin(path: GroupPath, loading: "page" | "all"): void {
    const load = pathKey(path);
    this.#paths.set(load, path);
    this.states.set(load, { loading });
  }

  /** Notes how a load ended. @returns true when it went well to its end */
  end(path: GroupPath, { error, cancelled, lookedAt, restarted }: AdvanceOutcome): boolean {
    if (this.#options.signal.aborted) return false;
    const load = pathKey(path);
    const { loading } = this.states.get(load);
    this.states.set(load, {
      ...(error !== undefined && { error, failed: loading ?? "page" }),
      ...(error === undefined && lookedAt > 0 && { lookedAt }),
      ...(restarted && { restarted }),
    });
    return error === undefined && !cancelled;
  }

  /** The groups whose last load failed so. */
  failed(isSo: (error: BackupError) => boolean): readonly GroupPath[] {
    return [...this.#paths.values()].filter((path) => {
      const { error } = this.states.get(pathKey(path));
      return error !== undefined && isSo(error);
    });
  }

  /** What failed in a group that is complete by now needs no retry. @returns false where there was nothing to forget */
  forgetFailures(): boolean {
    return this.states.clear((load) => {
      const path = this.#paths.get(load);
      return path !== undefined && this.#options.isComplete(path);
    });
  }

  /** That nothing new was found is no longer true where another load has brought something. @returns false where nobody had said so */
  forgetLooking(): boolean {
    return this.states.clear((_load, { lookedAt }) => lookedAt !== undefined);
  }
}
