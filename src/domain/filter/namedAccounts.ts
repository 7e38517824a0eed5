import { parseArn } from "../arn/arn";
import type { Job } from "../job/job";
import { recoveryPointArnsOf, resourceArnOf } from "../job/jobFacts";
import { everyAccount } from "../job/listedBy";
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
 * The accounts that requests must name. A list without an account holds the caller's own jobs only, so that what leads
 * on from another account's job has to ask for that account, and what the user did not ask other accounts about must
 * not. The rule: an account is named where a view asks for its jobs by name, or asks for all accounts of the
 * organization and has loaded jobs of this one. A page that was opened so keeps its account (`foundOn`), whatever
 * the filter is by then, and what is found on it is asked for by name, too.
 */
export interface NamedAccounts {
  /**
   * The account that requests about a job's family and resource must name; undefined for lists of the caller's own.
   * @param job what is known of it: without its account it is of that of the page that leads to it
   * @param foundOn the account that this page names
   */
  readonly ofJob: (job: Pick<Job, "accountId">, foundOn?: string) => string | undefined;
  /**
   * The accounts that requests about an ARN must name: its owner, or, for buckets, snapshots and images, whose ARNs have
   * none, the owners of the loaded jobs that name it. None for lists of the caller's own.
   * @param foundOn the account that the page or row names on which the ARN was found
   */
  readonly ofArn: (arn: string, foundOn?: string) => readonly string[];
}

/**
 * The accounts that requests must name beside what these views show.
 * @param own the caller's, where it is known: it need not be named, and some operations know that account alone
 */
export function namedAccounts(views: readonly AccountsView[], own?: string): NamedAccounts {
  const naming = views.filter(({ scope }) =>
    scope.queries.some(({ accountId }) => accountId !== undefined),
  );
  const named = new Set(naming.flatMap(accountsOf));
  const isOthers = (id: string | undefined): boolean => id !== own;
  return {
    ofJob: ({ accountId }, foundOn) => {
      const isAsked = accountId !== undefined && named.has(accountId);
      const id = foundOn === undefined && !isAsked ? undefined : (accountId ?? foundOn);
      return isOthers(id) ? id : undefined;
    },
    ofArn: (arn, foundOn) => {
      const owner = parseArn(arn)?.accountId ?? "";
      const owners = owner === "" ? ownersIn(naming, arn) : [owner];
      const asked = owners.filter((id) => named.has(id));
      const found = new Set([...asked, ...(foundOn === undefined ? [] : [foundOn])]);
      // An ARN without an account may be of jobs of the caller's own and of others'.
      return [...found].every((id) => !isOthers(id)) ? [] : [...found];
    },
  };
}

/** The accounts that a view asks for by name; for all of an organization those of the loaded jobs. */
function accountsOf({ scope, jobs }: AccountsView): readonly string[] {
  return scope.queries.flatMap(({ accountId }) => {
    if (accountId === everyAccount) return [...jobs.accountIds];
    return accountId === undefined ? [] : [accountId];
  });
}

/** The accounts of the loaded jobs that name an ARN. */
function ownersIn(views: readonly AccountsView[], arn: string): readonly string[] {
  const found = new Set<string>();
  for (const { jobs } of views) {
    for (const job of jobs.all()) {
      if (job.accountId !== undefined && namesArn(job, arn)) found.add(job.accountId);
    }
  }
  return [...found];
}

/** True for the ARN of a job's resource, or of a recovery point that it names. */
export function namesArn(job: Job, arn: string): boolean {
  return resourceArnOf(job) === arn || recoveryPointArnsOf(job).includes(arn);
}
