import type { OperationName } from "./operations";
import { ServiceError } from "./serviceError";
import type { SignedParts } from "./signature";
import { sameSignature, signatureOf } from "./signature";

/** A key pair that the endpoint knows, and whose it is. Never a real one. */
export interface Credential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Temporary credentials only: must come with each request. */
  readonly sessionToken?: string;
  /** The session is over: every request gets ExpiredTokenException. */
  readonly expired?: boolean;
  readonly accountId: string;
  /** Operations that the caller's policy doesn't allow; "all" for no permission at all. */
  readonly denied?: readonly OperationName[] | "all";
  /** Access is denied with an empty message, as steampipe-plugin-aws#1156 saw it. */
  readonly deniedSilently?: boolean;
}

export interface Caller {
  readonly credential: Credential;
  /** Of the signature: one URL serves every Region. */
  readonly region: string;
}

const fiveMinutes = 5 * 60_000;
const invalidToken = "The security token included in the request is invalid.";

/** Who signed a request; throws what AWS answers when nobody known did, or something was changed since. */
export function authenticate(
  parts: SignedParts,
  credentials: ReadonlyMap<string, Credential>,
  now: number,
): Caller {
  const authorization = header(parts, "authorization");
  if (authorization === undefined) {
    throw new ServiceError("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const signed = parseAuthorization(authorization);
  const timestamp = header(parts, "x-amz-date") ?? "";
  const sent = parseTimestamp(timestamp);
  if (sent === undefined) {
    throw incomplete(
      `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${authorization}`,
    );
  }
  const credential = credentials.get(signed.accessKeyId);
  if (credential === undefined) {
    throw new ServiceError("UnrecognizedClientException", invalidToken);
  }
  checkScope(signed, timestamp);
  checkSignedHeaders(parts, signed.signedHeaders);
  checkClock(timestamp, sent, now);
  const expected = signatureOf(parts, {
    ...signed,
    timestamp,
    secretAccessKey: credential.secretAccessKey,
  });
  if (!sameSignature(expected, signed.signature)) {
    throw invalidSignature(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
    );
  }
  checkSession(parts, credential);
  return { credential, region: signed.region };
}

/** Throws AccessDeniedException unless the caller's policy allows the operation. */
export function authorize({ credential }: Caller, operation: OperationName): void {
  const { denied = [] } = credential;
  if (denied === "all" || denied.includes(operation)) {
    throw accessDenied(credential, operation);
  }
}

export function accessDenied(
  { accountId, deniedSilently }: Pick<Credential, "accountId" | "deniedSilently">,
  operation: OperationName,
): ServiceError {
  const action = `backup:${operation}`;
  const user = `arn:aws:iam::${accountId}:user/demo`;
  return new ServiceError(
    "AccessDeniedException",
    deniedSilently === true
      ? ""
      : `User: ${user} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  );
}

interface Authorization {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function parseAuthorization(text: string): Authorization {
  const match =
    /^AWS4-HMAC-SHA256 +Credential=([^/, ]+)\/(\d{8})\/([^/, ]+)\/([^/, ]+)\/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]+)$/.exec(
      text,
    );
  const [, accessKeyId, date, region, service, headers, signature] = match ?? [];
  if (
    accessKeyId === undefined ||
    date === undefined ||
    region === undefined ||
    service === undefined ||
    headers === undefined ||
    signature === undefined
  ) {
    throw incomplete(
      `Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters. Authorization=${text}`,
    );
  }
  return { accessKeyId, date, region, service, signature, signedHeaders: headers.split(";") };
}

function checkScope(signed: Authorization, timestamp: string): void {
  if (signed.service !== "backup") {
    throw invalidSignature("Credential should be scoped to correct service: 'backup'.");
  }
  if (!/^[a-z]{2,}(-[a-z]+)+-\d$/.test(signed.region)) {
    throw invalidSignature("Credential should be scoped to a valid region.");
  }
  if (!timestamp.startsWith(signed.date)) {
    throw invalidSignature(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${signed.date}' != '${timestamp.slice(0, 8)}', from '${timestamp}'.`,
    );
  }
}

/** The host and everything that AWS reads has to be signed, otherwise somebody could change it. */
function checkSignedHeaders(parts: SignedParts, signedHeaders: readonly string[]): void {
  const needed = Object.keys(parts.headers).filter((name) => name.startsWith("x-amz-"));
  for (const name of ["host", ...needed]) {
    if (!signedHeaders.includes(name)) {
      throw invalidSignature(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
}

function checkClock(timestamp: string, sent: number, now: number): void {
  if (sent < now - fiveMinutes) {
    throw invalidSignature(
      `Signature expired: ${timestamp} is now earlier than ${stamp(now - fiveMinutes)} (${stamp(now)} - 5 min.)`,
    );
  }
  if (sent > now + fiveMinutes) {
    throw invalidSignature(
      `Signature not yet current: ${timestamp} is still later than ${stamp(now + fiveMinutes)} (${stamp(now)} + 5 min.)`,
    );
  }
}

function checkSession(parts: SignedParts, credential: Credential): void {
  const token = header(parts, "x-amz-security-token");
  if (token !== credential.sessionToken) {
    throw new ServiceError("UnrecognizedClientException", invalidToken);
  }
  if (credential.expired === true) {
    throw new ServiceError(
      "ExpiredTokenException",
      "The security token included in the request is expired",
    );
  }
}

function header(parts: SignedParts, name: string): string | undefined {
  return parts.headers[name]?.[0];
}

function parseTimestamp(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (match === null) {
    return undefined;
  }
  const time = Date.parse(text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  return Number.isNaN(time) ? undefined : time;
}

function stamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

function incomplete(message: string): ServiceError {
  return new ServiceError("IncompleteSignatureException", message);
}

function invalidSignature(message: string): ServiceError {
  return new ServiceError("InvalidSignatureException", message);
}
