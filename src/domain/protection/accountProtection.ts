import { parseArn } from "../arn/arn";
import type { Disposable } from "../../base/disposables";
import type { BackupJob } from "../job/job";
import type { DrainOptions } from "../query/advance";
import type { BackupError } from "../query/backupError";
import type { JobGateway } from "../query/jobGateway";
import { asBackupError } from "../query/queryCursor";
import { type Coverage, joined } from "./coverage";
import { type JobsOfView, knownJobs } from "./knownJobs";
import { PlanReader, type PlanReaderOptions } from "./planReader";
import type { Mute, Protection, ProtectionFacts } from "./protection";
import type { ReadHistory } from "./readHistories";
import { type JobSpan, RecentJobs } from "./recentJobs";
import { ResourcePages } from "./resourcePages";

/** So many jobs are looked at in one task. */
const slice = 5000;

/** Works out how everything is backed up, in slices; undefined where it was cancelled. */
export type Evaluate = (
  facts: ProtectionFacts,
  turn: { nextTask(): Promise<void>; isCancelled(): boolean },
) => Promise<Protection | undefined>;

/** What the user expects of their resources. */
export interface Expectations {
  /** Hours, by resource type as AWS spells it. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly mutes: readonly Mute[];
}

export interface AccountProtectionOptions {
  readonly gateway: PlanReaderOptions["gateway"] &
    Pick<JobGateway, "listJobs" | "listProtectedResources">;
  readonly region: string;
  /** Whose jobs requests must ask for by name; undefined for the caller's own account. */
  readonly accounts: string | undefined;
  readonly jobsOfView: JobsOfView;
  /** What was read of some resources alone, by their ARNs. */
  readonly readAlone: () => ReadonlyMap<string, ReadHistory>;
  readonly evaluate: Evaluate;
  readonly expectations: () => Expectations;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves when others had their turn. */
  readonly nextTask: () => Promise<void>;
  /** The protection is another, or a load reads differently. */
  readonly changed: () => void;
  /** A fault of ours, for the log. */
  readonly failed: (error: unknown) => void;
}

/**
 * How everything of one account in one Region is backed up, as far as it was read. It asks AWS what it is told to, and
 * evaluates again when a fact has changed: once for all that changed while it was busy.
 */
export class AccountProtection implements Disposable {
  readonly pages: ResourcePages;
  readonly jobs: RecentJobs;
  readonly #options: AccountProtectionOptions;
  readonly #aborter = new AbortController();
  #plans: PlanReader;
  #havePlansBeenRead = false;
  #planError: BackupError | undefined;
  #fault: BackupError | undefined;
  /** Plans that the newest evaluation asked for, and that are not read. */
  #unreadPlans: ReadonlySet<string> = new Set();
  #protection: Protection | undefined;
  #isDirty = false;
  /** How many of {@link jobs} were there when it was last evaluated. */
  #evaluated = 0;
  #isEvaluating = false;
  #isReading = false;
  /** What was kept of the view's jobs. */
  #kept: Coverage | undefined;

  constructor(options: AccountProtectionOptions) {
    this.#options = options;
    const { gateway, accounts, now } = options;
    this.#plans = this.#newPlans();
    const { signal } = this.#aborter;
    const changed = (): void => {
      this.#moreIsRead();
    };
    this.pages = new ResourcePages({ gateway, signal, changed });
    this.jobs = new RecentJobs({ gateway, accountId: accounts, now, signal, changed });
  }

  /** Ends all requests; nothing is taken in or told afterwards. */
  dispose(): void {
    this.#aborter.abort();
  }

  /** The newest evaluation; undefined until there is one. */
  get protection(): Protection | undefined {
    return this.#protection;
  }

  /** What is read of the jobs, here and by a view. */
  get covered(): Coverage | undefined {
    return joined(this.jobs.covered, this.#options.jobsOfView.covered);
  }

  /** How many plans the jobs name that are not read. */
  get plansLeft(): number {
    // The next evaluation may not have come yet.
    const unread = [...this.#unreadPlans].map((arn) => this.#plans.planOf(arn).type);
    return unread.filter((type) => type === "unread").length;
  }

  /** The permissions to read plans that AWS denied, for example backup:GetBackupPlan. */
  get deniedActions(): readonly string[] {
    return this.#plans.deniedActions;
  }

  /** Why {@link readJobs} ended before it was done, but for protected resources; or {@link fault}. */
  get error(): BackupError | undefined {
    return this.jobs.error ?? this.#planError ?? this.#fault;
  }

  /** What was worked out last is older than what is known: a fault of ours came between. */
  get fault(): BackupError | undefined {
    return this.#fault;
  }

  /** What is made of the protection could not be made. */
  noteFault(error: unknown): void {
    this.#fault = asBackupError(error);
    this.#options.failed(error);
    this.#options.changed();
  }

  /**
   * The account that is asked; undefined while nobody knows it. Where the credentials do not tell, the jobs do: those
   * that are read here for no account by name are the caller's own. So are all of AWS's protected resources.
   */
  get accountId(): string | undefined {
    const { accountId } = this.#options.gateway;
    return accountId ?? this.jobs.ownAccountId ?? ownerOf(this.pages.resources);
  }

  /** Each backup job once that was read, here or by a view. */
  readonly knownJobs = (): Iterable<BackupJob> =>
    knownJobs(this.jobs.jobs, this.#options.jobsOfView, this.#options.readAlone().values());

  /** {@link readJobs} is under way. */
  get isReading(): boolean {
    return this.#isReading;
  }

  /**
   * Reads what groups need: the jobs of a span that nobody has read, the protected resources that are left, and the plans
   * that jobs name. What came before a cancel or a failure stays, and the next call goes on from there.
   */
  async readJobs(span: JobSpan, options: DrainOptions): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#planError = undefined;
    try {
      const { signal } = options;
      await Promise.all([
        this.jobs.read(span, this.#options.jobsOfView.covered, options),
        this.pages.loadAll(signal),
      ]);
      if (this.jobs.error === undefined && !signal.aborted)
        await this.#readPlans(this.#plans, signal);
    } finally {
      this.#isReading = false;
      this.factsChanged();
    }
  }

  /**
   * Brings what changed in all that was read.
   * @param refreshJobs by which the jobs are brought up to date
   */
  async refresh(refreshJobs: () => Promise<unknown> = () => this.jobs.refresh()): Promise<void> {
    await Promise.all([this.pages.refresh(), refreshJobs(), this.#refreshPlans()]);
  }

  /** The old readings stay until all new ones are there. */
  async #refreshPlans(): Promise<void> {
    if (!this.#havePlansBeenRead) return;
    const plans = this.#newPlans();
    await this.#readPlans(plans, this.#aborter.signal);
    if (this.#planError !== undefined) return;
    this.#plans = plans;
    this.factsChanged();
  }

  #newPlans(): PlanReader {
    const { gateway, region } = this.#options;
    const accountId = (): string | undefined => this.accountId;
    return new PlanReader({
      region,
      gateway: {
        get accountId() {
          return accountId();
        },
        getBackupPlan: (...request) => gateway.getBackupPlan(...request),
        listBackupSelections: (...request) => gateway.listBackupSelections(...request),
        getBackupSelection: (...request) => gateway.getBackupSelection(...request),
      },
    });
  }

  async #readPlans(plans: PlanReader, signal: AbortSignal): Promise<void> {
    try {
      await plans.read(await this.#planArns(), AbortSignal.any([signal, this.#aborter.signal]));
      this.#havePlansBeenRead = true;
    } catch (error) {
      const failure = asBackupError(error);
      if (failure.kind !== "cancelled") this.#planError = failure;
    }
  }

  /**
   * A page came, or loading began or ended. Of 100 pages each one that is evaluated would take longer than to read it: while
   * jobs are read, that waits until there are twice as many, or all.
   */
  #moreIsRead(): void {
    const isSoon = this.#isReading && this.jobs.jobs.size < 2 * this.#evaluated;
    if (!isSoon) this.factsChanged();
    else if (!this.#aborter.signal.aborted) this.#options.changed();
  }

  /** Something else was read, muted or set. */
  factsChanged(): void {
    if (this.#aborter.signal.aborted) return;
    this.#isDirty = true;
    if (!this.#isEvaluating) void this.#evaluate();
    this.#options.changed();
  }

  async #evaluate(): Promise<void> {
    const { nextTask } = this.#options;
    const isCancelled = (): boolean => this.#aborter.signal.aborted;
    this.#isEvaluating = true;
    while (this.#isDirty && !isCancelled()) {
      // All that changes in one task is one change.
      await nextTask();
      this.#isDirty = false;
      this.#evaluated = this.jobs.jobs.size;
      try {
        await this.#evaluateOnce(isCancelled);
      } catch (error) {
        if (!isCancelled()) this.noteFault(error);
      }
    }
    this.#isEvaluating = false;
  }

  async #evaluateOnce(isCancelled: () => boolean): Promise<void> {
    const { evaluate, nextTask, changed } = this.#options;
    const unread = new Set<string>();
    const protection = await evaluate(this.#facts(unread), { nextTask, isCancelled });
    if (isCancelled()) return;
    this.#unreadPlans = unread;
    this.#protection = protection ?? this.#protection;
    this.#fault = undefined;
    changed();
    await this.#keepJobsOfView();
  }

  /** With another filter the view drops its jobs: what it has read to its end stays here. */
  async #keepJobsOfView(): Promise<void> {
    const { jobsOfView, nextTask } = this.#options;
    const { covered } = jobsOfView;
    if (covered === undefined || covered.until <= (this.#kept?.until ?? -Infinity)) return;
    this.#kept = covered;
    await this.jobs.keep(jobsOfView.all(), covered, nextTask);
  }

  /** @param unread takes the plans that are asked for and not read */
  #facts(unread: Set<string>): ProtectionFacts {
    const { expectations, now, readAlone } = this.#options;
    const { covered } = this;
    return {
      jobs: this.knownJobs(),
      readSince: covered?.since,
      readUntil: covered?.until ?? now(),
      readAlone: readAlone(),
      resources: this.pages.resources,
      areResourcesRead: this.pages.isComplete,
      planOf: (planArn) => {
        const reading = this.#plans.planOf(planArn);
        if (reading.type === "unread") unread.add(planArn);
        return reading;
      },
      accountId: this.accountId,
      ...expectations(),
    };
  }

  async #planArns(): Promise<ReadonlySet<string>> {
    const arns = new Set<string>();
    let looked = 0;
    for (const { createdBy } of this.knownJobs()) {
      if (createdBy?.backupPlanArn !== undefined) arns.add(createdBy.backupPlanArn);
      if (++looked % slice === 0) await this.#options.nextTask();
    }
    return arns;
  }
}

/** Of the first whose ARN says it: those of buckets do not. */
function ownerOf(resources: AccountProtection["pages"]["resources"]): string | undefined {
  for (const { resourceArn } of resources) {
    const { accountId = "" } = parseArn(resourceArn) ?? {};
    if (accountId !== "") return accountId;
  }
  return undefined;
}
