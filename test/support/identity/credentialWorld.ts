import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { anAwsHome } from "./awsHome";
import type { AwsHome } from "./awsHome";
import { assumedRole, stsError, stsParameters } from "./fakeSts";
import { awsError, emptyPage, startScriptedServer } from "./scriptedServer";
import type { Answer, ScriptedServer, SeenRequest } from "./scriptedServer";

/** Begins every secret of this world, so that one search finds all of them. */
export const secretMark = "s3cret-";
const secret = (name: string): string => `${secretMark}${name}`;

/** What the services of AWS do with whatever they are asked. */
export type Mood = "works" | "expired" | "wrong" | "hangs";

/** A home, and on the loopback interface AWS Backup and all that credentials come from. */
export interface CredentialWorld {
  readonly home: AwsHome;
  readonly backup: ScriptedServer;
  /** STS, the portal and OIDC of IAM Identity Center, sign-in, container and instance metadata. */
  readonly identity: ScriptedServer;
  /** What identity does with whatever it is asked; AWS Backup answers by the key. */
  mood(mood: Mood): void;
  close(): Promise<void>;
}

/** Keys as they stand in files and answers; AWS Backup goes by the first. */
export const keysOf = (
  name: string,
): Readonly<Record<"accessKeyId" | "secretAccessKey" | "sessionToken", string>> => ({
  accessKeyId: secret(`${name}-key-id`),
  secretAccessKey: secret(`${name}-access-key`),
  sessionToken: secret(`${name}-session-token`),
});

export const hour = 3_600_000;
export const soon = (milliseconds: number): string =>
  new Date(Date.now() + milliseconds).toISOString();

export async function aCredentialWorld(): Promise<CredentialWorld> {
  const home = anAwsHome();
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  let mood: Mood = "works";
  const backup = await startScriptedServer(backupAnswer);
  const identity = await startScriptedServer((request) => identityAnswer(request, mood));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  for (const service of ["STS", "SSO", "SSO_OIDC", "SIGNIN"]) {
    home.setEnv(`AWS_ENDPOINT_URL_${service}`, identity.url);
  }
  return {
    home,
    backup,
    identity,
    mood: (next) => {
      mood = next;
    },
    close: async () => {
      home.remove();
      await Promise.all([backup.close(), identity.close()]);
    },
  };
}

/** ~/.aws/login/cache: a token as `aws login` leaves it. */
export function loginToken(home: AwsHome, session: string, expiresAt: string): void {
  mkdirSync(join(home.path, ".aws/login/cache"), { recursive: true });
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const token = {
    accessToken: { ...keysOf("login"), accountId: "111122223333", expiresAt },
    refreshToken: secret("login-refresh-token"),
    clientId: "arn:aws:signin:::devtools/same-device",
    dpopKey: privateKey.export({ format: "pem", type: "sec1" }).toString(),
  };
  const file = createHash("sha256").update(session).digest("hex");
  home.file(`.aws/login/cache/${file}.json`, JSON.stringify(token));
}

/** A token as `aws sso login` leaves it. */
export const ssoToken = (expiresAt: string): object => ({
  accessToken: secret("sso-token"),
  expiresAt,
  clientId: "client",
  clientSecret: secret("sso-client-secret"),
  refreshToken: secret("sso-refresh-token"),
  registrationExpiresAt: soon(hour),
});

/** Its words repeat what they were sent, as no service should. */
function backupAnswer({ accessKeyId, headers }: SeenRequest): Answer {
  const words = `${accessKeyId} ${String(headers["x-amz-security-token"] ?? "")}`.trim();
  if (accessKeyId.includes("expired")) return awsError("ExpiredTokenException", words, 403);
  if (accessKeyId.includes("wrong")) return awsError("UnrecognizedClientException", words, 403);
  return emptyPage;
}

function identityAnswer(request: SeenRequest, mood: Mood): Answer {
  if (mood === "hangs") return "hang";
  const { target, headers, body } = request;
  if (target.startsWith("/federation")) {
    return portalAnswer(mood, String(headers["x-amz-sso_bearer_token"]));
  }
  if (target.startsWith("/token")) return oidcAnswer(mood, body);
  if (target.startsWith("/v1/token")) return signInAnswer(mood);
  if (target.startsWith("/latest")) return instanceAnswer(target, mood);
  if (target.startsWith("/container")) return containerAnswer(mood);
  return stsAnswer(request, mood);
}

function stsAnswer(request: SeenRequest, mood: Mood): Answer {
  const { accessKeyId } = request;
  const { TokenCode: code = "", WebIdentityToken: token = "" } = stsParameters(request);
  if (accessKeyId.includes("expired") || mood === "expired") {
    return stsError("ExpiredToken", `no ${accessKeyId} ${code} ${token}`);
  }
  if (accessKeyId.includes("wrong")) return stsError("InvalidClientTokenId", accessKeyId);
  if (mood === "wrong") return stsError("AccessDenied", `${accessKeyId} ${token} may not`);
  const { accessKeyId: key, secretAccessKey, sessionToken } = keysOf("role");
  return withBody(assumedRole(request, key), (text) =>
    text
      .replace("fake-role-secret", secretAccessKey)
      .replace("fake-role-session-token", sessionToken),
  );
}

function portalAnswer(mood: Mood, token: string): Answer {
  if (mood === "expired") return awsError("UnauthorizedException", `${token} is over`, 401);
  if (mood === "wrong") return awsError("ForbiddenException", `No access for ${token}`, 403);
  return json({ roleCredentials: { ...keysOf("sso"), expiration: Date.now() + hour } });
}

function oidcAnswer(mood: Mood, body: string): Answer {
  if (mood === "expired") return awsError("InvalidGrantException", `no: ${body}`);
  return json({
    accessToken: secret("sso-fresh-token"),
    expiresIn: 3600,
    refreshToken: secret("sso-next-refresh-token"),
    tokenType: "Bearer",
  });
}

function signInAnswer(mood: Mood): Answer {
  const refused = (error: string): Answer => ({
    status: 403,
    headers: { "x-amzn-errortype": "AccessDeniedException" },
    body: JSON.stringify({ error, message: `no: ${secret("login-refresh-token")}` }),
  });
  if (mood === "expired") return refused("TOKEN_EXPIRED");
  if (mood === "wrong") return refused("INSUFFICIENT_PERMISSIONS");
  return json({
    accessToken: keysOf("login-fresh"),
    tokenType: "urn:aws:params:oauth:token-type:access_token_sigv4",
    expiresIn: 900,
    refreshToken: secret("login-next-refresh-token"),
  });
}

/** Members as the container's and the instance's services send them. */
function upperCase(name: string): object {
  const { accessKeyId, secretAccessKey, sessionToken } = keysOf(name);
  return {
    Code: "Success",
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: soon(hour),
  };
}

function instanceAnswer(target: string, mood: Mood): Answer {
  if (mood === "wrong") return { status: 404, headers: { "content-type": "text/plain" } };
  if (target.endsWith("/api/token")) return { body: secret("metadata-token") };
  if (target.endsWith("/security-credentials/")) return { body: "instance-role" };
  return json(upperCase(mood === "expired" ? "instance-expired" : "instance"));
}

function containerAnswer(mood: Mood): Answer {
  if (mood === "wrong") return { status: 404 };
  return json(upperCase(mood === "expired" ? "container-expired" : "container"));
}

function json(body: object): Answer {
  return { body: JSON.stringify(body) };
}

function withBody(answer: Answer, change: (body: string) => string): Answer {
  return typeof answer === "string" ? answer : { ...answer, body: change(answer.body ?? "") };
}
