import type { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import type { JobGateway } from "../../domain/query/jobGateway";
import { type JobQuery, ofAccount } from "../../domain/query/jobQuery";
import { PagedJobs } from "../../domain/query/pagedJobs";
import { recoveryPointArnOf, resourceArnOf } from "../../domain/job/jobFacts";
import { withOwnJob } from "./ownRow";
import type { RelatedInput } from "./relatedPart";

const names = ["history", "copies", "scans", "restores"] as const;
export type RelatedListName = (typeof names)[number];

export interface RelatedJobsOptions {
  readonly gateway: JobGateway;
  readonly pageSize: number;
  readonly signal: AbortSignal;
  readonly changed: () => void;
  /** The account to list, where that may be another than the caller's own. */
  readonly accountId: string | undefined;
}

interface Wanted {
  readonly query: JobQuery;
  readonly keep?: (job: Job) => boolean;
}

/** Backup jobs of the same resource, copies, scans and restores of the same recovery point; asked for on demand. */
export class RelatedJobs {
  readonly #options: RelatedJobsOptions;
  readonly #lists = new Map<RelatedListName, PagedJobs>();
  #asked = false;

  constructor(options: RelatedJobsOptions) {
    this.#options = options;
  }

  /** The user looks at them: asks for the first page of each list that can exist. */
  async open(job: Job): Promise<void> {
    this.#asked = true;
    this.#options.changed();
    await this.update(job);
  }

  /** The job is known better: a list that its new members make possible is asked for, too. */
  async update(job: Job): Promise<void> {
    if (!this.#asked) return;
    const wanted = wantedLists(job, this.#options.accountId);
    const loads = names.map(async (name) => {
      const list = this.#listOf(name, wanted[name]);
      if (list !== undefined && !list.asked && list.error === undefined) await list.loadMore();
    });
    await Promise.all(loads);
  }

  /** The backup jobs of the resource, which the page may say something of before the user looks at them. Asks for nothing. */
  history(job: Job): PagedJobs | undefined {
    return this.#listOf("history", wantedLists(job, this.#options.accountId).history);
  }

  #listOf(name: RelatedListName, wanted: Wanted | undefined): PagedJobs | undefined {
    const known = this.#lists.get(name);
    if (known !== undefined || wanted === undefined) return known;
    const list = new PagedJobs({ ...this.#options, ...wanted });
    this.#lists.set(name, list);
    return list;
  }

  list(name: RelatedListName): PagedJobs | undefined {
    return this.#lists.get(name);
  }

  async refresh(): Promise<void> {
    await Promise.all([...this.#lists.values()].map((list) => list.refresh()));
  }

  /** The failures that are shown. */
  get errors(): readonly BackupError[] {
    return [...this.#lists.values()]
      .map(({ error }) => error)
      .filter((error) => error !== undefined);
  }

  /** What the related part is made from. */
  input(job: Job): RelatedInput {
    if (!this.#asked) return { job, asked: false };
    const lists = [...this.#lists].map(([name, list]) => [name, withOwnJob(list, job)] as const);
    return { job, asked: true, ...Object.fromEntries(lists) };
  }
}

/**
 * ListRestoreJobsByProtectedResource can narrow by the time at which a recovery point was made, but no job
 * says that time (a continuous recovery point is older than its latest job): restores are told apart by
 * the ARN of their recovery point. It takes no account either: another account's are told apart among all of its
 * restores.
 */
function wantedLists(
  job: Job,
  accountId: string | undefined,
): Partial<Record<RelatedListName, Wanted>> {
  const resourceArn = resourceArnOf(job);
  const recoveryPointArn = recoveryPointArnOf(job);
  return {
    ...(resourceArn !== undefined && {
      history: { query: ofAccount({ kind: "backup", resourceArn }, accountId) },
    }),
    ...(recoveryPointArn !== undefined && {
      copies: {
        query: ofAccount({ kind: "copy", sourceRecoveryPointArn: recoveryPointArn }, accountId),
      },
      scans: { query: ofAccount({ kind: "scan", recoveryPointArn }, accountId) },
    }),
    ...(resourceArn !== undefined &&
      recoveryPointArn !== undefined && {
        restores: {
          query:
            accountId === undefined
              ? { kind: "restore", resourceArn }
              : { kind: "restore", accountId },
          keep: (other: Job) => recoveryPointArnOf(other) === recoveryPointArn,
        },
      }),
  };
}
