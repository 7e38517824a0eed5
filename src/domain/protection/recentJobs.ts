import { UnderWay } from "../../base/underWay";
import type { BackupJob, Job } from "../job/job";
import { jobKey } from "../job/jobOrder";
import { drain, type DrainOptions } from "../query/advance";
import type { BackupError } from "../query/backupError";
import { drainPageSize } from "../query/cursorSet";
import type { JobGateway } from "../query/jobGateway";
import { type JobQuery, ofAccount } from "../query/jobQuery";
import { QueryCursor } from "../query/queryCursor";
import { type Coverage, joined } from "./coverage";
import { enoughDays } from "./evaluate";
import { isBackup, laterAnswer } from "./knownJobs";

const day = 24 * 3_600_000;

/** Clocks differ and AWS writes late: a refresh looks back this much further than the last reading, in ms. */
const overlap = 10 * 60_000;

/** So many jobs of others are kept in one task. */
const slice = 5000;

/** Which jobs are read: those of the last {@link enoughDays}, or all that AWS lists. */
export type JobSpan = "recent" | "all";

export interface RecentJobsOptions {
  readonly gateway: Pick<JobGateway, "listJobs">;
  /** Whose jobs requests must ask for by name; undefined for the caller's own account. */
  readonly accountId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Ends all requests; nothing is taken in afterwards. */
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/** A span on its way: what was read stays, and the next call goes on. */
interface Reading {
  readonly cursor: QueryCursor;
  readonly covers: Coverage;
}

/** The backup jobs that are read for the sake of their resources, because no view has them. */
export class RecentJobs {
  readonly #options: RecentJobsOptions;
  readonly #jobs = new Map<string, BackupJob>();
  readonly #underWay = new UnderWay<undefined>();
  readonly #readings = new Map<JobSpan, Reading>();
  #ownAccountId: string | undefined;
  #covered: Coverage | undefined;
  #error: BackupError | undefined;
  #tick = 0;

  constructor(options: RecentJobsOptions) {
    this.#options = options;
  }

  get jobs(): ReadonlyMap<string, BackupJob> {
    return this.#jobs;
  }

  /** The caller's own account, as jobs tell that were asked for without an account's name. */
  get ownAccountId(): string | undefined {
    return this.#ownAccountId;
  }

  /** What is read to its end; undefined for nothing yet. */
  get covered(): Coverage | undefined {
    return this.#covered;
  }

  /** Why the last reading ended before it was done; what came by then stays. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  /** How many requests a reading has taken so far; undefined where none is under way. */
  get pagesRead(): number | undefined {
    if (this.#underWay.get("") === undefined) return undefined;
    return [...this.#readings.values()].reduce((sum, { cursor }) => sum + cursor.pages, 0);
  }

  /**
   * Reads a span, or what is left of it. A second call joins the first.
   * @param known what others have read: it is not asked for again
   */
  read(span: JobSpan, known: Coverage | undefined, options: DrainOptions): Promise<undefined> {
    return this.#once(async () => {
      const reading = this.#readings.get(span) ?? this.#begin(span, known);
      if (reading === undefined) return;
      const { error } = await drain([reading.cursor], options);
      this.#error = error;
      if (reading.cursor.exhausted) {
        this.#readings.delete(span);
        this.#covered = joined(this.#covered, reading.covers);
      }
    });
  }

  /**
   * Keeps what others have read: they may drop it, and it is not to be asked for again. Gives way to others now and then.
   * @param jobs all that were created in that time
   */
  async keep(jobs: Iterable<Job>, covered: Coverage, nextTask: () => Promise<void>): Promise<void> {
    let kept = 0;
    for (const job of jobs) {
      this.#put(job);
      if (++kept % slice === 0) await nextTask();
      if (this.#options.signal.aborted) return;
    }
    this.#covered = joined(this.#covered, covered);
  }

  /** Brings what came and what ended since; does nothing where nothing is read yet. */
  refresh(): Promise<undefined> {
    const { now, signal } = this.#options;
    return this.#once(async () => {
      const covered = this.#covered;
      if (covered === undefined) return;
      const startedAt = now();
      const from = covered.until - overlap;
      const cursors = [{ createdAfter: from }, { completeAfter: from }].map((times) =>
        this.#cursor({ kind: "backup", ...times }),
      );
      const { error } = await drain(cursors, { signal, progress: () => undefined });
      this.#error = error;
      if (cursors.every(({ exhausted }) => exhausted)) {
        this.#covered = { since: covered.since, until: startedAt };
      }
    });
  }

  /** What is read already is left out: it ends the span that is asked for. */
  #begin(span: JobSpan, known: Coverage | undefined): Reading | undefined {
    const now = this.#options.now();
    const read = joined(this.#covered, known);
    const since = span === "recent" ? now - enoughDays * day : -Infinity;
    if (read !== undefined && read.since <= since) return undefined;
    // "After" and "before" leave the moment itself out.
    const cursor = this.#cursor({
      kind: "backup",
      ...(span === "recent" && { createdAfter: since - 1 }),
      ...(read !== undefined && { createdBefore: read.since }),
    });
    const reading: Reading = { cursor, covers: { since, until: read?.until ?? now } };
    this.#readings.set(span, reading);
    return reading;
  }

  #cursor(query: JobQuery): QueryCursor {
    const { gateway, accountId, signal } = this.#options;
    return new QueryCursor({
      gateway,
      query: ofAccount(query, accountId),
      maxResults: drainPageSize,
      tick: () => ++this.#tick,
      accept: ({ jobs }) => {
        for (const job of jobs) this.#put(job);
        if (accountId === undefined) this.#ownAccountId ??= jobs[0]?.accountId;
        this.#changed();
      },
      signal,
    });
  }

  #put(job: Job): void {
    if (!isBackup(job)) return;
    const key = jobKey(job);
    const known = this.#jobs.get(key);
    this.#jobs.set(key, known === undefined ? job : laterAnswer(known, job));
  }

  #once(work: () => Promise<void>): Promise<undefined> {
    const promise = this.#underWay.join("", async () => {
      this.#error = undefined;
      await work();
      return undefined;
    });
    this.#changed();
    return promise.finally(() => {
      this.#changed();
    });
  }

  #changed(): void {
    if (!this.#options.signal.aborted) this.#options.changed();
  }
}
