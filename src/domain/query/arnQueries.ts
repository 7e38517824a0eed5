import { parseArn } from "../arn/arn";
import type { Job } from "../job/job";
import { recoveryPointArnsOf, resourceArnOf } from "../job/jobFacts";
import { jobKinds, type ListParameter } from "../job/jobKinds";
import { kindsListedBy } from "../job/listedBy";
import { isByProtectedResource, type JobQuery, ofAccount } from "./jobQuery";

/** What is known of where an ARN is asked about, and of the ARN itself. */
export interface ArnQueryOptions {
  /** The session's Region: no operation lists the jobs of another. */
  readonly region: string;
  /** The session's account, where that is known. */
  readonly accountId?: string | undefined;
  /** The accounts whose jobs are asked for by name; without any, lists hold those of the session's own. */
  readonly namedAccountIds?: readonly string[] | undefined;
  /** What the ARN's recovery point was made of; only an ARN of a recovery point has it. */
  readonly resourceArn?: string | undefined;
}

/** A query, and which of its jobs are meant where the API has no closer filter. */
export interface ArnQuery {
  readonly query: JobQuery;
  readonly keep?: (job: Job) => boolean;
}

/**
 * The queries that bring the jobs of an ARN, those of the named accounts first. What was copied from another
 * account to the session's own is restored and copied on there: these jobs are asked for there, too.
 */
export function arnQueries(arn: string, options: ArnQueryOptions): readonly ArnQuery[] {
  const { namedAccountIds = [] } = options;
  const own = ownQueries(arn, options);
  const named = namedAccountIds.flatMap((accountId) =>
    own.filter((wanted) => !isOtherVault(arn, wanted, accountId)).map(inAccount(accountId)),
  );
  const owner = parseArn(arn)?.accountId ?? "";
  // Backup jobs are of the account that owns what they back up, and a vault's scans of the vault's.
  const isNamed = named.length > 0 && (owner === "" || namedAccountIds.includes(owner));
  const isOfOwner = ({ kind, backupVaultName }: JobQuery): boolean =>
    jobKinds[kind].isWhereResourceIs || backupVaultName !== undefined;
  return [...named, ...own.filter(({ query }) => !isNamed || !isOfOwner(query))];
}

/** Every account has its "Default": a vault's name means the vault in the vault's own account only. */
function isOtherVault(arn: string, { query }: ArnQuery, accountId: string): boolean {
  return query.backupVaultName !== undefined && parseArn(arn)?.accountId !== accountId;
}

/** ListRestoreJobsByProtectedResource takes no account: a resource's restores are told apart there. */
function inAccount(accountId: string): (wanted: ArnQuery) => ArnQuery {
  return (wanted) => {
    const { query, keep = () => true } = wanted;
    if (!isByProtectedResource(query)) return { ...wanted, query: ofAccount(query, accountId) };
    const { resourceArn, ...rest } = query;
    return {
      query: ofAccount(rest, accountId),
      keep: (job) => resourceArnOf(job) === resourceArn && keep(job),
    };
  };
}

/**
 * The queries that bring the jobs of a backup vault, recovery point, restore testing plan or resource,
 * as far as the API has filters for it. None for AWS Backup's other ARNs, and for what is no ARN.
 */
function ownQueries(arn: string, options: ArnQueryOptions): readonly ArnQuery[] {
  const parsed = parseArn(arn);
  if (parsed === undefined) return [];
  if (options.resourceArn !== undefined) return pointQueries(arn, options.resourceArn);
  if (parsed.service !== "backup") return resourceQueries(arn);
  const [type = "", ...rest] = parsed.resource.split(":");
  const name = rest.join(":");
  if (name === "") return [];
  switch (type) {
    case "backup-vault":
      return vaultQueries({ ...parsed, arn, name }, options);
    case "restore-testing-plan":
      return queriesBy("restoreTestingPlanArn", arn);
    case "recovery-point":
      return copiesAndScans(arn);
    default:
      return [];
  }
}

/** ListBackupJobs has a filter for the vault's name only, and every account and Region has its "Default". */
function vaultQueries(
  vault: {
    readonly arn: string;
    readonly name: string;
    readonly region: string;
    readonly accountId: string;
  },
  { region, accountId = vault.accountId }: ArnQueryOptions,
): readonly ArnQuery[] {
  const copies = queriesBy("destinationVaultArn", vault.arn);
  if (vault.region !== region || vault.accountId !== accountId) return copies;
  const keep = (job: Job): boolean =>
    // Old records have one of name and ARN only.
    job.backupVaultArn === undefined
      ? job.accountId === vault.accountId
      : job.backupVaultArn === vault.arn;
  const named = queriesBy("backupVaultName", vault.name);
  return [...named.map((wanted) => ({ ...wanted, keep })), ...copies];
}

/** No list of backup or restore jobs has a filter for recovery points: they are among their resource's. */
function pointQueries(arn: string, resourceArn: string): readonly ArnQuery[] {
  const keep = (job: Job): boolean => recoveryPointArnsOf(job).includes(arn);
  return [
    ...queriesBy("resourceArn", resourceArn).map((wanted) => ({ ...wanted, keep })),
    ...copiesAndScans(arn),
  ];
}

/** Recovery points of some types have ARNs like a resource's (snapshots, images), so it may be one. */
function resourceQueries(arn: string): readonly ArnQuery[] {
  return [...queriesBy("resourceArn", arn), ...copiesAndScans(arn)];
}

/** Of a recovery point. */
function copiesAndScans(arn: string): readonly ArnQuery[] {
  return [...queriesBy("sourceRecoveryPointArn", arn), ...queriesBy("recoveryPointArn", arn)];
}

/** One query of each kind that AWS lists by the parameter. */
function queriesBy(parameter: ListParameter, value: string): readonly ArnQuery[] {
  return kindsListedBy(parameter).map((kind) => ({ query: { kind, [parameter]: value } }));
}
