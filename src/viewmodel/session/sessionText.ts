import type { Session } from "../../domain/session/session";
import { ownerText } from "../text/credentialOwner";
import { listed } from "../text/listed";
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

/** So many sessions are named in a sentence. */
export const mostNamed = 3;

/**
 * Where was looked, in one session or side by side: "eu-west-1 with profile prod, us-east-1 with profile prod and 7
 * more sessions". Untrusted text.
 */
export function sessionsText(sessions: readonly Session[]): string {
  const named = sessions.slice(0, mostNamed).map((session) => sessionText(session));
  return listed([...named, ...moreSessions(sessions.length - named.length)], "and");
}

/** What stands for those that are not named. */
export function moreSessions(count: number): readonly string[] {
  if (count <= 0) return [];
  return [count === 1 ? "1 more session" : `${count} more sessions`];
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
