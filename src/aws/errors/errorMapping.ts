import { BackupError } from "../../domain/query/backupError";
import type { BackupErrorReason } from "../../domain/query/backupError";
import type { ProfileSource, Session } from "../../domain/session/session";
import type { AskedHost } from "./askedHost";
import { credentialReason } from "./credentialReason";
import { errorFacts } from "./errorFacts";
import type { ErrorFacts } from "./errorFacts";
import { namedReason } from "./errorNames";
import { isForeignStatus } from "./foreignAnswer";
import { networkReason } from "./networkReason";
import { cleanText } from "./redaction";

export interface RequestContext {
  readonly operation: string;
  readonly session: Session;
  /** The request asked for a further page. */
  readonly carriedToken: boolean;
  /** Texts that must not appear in an error, wherever they stand. */
  readonly secrets: Iterable<string>;
  /** Where the last request went. */
  readonly asked?: AskedHost | undefined;
  /** The container or instance renews the credentials. */
  readonly renewsItself?: boolean | undefined;
}

/** What AWS Backup, the SDK or the network threw, as what it means for the user. */
export function toBackupError(error: unknown, context: RequestContext): BackupError {
  if (error instanceof BackupError) return completed(error, context);
  const facts = errorFacts(error);
  return backupError(requestReason(facts, context), facts, context);
}

/**
 * What a credential provider threw. STS, SSO and sign-in use names that mean something else when
 * AWS Backup sends them, hence the function of its own.
 * @param source of the profile: decides where the text says nothing
 */
export function toCredentialError(error: unknown, source: ProfileSource): BackupError {
  if (error instanceof BackupError) return error;
  const facts = errorFacts(error);
  return backupError(credentialReason(facts, source), facts, { operation: "", secrets: [] });
}

/** AWS Backup refused a request because there were too many. */
export function isThrottling(error: unknown): boolean {
  return reasonOf(errorFacts(error)) === "throttling";
}

function requestReason(facts: ErrorFacts, context: RequestContext): BackupErrorReason {
  const reason = reasonOf(facts);
  // A token that AWS no longer takes is refused as any wrong parameter is (API model).
  return reason === "invalidParameterValue" && context.carriedToken ? "nextTokenRejected" : reason;
}

function reasonOf(facts: ErrorFacts): BackupErrorReason {
  return namedReason(facts) ?? networkReason(facts) ?? statusReason(facts);
}

/** The last resort: an answer under a name that isn't known, or none at all. */
function statusReason(facts: ErrorFacts): BackupErrorReason {
  const { name, message, httpStatusCode: status } = facts;
  if (status === undefined) return "unexpected";
  if (isForeignStatus(facts)) return "notJson";
  if (status >= 500) return "serverFault";
  if (status === 429) return "throttling";
  // A proxy's page, or an answer that doesn't have the form of AWS Backup's.
  if (name === "SyntaxError" || name === "TypeError" || /deserialization error/i.test(message)) {
    return "notJson";
  }
  if (status === 401 || status === 403) return "accessDenied";
  if (status === 404) return "notJson";
  return "unexpected";
}

function backupError(
  reason: BackupErrorReason,
  facts: ErrorFacts,
  {
    operation,
    session,
    secrets,
    renewsItself,
  }: Pick<RequestContext, "operation" | "secrets"> & Partial<RequestContext>,
): BackupError {
  const detail = detailOf(reason, facts, secrets);
  return new BackupError(reason, {
    ...(operation !== "" && { operation }),
    ...(session !== undefined && { session }),
    ...(detail !== undefined && { detail }),
    ...(facts.requestId !== undefined && { requestId: facts.requestId }),
    ...(facts.httpStatusCode !== undefined && { httpStatusCode: facts.httpStatusCode }),
    ...(facts.host !== undefined && { host: facts.host }),
    ...(facts.endpointSource !== undefined && { endpointSource: facts.endpointSource }),
    ...(renewsItself === true && reason === "expiredToken" && { renewsItself }),
  });
}

/** Adds what only the request knows to an error of credential resolution. */
function completed(
  error: BackupError,
  { operation, session, secrets, asked }: RequestContext,
): BackupError {
  const { detail: text = "", ...rest } = error.details;
  const detail = cleanText(text, secrets);
  return new BackupError(error.reason, {
    operation,
    session,
    ...(error.reason === "timedOut" && asked),
    ...rest,
    ...(detail !== undefined && { detail }),
  });
}

/** Ends the message of an answer that could not be read; what comes before is about its first characters. */
const hiddenField = /Deserialization error: to see the raw response/;

function detailOf(
  reason: BackupErrorReason,
  { message }: ErrorFacts,
  secrets: Iterable<string>,
): string | undefined {
  // The SDK would quote the page that a proxy sent.
  if (reason === "cancelled" || reason === "notJson") return undefined;
  // A path and what the system says of it, or some characters of the token file.
  if (reason === "awsLoginNeeded" && message.startsWith("Failed to load token")) return undefined;
  if (reason === "invalidSignature") {
    // AWS goes on with the canonical request, which holds the session token.
    return cleanText(message.split(/\n|The Canonical String/)[0] ?? "", secrets);
  }
  // The SDK's word for an empty message (steampipe-plugin-aws#1156), and its hint for programmers.
  if (message === "UnknownError" || hiddenField.test(message)) return undefined;
  return cleanText(message, secrets);
}
