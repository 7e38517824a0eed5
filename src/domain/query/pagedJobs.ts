import { pagesPerClick, read } from "./advance";
import type { BackupError } from "./backupError";
import { drainPageSize } from "./cursorSet";
import type { Job } from "../job/job";
import type { JobGateway } from "./jobGateway";
import type { JobQuery } from "./jobQuery";
import { jobKey } from "../job/jobOrder";
import { type Chain, covers } from "./pageChain";
import { QueryCursor, type QueryCursorOptions } from "./queryCursor";
import { type SeenJob, SeenJobs } from "../job/seenJobs";

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

/**
 * So many requests brings a poll at most, and a list that is read again takes pages long enough to do with
 * so many: AWS allows 20 ListBackupJobs a second for the whole account (quotas page), which the tree, other
 * pages and other people share. 3,000 jobs are 4 requests then, where pages of 100 were 30.
 */
export const requestsPerPoll = 4;

type Task = "more" | "refresh" | "follow";

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
  /** Reads the list again, a few pages a poll; takes the place of the chain once it got as far. */
  #pass: Chain | undefined;
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
    return this.#underWay.has("more");
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
    return this.#once("more", async () => {
      await this.#load(pagesPerClick);
    });
  }

  /**
   * Reads again as far as was loaded, and takes the answers in at once at the end: a refresh that fails
   * changes no job. Jobs that have left the query go. Begins a list whose first page failed; does
   * nothing with one that was never asked for.
   */
  refresh(): Promise<void> {
    if (!this.asked) return this.#failure === undefined ? Promise.resolve() : this.loadMore();
    return this.#once("refresh", async () => {
      this.#pass = undefined;
      const rounds = this.#chain.cursor.pages + pagesPerClick;
      await this.#reread(rounds, { goesOn: false });
    });
  }

  /**
   * As {@link refresh}, but with so many requests at most: what they don't get as far as is left to the
   * next call, and only then do the answers of both count.
   * @returns how many requests it took
   */
  async follow(requests: number): Promise<number> {
    const refresh = this.#underWay.get("refresh");
    let taken = 0;
    if (refresh !== undefined) await refresh;
    else if (this.asked) {
      await this.#once("follow", async () => {
        taken = await this.#reread(requests, { goesOn: true });
      });
    } else if (this.#failure !== undefined) {
      await this.#once("more", async () => {
        taken = await this.#load(requests);
      });
    }
    return taken;
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

  /** @returns how many pages were asked for */
  async #load(rounds: number): Promise<number> {
    if (this.isExhausted || this.#options.signal.aborted) return 0;
    this.#failure = undefined;
    this.#restarted = false;
    const before = this.#brought;
    let pages = 0;
    const isEnough = (): boolean => {
      pages++;
      return this.#brought > before;
    };
    const { error, restarted } = await read(this.#chain.cursor, isEnough, rounds);
    this.#restarted = restarted;
    if (error === undefined) return pages;
    this.#failure = { task: "more", error };
    return pages + 1;
  }

  /**
   * Begins a pass or goes on with it, and ends it where it has got as far as the list, or can't go on.
   * @returns how many pages were asked for
   */
  async #reread(rounds: number, { goesOn }: { readonly goesOn: boolean }): Promise<number> {
    const pass = (this.#pass ??= this.#newChain(this.#passPageSize));
    let pages = 0;
    const isEnough = (): boolean => {
      pages++;
      return covers(pass, this.#chain);
    };
    const { error, cancelled } = await read(pass.cursor, isEnough, rounds);
    if (error !== undefined) this.#failure = { task: "refresh", error };
    if (error !== undefined || cancelled || this.#options.signal.aborted) return pages + 1;
    const isThrough = pass.cursor.exhausted || covers(pass, this.#chain);
    if (isThrough || !goesOn) this.#endPass(pass, isThrough);
    else if (this.#failure?.task === "refresh") this.#failure = undefined;
    return pages;
  }

  #endPass(pass: Chain, isThrough: boolean): void {
    const { seen } = this.#chain;
    if (!isThrough) pass.seen.addMissing(seen);
    // Pages that came between two polls are newer than the pass.
    pass.seen.addSince(seen, pass.cursor.startedAt);
    pass.seen.keepSame(seen);
    this.#failure = undefined;
    this.#chain = pass;
    this.#pass = undefined;
  }

  /** The shortest pages with which a pass takes {@link requestsPerPoll} requests; the longest that AWS allows. */
  get #passPageSize(): number {
    const { pageSize } = this.#options;
    const pages = Math.ceil(this.#chain.cursor.jobs / pageSize);
    const factor = Math.max(1, Math.ceil(pages / requestsPerPoll));
    return Math.min(pageSize * factor, drainPageSize);
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
