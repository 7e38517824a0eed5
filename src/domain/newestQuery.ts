import { parseArn } from "./arn";
import { type ArnQuery, arnQueries } from "./arnQueries";

/** What an ARN stands for, as far as AWS Backup's jobs go. */
export type ArnSubject = "resource" | "vault" | "recoveryPoint" | "restoreTestingPlan" | "other";

/**
 * The one query that says most about an ARN. elsewhere: lists hold the jobs of their own Region only, so
 * there is nothing to ask. none: no list has a filter for it.
 */
export type NewestQuery =
  | ({ readonly type: "ask"; readonly subject: ArnSubject } & ArnQuery)
  | { readonly type: "elsewhere"; readonly subject: ArnSubject; readonly region: string }
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

/** For an ARN that is asked about in a Region. */
export function newestQuery(arn: string, region: string): NewestQuery {
  const subject = arnSubject(arn);
  const queries = arnQueries(arn, { region });
  const wanted =
    subject === "recoveryPoint"
      ? queries.find(({ query }) => query.sourceRecoveryPointArn !== undefined)
      : queries[0];
  if (wanted === undefined) return { type: "none", subject };
  const own = parseArn(arn)?.region ?? "";
  // Copies into a vault of another Region are jobs of this one.
  const isCopyThere = wanted.query.destinationVaultArn !== undefined;
  if (own !== "" && own !== region && !isCopyThere) {
    return { type: "elsewhere", subject, region: own };
  }
  return { type: "ask", subject, ...wanted };
}
