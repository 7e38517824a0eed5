import { aboutAccount } from "./aboutAccount";
import { BackupError } from "./backupError";
import type { Job } from "../job/job";
import type { JobGateway, JobListPage } from "./jobGateway";
import { isByProtectedResource, type JobQuery } from "./jobQuery";

export interface QueryCursorOptions {
  readonly gateway: Pick<JobGateway, "listJobs">;
  readonly query: JobQuery;
  readonly maxResults: number;
  /** A logical time that goes up with every call; orders requests and answers. */
  readonly tick: () => number;
  /** Takes the jobs of each page in, before anybody who waits for the page goes on. */
  readonly accept: (page: { readonly jobs: readonly Job[]; readonly asked: number }) => void;
  /** Ends all requests of the generation that this cursor belongs to; late answers are dropped. */
  readonly signal: AbortSignal;
}

/** page: jobs were taken in. failed: rows and token stay, ask again. cancelled: nothing happened. */
export type PageOutcome =
  | { readonly type: "page"; readonly jobs: readonly Job[] }
  | { readonly type: "failed"; readonly error: BackupError }
  | { readonly type: "cancelled" };

/**
 * The chain of pages of one query. Knows the token, never the tree. One request is in flight at most:
 * a second caller joins the first.
 */
export class QueryCursor {
  readonly query: JobQuery;
  readonly maxResults: number;
  /** Pages taken in since the first page was last asked for. */
  pages = 0;
  /** Jobs in those pages. */
  jobs = 0;
  /** True once AWS has given a page; a query that begins again stays answered. */
  answered = false;
  /** True once AWS has said that there is no more. */
  exhausted = false;
  /** Tick at which the first page was last asked for. */
  startedAt = 0;
  /** How often AWS refused or repeated a token, so that the query began again. */
  restarts = 0;

  readonly #options: QueryCursorOptions;
  readonly #tokens = new Set<string>();
  #nextToken: string | undefined;
  /** Set by a restart until the query has got further than before. */
  #restartedAt: number | undefined;
  #inFlight: Promise<PageOutcome> | undefined;

  constructor(options: QueryCursorOptions) {
    this.#options = options;
    this.query = options.query;
    this.maxResults = options.maxResults;
  }

  /** Asks for the next page, or joins the request under way. Never rejects; an exhausted query stays as it is. */
  async loadPage(signal?: AbortSignal): Promise<PageOutcome> {
    if (this.exhausted) return { type: "page", jobs: [] };
    if (this.#inFlight !== undefined) {
      const outcome = await this.#inFlight;
      // Whoever asked has given up; who joined has not.
      const goesOn = !this.#options.signal.aborted && signal?.aborted !== true;
      return outcome.type === "cancelled" && goesOn ? this.loadPage(signal) : outcome;
    }
    this.#inFlight = this.#load(signal).finally(() => {
      this.#inFlight = undefined;
    });
    return this.#inFlight;
  }

  async #load(signal: AbortSignal | undefined): Promise<PageOutcome> {
    const generation = this.#options.signal;
    const either = signal === undefined ? generation : AbortSignal.any([generation, signal]);
    try {
      return await this.#ask(either);
    } catch (error) {
      if (either.aborted) return { type: "cancelled" };
      const failure = aboutAccount(asBackupError(error), this.query);
      if (failure.kind === "cancelled") return { type: "cancelled" };
      if (failure.kind !== "pageExpired" || this.#nextToken === undefined) {
        return { type: "failed", error: failure };
      }
      return this.#restart(either, failure);
    }
  }

  /** A refused or repeated token begins the query again; a second time at the same place is a failure. */
  async #restart(signal: AbortSignal, error: BackupError): Promise<PageOutcome> {
    const again = this.#restartedAt !== undefined;
    this.#restartedAt = again ? undefined : this.pages;
    this.#nextToken = undefined;
    this.#tokens.clear();
    this.pages = 0;
    this.jobs = 0;
    if (again) return { type: "failed", error };
    this.restarts++;
    return this.#load(signal);
  }

  async #ask(signal: AbortSignal): Promise<PageOutcome> {
    const { tick, accept } = this.#options;
    const sent = this.#nextToken;
    const asked = tick();
    if (sent === undefined) this.startedAt = asked;
    const page = await this.#page(sent, signal);
    if (signal.aborted) return { type: "cancelled" };
    const next = page.nextToken === "" ? undefined : page.nextToken;
    const repeated = next !== undefined && this.#tokens.has(next);
    if (next !== undefined) this.#tokens.add(next);
    this.pages++;
    this.answered = true;
    this.jobs += page.jobs.length;
    if (this.#restartedAt !== undefined && this.pages > this.#restartedAt)
      this.#restartedAt = undefined;
    this.#nextToken = next;
    this.exhausted = next === undefined;
    accept({ jobs: page.jobs, asked });
    if (repeated) {
      return this.#restart(signal, new BackupError("nextTokenRejected", { detail: "repeated" }));
    }
    return { type: "page", jobs: page.jobs };
  }

  /**
   * ListRestoreJobsByProtectedResource may refuse a resource that AWS Backup doesn't know
   * (ResourceNotFoundException, service model): that resource has no jobs, and others that are asked for have.
   */
  async #page(nextToken: string | undefined, signal: AbortSignal): Promise<JobListPage> {
    const { gateway, query, maxResults } = this.#options;
    const page = { maxResults, ...(nextToken !== undefined && { nextToken }) };
    try {
      return await gateway.listJobs(query, page, signal);
    } catch (error) {
      if (isByProtectedResource(query) && asBackupError(error).kind === "notFound") {
        return { jobs: [] };
      }
      throw error;
    }
  }
}

/** The gateway promises BackupErrors only; whatever else comes is a fault of ours and is shown as one. */
export function asBackupError(error: unknown): BackupError {
  if (error instanceof BackupError) return error;
  return new BackupError("unexpected", {
    detail: error instanceof Error ? error.message : String(error),
  });
}
