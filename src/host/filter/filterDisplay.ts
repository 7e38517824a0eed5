import { type Disposable, DisposableStore } from "../../base/disposables";
import { isFiltering } from "../../domain/filter/jobFilter";
import { filterHeader, filterWords } from "../../viewmodel/filter/filterText";
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
      const showWords = (): void => {
        this.#showWords();
      };
      this.#store.add(view.tree.statusChanged(showWords));
      this.#store.add(view.onDidChangeVisibility(showWords));
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
    this.#showWords();
  }

  /** The filter stands above the first of the views that are in sight; above each, what is true of it alone. */
  #showWords(): void {
    let isSaidAbove = false;
    for (const view of this.#options.views.all) {
      const words = this.#wordsAbove(view, isSaidAbove);
      view.setMessage(words);
      isSaidAbove ||= view.visible && words !== "";
    }
  }

  /** "" but above rows of a session: a message hides the welcome text of an empty view. */
  #wordsAbove(view: JobsView, isSaidAbove: boolean): string {
    const { formats, now } = this.#options;
    const { filter, trees } = view.tree;
    const [tree, ...others] = trees.filter(({ list }) => list !== undefined);
    const { list } = tree ?? {};
    if (tree === undefined || list === undefined || !isFiltering(filter)) return "";
    const clock = { now: now(), formats: formats() };
    if (others.length > 0) {
      // What is true of one session alone stands in its own rows.
      const words = filterWords(filter, { ...clock, ranges: list.scope.ranges });
      return isSaidAbove ? "" : `Filter: ${words}`;
    }
    const { narrowed, busy, description } = tree.status;
    const isEmpty = !busy && description !== "" && list.jobs.count({}) === 0;
    const options = { ...clock, isEmpty, isSaidAbove };
    return [filterHeader(filter, list.scope, options), narrowed].filter(Boolean).join(" · ");
  }
}
