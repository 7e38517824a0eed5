import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ProfileSource } from "../../domain/session/session";
import type { ErrorFacts } from "./errorFacts";
import { namedReason } from "./errorNames";
import { isForeignStatus, isUnnamed } from "./foreignAnswer";
import { networkReason } from "./networkReason";

/**
 * Texts of the SDK's credential providers, which give all their errors one name and no code
 * (test/unit/aws/errors/providerSentences.test.ts has those of the installed SDK). The first that fits counts.
 */
const texts: readonly (readonly [RegExp, BackupErrorReason])[] = [
  [/TooManyRequestsException/, "throttling"],
  [/InternalServer(?:Exception|Error)|ServiceUnavailable/, "serverFault"],
  [/deserialization error|XML parse error|^Invalid response from STS/i, "notJson"],
  [/aws login|re-?authenticate|login.cache|sign-?in session/i, "awsLoginNeeded"],
  [/^Profile .* does not contain login_session/, "profileIncomplete"],
  [
    /environment variable credentials|metadata|container|AWS_CONTAINER_|\bECS\b|\bIMDS\b|169\.254\.|HTTP credential provider|^Server responded with status|^Authorization token contains/i,
    "credentialSourceUnavailable",
  ],
];

/** Names of STS that mean something else than the same name of AWS Backup. */
const stsNames: ReadonlyMap<string, BackupErrorReason> = new Map([
  ["AccessDenied", "assumeRoleDenied"],
  ["AccessDeniedException", "assumeRoleDenied"],
  ["InvalidIdentityToken", "assumeRoleDenied"],
  ["InvalidIdentityTokenException", "assumeRoleDenied"],
  ["IDPRejectedClaim", "assumeRoleDenied"],
  ["RegionDisabledException", "assumeRoleDenied"],
  ["ValidationError", "profileIncomplete"],
]);

/** Names of IAM Identity Center's portal (API reference of GetRoleCredentials; the third is sent, not documented). */
const ssoNames: ReadonlyMap<string, BackupErrorReason> = new Map([
  ["UnauthorizedException", "ssoLoginNeeded"],
  ["ResourceNotFoundException", "ssoAccessDenied"],
  ["ForbiddenException", "ssoAccessDenied"],
  ["InvalidRequestException", "ssoAccessDenied"],
]);

/** Why there are no credentials. */
export function credentialReason(facts: ErrorFacts, source: ProfileSource): BackupErrorReason {
  const { code, message } = facts;
  if (isMfaRefusal(facts)) return "mfaRefused";
  if (source === "aws login" && /CreateOAuth2Token/.test(message)) return "awsLoginDenied";
  // Providers pack a failed connection into their own error's text: a sign-in would not help there.
  const network = networkReason(facts);
  if (network !== undefined && source === "aws login") return network;
  // The file that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names.
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") {
    return "credentialSourceUnavailable";
  }
  const byText = texts.find(([pattern]) => pattern.test(message))?.[1];
  return (
    byName(facts, source) ?? byText ?? namedReason(facts) ?? network ?? fallback(source, facts)
  );
}

/** Words of STS: the code is wrong, used already or no code at all. */
function isMfaRefusal({ name, message }: ErrorFacts): boolean {
  if (/^AccessDenied/.test(name)) return message.includes("MultiFactorAuthentication");
  return name === "ValidationError" && message.includes("'tokenCode'");
}

function byName({ name }: ErrorFacts, source: ProfileSource): BackupErrorReason | undefined {
  return (source === "IAM Identity Center" ? ssoNames : stsNames).get(name);
}

function fallback(source: ProfileSource, facts: ErrorFacts): BackupErrorReason {
  const { httpStatusCode: status = 0 } = facts;
  if (isForeignStatus(facts)) return "notJson";
  if (status >= 500) return "serverFault";
  if (status === 429) return "throttling";
  if (isUnnamed(facts)) return "notJson";
  return source === "aws login" ? "awsLoginNeeded" : "unexpected";
}
