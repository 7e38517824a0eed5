import { parseArn } from "../../domain/arn/arn";
import type { JobKind } from "../../domain/job/job";
import { arnSubject, type ArnSubject } from "../../domain/query/newestQuery";
import { jobKinds } from "../../domain/job/jobKinds";
import type { Session } from "../../domain/session/session";
import { capitalised, oneLine } from "../text/plainText";
import { listed } from "../text/listed";
import { sessionText } from "../session/sessionText";

/** What the jobs of a kind are called that an ARN is asked about. */
export function jobNoun(subject: ArnSubject, kind: JobKind): string {
  return subject === "restoreTestingPlan" ? "restore test" : kind;
}

/** AWS documents for how long it lists backup jobs, and for no others. */
export function jobSpan(kind: JobKind): string {
  const { listedDays } = jobKinds[kind];
  return listedDays === undefined ? "" : ` in the last ${listedDays} days`;
}

/**
 * That the session's place has no such jobs of an ARN, as a sentence. Untrusted text.
 * @param named the accounts that were asked for by name
 */
export function noJobsText(
  arn: string,
  kinds: readonly JobKind[],
  session: Session,
  named: readonly string[] = [],
): string {
  const subject = arnSubject(arn);
  const missing = kinds.map((kind) => `no ${jobNoun(subject, kind)} job${jobSpan(kind)}`);
  return `${capitalised(listed(missing, "and"))} in ${sessionText(session, named)}.`;
}

/**
 * Why there may be none, where the ARN lets one guess. Untrusted text.
 * @param accountIds of the jobs that are loaded; none while nobody knows
 * @param named the accounts that were asked for by name
 */
export function noJobsReason(
  arn: string,
  accountIds: readonly string[],
  named: readonly string[] = [],
): string | undefined {
  const { region = "", accountId = "" } = parseArn(arn) ?? {};
  const isLoaded = accountIds.length === 0 || accountIds.includes(accountId);
  if (accountId !== "" && !isLoaded && !named.includes(accountId)) {
    const others = accountIds.slice(0, 3).map((id) => oneLine(id, 20));
    return `It belongs to account ${oneLine(accountId, 20)}. The loaded jobs belong to ${others.join(", ")}.`;
  }
  return region === "" && arnSubject(arn) === "resource"
    ? "Its ARN has no Region, so its backups may be in another Region."
    : undefined;
}

/** What no list can tell of a recovery point whose resource is not known; undefined for other ARNs. Without full stops. */
export function pointText(
  arn: string,
): { readonly what: string; readonly instead: string } | undefined {
  if (arnSubject(arn) !== "recoveryPoint") return undefined;
  return {
    what: "For a recovery point, AWS Backup lists only copy and scan jobs",
    instead: "The backup job that made it is among the jobs of its resource",
  };
}
