import { Ancestors } from "../../domain/ancestors";
import type { BackupError } from "../../domain/backupError";
import { ChildPages } from "../../domain/childPages";
import type { Job } from "../../domain/job";
import type { JobGateway } from "../../domain/jobGateway";
import { displayState, isUnfinished } from "../../domain/jobState";
import { PagedJobs } from "../../domain/pagedJobs";
import type { FamilyInput } from "./familyPart";

export interface JobFamilyOptions {
  readonly gateway: JobGateway;
  readonly pageSize: number;
  readonly signal: AbortSignal;
  readonly changed: () => void;
}

/** The parents, siblings and children of one job, as far as they were asked for. */
export class JobFamily {
  readonly #options: JobFamilyOptions;
  #ancestors: Ancestors | undefined;
  #children: ChildPages | undefined;
  /** Display state that the list of children is narrowed to. */
  #filter: string | undefined;
  #siblings: PagedJobs | undefined;

  constructor(options: JobFamilyOptions) {
    this.#options = options;
  }

  /** Asks for what the job is known to have: its chain of parents, a first page of children. Each once. */
  async open(job: Job): Promise<void> {
    const loads: Promise<void>[] = [];
    if (this.#ancestors === undefined && job.parentJobId !== undefined) {
      this.#ancestors = this.#newAncestors(job);
      loads.push(this.#ancestors.load(job));
    }
    if (this.#children === undefined && isParent(job)) {
      const { id: parentJobId, kind } = job;
      this.#children = new ChildPages({ ...this.#options, kind, parentJobId });
      loads.push(this.#children.list(undefined).loadMore());
    }
    await Promise.all(loads);
  }

  /** Whether a refresh can bring other children. */
  get canChange(): boolean {
    return this.#children?.jobs.some(isUnfinished) === true;
  }

  /** Reads the children again, as far as they were loaded. */
  async refreshChildren(): Promise<void> {
    await this.#children?.refresh();
  }

  /** Reads everything again that was asked for; what is shown stays until the answers are in. */
  async refresh(job: Job): Promise<void> {
    await Promise.all([
      this.refreshChildren(),
      this.#siblings?.refresh(),
      this.#refreshAncestors(job),
    ]);
  }

  async retryAncestors(): Promise<void> {
    await this.#ancestors?.retry();
  }

  /** Narrows the list of children; a state's own jobs are asked for unless all children are loaded. */
  async filterChildren(state: string | undefined): Promise<void> {
    const children = this.#children;
    if (children === undefined) return;
    this.#filter = state;
    this.#options.changed();
    const list = children.list(state);
    if (!list.asked && !children.isComplete(state)) await list.loadMore();
  }

  /** The list that *Load more* and *Retry* go on with. */
  list(name: "children" | "siblings", job: Job): PagedJobs | undefined {
    if (name === "children") return this.#children?.list(this.#filter);
    const { parentJobId, kind } = job;
    if (this.#siblings === undefined && parentJobId !== undefined) {
      this.#siblings = new PagedJobs({ ...this.#options, query: { kind, parentJobId } });
    }
    return this.#siblings;
  }

  get problem(): BackupError | undefined {
    return (
      this.#ancestors?.error ?? this.#children?.list(this.#filter).error ?? this.#siblings?.error
    );
  }

  /** What the family part is made from. */
  input(job: Job, isDescribed: boolean): FamilyInput {
    const ancestors = this.#ancestors;
    const children = this.#children;
    const filter = this.#filter;
    const narrowed = children?.list(filter);
    return {
      job,
      isDescribed,
      ancestors: ancestors ?? { jobs: [], loading: false },
      ...(children &&
        narrowed && {
          children: {
            all: children.jobs,
            shown: children.jobsIn(filter),
            ...(filter !== undefined && { filter }),
            isComplete: children.isComplete(),
            completeStates: [...new Set(children.jobs.map(displayState))].filter((state) =>
              children.isComplete(state),
            ),
            loading: narrowed.loading,
            hasMore: narrowed.hasMore && !children.isComplete(filter),
            asked: narrowed.asked,
            lookedAt: narrowed.lookedAt,
            restarted: narrowed.restarted,
            error: narrowed.error,
          },
        }),
      ...(job.parentJobId !== undefined && {
        siblings: this.#siblings ?? notAsked,
      }),
    };
  }

  #newAncestors({ kind }: Job): Ancestors {
    return new Ancestors({ ...this.#options, kind });
  }

  async #refreshAncestors(job: Job): Promise<void> {
    const old = this.#ancestors;
    if (old === undefined) return;
    const fresh = this.#newAncestors(job);
    await fresh.load(job);
    if (this.#ancestors !== old || fresh.error !== undefined) return;
    this.#ancestors = fresh;
    this.#options.changed();
  }
}

const notAsked = {
  jobs: [],
  asked: false,
  loading: false,
  hasMore: false,
  lookedAt: 0,
  restarted: false,
} as const;

/** By AWS's flag or its counts, of which one or the other may be missing. */
function isParent(job: Job): boolean {
  const children = job.kind === "restore" ? undefined : job.numberOfChildJobs;
  return job.id !== "" && (job.isParent === true || (children !== undefined && children > 0));
}
