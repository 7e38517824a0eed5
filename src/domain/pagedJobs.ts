import { type AdvanceOutcome, drain, type DrainOptions, pagesPerClick, read } from "./advance";
import type { BackupError } from "./backupError";
import { drainPageSize } from "./cursorSet";
import type { Job } from "./job";
import type { JobGateway } from "./jobGateway";
import type { JobQuery } from "./jobQuery";
import { jobKey } from "./jobOrder";
import { QueryCursor, type QueryCursorOptions } from "./queryCursor";
import { type SeenJob, SeenJobs } from "./seenJobs";

export interface PagedJobsOptions {
  readonly gateway: JobGateway;
  readonly query: JobQuery;
  /** MaxResults, 1 to 1000. */
  readonly pageSize: number;
  /** Ends all requests; late answers are dropped, and nothing changes any more. */
  readonly signal: AbortSignal;
  /** Something reads differently: loading began or ended, a page came. */
  readonly changed: () => void;
  /** Narrows what the API can't. */
  readonly keep?: (job: Job) => boolean;
  /** Orders requests; shared by lists whose answers are compared. Its own unless told. */
  readonly tick?: () => number;
}

type Task = "more" | "all" | "refresh";

/** A query's cursor and the jobs that its pages brought. */
interface Chain {
  readonly cursor: QueryCursor;
  readonly seen: SeenJobs;
  /** Keys of the last page that held jobs. */
  lastKeys: readonly string[];
}

/**
 * The jobs that one query returns, page by page. One task is under way at a time: the same one asked
 * for again joins it, another waits for it. Failures are a state ({@link error}), never rejections.
 */
export class PagedJobs {
  readonly query: JobQuery;
  readonly #options: PagedJobsOptions;
  readonly #tick: () => number;
  readonly #underWay = new Map<Task, Promise<void>>();
  #tail: Promise<void> = Promise.resolve();
  #chain: Chain;
  #failure: { readonly task: Task; readonly error: BackupError } | undefined;
  #restarted = false;
  /** Jobs that pages have brought and that were not kept before. */
  #brought = 0;

  constructor(options: PagedJobsOptions) {
    this.#options = options;
    this.query = options.query;
    let tick = 0;
    this.#tick = options.tick ?? (() => ++tick);
    this.#chain = this.#newChain(options.pageSize);
  }

  /** The jobs that are kept, in the order of {@link compareJobs}; the same array until something changes. */
  get jobs(): readonly Job[] {
    return this.#chain.seen.jobs;
  }

  /** Every job in the pages, kept or not, by its key. */
  get answers(): ReadonlyMap<string, SeenJob> {
    return this.#chain.seen.answers;
  }

  /** True once a page has come. */
  get asked(): boolean {
    return this.#chain.cursor.answered;
  }

  /** True while jobs are asked for that are not there yet; a refresh is not told of. */
  get loading(): boolean {
    return this.#underWay.has("more") || this.#underWay.has("all");
  }

  get hasMore(): boolean {
    return this.asked && !this.isExhausted;
  }

  /** True once AWS has said that there is no more. */
  get isExhausted(): boolean {
    return this.#chain.cursor.exhausted;
  }

  /** The tick at which the first page was asked for. */
  get startedAt(): number {
    return this.#chain.cursor.startedAt;
  }

  /** Why the last task ended before it was done. */
  get error(): BackupError | undefined {
    return this.#failure?.error;
  }

  /** How many different jobs the pages held, kept or not. */
  get lookedAt(): number {
    return this.#chain.seen.answers.size;
  }

  /** AWS refused or repeated the token of a page, so that the list was begun again. */
  get restarted(): boolean {
    return this.#restarted;
  }

  /** Asks for pages, the first one too, until a job comes that was not kept before: {@link pagesPerClick} at most. */
  loadMore(): Promise<void> {
    if (this.#failure?.task === "refresh" && this.isExhausted) return this.refresh();
    const all = this.#underWay.get("all");
    if (all !== undefined) return all;
    return this.#once("more", () => {
      const before = this.#brought;
      const isEnough = (): boolean => this.#brought > before;
      return this.#load("more", (cursor) => read(cursor, isEnough, pagesPerClick));
    });
  }

  /** Asks for all pages, in the size that was begun with; what has come before a cancellation stays. */
  loadAll(options: DrainOptions): Promise<void> {
    return this.#once("all", () => {
      if (!this.asked) this.#chain = this.#newChain(drainPageSize);
      return this.#load("all", (cursor) => drain(cursor, options));
    });
  }

  /**
   * Reads again as far as was loaded, and takes the answers in at once at the end: a refresh that fails
   * changes no job. Jobs that have left the query go. Begins a list whose first page failed; does
   * nothing with one that was never asked for.
   */
  refresh(): Promise<void> {
    if (!this.asked) return this.#failure === undefined ? Promise.resolve() : this.loadMore();
    return this.#once("refresh", () => this.#reread());
  }

  /** Does again what failed. */
  retry(): Promise<void> {
    return this.#failure?.task === "refresh" ? this.refresh() : this.loadMore();
  }

  /** Joins the same task, waits for another. */
  #once(task: Task, work: () => Promise<void>): Promise<void> {
    const underWay = this.#underWay.get(task);
    if (underWay !== undefined) return underWay;
    const isFirst = this.#underWay.size === 0;
    const promise = (isFirst ? work() : this.#tail.then(work)).finally(() => {
      this.#underWay.delete(task);
      this.#changed();
    });
    this.#underWay.set(task, promise);
    this.#tail = promise;
    this.#changed();
    return promise;
  }

  async #load(task: Task, work: (cursor: QueryCursor) => Promise<AdvanceOutcome>): Promise<void> {
    if (this.isExhausted || this.#options.signal.aborted) return;
    this.#failure = undefined;
    this.#restarted = false;
    const { error, restarted } = await work(this.#chain.cursor);
    this.#restarted = restarted;
    if (error !== undefined) this.#failure = { task, error };
  }

  async #reread(): Promise<void> {
    const old = this.#chain;
    const fresh = this.#newChain(old.cursor.maxResults);
    const rounds = old.cursor.pages + pagesPerClick;
    const { error, cancelled } = await read(fresh.cursor, () => covers(fresh, old), rounds);
    if (error !== undefined) this.#failure = { task: "refresh", error };
    if (error !== undefined || cancelled || this.#options.signal.aborted) return;
    this.#failure = undefined;
    if (!fresh.cursor.exhausted && !covers(fresh, old)) fresh.seen.addMissing(old.seen);
    this.#chain = fresh;
  }

  /** A chain from the first page on; its pages are shown as they come once it is the list's own. */
  #newChain(maxResults: number): Chain {
    const { gateway, query, signal, keep = () => true } = this.#options;
    const accept: QueryCursorOptions["accept"] = (page) => {
      const brought = chain.seen.put(page);
      if (chain.cursor.exhausted) chain.seen.forgetBefore(chain.cursor.startedAt);
      if (page.jobs.length > 0) chain.lastKeys = page.jobs.map(jobKey);
      if (chain !== this.#chain) return;
      this.#brought += brought;
      this.#changed();
    };
    const tick = this.#tick;
    const cursor = new QueryCursor({ gateway, query, maxResults, tick, signal, accept });
    const chain: Chain = { cursor, seen: new SeenJobs(keep), lastKeys: [] };
    return chain;
  }

  #changed(): void {
    if (!this.#options.signal.aborted) this.#options.changed();
  }
}

/**
 * True once a chain has read as far as an older one. New jobs push old ones to later pages: those are
 * looked for until a page holds none of them, lest jobs go that are still in the query.
 */
function covers(fresh: Chain, { cursor, seen }: Chain): boolean {
  if (fresh.cursor.jobs < cursor.jobs) return false;
  return (
    !fresh.lastKeys.some((key) => seen.answers.has(key)) ||
    [...seen.answers.keys()].every((key) => fresh.seen.answers.has(key))
  );
}
