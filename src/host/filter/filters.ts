import type { Memento } from "vscode";
import type { Disposable } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import { mementoKeys } from "../base/contributions";
import { type DescribedFilter, unfiltered } from "./describedFilter";
import type { FilterReader } from "./filterReader";
import type { Log } from "../base/log";
import type { Notifications } from "../base/notifications";

export interface FiltersOptions {
  readonly memory: Memento;
  /** Reads filters; asked for when there is one. */
  readonly load: () => Promise<FilterReader>;
  readonly log: Pick<Log, "info" | "failure">;
  readonly notifications: Pick<Notifications, "warning">;
}

/** The workspace's filter, which both views show; it outlives a window reload. */
export class Filters implements Disposable {
  /**
   * What the workspace kept is active. Sessions wait for it, so that nothing is asked of AWS without the filter.
   * Never rejects.
   */
  readonly restored: Promise<void>;
  readonly #changed = new Emitter<DescribedFilter>();
  readonly #options: FiltersOptions;
  #active = unfiltered;

  constructor(options: FiltersOptions) {
    this.#options = options;
    const kept = options.memory.get<unknown>(mementoKeys.filter);
    this.restored = kept === undefined ? Promise.resolve() : this.#restore(kept);
  }

  /**
   * Called at once when a filter is chosen, before anything is asked of AWS for it. It may be the one that was
   * active: who shows rows knows whether its times still mean the same (LiveList).
   */
  readonly changed = this.#changed.event;

  get active(): DescribedFilter {
    return this.#active;
  }

  /** Rejects with the reason, and the active filter stays, where the next start could not read the new one. */
  async set(filter: JobFilter): Promise<void> {
    const reader = await this.#options.load();
    const problem = reader.problem(filter);
    if (problem !== undefined) throw new Error(problem);
    this.#become(reader.activate(filter));
    const kept = isFiltering(filter) ? filter : undefined;
    await this.#options.memory.update(mementoKeys.filter, kept);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #restore(kept: unknown): Promise<void> {
    const { load, log, memory, notifications } = this.#options;
    try {
      const reader = await load();
      const reading = reader.read(kept);
      if ("filter" in reading) {
        this.#become(reader.activate(reading.filter));
        return;
      }
      await memory.update(mementoKeys.filter, undefined);
      const dropped = `The filter of this workspace was removed. ${reading.problem}`;
      log.info(dropped);
      notifications.warning(dropped);
    } catch (error) {
      const unread = "The filter of this workspace could not be read";
      log.failure(unread, error);
      notifications.warning(`${unread}. All jobs are shown. The log says why.`);
    }
  }

  #become(filter: DescribedFilter): void {
    this.#active = filter;
    this.#changed.fire(filter);
  }
}
