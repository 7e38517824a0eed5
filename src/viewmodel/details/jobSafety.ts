import type { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import { drainPageSize } from "../../domain/query/cursorSet";
import { PagedJobs, type PagedJobsOptions } from "../../domain/query/pagedJobs";
import { type Goal, goalQuery, madeGood, missedGoal } from "../../domain/protection/madeGood";
import type { Source } from "../../domain/session/source";
import type { KnownWords } from "../job/resourceWords";
import type { SafetyInput } from "./safetyPart";

export interface JobSafetyOptions extends Omit<PagedJobsOptions, "query"> {
  /** The account to list, where that may be another than the caller's own. */
  readonly accountId: string | undefined;
  /** The backup jobs of the resource, which stand on the page as well: one request is for both. */
  readonly history: (job: Job) => PagedJobs | undefined;
  readonly source: Source;
  /** What the view of protected resources says. */
  readonly words?: KnownWords | undefined;
}

/** After so many pages with jobs that completed, all of them earlier, the user is asked whether to go on. */
const mostLoads = 3;

/**
 * Whether another job has done by now what this one failed to do. It asks for the first page of the jobs that were to do
 * the same. Where that shows no later good one and AWS has more, it asks for those that completed, with the most that AWS
 * gives at once: a resource that is backed up every hour has 720 jobs in 30 days, and AWS documents no order.
 */
export class JobSafety {
  readonly #options: JobSafetyOptions;
  #all: PagedJobs | undefined;
  #completed: PagedJobs | undefined;
  #isAsking = false;

  constructor(options: JobSafetyOptions) {
    this.#options = options;
    const { words, changed, signal } = options;
    const listening = words?.changed(changed);
    signal.addEventListener("abort", () => listening?.dispose(), { once: true });
  }

  /** Asks for what was not asked for yet, of a job that failed. Never rejects, as all here. */
  async update(job: Job): Promise<void> {
    const goal = missedGoal(job);
    if (goal !== undefined) await this.#once(() => this.#ask(job, goal));
  }

  /** Reads again what was asked for. */
  async refresh(job: Job): Promise<void> {
    await Promise.all([this.#all?.refresh(), this.#completed?.refresh()]);
    await this.update(job);
  }

  /** Does again what failed, or asks for more where nothing did. */
  async retry(job: Job): Promise<void> {
    await this.#once(async () => {
      await (this.#completed ?? this.#all)?.retry();
    });
    await this.update(job);
  }

  /** The failures of lists that stand nowhere else on the page. */
  get errors(): readonly BackupError[] {
    return this.#failure === undefined ? [] : [this.#failure];
  }

  /**
   * What the part is made from; undefined for a job that missed nothing, and while nothing was asked for.
   * @param isExpected the jobs will be asked for in a moment
   */
  input(job: Job, { isExpected }: { readonly isExpected: boolean }): SafetyInput | undefined {
    const goal = missedGoal(job);
    if (goal === undefined || (this.#all === undefined && !isExpected)) return undefined;
    const lists = this.#lists;
    const isComplete = lists.some(({ isExhausted }) => isExhausted);
    const told = lists.find(({ isExhausted }) => isExhausted) ?? lists.at(-1);
    return {
      goal,
      good: this.#good(job, goal),
      isComplete,
      lookedAt: told?.lookedAt ?? 0,
      ofCompleted: told !== undefined && told === this.#completed,
      isLoading: this.#isAsking || this.#all === undefined,
      error: this.#failure,
      words:
        goal.vaultArn === undefined
          ? this.#options.words?.of(this.#options.source, goal.resourceArn)
          : undefined,
    };
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#options.changed();
    await work();
    this.#isAsking = false;
    this.#options.changed();
  }

  async #ask(job: Job, goal: Goal): Promise<void> {
    const all = (this.#all ??= this.#allJobs(job, goal));
    if (!all.asked && all.error === undefined) await all.loadMore();
    if (!all.asked || all.isExhausted || this.#completed !== undefined) return;
    for (let loads = 0; loads < mostLoads && this.#good(job, goal).later === undefined; loads++) {
      const completed = (this.#completed ??= this.#list(goal, { state: "COMPLETED" }));
      await completed.loadMore();
      if (completed.isExhausted || completed.error !== undefined) return;
    }
  }

  #allJobs(job: Job, goal: Goal): PagedJobs {
    const shared = goal.vaultArn === undefined ? this.#options.history(job) : undefined;
    return shared ?? this.#list(goal, {});
  }

  #list(goal: Goal, narrowed: { readonly state?: "COMPLETED" }): PagedJobs {
    const query = { ...goalQuery(goal, this.#options.accountId), ...narrowed };
    return new PagedJobs({ ...this.#options, query, pageSize: drainPageSize });
  }

  #good(job: Job, goal: Goal): SafetyInput["good"] {
    return madeGood(
      job,
      goal,
      this.#lists.flatMap(({ jobs }) => jobs),
    );
  }

  get #lists(): readonly PagedJobs[] {
    return [this.#all, this.#completed].filter((list) => list !== undefined);
  }

  /** What the user does with the list on the page is told of there. */
  get #failure(): BackupError | undefined {
    return this.#completed?.error ?? (this.#all?.asked === true ? undefined : this.#all?.error);
  }
}
