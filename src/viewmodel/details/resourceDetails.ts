import { type HowQuietly, ofTimer, UserAsks } from "../../domain/query/userAsks";
import { Emitter } from "../../base/emitter";
import { isUnfinished } from "../../domain/job/jobState";
import type { BackupError } from "../../domain/query/backupError";
import { type PagedJobs, requestsPerPoll } from "../../domain/query/pagedJobs";
import type { DescribedResource } from "../../domain/resource/protectedResource";
import { sessionTrouble } from "../../domain/session/health";
import type { DetailsParts } from "../../protocol/jobDetails";
import { Polls } from "../poll/polls";
import type { Formats } from "../text/formats";
import type { Actions, DetailsIntent, ResourceRef } from "./actions";
import type { Navigation } from "./movingParts";
import { OnRequest } from "./onRequest";
import type { PageDetails } from "./pageDetails";
import type { PartContext } from "./partContext";
import { namesOf } from "./resourceHeader";
import { ResourcePoints } from "./resourcePoints";
import type { KnownOfResource } from "./knownOfResource";
import { ResourceJudgement, type ResourceJudgementOptions } from "./resourceJudgement";
import { type ResourceList, resourceLists } from "./resourceLists";
import { movingResourceParts, resourceParts } from "./resourceParts";

export interface ResourceDetailsOptions extends Omit<
  ResourceJudgementOptions,
  "resourceArn" | "history" | "signal"
> {
  readonly ref: ResourceRef;
  readonly formats: Formats;
  /** MaxResults of a page of copies, restores and recovery points. */
  readonly pageSize: number;
  readonly actions: Actions;
}

/**
 * The page of a resource as plain values: how it is backed up, why, by which rules, and its recovery points. It asks AWS
 * for the resource's backup jobs and recovery points, for itself and for the plans that its jobs name; for its copies and
 * restores when they come into sight.
 */
export class ResourceDetails implements PageDetails {
  readonly changed: Emitter<void>["event"];
  readonly job = undefined;
  /** There is always something to show: what failed stands in its part. */
  readonly error = undefined;
  readonly #options: ResourceDetailsOptions;
  readonly #changes = new Emitter<void>();
  readonly #abort = new AbortController();
  readonly #polls: Polls;
  readonly #lists: Readonly<Record<ResourceList, PagedJobs>>;
  readonly #resource: OnRequest<DescribedResource>;
  readonly #points: ResourcePoints;
  readonly #judgement: ResourceJudgement;
  #showsRelated = false;
  #isBusy = false;
  readonly #asks = new UserAsks();

  constructor(options: ResourceDetailsOptions) {
    this.#options = options;
    this.changed = this.#changes.event;
    const { ref, source, pageSize, now } = options;
    const { gateway } = source;
    const { signal } = this.#abort;
    const changed = (): void => {
      this.#fire();
    };
    const resourceArn = ref.id;
    const { accountId } = ref;
    this.#lists = resourceLists(resourceArn, accountId, { gateway, pageSize, signal, changed });
    this.#polls = new Polls({ now, errors: () => this.#errors });
    this.#resource = new OnRequest({ changed });
    const { region } = source.session;
    const asking = { gateway, region, accountId, signal, changed };
    this.#points = new ResourcePoints({ ...asking, resourceArn, pageSize });
    const { history } = this.#lists;
    this.#judgement = new ResourceJudgement({ ...options, resourceArn, history, signal });
  }

  dispose(): void {
    this.#abort.abort();
    this.#changes.dispose();
  }

  get name(): string | undefined {
    return namesOf(this.#known).resourceName;
  }

  get problem(): BackupError | undefined {
    return this.#errors[0];
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  get isDescribed(): boolean {
    return this.#judgement.asOf !== undefined && this.#lists.history.error === undefined;
  }

  get isDue(): boolean {
    const { nextRefresh } = this;
    return (
      nextRefresh !== undefined && this.#options.now() - (this.#judgement.asOf ?? 0) >= nextRefresh
    );
  }

  get nextRefresh(): number | undefined {
    const isRunning = this.#lists.history.jobs.some(isUnfinished);
    return isRunning ? this.#polls.wait({ slowly: true }) : undefined;
  }

  async open(): Promise<void> {
    this.#asks.note();
    await this.#open();
  }

  async openQuietly(): Promise<void> {
    await this.#quietly(() => this.#open());
  }

  async follow(): Promise<void> {
    await this.#quietly(async () => {
      await this.#lists.history.follow(requestsPerPoll);
      this.#polls.made([this.#lists.history.error]);
      await this.#judge();
    }, ofTimer);
  }

  async recover(): Promise<void> {
    if (!this.#errors.some((error) => sessionTrouble(error) !== undefined)) return;
    await this.#quietly(() => this.#polls.again(() => this.#open()));
  }

  async showRelated(): Promise<void> {
    this.#showsRelated = true;
    this.#fire();
    const { copies, restores } = this.#lists;
    const unasked = [copies, restores].filter(({ asked, error }) => !asked && error === undefined);
    await this.#quietly(async () => {
      await Promise.all(unasked.map((list) => list.loadMore()));
    });
  }

  async do(intent: DetailsIntent): Promise<void> {
    // Nobody has pressed anything: it came into sight.
    if (intent.type === "describePoint")
      return this.#quietly(() => this.#points.seen(intent.recoveryPointArn));
    this.#asks.note();
    switch (intent.type) {
      case "refresh":
        return this.#polls.again(() => this.#refresh());
      case "loadPoints":
        return this.#points.loadMore();
      case "loadMore":
        await this.#list(intent.list)?.loadMore();
        return this.#judge();
      case "retry":
        return this.#polls.again(() =>
          intent.part === "resource" ? this.#open() : this.#retryList(intent.part),
        );
      case "showMetadata":
      case "checkPoint":
      case "filterChildren":
        return;
    }
  }

  parts(navigation: Navigation): DetailsParts {
    const known = this.#known;
    return {
      ...movingResourceParts(known, navigation, this.#context("moving")),
      ...resourceParts(known, (part) => this.#context(part)),
    };
  }

  movingParts(navigation: Navigation): Pick<DetailsParts, "header" | "timeline"> {
    return movingResourceParts(this.#known, navigation, this.#context("moving"));
  }

  get #known(): KnownOfResource {
    const judgement = this.#judgement;
    return {
      resourceArn: this.#options.ref.id,
      protection: judgement.protection,
      fault: judgement.fault,
      ...this.#lists,
      showsRelated: this.#showsRelated,
      resource: this.#resource.state,
      points: this.#points,
      planOf: (planArn) => judgement.planOf(planArn),
      deniedActions: judgement.deniedActions,
      freshness: this.#options.expectations().freshness,
      plansError: judgement.error,
      isBusy: this.#isBusy,
      asOf: judgement.asOf,
      nextRefresh: this.nextRefresh,
    };
  }

  get #errors(): readonly BackupError[] {
    const { history, copies, restores } = this.#lists;
    const all = [history.error, this.#resourceError, this.#points.error, this.#judgement.error];
    return [...all, this.#points.descriptions.error, copies.error, restores.error].filter(
      (error) => error !== undefined,
    );
  }

  /** That AWS Backup does not know the resource is an answer. */
  get #resourceError(): BackupError | undefined {
    const { error } = this.#resource;
    return error?.kind === "notFound" ? undefined : error;
  }

  /** Asks for what is not there yet. */
  async #open(): Promise<void> {
    const { history } = this.#lists;
    await this.#busily([
      ...(history.asked ? [] : [history.loadMore()]),
      ...(this.#resource.state.state === "shown" ? [] : [this.#describe()]),
      this.#points.open(),
    ]);
  }

  async #refresh(): Promise<void> {
    this.#judgement.forgetPlans();
    await this.#busily([
      this.#lists.history.refresh(),
      this.#describe(),
      this.#points.refresh(),
      this.#lists.copies.refresh(),
      this.#lists.restores.refresh(),
    ]);
  }

  async #busily(work: readonly Promise<void>[]): Promise<void> {
    this.#isBusy = true;
    this.#fire();
    await Promise.all(work);
    await this.#judge();
    this.#isBusy = false;
    this.#fire();
  }

  async #describe(): Promise<void> {
    const { source, ref } = this.#options;
    await this.#resource.load(() =>
      source.gateway.describeProtectedResource(ref.id, this.#abort.signal),
    );
  }

  async #judge(): Promise<void> {
    await this.#judgement.judge(this.#resource.state);
    this.#fire();
  }

  async #retryList(part: string): Promise<void> {
    if (part === "point" || part === "expiry") return this.#points.retry(part);
    await this.#list(part)?.retry();
    await this.#judge();
  }

  #list(name: string): PagedJobs | undefined {
    return name === "history" || name === "copies" || name === "restores"
      ? this.#lists[name]
      : undefined;
  }

  async #quietly(work: () => Promise<void>, how?: HowQuietly): Promise<void> {
    await this.#asks.quietly(this.#options.source.gateway, work, how);
  }

  /** @param part whose actions are given anew */
  #context(part: string): PartContext {
    const { source, formats, actions, now, ref } = this.#options;
    const { accountId } = ref;
    return {
      session: source.session,
      formats,
      actions: actions.part(part),
      now: now(),
      accountId,
    };
  }

  #fire(): void {
    if (!this.#abort.signal.aborted) this.#changes.fire();
  }
}
