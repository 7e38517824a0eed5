import { parseArn } from "../arn/arn";
import { jobKinds } from "../job/jobKinds";
import { type ArnQuery, type ArnQueryOptions, arnQueries } from "./arnQueries";
import { isOtherPartition, regionElsewhere } from "../arn/arnRegion";

/** What an ARN stands for, as far as AWS Backup's jobs go. */
export type ArnSubject = "resource" | "vault" | "recoveryPoint" | "restoreTestingPlan" | "other";

/**
 * The one query that says most about an ARN. elsewhere: lists hold the jobs of their own Region only, so
 * there is nothing to ask. none: no list has a filter for it.
 * place: "us-east-1", or for an ARN without a Region "partition aws-cn"; untrusted text.
 */
export type NewestQuery =
  | ({ readonly type: "ask"; readonly subject: ArnSubject } & ArnQuery)
  | { readonly type: "elsewhere"; readonly subject: ArnSubject; readonly place: string }
  | { readonly type: "none"; readonly subject: ArnSubject };

/** Recovery points whose ARNs are those of other services' snapshots, images and backups (AWS Backup, access control). */
const foreignPoint =
  /^(?:snapshot|image)\/|^(?:cluster-)?snapshot:|^backup\/backup-|^table\/[^/]+\/backup\//;

const ownSubjects: Readonly<Record<string, ArnSubject>> = {
  "backup-vault": "vault",
  "recovery-point": "recoveryPoint",
  "restore-testing-plan": "restoreTestingPlan",
};

/** What an ARN stands for. */
export function arnSubject(arn: string): ArnSubject {
  const parsed = parseArn(arn);
  if (parsed === undefined) return "other";
  if (parsed.service !== "backup") {
    return foreignPoint.test(parsed.resource) ? "recoveryPoint" : "resource";
  }
  const [type = ""] = parsed.resource.split(":");
  return Object.hasOwn(ownSubjects, type) ? (ownSubjects[type] ?? "other") : "other";
}

/**
 * For an ARN that is asked about in a Region.
 * @param namedAccountIds the accounts whose jobs are asked for by name: the first is meant
 */
export function newestQuery(
  arn: string,
  region: string,
  namedAccountIds: readonly string[] = [],
): NewestQuery {
  const subject = arnSubject(arn);
  const queries = arnQueries(arn, { region, namedAccountIds });
  const wanted =
    subject === "recoveryPoint"
      ? queries.find(({ query }) => query.sourceRecoveryPointArn !== undefined)
      : queries[0];
  if (wanted === undefined) return { type: "none", subject };
  const place = regionElsewhere(arn, region);
  return place === undefined || isCopyThere(arn, wanted, region)
    ? { type: "ask", subject, ...wanted }
    : { type: "elsewhere", subject, place };
}

/**
 * Those of an ARN's queries that jobs of the Region can answer. A resource of another Region may have been
 * copied to this one, and its copies be restored or copied on here; its backup jobs are where it is.
 */
export function queriesHere(arn: string, options: ArnQueryOptions): readonly ArnQuery[] {
  const { region, resourceArn } = options;
  const queries = arnQueries(arn, options);
  // A recovery point that a job here names, wherever it is.
  if (resourceArn !== undefined || regionElsewhere(arn, region) === undefined) return queries;
  const isResource = arnSubject(arn) === "resource" && !isOtherPartition(arn, region);
  return queries.filter(
    (wanted) =>
      isCopyThere(arn, wanted, region) ||
      (isResource && !jobKinds[wanted.query.kind].isWhereResourceIs && isOfResource(arn, wanted)),
  );
}

/** Copies into a vault of another Region are jobs of this one. */
function isCopyThere(arn: string, { query }: ArnQuery, region: string): boolean {
  return query.destinationVaultArn !== undefined && !isOtherPartition(arn, region);
}

/** Not of those of which the resource's ARN may be the recovery point. */
function isOfResource(arn: string, { query }: ArnQuery): boolean {
  return query.sourceRecoveryPointArn !== arn && query.recoveryPointArn !== arn;
}
