import { GetRoleCredentialsCommand, SSOClient } from "@aws-sdk/nested-clients/sso";
import { CreateTokenCommand, SSOOIDCClient } from "@aws-sdk/nested-clients/sso-oidc";
import { BackupError } from "../../domain/query/backupError";
import { toCredentialError } from "../errors/errorMapping";
import type { ChainContext } from "./chainContext";
import { notesHost } from "./chainContext";
import type { Credentials } from "./credentialProvider";
import { innerSettings } from "./innerClients";
import type { SsoSettings } from "./ssoSettings";
import { readSsoToken, ssoTokenFile, tokenTime, writeSsoToken } from "./ssoToken";
import type { SsoRenewal, SsoToken } from "./ssoToken";

/** Milliseconds before a token expires: from then on it is refreshed. */
const refreshedBefore = 5 * 60_000;

/**
 * Credentials of a role of IAM Identity Center for the token that `aws sso login` left. Not the SDK's fromSSO: that
 * knows no sso-session with a space in its name, keeps what failed for 30 seconds, and gives all failures one name.
 */
export async function ssoCredentials(
  sso: SsoSettings,
  context: ChainContext,
): Promise<Credentials> {
  const accessToken = await ssoAccessToken(sso, context);
  const client = new SSOClient({ ...innerSettings("sso", context), region: sso.region });
  client.middlewareStack.use(notesHost("sso", context));
  const { accountId, roleName } = sso;
  const { roleCredentials } = await client.send(
    new GetRoleCredentialsCommand({ accountId, roleName, accessToken }),
  );
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {};
  if (
    accessKeyId === undefined ||
    secretAccessKey === undefined ||
    sessionToken === undefined ||
    expiration === undefined
  ) {
    throw new BackupError("notJson");
  }
  const expires = new Date(expiration);
  return { accessKeyId, secretAccessKey, sessionToken, expiration: expires, accountId };
}

async function ssoAccessToken(sso: SsoSettings, context: ChainContext): Promise<string> {
  const file = ssoTokenFile(sso.session ?? sso.startUrl);
  const token = await readSsoToken(file);
  if (token === undefined) throw new BackupError("ssoLoginNeeded", { file });
  keepSecret(token, context);
  // Only tokens of an sso-session are refreshed, as in the AWS CLI.
  const renewal = sso.session === undefined ? undefined : token.renewal;
  if (isFresh(token) || (renewal === undefined && token.expiresAt > Date.now())) {
    return token.accessToken;
  }
  if (renewal === undefined) throw new BackupError("ssoLoginNeeded", { file });
  try {
    return await refreshed(sso, { file, token, renewal }, context);
  } catch (error) {
    // Another window or the AWS CLI may have been faster: a refresh token works once.
    const now = await readSsoToken(file);
    if (now !== undefined && now.accessToken !== token.accessToken && isFresh(now)) {
      keepSecret(now, context);
      return now.accessToken;
    }
    if (token.expiresAt > Date.now()) return token.accessToken;
    throw refreshFailure(error, file);
  }
}

interface Refreshable {
  readonly file: string;
  readonly token: SsoToken;
  readonly renewal: SsoRenewal;
}

async function refreshed(
  sso: SsoSettings,
  { file, token, renewal }: Refreshable,
  context: ChainContext,
): Promise<string> {
  const client = new SSOOIDCClient({ ...innerSettings("sso_oidc", context), region: sso.region });
  client.middlewareStack.use(notesHost("sso_oidc", context));
  const { accessToken, expiresIn, refreshToken } = await client.send(
    new CreateTokenCommand({ grantType: "refresh_token", ...renewal }),
  );
  if (accessToken === undefined || expiresIn === undefined) throw new BackupError("notJson");
  context.keepSecret(accessToken);
  if (refreshToken !== undefined) context.keepSecret(refreshToken);
  const members = {
    ...token.members,
    startUrl: sso.startUrl,
    region: sso.region,
    accessToken,
    expiresAt: tokenTime(Date.now() + expiresIn * 1000),
    refreshToken,
  };
  // The token works although a folder that can't be written keeps the next reader from it.
  await writeSsoToken(file, members).catch(() => undefined);
  return accessToken;
}

/** Whatever AWS has against a refresh, a new sign-in helps; nothing else does, unless AWS could not answer at all. */
function refreshFailure(error: unknown, file: string): BackupError {
  const failure = toCredentialError(error, "IAM Identity Center");
  const { httpStatusCode: status = 0 } = failure.details;
  const isRefusal = status >= 400 && status < 500 && failure.reason !== "throttling";
  return isRefusal && failure.reason !== "notJson"
    ? new BackupError("ssoLoginNeeded", { ...failure.details, file })
    : failure;
}

function isFresh({ expiresAt }: SsoToken): boolean {
  return expiresAt - Date.now() >= refreshedBefore;
}

function keepSecret({ accessToken, renewal }: SsoToken, context: ChainContext): void {
  context.keepSecret(accessToken);
  if (renewal === undefined) return;
  context.keepSecret(renewal.clientSecret);
  context.keepSecret(renewal.refreshToken);
}
