import { type Disposable, DisposableStore } from "../../base/disposables";
import type { Change } from "../../domain/list/answer";
import type { GroupPath } from "../../domain/list/groupPath";
import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import type { Alert } from "../../domain/live/alerts";
import type { AllSeen } from "../../domain/live/seenJson";
import type { Mark } from "../../domain/live/seenMarks";
import { isSameSession } from "../../domain/session/session";
import type { Source } from "../../domain/session/source";
import { type MarkCounts, noMarks } from "../../viewmodel/live/markText";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { ShownList } from "../../viewmodel/tree/loadOutcome";
import type { Marks } from "../../viewmodel/tree/marks";
import type { JobsView } from "../tree/jobsView";
import { ListMarks } from "./listMarks";
import type { SharedValue } from "./sharedValue";

export type MarkedView = Pick<JobsView, "kind" | "visible" | "onDidChangeVisibility" | "tree">;

export interface JobMarksOptions<View extends MarkedView> {
  readonly views: readonly View[];
  /** The window has the focus: somebody may look at the views. */
  readonly isFocused: () => boolean;
  readonly seen: Pick<SharedValue<AllSeen>, "value" | "read" | "change">;
  /** Waits for rows of a view to be seen, too. */
  readonly awaits: (view: View) => boolean;
  /** These jobs of a session are drawn in a view that somebody sees. */
  readonly glanced: (view: View, tree: JobTree, drawn: ReadonlySet<string>) => void;
}

/** Milliseconds: what is drawn in two glances in a row was seen. */
const glanceEvery = 1500;
/** Milliseconds: who never looks away begins another look after so long with marks that they have seen. */
const longestLook = 10 * 60_000;

/**
 * Which jobs are new or changed since the user last looked: at a view that is in sight, in the window that has the focus.
 * A look ends when the view goes out of sight or the window loses the focus, or after some minutes; then what was seen is not
 * marked any more.
 */
export class JobMarks<View extends MarkedView> implements Marks, Disposable {
  readonly #options: JobMarksOptions<View>;
  readonly #store = new DisposableStore();
  readonly #lists = new WeakMap<ShownList, ListMarks>();
  readonly #inSight = new Set<View>();
  #timer: NodeJS.Timeout | undefined;
  #lookEnd: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(options: JobMarksOptions<View>) {
    this.#options = options;
    for (const view of options.views) {
      this.#store.add(
        view.onDidChangeVisibility(() => {
          this.#sightMayChange(view);
        }),
      );
    }
  }

  /** To be called once what was seen is known. */
  begin(): void {
    for (const view of this.#options.views) {
      for (const { list, source } of view.tree.trees) {
        if (list !== undefined && source !== undefined) this.take(list, source, undefined);
      }
      if (this.#isInSight(view)) this.#inSight.add(view);
      view.tree.tick();
    }
    this.plan();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.plan();
    this.#store.dispose();
  }

  of(list: ShownList, key: string): Mark | undefined {
    return this.#lists.get(list)?.of(key);
  }

  under(list: ShownList, path: GroupPath): MarkCounts {
    return this.#lists.get(list)?.under(path) ?? noMarks;
  }

  among(list: ShownList, path: GroupPath, isAmong: (job: Job) => boolean): MarkCounts {
    return this.#lists.get(list)?.among(path, isAmong) ?? noMarks;
  }

  take(list: ShownList, source: Source, change: Change | undefined): void {
    const known = this.#lists.get(list);
    const marks = known ?? this.#newMarks(list, source);
    marks.take(change);
    if (this.#timer === undefined && marks.hasUnseen) this.plan();
  }

  /** The window has the focus, or has lost it. */
  readonly focusChanged = (): void => {
    for (const view of this.#options.views) this.#sightMayChange(view);
  };

  /** The user has seen all that is loaded. */
  seeAll(): void {
    for (const view of this.#options.views) {
      for (const marks of this.#marksOf(view)) marks.seeAll();
      this.#goOn(view);
    }
    this.plan();
  }

  /** Whether the user has seen how a job ended. */
  hasSeen({ kind, id, session }: Alert): boolean {
    const view = this.#options.views.find((each) => each.kind === kind);
    const tree = view?.tree.trees.find(
      ({ source }) => source !== undefined && isSameSession(source.session, session),
    );
    const job = tree?.list?.jobs.get(id);
    if (tree?.list === undefined || job === undefined || isUnfinished(job)) return false;
    return this.#lists.get(tree.list)?.hasSeen(id) === true;
  }

  /** Sets the timers for the next glance and for the end of the look, where something waits for them. */
  plan(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const views = this.#isDisposed ? [] : [...this.#inSight];
    const marks = views.flatMap((view) => this.#marksOf(view));
    if (views.some(this.#options.awaits) || marks.some(({ hasUnseen }) => hasUnseen)) {
      this.#timer = setTimeout(() => {
        this.#glance();
        this.plan();
      }, glanceEvery);
    }
    if (!marks.some(({ isSeen }) => isSeen)) {
      clearTimeout(this.#lookEnd);
      this.#lookEnd = undefined;
      return;
    }
    this.#lookEnd ??= setTimeout(() => {
      this.#lookEnd = undefined;
      for (const view of this.#inSight) this.#goOn(view);
      this.plan();
    }, longestLook);
  }

  #glance(): void {
    for (const view of this.#inSight) {
      for (const tree of view.tree.trees) {
        const drawn = tree.drawn();
        if (tree.list !== undefined) this.#lists.get(tree.list)?.glance(drawn);
        this.#options.glanced(view, tree, drawn);
      }
    }
  }

  #sightMayChange(view: View): void {
    const isInSight = this.#isInSight(view);
    if (isInSight === this.#inSight.has(view)) return;
    if (isInSight) {
      this.#inSight.add(view);
      void this.#lookAgain(view);
    } else {
      this.#inSight.delete(view);
      this.#goOn(view);
      this.plan();
    }
  }

  /** What was seen in another window meanwhile is not marked here, either. */
  async #lookAgain(view: View): Promise<void> {
    await this.#options.seen.read();
    if (this.#isDisposed) return;
    this.#goOn(view);
    this.plan();
  }

  #goOn(view: View): void {
    const haveChanged = this.#marksOf(view).map((marks) => marks.goOn());
    if (haveChanged.includes(true)) view.tree.tick();
  }

  #isInSight({ visible }: View): boolean {
    return visible && this.#options.isFocused();
  }

  #marksOf({ tree: { trees } }: View): readonly ListMarks[] {
    return trees.flatMap(({ list }) => (list && this.#lists.get(list)) ?? []);
  }

  #newMarks(list: ShownList, source: Source): ListMarks {
    const { seen } = this.#options;
    const { profile, region } = source.session;
    const account = (): string | undefined => {
      const own = source.gateway.accountId;
      // Of which account the first job is may change from time to time.
      if (source.accounts === "organization") return `organization of ${own ?? profile}`;
      return list.jobs.names.home ?? own;
    };
    const marks = new ListMarks({ list, seen, region, account });
    this.#lists.set(list, marks);
    return marks;
  }
}
