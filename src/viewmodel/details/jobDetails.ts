import { Emitter } from "../../base/emitter";
import type { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import { isUnfinished } from "../../domain/job/jobState";
import type { PagedJobs } from "../../domain/query/pagedJobs";
import { sessionTrouble } from "../../domain/session/health";
import { type HowQuietly, ofTimer, UserAsks } from "../../domain/query/userAsks";
import type { Source } from "../../domain/session/source";
import type { DetailsParts } from "../../protocol/jobDetails";
import type { Formats } from "../text/formats";
import type { Actions, DetailsIntent, DetailsList, JobRef } from "./actions";
import { DescribedJob } from "./describedJob";
import { JobFamily } from "./jobFamily";
import { JobPoint } from "./jobPoint";
import { JobSafety, type JobSafetyOptions } from "./jobSafety";
import { movingParts, type Navigation } from "./movingParts";
import type { PageDetails } from "./pageDetails";
import type { PartContext } from "./partContext";
import { isOfCredentials, needsUser } from "../poll/pollInterval";
import { Polls } from "../poll/polls";
import { RelatedJobs } from "./relatedJobs";
import { RestoreMetadata } from "./restoreMetadata";
import { ShownFamily } from "./shownFamily";
import { type KnownOfJob, stillParts } from "./stillParts";

export type { Navigation } from "./movingParts";

export interface JobDetailsOptions {
  readonly ref: JobRef;
  /** Where the job is, and all that its page asks for. */
  readonly source: Source;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly formats: Formats;
  /** MaxResults of a page of children and of related jobs. */
  readonly pageSize: number;
  readonly actions: Actions;
  /** What the view of protected resources says. */
  readonly words?: JobSafetyOptions["words"];
}

/**
 * One job's page as plain values: begins with what a list said of the job, completes itself with
 * Describe, its parents and its children, and brings what changes. Never rejects: failures stand in the
 * part that failed, and the rest stays.
 */
export class JobDetails implements PageDetails {
  /** Something reads differently: ask for the parts again. */
  readonly changed: Emitter<void>["event"];

  readonly #options: JobDetailsOptions;
  readonly #changes = new Emitter<void>();
  readonly #abort = new AbortController();
  readonly #polls: Polls;
  readonly #family: JobFamily;
  readonly #related: RelatedJobs;
  readonly #safety: JobSafety;
  readonly #metadata: RestoreMetadata;
  readonly #point: JobPoint;
  readonly #described: DescribedJob;
  readonly #shownFamily = new ShownFamily();
  /** Goes up when the user asks for something. */
  readonly #asks = new UserAsks();

  constructor(options: JobDetailsOptions) {
    this.#options = options;
    this.#polls = new Polls({ now: options.now, errors: () => this.#errors });
    this.changed = this.#changes.event;
    const { source, ref } = options;
    const shared = {
      ...options,
      gateway: source.gateway,
      accountId: ref.accountId,
      signal: this.#abort.signal,
      changed: () => {
        this.#changes.fire();
      },
    };
    this.#described = new DescribedJob(shared);
    this.#family = new JobFamily({ ...shared, isParent: ref.isParent === true });
    this.#related = new RelatedJobs(shared);
    this.#safety = new JobSafety({ ...shared, history: (job) => this.#related.history(job) });
    this.#metadata = new RestoreMetadata({ ...shared, jobId: ref.id });
    this.#point = new JobPoint(shared);
  }

  /** Stops what is under way; late answers change nothing. */
  dispose(): void {
    this.#abort.abort();
    this.#changes.dispose();
  }

  /** What is known of the job; undefined until AWS has described a job that no list told of. */
  get job(): Job | undefined {
    return this.#described.job;
  }

  /** Why the job itself could not be described. */
  get error(): BackupError | undefined {
    return this.#described.error;
  }

  /** The first failure on the page, whose retry may want other credentials. */
  get problem(): BackupError | undefined {
    return this.#errors[0];
  }

  get #errors(): readonly BackupError[] {
    const all = [this.error, ...this.#family.errors, ...this.#related.errors];
    return [...all, ...this.#safety.errors, this.#metadata.error, this.#point.error].filter(
      (error) => error !== undefined,
    );
  }

  get isBusy(): boolean {
    return this.#described.isBusy;
  }

  /**
   * Milliseconds until {@link follow} should ask again; undefined once nothing can change any more, or not
   * before the user has done something.
   */
  get nextRefresh(): number | undefined {
    const { job, error } = this;
    if (job === undefined || job.id === "") return undefined;
    if (error !== undefined && needsUser(error)) return undefined;
    const hasEnded = !isUnfinished(job);
    if (hasEnded && !this.#family.canChange) return undefined;
    return this.#polls.wait({ slowly: hasEnded });
  }

  /** AWS has described the job, and did so the last time that it was asked. */
  get isDescribed(): boolean {
    return this.#described.describedAt !== undefined && this.error === undefined;
  }

  /** The last answer is so old that {@link follow} should have asked again by now. */
  get isDue(): boolean {
    const { nextRefresh } = this;
    const answered = this.#described.describedAt ?? 0;
    return nextRefresh !== undefined && this.#options.now() - answered >= nextRefresh;
  }

  /** Asks AWS quietly, where the user did not open the page just now. */
  async openQuietly(): Promise<void> {
    await this.#quietly(() => this.#open());
  }

  /** Asks AWS: one Describe, one page of a parent's children, one Describe a parent. */
  async open(): Promise<void> {
    this.#asks.note();
    await this.#open();
  }

  /** The session works again: asks again quietly where something failed for it. */
  async recover(): Promise<void> {
    if (!this.#errors.some((error) => sessionTrouble(error) !== undefined)) return;
    const work = (): Promise<void> => (this.isDescribed ? this.#refresh() : this.#open());
    await this.#quietly(() => this.#polls.again(work));
  }

  async #open(): Promise<void> {
    const family = this.job && this.#openFamily(this.job);
    const lists = this.#family.childLists;
    void this.#described.describe().then(() => this.#checkSafety());
    await Promise.all([family, this.#describeFamily()]);
    // Children that were asked for beside the Describe may be of the moment before the end.
    if (this.#described.takeEnd() && this.job) await this.#family.follow(this.job, lists);
  }

  /**
   * Asks for what can have changed by itself: the job, and then its children as far as they were loaded. The user
   * is asked nothing for it, unless they ask for something meanwhile: that may join a request under way.
   */
  async follow(): Promise<void> {
    await this.#quietly(() => this.#follow(), ofTimer);
  }

  async #quietly(work: () => Promise<void>, how?: HowQuietly): Promise<void> {
    await this.#asks.quietly(this.#options.source.gateway, work, how);
  }

  async #follow(): Promise<void> {
    // What is asked for meanwhile is as new as the job.
    const lists = this.#family.childLists;
    await this.#describeFamily();
    const job = this.job;
    if (job !== undefined && !(await this.#readEnd())) await this.#family.follow(job, lists);
    this.#polls.made([this.error, this.#family.childrenError]);
    await this.#checkSafety(ofTimer);
  }

  /** Of a job that failed, what else became of its resource. No request works where that for the job could not. */
  async #checkSafety(how?: HowQuietly): Promise<void> {
    const { job, error } = this;
    if (job === undefined || (error !== undefined && isOfCredentials(error))) return;
    await this.#quietly(() => this.#safety.update(job), how);
  }

  /** The related jobs came into sight, which a page that VS Code restores may do by itself. */
  async showRelated(): Promise<void> {
    const { job } = this;
    if (job !== undefined) await this.#quietly(() => this.#related.open(job));
  }

  async do(intent: DetailsIntent): Promise<void> {
    if (intent.type === "loadPoints" || intent.type === "describePoint") return;
    this.#asks.note();
    switch (intent.type) {
      case "refresh":
        return this.#polls.again(() => this.#refresh());
      case "showMetadata":
        return this.#metadata.load();
      case "checkPoint":
        return this.job && this.#point.load(this.job);
      case "filterChildren":
        return this.#family.filterChildren(intent.state);
      case "loadMore":
        if (intent.list === "children") return this.#family.loadMoreChildren();
        return this.#list(intent.list)?.loadMore();
      case "retry":
        return this.#polls.again(() => this.#retry(intent.part));
    }
  }

  /** All that the page shows; undefined while nothing is known of the job. */
  parts(navigation: Navigation): DetailsParts | undefined {
    const job = this.job;
    if (job === undefined) return undefined;
    const known: KnownOfJob = {
      described: this.#described,
      safety: this.#safety,
      family: this.#family,
      shownFamily: this.#shownFamily,
      metadata: this.#metadata,
      point: this.#point,
      related: this.#related,
    };
    return {
      ...this.#movingParts(job, navigation),
      ...stillParts(job, known, (part) => this.#context(part)),
    };
  }

  /** The parts that move with the clock; undefined while nothing is known of the job. */
  movingParts(navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> | undefined {
    return this.job && this.#movingParts(this.job, navigation);
  }

  #movingParts(job: Job, navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> {
    const { nextRefresh } = this;
    const options = { navigation, described: this.#described, nextRefresh };
    return movingParts(job, options, this.#context("moving"));
  }

  /** @param part whose actions are given anew */
  #context(part: string): PartContext {
    const { source, formats, actions, now, ref } = this.#options;
    const { session } = source;
    const { accountId } = ref;
    return { session, formats, actions: actions.part(part), now: now(), accountId };
  }

  /**
   * The job, whose family and related jobs may turn out to be others.
   * @returns when the first page of its children is there; the others come by and by
   */
  async #describeFamily(): Promise<void> {
    await this.#described.describe();
    const { job } = this;
    if (job === undefined) return;
    void this.#related.update(job);
    await this.#openFamily(job);
  }

  #openFamily(job: Job): Promise<void> {
    return this.#family.open(job, { isDescribed: this.#described.describedAt !== undefined });
  }

  /**
   * A job that has ended: what was asked for is read once more, now that it says the end, too.
   * @returns whether it was
   */
  async #readEnd(): Promise<boolean> {
    const job = this.job;
    if (!this.#described.takeEnd() || job === undefined) return false;
    await Promise.all([this.#family.refresh(job), this.#related.refresh()]);
    return true;
  }

  /** Everything that the page shows is read again, after the job: it may have ended, and they with it. */
  async #refresh(): Promise<void> {
    await this.#described.describe();
    this.#described.takeEnd();
    const { job } = this;
    if (job === undefined) return;
    void Promise.all([this.#openFamily(job), this.#related.update(job)]);
    await Promise.all([
      this.#family.refresh(job),
      this.#related.refresh(),
      this.#safety.refresh(job),
      this.#point.refresh(job),
    ]);
  }

  async #retry(part: Extract<DetailsIntent, { type: "retry" }>["part"]): Promise<void> {
    if (part === "ancestors") return this.#family.retryAncestors();
    if (part === "metadata") return this.#metadata.load();
    if (part === "children") return this.#retryChildren();
    if (part === "point") return this.job && this.#point.load(this.job);
    if (part === "safety") return this.job && this.#safety.retry(this.job);
    if (part === "resource" || part === "expiry") return;
    if (part !== "job") return this.#list(part)?.retry();
    await this.#describeFamily();
    await this.#readEnd();
    await this.#checkSafety();
  }

  async #retryChildren(): Promise<void> {
    await this.#family.retryChildren();
    if (this.job !== undefined) await this.#openFamily(this.job);
  }

  #list(list: Exclude<DetailsList, "children">): PagedJobs | undefined {
    if (list !== "siblings") return this.#related.list(list);
    return this.job && this.#family.siblings(this.job);
  }
}
