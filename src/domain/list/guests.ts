import type { Job } from "../job/job";
import { isUnfinished } from "../job/jobState";
import type { GroupNames } from "./groupNames";
import type { GroupPath } from "./groupPath";

interface GuestsOptions {
  readonly names: Pick<GroupNames, "countUnder">;
  /** The job of a key. */
  readonly get: (key: string) => Job | undefined;
}

/** The jobs that stand in their groups because somebody asked for them by their ids: no list has returned them. */
export class Guests {
  readonly #keys = new Set<string>();
  readonly #options: GuestsOptions;

  constructor(options: GuestsOptions) {
    this.#options = options;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  set(key: string, isGuest: boolean): void {
    if (isGuest) this.#keys.add(key);
    else this.#keys.delete(key);
  }

  /** Those that can still change. */
  get unfinished(): readonly Job[] {
    return this.#jobs.filter(isUnfinished);
  }

  /** How many stand under a path. */
  count(path: GroupPath): number {
    return this.#keys.size === 0 ? 0 : this.#options.names.countUnder(path, this.#jobs);
  }

  get #jobs(): readonly Job[] {
    return [...this.#keys].flatMap((key) => this.#options.get(key) ?? []);
  }
}
