import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer, SeenRequest } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";
const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const startUrl = "https://example.awsapps.com/start";

let home: AwsHome;
let backup: ScriptedServer;
let portal: ScriptedServer;
/** A name of its own for each test: the SDK remembers refreshes by the name of the session. */
let sessions = 0;
let session: string;

beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  portal = await startScriptedServer(portalAnswer);
  home.setEnv("AWS_ENDPOINT_URL", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_SSO", portal.url);
  home.setEnv("AWS_ENDPOINT_URL_SSO_OIDC", portal.url);
  home.setEnv("AWS_ENDPOINT_URL_SIGNIN", portal.url);
  session = `corp${++sessions}`;
});
afterEach(async () => {
  home.remove();
  await Promise.all([backup.close(), portal.close()]);
});

function portalAnswer({ target }: SeenRequest): Answer {
  if (target.startsWith("/token")) {
    const token = {
      accessToken: "fake-fresh-token",
      expiresIn: 3600,
      refreshToken: "fake-refresh",
    };
    return { body: JSON.stringify(token) };
  }
  const roleCredentials = {
    accessKeyId: "FAKE-SSO-KEY",
    secretAccessKey: "fake-secret",
    sessionToken: "fake-session-token",
    expiration: Date.now() + 3_600_000,
  };
  return { body: JSON.stringify({ roleCredentials }) };
}

function ssoProfile(extra = ""): void {
  home.config(
    `[profile p]\nsso_session=${session}\nsso_account_id=111122223333\nsso_role_name=ReadOnly\n${extra}` +
      `[sso-session ${session}]\nsso_region=eu-central-1\nsso_start_url=${startUrl}\n`,
  );
}

const list = (): Promise<unknown> =>
  listBackupJobs(aRuntime().openGateway({ profile: "p", region }));

describe("IAM Identity Center", () => {
  it("exchanges the token of `aws sso login` for credentials", async () => {
    ssoProfile();
    home.ssoToken(session, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    await list();
    expect(portal.requests).toMatchObject([
      { headers: { "x-amz-sso_bearer_token": "fake-sso-token" } },
    ]);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-SSO-KEY" }]);
  });

  it("works for profiles without an sso-session", async () => {
    home.config(
      `[profile p]\nsso_start_url=${startUrl}\nsso_region=eu-central-1\nsso_account_id=1\nsso_role_name=x\n`,
    );
    home.ssoToken(startUrl, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    await list();
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-SSO-KEY" }]);
  });

  it("refreshes a token that is about to expire", async () => {
    ssoProfile();
    home.ssoToken(session, {
      accessToken: "fake-old-token",
      expiresAt: soon(60_000),
      clientId: "client",
      clientSecret: "fake",
      refreshToken: "fake",
    });
    await list();
    expect(portal.requests.map(({ target }) => target.split("?")[0])).toEqual([
      "/token",
      "/federation/credentials",
    ]);
  });

  it("asks for a sign-in where nobody signed in, and goes on after it", async () => {
    ssoProfile();
    const gateway = aRuntime().openGateway({ profile: "p", region });
    expect(await failureOf(listBackupJobs(gateway))).toMatchObject({
      reason: "ssoLoginNeeded",
      kind: "signInNeeded",
    });
    home.ssoToken(session, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
  });

  it.each([
    ["expired", { accessToken: "fake", expiresAt: soon(-1000) }],
    [
      "expired and refused its refresh",
      {
        accessToken: "fake",
        expiresAt: soon(-1000),
        clientId: "c",
        clientSecret: "fake",
        refreshToken: "fake",
      },
    ],
  ])("asks for a sign-in where the token has %s", async (_, token) => {
    ssoProfile();
    portal.script(() => awsError("InvalidGrantException", "no"));
    home.ssoToken(session, token);
    expect(await failureOf(list())).toMatchObject({ reason: "ssoLoginNeeded" });
  });

  it("asks for a sign-in where a profile without an sso-session has expired", async () => {
    home.config(
      `[profile p]\nsso_start_url=${startUrl}\nsso_region=eu-central-1\nsso_account_id=1\nsso_role_name=x\n`,
    );
    expect(await failureOf(list())).toMatchObject({ reason: "ssoLoginNeeded" });
    home.ssoToken(startUrl, { accessToken: "fake", expiresAt: soon(-1000) });
    expect(await failureOf(list())).toMatchObject({ reason: "ssoLoginNeeded" });
  });

  it.each([
    ["UnauthorizedException", "Session token not found or invalid", 401, "ssoLoginNeeded"],
    ["ForbiddenException", "No access", 403, "ssoAccessDenied"],
    ["TooManyRequestsException", "slow down", 429, "throttling"],
  ])("tells that the portal refused with %s", async (name, message, status, reason) => {
    ssoProfile();
    home.ssoToken(session, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    portal.script(() => awsError(name, message, status));
    expect(await failureOf(list())).toMatchObject({ reason });
  });

  it.each([
    [
      "its sso-session is missing",
      "[profile p]\nsso_session=gone\nsso_account_id=1\nsso_role_name=x\n",
    ],
    ["keys are missing", "[profile p]\nsso_start_url=https://x\nsso_region=eu-central-1\n"],
  ])("the profile is incomplete where %s", async (_, config) => {
    home.config(config);
    expect(await failureOf(list())).toMatchObject({ reason: "profileIncomplete" });
  });

  it("tells that a proxy's page came instead of the portal's answer", async () => {
    ssoProfile();
    home.ssoToken(session, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    portal.script(() => ({ headers: { "content-type": "text/html" }, body: "<p>Hello</p>" }));
    expect(await failureOf(list())).toMatchObject({ reason: "notJson" });
  });

  it("tells a portal that can't be reached", async () => {
    ssoProfile();
    home.ssoToken(session, { accessToken: "fake-sso-token", expiresAt: soon(3_600_000) });
    home.setEnv("AWS_ENDPOINT_URL_SSO", "http://127.0.0.1:1");
    expect(await failureOf(list())).toMatchObject({ reason: "connectionRefused" });
  });
});

describe("aws login", () => {
  const loginProfile = "[profile p]\nlogin_session=arn:aws:iam::1:user/me\n";

  it("asks for a sign-in where nobody signed in", async () => {
    home.config(loginProfile);
    expect(await failureOf(list())).toMatchObject({ reason: "awsLoginNeeded" });
  });
});
