import { parseArn } from "../arn/arn";
import { everyAccount } from "../query/jobQuery";
import type { Job } from "../job/job";
import { recoveryPointArnsOf, resourceArnOf } from "../job/jobFacts";
import type { JobScope } from "./jobScope";

/** What a view is to show, and what it has of it. */
export interface AccountsView {
  readonly scope: Pick<JobScope, "queries">;
  readonly jobs: {
    readonly accountIds: ReadonlySet<string>;
    readonly all: () => Iterable<Job>;
  };
}

/**
 * The account that requests about a view's job must name, for without it a list holds the caller's own jobs
 * only: its own in a view whose queries name accounts; undefined in any other.
 */
export function accountToName(
  { accountId }: Pick<Job, "accountId">,
  scope: Pick<JobScope, "queries">,
): string | undefined {
  return namesAccounts(scope) ? accountId : undefined;
}

/** A job's account, where views ask for that one's jobs by name. */
export function accountOfJob(
  { accountId }: Pick<Job, "accountId">,
  views: readonly AccountsView[],
): string | undefined {
  return accountId !== undefined && namedAccounts(views).has(accountId) ? accountId : undefined;
}

/** The accounts that views ask for by name; for all of an organization those of the loaded jobs. */
function namedAccounts(views: readonly AccountsView[]): ReadonlySet<string> {
  return new Set(
    views.flatMap(({ scope, jobs }) =>
      scope.queries.flatMap(({ accountId }) => {
        if (accountId === everyAccount) return [...jobs.accountIds];
        return accountId === undefined ? [] : [accountId];
      }),
    ),
  );
}

/**
 * The accounts that requests about an ARN must name; none where lists of the caller's own account are meant.
 * @param asked the account of the job that the ARN was found on, where requests about that must name it
 */
export function accountsOfArn(
  arn: string,
  views: readonly AccountsView[],
  asked?: string,
): readonly string[] {
  const owner = parseArn(arn)?.accountId ?? "";
  // Buckets, snapshots and images name none.
  const owners = owner === "" ? accountsOfJobs(arn, views) : [owner];
  const named = namedAccounts(views);
  const accounts = owners.filter((id) => named.has(id));
  return [...new Set([...accounts, ...(asked === undefined ? [] : [asked])])];
}

/** The accounts of the loaded jobs that name an ARN, in views that name accounts. */
function accountsOfJobs(arn: string, views: readonly AccountsView[]): readonly string[] {
  const found = new Set<string>();
  for (const { scope, jobs } of views) {
    if (!namesAccounts(scope)) continue;
    for (const job of jobs.all()) {
      if (job.accountId !== undefined && namesArn(job, arn)) found.add(job.accountId);
    }
  }
  return [...found];
}

/** True for the ARN of a job's resource, or of a recovery point that it names. */
function namesArn(job: Job, arn: string): boolean {
  return resourceArnOf(job) === arn || recoveryPointArnsOf(job).includes(arn);
}

function namesAccounts({ queries }: Pick<JobScope, "queries">): boolean {
  return queries.some(({ accountId }) => accountId !== undefined);
}
