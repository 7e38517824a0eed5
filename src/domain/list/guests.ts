import type { Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
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

  /**
   * Some of those that can still change, to be asked for: they come last the next time.
   * @param returned what need not be asked for
   * @param most so many at most
   */
  next(returned: ReadonlySet<string>, most: number): readonly Job[] {
    const next = this.#jobs
      .filter((job) => isUnfinished(job) && !returned.has(jobKey(job)))
      .slice(0, most);
    for (const key of next.map(jobKey)) {
      this.#keys.delete(key);
      this.#keys.add(key);
    }
    return next;
  }

  /** How many stand under a path. */
  count(path: GroupPath): number {
    return this.#keys.size === 0 ? 0 : this.#options.names.countUnder(path, this.#jobs);
  }

  get #jobs(): readonly Job[] {
    return [...this.#keys].flatMap((key) => this.#options.get(key) ?? []);
  }
}
