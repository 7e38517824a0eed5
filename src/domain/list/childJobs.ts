import { UnderWay } from "../../base/underWay";
import {
  type AdvanceOutcome,
  drain,
  type DrainOptions,
  pagesPerClick,
  read,
} from "../query/advance";
import type { BackupError } from "../query/backupError";
import { drainPageSize } from "../query/cursorSet";
import type { Job } from "../job/job";
import type { JobGateway } from "../query/jobGateway";
import { compareJobs, jobKey } from "../job/jobOrder";
import type { JobScope } from "../filter/jobScope";
import { isUnfinished } from "../job/jobState";
import type { LoadedJobs } from "./loadedJobs";
import type { Change } from "./answer";
import type { LoadStates } from "../query/loadStates";
import { namedAccounts } from "../filter/namedAccounts";
import { ofAccount } from "../query/jobQuery";
import { QueryCursor } from "../query/queryCursor";

export interface ChildJobsOptions {
  readonly scope: JobScope;
  readonly gateway: Pick<JobGateway, "listJobs">;
  readonly pageSize: number;
  readonly jobs: LoadedJobs;
  readonly loadStates: LoadStates;
  readonly signal: AbortSignal;
  readonly changed: (change: Change) => void;
}

interface ChildList {
  readonly parent: Job;
  cursor: QueryCursor;
  /** Key of each child and the tick of the answer that held it last. */
  readonly seen: Map<string, number>;
  sorted: readonly Job[] | undefined;
}

/** The load of a parent's children among the load states. */
export function childrenLoad(parentKey: string): string {
  return `children ${parentKey}`;
}

/**
 * The children of parent jobs, asked for by ByParentJobId when somebody looks. Whether lists hold
 * children too is not documented, so these change no count.
 */
export class ChildJobs {
  readonly #options: ChildJobsOptions;
  readonly #lists = new Map<string, ChildList>();
  readonly #underWay = new UnderWay<readonly Job[]>();
  /** The last refresh in the background had no request left for families that can change. */
  areNext = false;

  constructor(options: ChildJobsOptions) {
    this.#options = options;
  }

  /** The loaded children of a job, in order. */
  of(parentKey: string): readonly Job[] {
    const list = this.#lists.get(parentKey);
    if (list === undefined) return [];
    const { jobs } = this.#options;
    list.sorted ??= [...list.seen.keys()]
      .map((key) => jobs.get(key))
      .filter((job) => job !== undefined)
      .sort(compareJobs);
    return list.sorted;
  }

  /** The loaded children that stand under their parents only, in no group: each once, in no order. */
  get ungrouped(): readonly Job[] {
    const { jobs } = this.#options;
    const keys = new Set([...this.#lists.values()].flatMap(({ seen }) => [...seen.keys()]));
    return [...keys]
      .filter((key) => jobs.pathOf(key) === undefined)
      .flatMap((key) => jobs.get(key) ?? []);
  }

  isAsked(parentKey: string): boolean {
    return this.#lists.get(parentKey)?.cursor.answered === true;
  }

  hasMore(parentKey: string): boolean {
    const cursor = this.#lists.get(parentKey)?.cursor;
    return cursor !== undefined && cursor.answered && !cursor.exhausted;
  }

  /** Loads on until a new child is there, at most {@link pagesPerClick} pages. @returns the new children */
  loadMore(parent: Job): Promise<readonly Job[]> {
    return this.#once(parent, "page", (list, isEnough) =>
      read(list.cursor, isEnough, pagesPerClick),
    );
  }

  /** Loads all children, in pages of the size that was begun with. @returns the new children */
  loadAll(parent: Job, options: DrainOptions): Promise<readonly Job[]> {
    return this.#once(parent, "all", (list) => {
      if (!list.cursor.answered) list.cursor = this.#cursor(list, drainPageSize);
      return drain([list.cursor], options);
    });
  }

  /** Loads on where the last load failed so. */
  async retryFailed(isSo: (error: BackupError) => boolean): Promise<void> {
    const { loadStates } = this.#options;
    const failed = [...this.#lists.values()].filter(({ parent }) => {
      const { error } = loadStates.get(childrenLoad(jobKey(parent)));
      return error !== undefined && isSo(error);
    });
    await Promise.all(failed.map(({ parent }) => this.loadMore(parent)));
  }

  /** True while something in a family can still change. */
  get canChange(): boolean {
    return [...this.#lists.values()].some((list) => this.#canChange(list));
  }

  /**
   * Reads again, as far as they were loaded, the families in which something can still change.
   * @param lists requests at most: the families that were read least lately come first
   */
  async refresh(lists: number): Promise<{ readonly error?: BackupError }> {
    let left = lists;
    const turns = [...this.#lists.entries()].filter(([, list]) => {
      const mayBeRead = this.#canChange(list) && list.cursor.pages <= left;
      if (mayBeRead) left -= list.cursor.pages;
      return mayBeRead;
    });
    // They come last the next time.
    for (const [key, list] of turns) {
      this.#lists.delete(key);
      this.#lists.set(key, list);
    }
    const outcomes = await Promise.all(
      turns.map(([, list]) => this.#reread(list, () => left-- > 0)),
    );
    const error = outcomes.find((each) => each !== undefined);
    return error === undefined ? {} : { error };
  }

  #canChange({ parent, cursor, seen }: ChildList): boolean {
    const { jobs } = this.#options;
    const now = jobs.get(jobKey(parent)) ?? parent;
    if (!cursor.answered) return false;
    return (
      isUnfinished(now) ||
      [...seen.keys()].some((key) => {
        const job = jobs.get(key);
        return job !== undefined && isUnfinished(job);
      })
    );
  }

  /** @param mayAskMore takes one more request than the family had pages */
  async #reread(list: ChildList, mayAskMore: () => boolean): Promise<BackupError | undefined> {
    const old = list.cursor;
    const fresh = this.#cursor(list, old.maxResults);
    const isWhole = (): boolean => fresh.exhausted || (!old.exhausted && fresh.jobs >= old.jobs);
    const mayGoOn = (): boolean => fresh.pages < old.pages || mayAskMore();
    const { error, cancelled } = await read(fresh, () => isWhole() || !mayGoOn());
    if (error === undefined && !cancelled && isWhole() && list.cursor === old) list.cursor = fresh;
    return error;
  }

  #once(
    parent: Job,
    loading: "page" | "all",
    work: (list: ChildList, isEnough: () => boolean) => Promise<AdvanceOutcome>,
  ): Promise<readonly Job[]> {
    return this.#underWay.join(childrenLoad(jobKey(parent)), () =>
      this.#load(parent, loading, work),
    );
  }

  async #load(
    parent: Job,
    loading: "page" | "all",
    work: (list: ChildList, isEnough: () => boolean) => Promise<AdvanceOutcome>,
  ): Promise<readonly Job[]> {
    const { loadStates, signal } = this.#options;
    const load = childrenLoad(jobKey(parent));
    const list = this.#listOf(parent);
    const before = new Set(list.seen.keys());
    loadStates.set(load, { loading });
    const { error, restarted } = await work(list, () => list.seen.size > before.size);
    if (signal.aborted) return [];
    loadStates.set(load, {
      ...(error !== undefined && { error, failed: loading }),
      ...(restarted && { restarted }),
    });
    return this.of(jobKey(parent)).filter((job) => !before.has(jobKey(job)));
  }

  #listOf(parent: Job): ChildList {
    const key = jobKey(parent);
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const seen = new Map<string, number>();
    const list: ChildList = {
      parent,
      seen,
      sorted: undefined,
      cursor: this.#cursorInto(() => list, parent, this.#options.pageSize),
    };
    this.#lists.set(key, list);
    return list;
  }

  #cursor(list: ChildList, maxResults: number): QueryCursor {
    return this.#cursorInto(() => list, list.parent, maxResults);
  }

  #cursorInto(listOf: () => ChildList, parent: Job, maxResults: number): QueryCursor {
    const { scope, gateway, jobs, signal, changed } = this.#options;
    const cursor: QueryCursor = new QueryCursor({
      gateway,
      query: ofAccount(
        { kind: scope.kind, parentJobId: parent.id },
        namedAccounts([{ scope, jobs }]).ofJob(parent),
      ),
      maxResults,
      signal,
      tick: () => jobs.tick(),
      accept: (page) => {
        const list = listOf();
        const change = jobs.put({ ...page, source: "parent" });
        const seen = jobs.tick();
        for (const job of page.jobs) list.seen.set(jobKey(job), seen);
        if (cursor.exhausted) {
          for (const [key, tick] of list.seen) if (tick < cursor.startedAt) list.seen.delete(key);
        }
        list.sorted = undefined;
        changed(change);
      },
    });
    return cursor;
  }
}
