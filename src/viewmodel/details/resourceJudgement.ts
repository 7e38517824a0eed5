import type { BackupJob } from "../../domain/job/job";
import { evaluate } from "../../domain/protection/evaluate";
import type { Expectations } from "../../domain/protection/accountProtection";
import { isBackup } from "../../domain/protection/knownJobs";
import { PlanReader } from "../../domain/protection/planReader";
import type { ReadHistory } from "../../domain/protection/readHistories";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { BackupError } from "../../domain/query/backupError";
import type { PagedJobs } from "../../domain/query/pagedJobs";
import { asBackupError } from "../../domain/query/queryCursor";
import type { PlanReading } from "../../domain/resource/backupPlan";
import type { DescribedResource } from "../../domain/resource/protectedResource";
import type { Source } from "../../domain/session/source";
import type { Requested } from "./onRequest";

export interface ResourceJudgementOptions {
  readonly resourceArn: string;
  readonly source: Source;
  /** The resource's backup jobs. */
  readonly history: PagedJobs;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly expectations: () => Expectations;
  /** A fault of ours, for the log. */
  readonly failed: (error: unknown) => void;
  /** Takes all backup jobs that AWS lists of the resource, once they are read. */
  readonly readAll: (resourceArn: string, history: ReadHistory) => void;
  /** What the view of protected resources says, where enough was read for that. */
  readonly inView: (resourceArn: string) => ResourceProtection | undefined;
  /** Resolves when others had their turn. */
  readonly nextTask: () => Promise<void>;
  /** Ends all requests; nothing changes afterwards. */
  readonly signal: AbortSignal;
}

/** How a resource is backed up, as far as its own jobs and their plans tell. Never rejects. */
export class ResourceJudgement {
  readonly #options: ResourceJudgementOptions;
  #plans: PlanReader;
  #error: BackupError | undefined;
  #fault: BackupError | undefined;
  #protection: ResourceProtection | undefined;
  #asOf: number | undefined;

  constructor(options: ResourceJudgementOptions) {
    this.#options = options;
    this.#plans = this.#newPlans();
  }

  get protection(): ResourceProtection | undefined {
    return this.#protection;
  }

  /** When it was last told; milliseconds since the epoch. */
  get asOf(): number | undefined {
    return this.#asOf;
  }

  planOf(planArn: string): PlanReading {
    return this.#plans.planOf(planArn);
  }

  get deniedActions(): readonly string[] {
    return this.#plans.deniedActions;
  }

  /** Why plans could not be read. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  /** Why nothing can be told: a fault of ours. */
  get fault(): BackupError | undefined {
    return this.#fault;
  }

  /** Plans are asked for again. */
  forgetPlans(): void {
    this.#plans = this.#newPlans();
  }

  /** Reads the plans that are not read yet, and judges. @param resource what DescribeProtectedResource tells */
  async judge(resource: Requested<DescribedResource>): Promise<void> {
    const { history, signal } = this.#options;
    if (!history.asked) return;
    const arns = this.#jobs.flatMap(({ createdBy }) => createdBy?.backupPlanArn ?? []);
    this.#error = undefined;
    try {
      await this.#plans.read(arns, signal);
    } catch (error) {
      this.#error = asBackupError(error);
    }
    this.#fault = undefined;
    try {
      await this.#evaluate(resource);
    } catch (error) {
      this.#protection = undefined;
      this.#fault = asBackupError(error);
      this.#options.failed(error);
    }
  }

  async #evaluate(resource: Requested<DescribedResource>): Promise<void> {
    const { resourceArn, source, history, now, nextTask, signal, expectations, readAll } =
      this.#options;
    const described = resource.state === "shown" ? [resource.value] : [];
    const isUnknown = resource.state === "failed" && resource.error.kind === "notFound";
    const readUntil = now();
    const jobs = this.#jobs;
    if (history.isExhausted) readAll(resourceArn, { jobs, at: readUntil });
    const protection = await evaluate(
      {
        jobs,
        readAlone: new Map(),
        readSince: history.isExhausted ? -Infinity : undefined,
        readUntil,
        resources: described,
        areResourcesRead: described.length > 0 || isUnknown,
        planOf: (planArn) => this.planOf(planArn),
        accountId: source.gateway.accountId,
        ...expectations(),
      },
      { nextTask, isCancelled: () => signal.aborted },
    );
    if (protection === undefined) return;
    const own = protection.resources.find((each) => each.resourceArn === resourceArn);
    this.#protection = own && this.#withOthers(own);
    this.#asOf = now();
  }

  /**
   * Jobs of other resources are not read here: whether a rule ran for them the view may know. So it may know more jobs of
   * this one than fit on a page.
   */
  #withOthers(own: ResourceProtection): ResourceProtection {
    const { resourceArn, inView } = this.#options;
    const seen = inView(resourceArn);
    if (seen?.isStreakExact === true && !own.isStreakExact) return seen;
    if (own.missed.length === 0) return own;
    if (seen !== undefined && seen.missed.length > 0) return seen;
    const missed = own.missed.map((rule) => ({
      ...rule,
      isOnlyResource: false,
      isRuleSilent: false,
    }));
    return { ...own, missed };
  }

  get #jobs(): readonly BackupJob[] {
    return this.#options.history.jobs.filter(isBackup);
  }

  #newPlans(): PlanReader {
    const { gateway, session } = this.#options.source;
    return new PlanReader({ gateway, region: session.region });
  }
}
