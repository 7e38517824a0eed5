import { type Disposable, DisposableStore } from "../../base/disposables";
import { Actions } from "../../viewmodel/details/actions";
import type { PageDetails } from "../../viewmodel/details/pageDetails";
import type { HistoryEntry } from "./pageHistory";

/** So many pages stay as they were left; one may hold thousands of jobs. The page's script keeps as many (leftPages.ts). */
const keptPages = 10;

/** What is known of a job, and what the buttons of its page mean. */
interface KnownJob {
  readonly details: PageDetails;
  readonly actions: Actions;
}

interface LeftJob extends KnownJob {
  /** The number that its page had. */
  readonly view: number;
}

/**
 * What a panel knows of the jobs of its history: of the one that is shown, and of those that it showed last, so that
 * *Back* and *Forward* find their pages as they were left. A job that is not shown changes nothing on the page, and
 * nothing asks for it.
 */
export class PanelJobs implements Disposable {
  readonly #changed: () => void;
  readonly #left = new Map<HistoryEntry, LeftJob>();
  #shown: KnownJob | undefined;
  #listening = new DisposableStore();
  #actions = new Actions();

  /** @param changed something of the job that is shown reads differently */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  dispose(): void {
    this.drop([]);
  }

  get details(): PageDetails | undefined {
    return this.#shown?.details;
  }

  /** Of the page, also while it shows no job. */
  get actions(): Actions {
    return this.#shown?.actions ?? this.#actions;
  }

  /** The number that the page of a job had when it was left, if it can be shown as it was. */
  leftView(entry: HistoryEntry): number | undefined {
    return this.#left.get(entry)?.view;
  }

  /** Shows a job as it was left, or one of which nothing is known yet. */
  show(entry: HistoryEntry, make: (actions: Actions) => PageDetails): void {
    const left = this.#left.get(entry);
    this.#left.delete(entry);
    const actions = left?.actions ?? this.#actions;
    const details = left?.details ?? make(actions);
    this.#shown = { details, actions };
    for (const oldest of [...this.#left.keys()].slice(0, -keptPages)) this.#forget(oldest);
    this.#listening = new DisposableStore();
    this.#listening.add(details.changed(this.#changed));
  }

  /** Shows the job no more, but keeps what is known of it. */
  leave(entry: HistoryEntry, view: number): void {
    const shown = this.#take();
    if (shown === undefined) return;
    this.#left.set(entry, { ...shown, view });
  }

  /** Shows the job no more, and forgets it. @param entries what ways lead to */
  drop(entries: readonly HistoryEntry[]): void {
    this.#take()?.details.dispose();
    this.retain(entries);
  }

  /** Forgets the jobs that no way leads to any more. */
  retain(entries: readonly HistoryEntry[]): void {
    for (const entry of this.#left.keys()) if (!entries.includes(entry)) this.#forget(entry);
  }

  #forget(entry: HistoryEntry): void {
    this.#left.get(entry)?.details.dispose();
    this.#left.delete(entry);
  }

  #take(): KnownJob | undefined {
    const shown = this.#shown;
    this.#listening.dispose();
    this.#shown = undefined;
    this.#actions = new Actions();
    return shown;
  }
}
