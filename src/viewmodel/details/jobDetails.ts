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
import { pollInterval } from "./pollInterval";
import { RelatedJobs } from "./relatedJobs";
import { relatedPart } from "./relatedPart";
import { type MetadataState, sections } from "./sections";
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
  #job: Job | undefined;
  #describedAt: number | undefined;
  #describing: Promise<void> | undefined;
  #error: BackupError | undefined;
  #metadata: MetadataState = { state: "notAsked" };

  constructor(options: JobDetailsOptions) {
    this.#options = options;
    this.#job = options.ref.known;
    this.#openedAt = options.now();
    this.changed = this.#changes.event;
    const { gateway, pageSize } = options;
    const shared = {
      gateway,
      pageSize,
      signal: this.#abort.signal,
      changed: () => {
        this.#changes.fire();
      },
    };
    this.#family = new JobFamily(shared);
    this.#related = new RelatedJobs(shared);
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
    const metadata = this.#metadata.state === "failed" ? this.#metadata.error : undefined;
    return this.#error ?? this.#family.problem ?? this.#related.problem ?? metadata;
  }

  get isBusy(): boolean {
    return this.#describing !== undefined;
  }

  /** Milliseconds until the job should be asked for again; undefined once it can't change any more. */
  get nextRefresh(): number | undefined {
    return this.#job !== undefined && isUnfinished(this.#job)
      ? pollInterval(this.#options.now() - this.#openedAt)
      : undefined;
  }

  /** Asks AWS: one Describe, one page of a parent's children, one Describe a parent. */
  async open(): Promise<void> {
    const family = this.#job && this.#family.open(this.#job);
    await Promise.all([family, this.#describe()]);
  }

  /** Asks for what can have changed by itself: the job, and its children as far as they were loaded. */
  async follow(): Promise<void> {
    const childrenChange = this.#family.canChange;
    await Promise.all([this.#describe(), childrenChange && this.#family.refreshChildren()]);
  }

  /** The user looks at the related jobs. */
  async showRelated(): Promise<void> {
    if (this.#job !== undefined) await this.#related.open(this.#job);
  }

  async do(intent: DetailsIntent): Promise<void> {
    switch (intent.type) {
      case "refresh":
        return this.#refresh();
      case "showMetadata":
        return this.#loadMetadata();
      case "filterChildren":
        return this.#family.filterChildren(intent.state);
      case "loadMore":
        return this.#list(intent.list)?.loadMore();
      case "retry":
        return this.#retry(intent.part);
    }
  }

  /** All that the page shows; undefined while nothing is known of the job. */
  parts(navigation: Navigation): DetailsParts | undefined {
    const job = this.#job;
    if (job === undefined) return undefined;
    const context = this.#context();
    const described = this.#describedAt !== undefined;
    return {
      ...this.#movingParts(job, navigation, context),
      outcome: outcomePart(job, { notices: this.#notices(context) }, context),
      family: familyPart(this.#family.input(job, described), context),
      sections: sections(job, { described, metadata: this.#metadata }, context),
      related: relatedPart(this.#related.input(job), context),
    };
  }

  /** The parts that move with the clock; undefined while nothing is known of the job. */
  movingParts(navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> | undefined {
    return this.#job && this.#movingParts(this.#job, navigation, this.#context());
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

  #context(): PartContext {
    const { session, formats, actions, now } = this.#options;
    return { session, formats, actions, now: now() };
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
    try {
      const { job } = await gateway.describeJob(ref.kind, ref.id, signal);
      if (signal.aborted) return;
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

  /** The user asks: everything that the page shows is read again. */
  async #refresh(): Promise<void> {
    const job = this.#job;
    await Promise.all([
      this.#describe(),
      job && this.#family.refresh(job),
      this.#related.refresh(),
    ]);
  }

  async #retry(part: Extract<DetailsIntent, { type: "retry" }>["part"]): Promise<void> {
    if (part === "job") return this.#describe();
    if (part === "ancestors") return this.#family.retryAncestors();
    if (part === "metadata") return this.#loadMetadata();
    return this.#list(part)?.retry();
  }

  #list(list: DetailsList): PagedJobs | undefined {
    if (list !== "children" && list !== "siblings") return this.#related.list(list);
    return this.#job && this.#family.list(list, this.#job);
  }

  async #loadMetadata(): Promise<void> {
    const { gateway, ref } = this.#options;
    if (this.#metadata.state === "loading") return;
    this.#setMetadata({ state: "loading" });
    const { signal } = this.#abort;
    try {
      const entries = await gateway.getRestoreJobMetadata(ref.id, signal);
      this.#setMetadata({ state: "shown", entries });
    } catch (error) {
      this.#setMetadata({ state: "failed", error: asBackupError(error) });
    }
  }

  #setMetadata(metadata: MetadataState): void {
    this.#metadata = metadata;
    this.#changes.fire();
  }
}
