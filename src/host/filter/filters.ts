import type { Memento } from "vscode";
import type { Disposable } from "../../base/disposables";
import { Emitter } from "../../base/emitter";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import { isFiltering, type JobFilter, noFilter } from "../../domain/filter/jobFilter";
import { mementoKeys } from "../base/contributions";
import type { FilterReader } from "./filterReader";
import type { Log } from "../base/log";
import type { Notifications } from "../base/notifications";

export interface FiltersOptions {
  readonly memory: Memento;
  readonly reader: FilterReader;
  readonly log: Pick<Log, "info">;
  readonly notifications: Pick<Notifications, "warning">;
}

/** The workspace's filter, which all views show; it outlives a window reload. */
export class Filters implements Disposable {
  readonly #changed = new Emitter<ActiveFilter>();
  readonly #options: FiltersOptions;
  #active: ActiveFilter;

  /** What the workspace kept is active at once, so that nothing is asked of AWS without the filter. */
  constructor(options: FiltersOptions) {
    this.#options = options;
    this.#active = this.#kept() ?? options.reader.activate(noFilter);
  }

  /**
   * Called at once when a filter is chosen, before anything is asked of AWS for it. It may be the one that was
   * active: who shows rows knows whether its times still mean the same (LiveList).
   */
  readonly changed = this.#changed.event;

  get active(): ActiveFilter {
    return this.#active;
  }

  /** Rejects with the reason, and the active filter stays, where the next start could not read the new one. */
  async set(filter: JobFilter): Promise<void> {
    const { reader, memory } = this.#options;
    const problem = reader.problem(filter);
    if (problem !== undefined) throw new Error(problem);
    this.#active = reader.activate(filter);
    this.#changed.fire(this.#active);
    const kept = isFiltering(filter) ? filter : undefined;
    await memory.update(mementoKeys.filter, kept);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** The filter that the workspace kept; undefined where there is none, or none that can be read. */
  #kept(): ActiveFilter | undefined {
    const { reader, log, memory, notifications } = this.#options;
    const kept = memory.get<unknown>(mementoKeys.filter);
    if (kept === undefined) return undefined;
    const reading = reader.read(kept);
    if ("filter" in reading) return reader.activate(reading.filter);
    const dropped = `The filter of this workspace was removed. ${reading.problem}`;
    log.info(dropped);
    notifications.warning(dropped);
    void memory.update(mementoKeys.filter, undefined);
    return undefined;
  }
}
