import { fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { BackupError } from "../../domain/query/backupError";
import type { BackupErrorDetails } from "../../domain/query/backupError";
import type { ProfileSource } from "../../domain/session/session";
import { toCredentialError } from "../errors/errorMapping";
import { stsClient } from "./chainContext";
import type { ChainContext } from "./chainContext";
import type { AssumedRole, CredentialChain, CredentialOrigin } from "./credentialChain";
import type { Credentials } from "./credentialProvider";
import { originCredentials } from "./originCredentials";
import { hopDetails } from "./profileHop";

/**
 * Walks a chain, one step after the other: the origin's credentials first, then the MFA code, then AssumeRole. The
 * SDK's fromIni starts the source and the question side by side, so that a broken source is told after the code was
 * typed, and never says whose part failed.
 * Rejects with a BackupError that names the profile whose part failed.
 */
export async function chainCredentials(
  { origin, originPath, roles }: CredentialChain,
  context: ChainContext,
): Promise<Credentials> {
  let credentials = await ofOrigin(origin, originPath, context);
  let sourcePath = originPath;
  for (const role of roles) {
    credentials = await assumeRole(role, { credentials, path: sourcePath }, context);
    sourcePath = role.path;
  }
  return credentials;
}

async function ofOrigin(
  origin: CredentialOrigin,
  path: readonly string[],
  context: ChainContext,
): Promise<Credentials> {
  try {
    const credentials = await originCredentials(origin, context);
    keepSecrets(credentials, context);
    return credentials;
  } catch (error) {
    const failure = toCredentialError(error, sourceOf(origin));
    throw withDetails(failure, { ...originDetails(origin, failure, context), ...hopDetails(path) });
  }
}

interface SourceCredentials {
  readonly credentials: Credentials;
  readonly path: readonly string[];
}

async function assumeRole(
  role: AssumedRole,
  source: SourceCredentials,
  context: ChainContext,
): Promise<Credentials> {
  try {
    const credentials = await fromTemporaryCredentials({
      masterCredentials: source.credentials,
      params: assumeRoleParams(role),
      mfaCodeProvider: async (serial) => {
        const code = await context.askMfaCode(serial);
        context.keepSecret(code);
        return code;
      },
      ...stsClient(context, { once: role.section["mfa_serial"] !== undefined }),
    })(context.properties);
    keepSecrets(credentials, context);
    const [, accountId] = /^arn:[^:]+:iam::(\d{12}):/.exec(role.arn) ?? [];
    return accountId === undefined ? credentials : { ...credentials, accountId };
  } catch (error) {
    throw roleFailure(error, role, source.path);
  }
}

/** Where the keys are wrong that were to assume the role, the source is to blame. */
function roleFailure(
  error: unknown,
  role: AssumedRole,
  sourcePath: readonly string[],
): BackupError {
  const failure = toCredentialError(error, "assumed role");
  if (failure.kind === "keyRefused" || failure.reason === "expiredToken") {
    return withDetails(failure, hopDetails(sourcePath));
  }
  const source = sourcePath.at(-1);
  const details: BackupErrorDetails = {
    ...hopDetails(role.path),
    role: role.arn,
    ...(source !== undefined && { source }),
  };
  return failure.reason === "assumeRoleDenied" && role.misplacedMfaSerial
    ? new BackupError("mfaSerialOnSource", { ...failure.details, ...details })
    : withDetails(failure, details);
}

function keepSecrets(credentials: Credentials, { keepSecret }: ChainContext): void {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  for (const secret of [accessKeyId, secretAccessKey, sessionToken]) {
    if (secret !== undefined) keepSecret(secret);
  }
}

function withDetails({ reason, details }: BackupError, more: BackupErrorDetails): BackupError {
  return new BackupError(reason, { ...details, ...more });
}

function originDetails(
  origin: CredentialOrigin,
  { reason, kind }: BackupError,
  { endpoints }: ChainContext,
): BackupErrorDetails {
  if (origin.kind === "web identity") {
    return { file: origin.identity.file, role: origin.identity.role };
  }
  // The SDK makes this client itself.
  const url =
    origin.kind === "aws login" && kind === "offline" ? endpoints.urlOf("signin") : undefined;
  if (url !== undefined) {
    const endpointSource = endpoints.sourceOf("signin");
    return { host: new URL(url).host, ...(endpointSource !== undefined && { endpointSource }) };
  }
  const lack = emptySources.get(origin.kind);
  return reason === "credentialSourceUnavailable" && lack !== undefined ? { lack } : {};
}

/** What is told of a source without credentials. */
const emptySources: ReadonlyMap<CredentialOrigin["kind"], string> = new Map([
  ["environment", "the environment of VS Code has no AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"],
  ["container", "the container gives no credentials"],
  ["instance", "the instance metadata service gives no credentials"],
]);

function sourceOf({ kind }: CredentialOrigin): ProfileSource {
  switch (kind) {
    case "access keys":
    case "web identity":
    case "IAM Identity Center":
    case "credential process":
    case "aws login":
      return kind;
    case "environment":
    case "container":
    case "instance":
    case "computer":
      return "unknown";
  }
}

/** Parameters of AssumeRole; an hour unless the profile says otherwise. What is no number is ignored, as in the AWS CLI. */
function assumeRoleParams({ arn, section }: AssumedRole) {
  const name = section["role_session_name"];
  const externalId = section["external_id"];
  const serial = section["mfa_serial"];
  return {
    RoleArn: arn,
    DurationSeconds: durationSeconds(section["duration_seconds"]) ?? 3600,
    ...(name !== undefined && { RoleSessionName: name }),
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(serial !== undefined && { SerialNumber: serial }),
  };
}

/** The number in a text such as "3600", "+3600" or "3_600", as Python's int reads it. */
function durationSeconds(text = ""): number | undefined {
  const digits = text
    .trim()
    .replace(/^\+/, "")
    .replace(/(?<=\d)_(?=\d)/g, "");
  return /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
}
