import { type Disposable, DisposableStore } from "../../base/disposables";
import { isFiltering } from "../../domain/filter/jobFilter";
import { filterHeader } from "../../viewmodel/filter/filterText";
import type { Formats } from "../../viewmodel/text/formats";
import type { ContextKeys } from "../base/contextKeys";
import { contextKeys } from "../base/contributions";
import type { Filters } from "./filters";
import type { JobsView } from "../tree/jobsView";
import type { Views } from "../tree/views";

export interface FilterDisplayOptions {
  readonly filters: Filters;
  readonly views: Views;
  readonly contextKeys: ContextKeys;
  readonly formats: () => Formats;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Brings the filter to everything that shows it: the rows, the words above them, the icon in the title. */
export class FilterDisplay implements Disposable {
  readonly #options: FilterDisplayOptions;
  readonly #store = new DisposableStore();

  constructor(options: FilterDisplayOptions) {
    this.#options = options;
    const { filters, views } = options;
    this.#store.add(
      filters.changed(() => {
        this.#changed();
      }),
    );
    for (const view of views.all) {
      this.#store.add(
        view.tree.statusChanged(() => {
          this.#showWords(view);
        }),
      );
    }
    this.#changed();
  }

  dispose(): void {
    this.#store.dispose();
  }

  #changed(): void {
    const { filters, views, contextKeys: keys } = this.#options;
    for (const view of views.all) view.setFilter(filters.active);
    keys.set(contextKeys.filtered, isFiltering(filters.active.filter));
    for (const view of views.all) this.#showWords(view);
  }

  /** Only above rows of a session: a message hides the welcome text of an empty view. */
  #showWords(view: JobsView): void {
    const { formats, now } = this.#options;
    const { list, filter } = view.tree;
    if (list === undefined || !isFiltering(filter)) {
      view.setMessage("");
      return;
    }
    const { narrowed, busy, description } = view.tree.status;
    const isEmpty = !busy && description !== "" && list.jobs.count({}) === 0;
    const words = filterHeader(filter, list.scope, { now: now(), formats: formats(), isEmpty });
    view.setMessage([words, narrowed].filter(Boolean).join(" · "));
  }
}
