import type { Memento } from "vscode";
import type { Disposable } from "../base/disposables";
import { Emitter } from "../base/emitter";
import { isFiltering, isSameFilter, type JobFilter, noFilter } from "../domain/jobFilter";
import { mementoKeys } from "./contributions";
import type { FilterReader } from "./filterReader";
import type { Log } from "./log";

export interface FiltersOptions {
  readonly memory: Memento;
  /** Reads filters; asked for when there is one. */
  readonly load: () => Promise<FilterReader>;
  readonly log: Pick<Log, "info" | "failure">;
}

/** The workspace's filter, which both views show; it outlives a window reload. */
export class Filters implements Disposable {
  /**
   * What the workspace kept is active. Sessions wait for it, so that nothing is asked of AWS without the filter.
   * Never rejects.
   */
  readonly restored: Promise<void>;
  readonly #changed = new Emitter<JobFilter>();
  readonly #options: FiltersOptions;
  #active = noFilter;
  #reader: FilterReader | undefined;

  constructor(options: FiltersOptions) {
    this.#options = options;
    const kept = options.memory.get<unknown>(mementoKeys.filter);
    this.restored = kept === undefined ? Promise.resolve() : this.#restore(kept);
  }

  /** Called at once when another filter is active, before anything is asked of AWS for it. */
  readonly changed = this.#changed.event;

  get active(): JobFilter {
    return this.#active;
  }

  /** There as soon as a filter was active. */
  get reader(): FilterReader | undefined {
    return this.#reader;
  }

  async set(filter: JobFilter): Promise<void> {
    await this.#load();
    this.#become(filter);
    const kept = isFiltering(filter) ? filter : undefined;
    await this.#options.memory.update(mementoKeys.filter, kept);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #restore(kept: unknown): Promise<void> {
    const { log } = this.#options;
    try {
      const reading = (await this.#load()).read(kept);
      if ("filter" in reading) this.#become(reading.filter);
      else log.info(`The filter of this workspace was dropped: ${reading.problem}`);
    } catch (error) {
      log.failure("The filter of this workspace could not be read", error);
    }
  }

  async #load(): Promise<FilterReader> {
    return (this.#reader ??= await this.#options.load());
  }

  #become(filter: JobFilter): void {
    if (isSameFilter(filter, this.#active)) return;
    this.#active = filter;
    this.#changed.fire(filter);
  }
}
