import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ProfileSource } from "../../domain/session/session";
import type { ErrorFacts } from "./errorFacts";
import { namedReason } from "./errorNames";
import { networkReason } from "./networkReason";

/**
 * Texts of the SDK's credential providers, which give all their errors one name and no code
 * (test/unit/aws/errors/providerSentences.test.ts has those of the installed SDK). The first that fits counts.
 */
const texts: readonly (readonly [RegExp, BackupErrorReason])[] = [
  [/^Command failed:|credential_process|^spawn |maxBuffer/, "credentialProcessFailed"],
  [/ForbiddenException|No access/, "ssoAccessDenied"],
  [/TooManyRequestsException/, "throttling"],
  [/deserialization error|XML parse error/i, "notJson"],
  [
    /aws sso login|SSO session (?:token )?associated|Session token not found|UnauthorizedException|SSO Token/i,
    "ssoLoginNeeded",
  ],
  [/aws login|re-?authenticate|login.cache|sign-?in session/i, "awsLoginNeeded"],
  [/^Detected a cycle/, "profileCycle"],
  [
    /sso_region|sso_session|sso-session|Sso session|SSO credentials|SSO region|SSO start/,
    "profileIncomplete",
  ],
  [
    /^Could not resolve credentials using profile|^Unsupported credential source|^Profile .*(?:was not found|could not be found|not contain|not configured|requires multi-factor)/,
    "profileIncomplete",
  ],
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

/** Why there are no credentials. */
export function credentialReason(facts: ErrorFacts, source: ProfileSource): BackupErrorReason {
  const { name, code, message } = facts;
  if (/MultiFactorAuthentication|tokenCode/i.test(message)) return "mfaRefused";
  const byText = texts.find(([pattern]) => pattern.test(message))?.[1];
  // Providers pack a failed connection into their own error's text: sso login would not help there.
  const network = networkReason(facts);
  if (byText === "credentialProcessFailed") return byText;
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") return "webIdentityFileMissing";
  return stsNames.get(name) ?? byText ?? namedReason(facts) ?? network ?? fallback(source, facts);
}

function fallback(source: ProfileSource, { httpStatusCode }: ErrorFacts): BackupErrorReason {
  if (httpStatusCode !== undefined && httpStatusCode >= 500) return "serverFault";
  switch (source) {
    case "credential process":
      return "credentialProcessFailed";
    case "aws login":
      return "awsLoginNeeded";
    case "IAM Identity Center":
    case "access keys":
    case "assumed role":
    case "web identity":
    case "unknown":
      return "unexpected";
  }
}
