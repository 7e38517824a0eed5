import type { Session } from "../../domain/session/session";
import { ownerText } from "../text/credentialOwner";
import { oneLine } from "../text/plainText";

/**
 * Where was looked, as part of a sentence: "eu-west-1 with profile prod", and before it the accounts that were
 * asked for by name: "account 111122223333 in". Untrusted text.
 */
export function sessionText(
  { profile, region }: Session,
  accountIds: readonly string[] = [],
): string {
  const own = `${oneLine(region, 40)} with ${ownerText(profile)}`;
  return accountIds.length === 0 ? own : `${accountsText(accountIds)} in ${own}`;
}

/** "account 111122223333", "accounts 111122223333 and 444455556666". Untrusted text. */
export function accountsText(accountIds: readonly string[]): string {
  const ids = accountIds.map((id) => oneLine(id, 20));
  const last = ids.pop() ?? "";
  return ids.length === 0 ? `account ${last}` : `accounts ${ids.join(", ")} and ${last}`;
}

/**
 * That an ARN is in another Region or partition than the session, and what that means; without full stops. Untrusted text.
 * @param subject what is there, with its verb
 */
export function otherRegionText(
  place: string,
  session: Pick<Session, "region">,
  subject = "It is",
): { readonly where: string; readonly why: string } {
  return {
    where: `${subject} in ${oneLine(place, 40)}`,
    why: `The session is in ${oneLine(session.region, 40)}, and AWS Backup lists only the jobs of one Region`,
  };
}
