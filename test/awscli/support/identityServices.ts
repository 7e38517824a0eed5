import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { selfSignedCertificate } from "../../support/identity/certificate";
import { connectProxy } from "../../support/identity/connectProxy";
import { assumedRole, stsParameters } from "../../support/identity/fakeSts";
import type { Answer, ScriptedServer, SeenRequest } from "../../support/identity/scriptedServer";
import { awsError, startScriptedServer } from "../../support/identity/scriptedServer";

/** STS and IAM Identity Center for one call. */
export interface IdentityServices {
  readonly env: Readonly<Record<string, string>>;
  /** What they were asked, as the table tells it. */
  asked(): readonly string[];
  close(): Promise<void>;
}

const hosts = [
  "sts.amazonaws.com",
  ...["eu-west-1", "eu-central-1"].flatMap((region) =>
    ["sts", "portal.sso", "oidc"].map((service) => `${service}.${region}.amazonaws.com`),
  ),
];
const certificate = selfSignedCertificate(hosts);

/** For this extension, which takes their addresses from the environment. */
export async function namedIdentity(): Promise<IdentityServices> {
  const server = await startScriptedServer(identityAnswer);
  const services = ["STS", "SSO", "SSO_OIDC"];
  return {
    env: Object.fromEntries(services.map((name) => [`AWS_ENDPOINT_URL_${name}`, server.url])),
    asked: () => server.requests.map(askedOf),
    close: () => server.close(),
  };
}

/** For Debian's AWS CLI, which asks AWS's own hosts: a proxy leads them here, with a certificate that it trusts. */
export async function proxiedIdentity(): Promise<IdentityServices> {
  const server = await startScriptedServer(identityAnswer, certificate);
  const proxy = connectProxy((host) => (hosts.includes(host) ? portOf(server) : 0));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "identity-"));
  const bundle = path.join(folder, "ca.pem");
  writeFileSync(bundle, certificate.cert);
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${port}`,
      NO_PROXY: "127.0.0.1",
      AWS_CA_BUNDLE: bundle,
    },
    asked: () => server.requests.map(askedOf),
    close: async () => {
      rmSync(folder, { recursive: true });
      await server.close();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

function portOf({ url }: ScriptedServer): number {
  return Number(new URL(url).port);
}

/** The keys of a role are named after it. AWS refuses a token that has expired. */
function identityAnswer(request: SeenRequest): Answer {
  const { target, headers } = request;
  if (target.startsWith("/token")) {
    return json({
      accessToken: ssoTokenUntil("2098-01-01T00:00:00Z"),
      expiresIn: 3600,
      tokenType: "Bearer",
    });
  }
  if (!target.startsWith("/federation")) {
    return assumedRole(request, `role-${roleName(stsParameters(request)["RoleArn"])}`);
  }
  const token = String(headers["x-amz-sso_bearer_token"]);
  if (Date.parse(token.replace(/^until-/, "")) < Date.now()) {
    return awsError("UnauthorizedException", "Session token not found or invalid", 401);
  }
  const roleCredentials = {
    accessKeyId: `sso-${new URL(target, "http://host").searchParams.get("role_name") ?? ""}`,
    secretAccessKey: "fake",
    sessionToken: "fake-sso-session-token",
    expiration: Date.now() + 3_600_000,
  };
  return json({ roleCredentials });
}

/** What a token says of itself. */
export function ssoTokenUntil(expiresAt: string): string {
  return `until-${expiresAt}`;
}

function json(body: object): Answer {
  return { body: JSON.stringify(body) };
}

function roleName(arn = ""): string {
  return arn.replace("arn:aws:iam::111122223333:role/", "");
}

/** "KEY region", and the session token; undefined where nobody signed. */
export function signerOf({ headers }: SeenRequest): string | undefined {
  const { authorization, "x-amz-security-token": token } = headers;
  const scope = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(String(authorization));
  return scope === null ? undefined : [scope[1], scope[2], token].filter(Boolean).join(" ");
}

function askedOf(request: SeenRequest): string {
  const { target, headers } = request;
  if (target.startsWith("/token")) return "CreateToken";
  if (target.startsWith("/federation")) {
    const query = new URL(target, "http://host").searchParams;
    const token = String(headers["x-amz-sso_bearer_token"]);
    return `${token} GetRoleCredentials ${query.get("account_id")} ${query.get("role_name")}`;
  }
  const parameters = stsParameters(request);
  const told = Object.entries(parameters)
    .filter(([name, value]) => !known.has(name) && !isDefault(name, value))
    .map(([name, value]) => `${name}=${value}`);
  const { Action: action, RoleArn: arn } = parameters;
  return [signerOf(request), action, roleName(arn), ...told.sort()].filter(Boolean).join(" ");
}

const known = new Set(["Action", "Version", "RoleArn"]);

/** A name that was made up ends with the time; an hour is what STS takes where nothing is said. */
function isDefault(name: string, value: string): boolean {
  return name === "RoleSessionName"
    ? /-\d{10,}$/.test(value)
    : name === "DurationSeconds" && value === "3600";
}
