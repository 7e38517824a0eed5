import { DisposableStore } from "../../base/disposables";
import type { RefreshInterval } from "../../domain/live/refreshInterval";
import {
  afterRefresh,
  refreshPace,
  type RefreshRecord,
  waitFrom,
} from "../../domain/live/refreshPace";
import type { Source } from "../../domain/session/source";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { ShownList } from "../../viewmodel/tree/loadOutcome";
import type { JobsView } from "../tree/jobsView";

export type RefreshedView = Pick<JobsView, "visible" | "onDidChangeVisibility" | "tree">;

export interface ViewRefreshesOptions {
  readonly views: readonly RefreshedView[];
  /** As the setting says now. */
  readonly interval: () => RefreshInterval;
  /** The window has the focus: somebody may look at the views. */
  readonly isFocused: () => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** What is known of the refreshes of one list. */
interface Refreshed {
  readonly tree: JobTree;
  record: RefreshRecord;
  /** Of the jobs after the last refresh; another one tells that somebody else has loaded jobs. */
  asOf: number | undefined;
  isUnderWay: boolean;
}

/** Milliseconds: what is due so soon goes with what is due now, so that one timer serves all. */
const together = 1000;

/**
 * Refreshes the views that are in sight, while the window has the focus: one timer for all of them. Nothing is shown of it
 * but what it brings, and there is no timer while nothing can be refreshed.
 */
export class ViewRefreshes {
  readonly #options: ViewRefreshesOptions;
  readonly #store = new DisposableStore();
  /** By list: another list begins anew. */
  readonly #refreshed = new WeakMap<ShownList, Refreshed>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ViewRefreshesOptions) {
    this.#options = options;
    const plan = (): void => {
      this.plan();
    };
    for (const view of options.views) {
      this.#store.add(view.onDidChangeVisibility(plan));
      this.#store.add(view.tree.statusChanged(plan));
    }
    this.plan();
  }

  dispose(): void {
    this.#store.dispose();
    clearTimeout(this.#timer);
  }

  /** Sets the timer for what is due next, or none. To be called when the window's focus or the setting changes. */
  plan(): void {
    clearTimeout(this.#timer);
    const waits = [...this.#waits().values()];
    if (waits.length === 0) return;
    this.#timer = setTimeout(
      () => {
        this.#refreshDue();
      },
      Math.min(...waits),
    );
  }

  /** A session works again: what failed to refresh is due at once. */
  tryAgain(source: Source): void {
    for (const refreshed of this.#inSight()) {
      const { tree, record } = refreshed;
      if (tree.source !== source || record.failures === 0) continue;
      refreshed.record = { ...record, at: -Infinity };
    }
    this.plan();
  }

  #refreshDue(): void {
    for (const [refreshed, wait] of this.#waits()) {
      if (wait <= together) void this.#refresh(refreshed);
    }
    this.plan();
  }

  async #refresh(refreshed: Refreshed): Promise<void> {
    const { tree, record } = refreshed;
    const view = this.#options.views.find((each) => each.tree.trees.includes(tree));
    if (view === undefined || tree.source === undefined) return;
    refreshed.isUnderWay = true;
    let hasChanged = false;
    const watching = tree.changed(() => {
      hasChanged = true;
    });
    const end = await view.tree.refreshInBackground(tree.source);
    watching.dispose();
    refreshed.isUnderWay = false;
    refreshed.asOf = tree.list?.asOf;
    refreshed.record = afterRefresh(record, {
      at: this.#options.now(),
      hasFailed: end?.error !== undefined,
      hasChanged,
    });
    this.plan();
  }

  /** Milliseconds until each list in sight is due. */
  #waits(): ReadonlyMap<Refreshed, number> {
    const { interval, now } = this.#options;
    const waits = new Map<Refreshed, number>();
    for (const refreshed of this.#inSight()) {
      const { tree, record, isUnderWay } = refreshed;
      const isUnfinished = (tree.list?.jobs.states.unfinished.size ?? 0) > 0;
      const pace = refreshPace(interval(), record, isUnfinished);
      if (pace === undefined || isUnderWay || tree.status.busy) continue;
      waits.set(refreshed, waitFrom(now(), record, pace));
    }
    return waits;
  }

  #inSight(): readonly Refreshed[] {
    const { views, isFocused } = this.#options;
    if (!isFocused()) return [];
    return views
      .filter(({ visible }) => visible)
      .flatMap(({ tree }) => tree.trees.flatMap((each) => this.#ofTree(each) ?? []));
  }

  #ofTree(tree: JobTree): Refreshed | undefined {
    const { list } = tree;
    if (list?.isOpen !== true) return undefined;
    const known = this.#refreshed.get(list);
    // Somebody has loaded jobs: they begin to wait for what comes next.
    const isNew = known === undefined || (known.asOf !== list.asOf && !known.isUnderWay);
    if (!isNew) return known;
    const record = { at: list.asOf ?? this.#options.now(), unchanged: 0, failures: 0 };
    const refreshed = { tree, record, asOf: list.asOf, isUnderWay: false };
    this.#refreshed.set(list, refreshed);
    return refreshed;
  }
}
