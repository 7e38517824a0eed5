import type { Job } from "../../domain/job/job";
import type { Watch } from "../../domain/live/watch";
import { isSameSession, type Session } from "../../domain/session/session";
import type { PageKey } from "../../protocol/jobDetails";
import type { PageRef } from "../../viewmodel/details/actions";
import type { Navigation } from "../../viewmodel/details/jobDetails";
import { type HistoryEntry, PageHistory } from "./pageHistory";
import { isSameJob } from "./sameJob";

export type IsWatched = (about: Omit<Watch, "name">) => boolean;

interface PageSubjectOptions {
  readonly ref: PageRef;
  readonly session: Session;
  readonly pinned: boolean;
  readonly isWatched: IsWatched;
}

/** What a page is about: a job of a session, the way that led to it, and whether the page keeps it. */
export class PageSubject {
  #history: PageHistory;
  #session: Session;
  #pinned: boolean;

  readonly #isWatched: IsWatched;

  constructor({ ref, session, pinned, isWatched }: PageSubjectOptions) {
    this.#history = new PageHistory(ref);
    this.#session = session;
    this.#pinned = pinned;
    this.#isWatched = isWatched;
  }

  /** The job, as far as it is known. */
  get ref(): PageRef {
    return this.entry.ref;
  }

  /** The step of the way that is shown. */
  get entry(): HistoryEntry {
    return this.#history.current;
  }

  /** The steps that *Back* and *Forward* lead to, and the one that is shown. */
  get entries(): readonly HistoryEntry[] {
    return this.#history.entries;
  }

  get session(): Session {
    return this.#session;
  }

  /** What the page keeps to be found again after a window reload. */
  get key(): PageKey {
    const { kind, id, accountId } = this.ref;
    const { profile, region } = this.#session;
    return { kind, id, accountId, profile, region, pinned: this.#pinned };
  }

  get navigation(): Navigation {
    const { canGoBack, canGoForward } = this.#history;
    const { kind, id } = this.ref;
    const session = this.#session;
    const watched = kind !== "resource" && this.#isWatched({ kind, id, session });
    return { canGoBack, canGoForward, pinned: this.#pinned, watched };
  }

  /**
   * Goes on to another job; the way back leads to the one before, if that is of the same session.
   * @param isShown the page shows its current job, so that there is no need to begin again with it
   * @returns false when the page is about this job already
   */
  goTo(ref: PageRef, session: Session, isShown: boolean): boolean {
    if (!isSameSession(session, this.#session)) {
      this.#history = new PageHistory(ref);
      this.#session = session;
      return true;
    }
    const isSame = isSameJob(ref, this.ref);
    const isNamedNow = ref.accountId !== undefined && ref.accountId !== this.ref.accountId;
    if (isSame && isShown && !isNamedNow) return false;
    const known = this.ref;
    if (isSame && isNamedNow) {
      const isJob = ref.kind !== "resource" && known.kind !== "resource";
      this.#history.replace(isJob ? { ...known, ...ref } : ref);
    } else this.#history.push(ref);
    return true;
  }

  /** @returns false when there is nothing there */
  go(step: -1 | 1): boolean {
    return this.#history.go(step);
  }

  /** Keeps this job; it is what is kept, not the way to it. */
  pin(): void {
    this.#pinned = true;
    this.#history = new PageHistory(this.ref);
  }

  /** Keeps what is known of the job by now. */
  know(job: Job): void {
    const { ref } = this;
    if (ref.kind !== "resource") this.#history.update({ ...ref, known: job });
  }

  /** Keeps the way, and nothing of what is known of the jobs on it: their session was left. */
  forget(): void {
    this.#history.forget();
  }
}
