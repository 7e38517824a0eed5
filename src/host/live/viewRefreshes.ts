import { type Disposable, DisposableStore } from "../../base/disposables";
import type { RefreshInterval } from "../../domain/live/refreshInterval";
import { refreshPace, waitFrom } from "../../domain/live/refreshPace";
import {
  afterRefresh,
  comesAfterSleep,
  isTold,
  newRecord,
  type RefreshRecord,
} from "../../domain/live/refreshRecord";
import type { BackupError } from "../../domain/query/backupError";
import { isOfCredentials } from "../../viewmodel/poll/pollInterval";
import type { Source } from "../../domain/session/source";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { ShownList } from "../../viewmodel/tree/loadOutcome";
import type { JobsView } from "../tree/jobsView";

export interface RefreshedView extends Pick<JobsView, "visible" | "tree"> {
  readonly onDidChangeVisibility: (listener: () => void) => Disposable;
}

export interface ViewRefreshesOptions<View extends RefreshedView> {
  readonly views: readonly View[];
  /** As the setting says now. */
  readonly interval: () => RefreshInterval;
  /** The window has the focus: somebody may look at the views. */
  readonly isFocused: () => boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told of those whose refreshes fail again and again, whenever that may be others; none where all work. */
  readonly fail: (view: View, failing: readonly FailingRefresh[]) => void;
}

/** A list that could not be refreshed some times in a row. */
export interface FailingRefresh {
  readonly source: Source;
  /** When its jobs were up to date, milliseconds since the epoch. */
  readonly since: number;
  readonly error: BackupError;
}

/** What is known of the refreshes of one list. */
interface Refreshed {
  readonly tree: JobTree;
  record: RefreshRecord;
  /** Why the last refresh failed. */
  error: BackupError | undefined;
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
export class ViewRefreshes<View extends RefreshedView> {
  readonly #options: ViewRefreshesOptions<View>;
  readonly #store = new DisposableStore();
  /** By list: another list begins anew. */
  readonly #refreshed = new WeakMap<ShownList, Refreshed>();
  #timer: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: ViewRefreshesOptions<View>) {
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
    this.#isDisposed = true;
    this.#store.dispose();
    clearTimeout(this.#timer);
  }

  /** Sets the timer for what is due next, or none. To be called when the window's focus or the setting changes. */
  plan(): void {
    clearTimeout(this.#timer);
    // A refresh under way ends later.
    if (this.#isDisposed) return;
    for (const view of this.#options.views) this.#options.fail(view, this.#failing(view));
    const waits = [...this.#waits().values()].map(({ wait }) => wait);
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
      refreshed.record = { ...record, at: -Infinity, waitsForUser: false };
    }
    this.plan();
  }

  #refreshDue(): void {
    for (const [refreshed, { wait, pace }] of this.#waits()) {
      if (wait <= together) void this.#refresh(refreshed, pace);
    }
    this.plan();
  }

  async #refresh(refreshed: Refreshed, pace: number): Promise<void> {
    const { views, now } = this.#options;
    const { tree, record } = refreshed;
    const view = views.find((each) => each.tree.trees.includes(tree));
    const cameAfterSleep = comesAfterSleep(now(), record, pace);
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
    refreshed.error = end?.error;
    refreshed.record = afterRefresh(record, {
      at: now(),
      hasChanged,
      cameAfterSleep,
      ...(end?.error && {
        failure: isOfCredentials(end.error) ? "onlyUserHelps" : "mayWorkAgain",
      }),
    });
    this.plan();
  }

  /** Milliseconds until each list in sight is due, and its pace. */
  #waits(): ReadonlyMap<Refreshed, { readonly wait: number; readonly pace: number }> {
    const { interval, now } = this.#options;
    const waits = new Map<Refreshed, { readonly wait: number; readonly pace: number }>();
    for (const refreshed of this.#inSight()) {
      const { tree, record, isUnderWay } = refreshed;
      const isUnfinished = (tree.list?.jobs.states.unfinished.size ?? 0) > 0;
      const pace = refreshPace(interval(), record, isUnfinished);
      if (pace === undefined || isUnderWay || tree.status.busy) continue;
      waits.set(refreshed, { wait: waitFrom(now(), record, pace), pace });
    }
    return waits;
  }

  #failing({ tree: { trees } }: RefreshedView): readonly FailingRefresh[] {
    if (this.#options.interval() === "off") return [];
    return trees.flatMap((tree) => {
      const { record, error, asOf: since } = this.#ofTree(tree) ?? {};
      const { source } = tree;
      if (record === undefined || !isTold(record) || error === undefined) return [];
      return source === undefined || since === undefined ? [] : [{ source, since, error }];
    });
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
    const refreshed = {
      tree,
      record: newRecord(list.asOf ?? this.#options.now()),
      error: undefined,
      asOf: list.asOf,
      isUnderWay: false,
    };
    this.#refreshed.set(list, refreshed);
    return refreshed;
  }
}
