import { Emitter } from "../../base/emitter";
import type { BackupError } from "../../domain/backupError";
import type { Job } from "../../domain/job";
import type { JobGateway } from "../../domain/jobGateway";
import { isUnfinished } from "../../domain/jobState";
import type { PagedJobs } from "../../domain/pagedJobs";
import { asBackupError } from "../../domain/queryCursor";
import type { Session } from "../../domain/session";
import type { DetailsParts, Notice } from "../../protocol/jobDetails";
import { jobConsoleLink } from "../consoleLinks";
import { errorText } from "../errorText";
import type { Formats } from "../formats";
import type { Actions, DetailsIntent, DetailsList, JobRef } from "./actions";
import { familyPart } from "./familyPart";
import { headerPart } from "./headerPart";
import { JobFamily } from "./jobFamily";
import { outcomePart } from "./outcomePart";
import type { PartContext } from "./partContext";
import { isOfCredentials, needsUser, pollInterval } from "./pollInterval";
import { RelatedJobs } from "./relatedJobs";
import { relatedPart } from "./relatedPart";
import { RestoreMetadata } from "./restoreMetadata";
import { sections } from "./sections";
import { timelinePart } from "./timelinePart";

export interface JobDetailsOptions {
  readonly ref: JobRef;
  readonly session: Session;
  readonly gateway: JobGateway;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly formats: Formats;
  /** MaxResults of a page of children and of related jobs. */
  readonly pageSize: number;
  readonly actions: Actions;
}

/** What the panel knows and the job doesn't. */
export interface Navigation {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly pinned: boolean;
}

/**
 * One job's page as plain values: begins with what a list said of the job, completes itself with
 * Describe, its parents and its children, and brings what changes. Never rejects: failures stand in the
 * part that failed, and the rest stays.
 */
export class JobDetails {
  /** Something reads differently: ask for the parts again. */
  readonly changed: Emitter<void>["event"];

  readonly #options: JobDetailsOptions;
  readonly #changes = new Emitter<void>();
  readonly #abort = new AbortController();
  readonly #openedAt: number;
  readonly #family: JobFamily;
  readonly #related: RelatedJobs;
  readonly #metadata: RestoreMetadata;
  #job: Job | undefined;
  #describedAt: number | undefined;
  #describing: Promise<void> | undefined;
  #error: BackupError | undefined;
  /** The last Describe found the job ended that was not before, and its family was not read since. */
  #hasEnded = false;
  /** Polls that failed since the last one that didn't. */
  #failedPolls = 0;
  /** Failures from before a retry that worked: credentials are no trouble any more. */
  #outlived: readonly BackupError[] = [];

  constructor(options: JobDetailsOptions) {
    this.#options = options;
    this.#job = options.ref.known;
    this.#openedAt = options.now();
    this.changed = this.#changes.event;
    const { gateway, pageSize, ref } = options;
    const shared = {
      gateway,
      pageSize,
      signal: this.#abort.signal,
      changed: () => {
        this.#changes.fire();
      },
    };
    this.#family = new JobFamily({ ...shared, isParent: ref.isParent === true });
    this.#related = new RelatedJobs(shared);
    this.#metadata = new RestoreMetadata({ ...shared, jobId: ref.id });
  }

  /** Stops what is under way; late answers change nothing. */
  dispose(): void {
    this.#abort.abort();
    this.#changes.dispose();
  }

  /** What is known of the job; undefined until AWS has described a job that no list told of. */
  get job(): Job | undefined {
    return this.#job;
  }

  /** Why the job itself could not be described. */
  get error(): BackupError | undefined {
    return this.#error;
  }

  /** The first failure on the page, whose retry may want other credentials. */
  get problem(): BackupError | undefined {
    return this.#errors[0];
  }

  get #errors(): readonly BackupError[] {
    const all = [this.#error, ...this.#family.errors, ...this.#related.errors];
    return [...all, this.#metadata.error].filter((error) => error !== undefined);
  }

  get isBusy(): boolean {
    return this.#describing !== undefined;
  }

  /**
   * Milliseconds until {@link follow} should ask again; undefined once nothing can change any more, or not
   * before the user has done something.
   */
  get nextRefresh(): number | undefined {
    const job = this.#job;
    if (job === undefined || job.id === "" || this.#waitsForUser) return undefined;
    const isForChildren = !isUnfinished(job);
    if (isForChildren && !this.#childrenChange) return undefined;
    const watched = this.#options.now() - this.#openedAt;
    return pollInterval({ watched, isForChildren, failures: this.#failedPolls });
  }

  get #waitsForUser(): boolean {
    if (this.#error !== undefined && needsUser(this.#error)) return true;
    return this.#errors.some((error) => isOfCredentials(error) && !this.#outlived.includes(error));
  }

  /** A loaded child can change, and asking for it again by itself may bring that. */
  get #childrenChange(): boolean {
    const { canChange, childrenError } = this.#family;
    return canChange && !(childrenError !== undefined && needsUser(childrenError));
  }

  /** Asks AWS: one Describe, one page of a parent's children, one Describe a parent. */
  async open(): Promise<void> {
    const family = this.#job && this.#family.open(this.#job);
    const wasAsked = this.#family.hasChildren;
    await Promise.all([family, this.#describe()]);
    await this.#openFamily();
    // Children that were asked for beside the Describe may be of the moment before the end.
    if (this.#hasEnded && wasAsked && this.#job) await this.#family.follow(this.#job);
    this.#hasEnded = false;
  }

  /** Asks for what can have changed by itself: the job, and then its children as far as they were loaded. */
  async follow(): Promise<void> {
    const wasAsked = this.#family.hasChildren;
    await this.#describe();
    await this.#openFamily();
    const job = this.#job;
    if (job !== undefined && !(await this.#readEnd()) && wasAsked) await this.#family.follow(job);
    const failures = [this.#error, this.#family.childrenError];
    const failed = failures.some((error) => error !== undefined && !needsUser(error));
    this.#failedPolls = failed ? this.#failedPolls + 1 : 0;
  }

  /** The user looks at the related jobs. */
  async showRelated(): Promise<void> {
    if (this.#job !== undefined) await this.#related.open(this.#job);
  }

  async do(intent: DetailsIntent): Promise<void> {
    switch (intent.type) {
      case "refresh":
        return this.#again(() => this.#refresh());
      case "showMetadata":
        return this.#metadata.load();
      case "filterChildren":
        return this.#family.filterChildren(intent.state);
      case "loadMore":
        return this.#list(intent.list)?.loadMore();
      case "retry":
        return this.#again(() => this.#retry(intent.part));
    }
  }

  /** All that the page shows; undefined while nothing is known of the job. */
  parts(navigation: Navigation): DetailsParts | undefined {
    const job = this.#job;
    if (job === undefined) return undefined;
    const described = this.#describedAt !== undefined;
    return {
      ...this.#movingParts(job, navigation, this.#context("moving")),
      outcome: this.#outcome(job, this.#context("outcome")),
      family: familyPart(this.#family.input(job, described), this.#context("family")),
      sections: sections(
        job,
        { described, metadata: this.#metadata.state },
        this.#context("sections"),
      ),
      related: relatedPart(this.#related.input(job), this.#context("related")),
    };
  }

  /** The parts that move with the clock; undefined while nothing is known of the job. */
  movingParts(navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> | undefined {
    return this.#job && this.#movingParts(this.#job, navigation, this.#context("moving"));
  }

  #movingParts(
    job: Job,
    navigation: Navigation,
    context: PartContext,
  ): Pick<DetailsParts, "header" | "timeline"> {
    const consoleLink = jobConsoleLink(job, context.session.region);
    const { nextRefresh } = this;
    const options = {
      ...navigation,
      described: this.#describedAt !== undefined,
      busy: this.isBusy,
      refreshFailed: this.#error !== undefined,
      ...(this.#describedAt !== undefined && { asOf: this.#describedAt }),
      ...(nextRefresh !== undefined && { pollSeconds: nextRefresh / 1000 }),
      ...(consoleLink !== undefined && { consoleLink }),
    };
    return { header: headerPart(job, options, context), timeline: timelinePart(job, context) };
  }

  /** @param part whose actions are given anew */
  #context(part: string): PartContext {
    const { session, formats, actions, now } = this.#options;
    return { session, formats, actions: actions.part(part), now: now() };
  }

  #outcome(job: Job, context: PartContext): DetailsParts["outcome"] {
    return outcomePart(job, { notices: this.#notices(context) }, context);
  }

  #notices({ session, actions }: PartContext): readonly Notice[] {
    if (this.#error === undefined) return [];
    const { sentence } = errorText(this.#error, session);
    const what = this.#describedAt === undefined ? "This is what the list says of the job. " : "";
    const retry = actions.add("retry:job", { label: "Retry" }, { type: "retry", part: "job" });
    return [{ kind: "error", text: what + sentence, actions: [retry] }];
  }

  /** One Describe at a time; a second caller joins the first. */
  #describe(): Promise<void> {
    this.#describing ??= this.#askForJob().finally(() => {
      this.#describing = undefined;
      this.#changes.fire();
    });
    this.#changes.fire();
    return this.#describing;
  }

  async #askForJob(): Promise<void> {
    const { gateway, now, ref } = this.#options;
    const { signal } = this.#abort;
    // A job that AWS gave no id can't be asked for: what the list said of it is all there is.
    if (ref.id === "") return;
    const before = this.#job;
    try {
      const { job } = await gateway.describeJob(ref.kind, ref.id, signal);
      if (signal.aborted) return;
      if (before !== undefined && isUnfinished(before) && !isUnfinished(job)) this.#hasEnded = true;
      this.#job = job;
      this.#describedAt = now();
      this.#error = undefined;
    } catch (error) {
      const failure = asBackupError(error);
      if (signal.aborted || failure.kind === "cancelled") return;
      this.#error = failure;
    }
    this.#changes.fire();
    const job = this.#job;
    // Not waited for: the job is there, its family comes by and by.
    if (job !== undefined) void Promise.all([this.#family.open(job), this.#related.update(job)]);
  }

  /** The first page of the children that the job turns out to have. */
  async #openFamily(): Promise<void> {
    if (this.#job !== undefined) await this.#family.open(this.#job);
  }

  /**
   * A job that has ended: what was asked for is read once more, now that it says the end, too.
   * @returns whether it was
   */
  async #readEnd(): Promise<boolean> {
    const job = this.#job;
    if (!this.#hasEnded || job === undefined) return false;
    this.#hasEnded = false;
    await Promise.all([this.#family.refresh(job), this.#related.refresh()]);
    return true;
  }

  /** The user asks again. What worked shows that the credentials do. */
  async #again(work: () => Promise<void>): Promise<void> {
    const before = this.#errors;
    await work();
    const after = this.#errors;
    const isBetter = after.length < before.length || after.length === 0;
    if (!isBetter || after.some((error) => !before.includes(error))) return;
    this.#outlived = after;
    this.#failedPolls = 0;
  }

  /** Everything that the page shows is read again, after the job: it may have ended, and they with it. */
  async #refresh(): Promise<void> {
    await this.#describe();
    this.#hasEnded = false;
    const job = this.#job;
    await Promise.all([job && this.#family.refresh(job), this.#related.refresh()]);
  }

  async #retry(part: Extract<DetailsIntent, { type: "retry" }>["part"]): Promise<void> {
    if (part === "ancestors") return this.#family.retryAncestors();
    if (part === "metadata") return this.#metadata.load();
    if (part !== "job") return this.#list(part)?.retry();
    await this.#describe();
    await this.#openFamily();
    await this.#readEnd();
  }

  #list(list: DetailsList): PagedJobs | undefined {
    if (list !== "children" && list !== "siblings") return this.#related.list(list);
    return this.#job && this.#family.list(list, this.#job);
  }
}
