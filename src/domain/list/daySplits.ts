import { type GroupPath, pathKey } from "./groupPath";
import type { Leaf } from "./groupIndex";
import type { LoadedJobs } from "./loadedJobs";

export interface DaySplitsOptions {
  readonly jobs: LoadedJobs;
  readonly pageSize: number;
  readonly isComplete: (path: GroupPath) => boolean;
  readonly hasMore: (path: GroupPath) => boolean;
}

/**
 * Which groups are shown by day: those whose first page leaves a token, and those larger than a page.
 * Decided once a load, that rows keep their places.
 */
export class DaySplits {
  readonly #options: DaySplitsOptions;
  readonly #split = new Map<string, boolean>();
  /** Those for which that is decided: asked with every page, which is to cost nothing for what stands. */
  readonly #decided = new WeakSet<Leaf>();

  constructor(options: DaySplitsOptions) {
    this.#options = options;
  }

  /** True when the group, one without further groups, is shown by day. */
  isSplit(path: GroupPath): boolean {
    return this.#split.get(pathKey(path)) ?? false;
  }

  /** Decides for the groups that are new. */
  decide(): void {
    const { jobs, pageSize, isComplete, hasMore } = this.#options;
    if (jobs.dimensions.includes("day")) return;
    for (const leaf of jobs.leaves({})) {
      if (this.#decided.has(leaf)) continue;
      const { path, count } = leaf;
      const group = pathKey(path);
      if (!this.#split.has(group)) {
        if (isComplete(path)) this.#split.set(group, count > pageSize);
        else if (hasMore(path)) this.#split.set(group, true);
        else continue;
      }
      this.#decided.add(leaf);
    }
  }
}
