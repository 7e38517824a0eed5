import { type AdvanceOutcome, firstRows } from "../query/advance";
import type { CursorSet } from "../query/cursorSet";
import type { JobQuery } from "../query/jobQuery";
import type { QueryCursor } from "../query/queryCursor";
import type { GroupPath } from "./groupPath";
import type { GroupQueries } from "./groupQueries";

export interface ScopeCursorsOptions {
  readonly queries: readonly JobQuery[];
  readonly groups: GroupQueries;
  readonly cursors: CursorSet;
  /** MaxResults of a page. */
  readonly pageSize: number;
}

/** What a list has asked AWS for of its scope and of each group, and what is still to come. */
export class ScopeCursors {
  readonly #options: ScopeCursorsOptions;

  constructor(options: ScopeCursorsOptions) {
    this.#options = options;
  }

  /** Those of the scope's own queries. */
  get roots(): readonly QueryCursor[] {
    return this.#options.queries.map((query) => this.#paged(query));
  }

  /** Those of the states, and of what must be shown at once, that have not answered yet. */
  get unasked(): readonly QueryCursor[] {
    const { states, urgent } = this.#options.groups;
    return [...states, ...urgent]
      .map((query) => this.#paged(query))
      .filter((cursor) => !cursor.answered);
  }

  /** True once every question of the opening has been answered. */
  get isOpen(): boolean {
    const { roots } = this;
    if (!roots.every(({ answered }) => answered)) return false;
    return roots.every(({ exhausted }) => exhausted) || this.unasked.length === 0;
  }

  /** Asks the questions of the opening that are still unanswered. */
  async askFirst(): Promise<AdvanceOutcome> {
    const { roots } = this;
    const asked = roots.filter(({ jobs, exhausted }) => jobs === 0 && !exhausted);
    const outcome = await firstRows(asked);
    const isWhole = roots.every(({ exhausted }) => exhausted);
    const mayGoOn = outcome.error === undefined && !outcome.cancelled && !isWhole;
    return mayGoOn ? firstRows(this.unasked) : outcome;
  }

  /** True once each query that tells states apart has come to its end. */
  get haveAllStates(): boolean {
    return this.#options.groups.states.every((query) => this.#isExhausted(query));
  }

  /** True when nothing more can come for a group. */
  isComplete(path: GroupPath): boolean {
    return this.#options.groups
      .of(path)
      .covering.some((queries) => queries.every((query) => this.#isExhausted(query)));
  }

  /** True when AWS was asked for the group's state by itself. */
  isAsked(path: GroupPath): boolean {
    const { groups, cursors, pageSize } = this.#options;
    const queries = groups.of(path).ownState;
    return (
      queries.length > 0 &&
      queries.every((query) => cursors.peek(query, pageSize)?.answered === true)
    );
  }

  /** Those that *Load more* of a group advances. */
  open(path: GroupPath): readonly QueryCursor[] {
    const { groups, cursors, pageSize } = this.#options;
    for (const round of groups.of(path).rounds) {
      const open = round.filter((query) => !this.#isExhausted(query));
      if (open.length > 0) return open.map((query) => cursors.mostRead(query, pageSize));
    }
    return [];
  }

  #isExhausted(query: JobQuery): boolean {
    return this.#options.cursors.isExhausted(query);
  }

  #paged(query: JobQuery): QueryCursor {
    return this.#options.cursors.get(query, this.#options.pageSize);
  }
}
