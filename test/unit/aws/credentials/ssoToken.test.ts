import { createHash } from "node:crypto";
import { chmodSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { awsError, emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { Answer, ScriptedServer, SeenRequest } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";
const startUrl = "https://example.awsapps.com/start";
const soon = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString();
const hour = 3_600_000;
/** A user without rights. */
const nobody = 65534;
/** A token that can be refreshed. */
const renewable = (expiresAt: string) => ({
  startUrl,
  region: "eu-central-1",
  accessToken: "fake-old-token",
  expiresAt,
  clientId: "fake-client",
  clientSecret: "fake-client-secret",
  refreshToken: "fake-refresh-token",
  registrationExpiresAt: soon(hour),
  ofAnotherTool: "kept",
});

let home: AwsHome;
let backup: ScriptedServer;
let portal: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  backup = await startScriptedServer(() => emptyPage);
  portal = await startScriptedServer(portalAnswer);
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_SSO", portal.url);
  home.setEnv("AWS_ENDPOINT_URL_SSO_OIDC", portal.url);
  profileOf("corp");
});
afterEach(async () => {
  home.remove();
  await Promise.all([backup.close(), portal.close()]);
});

function profileOf(session: string): void {
  home.config(
    `[profile p]\nsso_session=${session}\nsso_account_id=111122223333\nsso_role_name=ReadOnly\n` +
      `[sso-session ${session}]\nsso_region=eu-central-1\nsso_start_url=${startUrl}\n`,
  );
}

function portalAnswer({ target }: SeenRequest): Answer {
  if (target.startsWith("/token")) {
    return {
      body: JSON.stringify({
        accessToken: "fake-fresh-token",
        expiresIn: 28_800,
        refreshToken: "fake-next-refresh-token",
        tokenType: "Bearer",
      }),
    };
  }
  const roleCredentials = {
    accessKeyId: "FAKE-SSO-KEY",
    secretAccessKey: "fake-secret",
    sessionToken: "fake-session-token",
    expiration: Date.now() + hour,
  };
  return { body: JSON.stringify({ roleCredentials }) };
}

const list = (): Promise<unknown> =>
  listBackupJobs(aRuntime().openGateway({ profile: "p", region }));
/** What the portal was asked, and with which token. */
const asked = () =>
  portal.requests.map(({ target, headers }) =>
    target.startsWith("/token") ? "refresh" : headers["x-amz-sso_bearer_token"],
  );
const tokenFile = (session = "corp"): string =>
  path.join(
    home.path,
    ".aws/sso/cache",
    `${createHash("sha1").update(session).digest("hex")}.json`,
  );
const readToken = (): Record<string, unknown> =>
  JSON.parse(readFileSync(tokenFile(), "utf8")) as Record<string, unknown>;

describe("the token of IAM Identity Center", () => {
  it.each(["corp", "My Company", "Zürich ☂"])("is found for the session %s", async (session) => {
    profileOf(session);
    home.ssoToken(session, { accessToken: "fake-token", expiresAt: soon(hour) });
    await list();
    expect(asked()).toEqual(["fake-token"]);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-SSO-KEY" }]);
  });

  // Old AWS CLIs wrote UTC (botocore, JSONFileCache); a time without a zone is UTC, too.
  it.each([
    ["2099-01-01T00:00:00Z", true],
    ["2099-01-01T00:00:00UTC", true],
    ["2099-01-01T00:00:00", true],
    ["2099-01-01T00:00:00+01:00", true],
    ["2020-01-01T00:00:00UTC", false],
    ["soon", false],
    ["", false],
  ])("with expiresAt %s", async (expiresAt, works) => {
    home.ssoToken("corp", { accessToken: "fake-token", expiresAt });
    if (works) await list();
    else expect(await failureOf(list())).toMatchObject({ reason: "ssoLoginNeeded" });
    expect(asked()).toEqual(works ? ["fake-token"] : []);
  });

  it.each(["{", "[]", "null", '"text"', '{"accessToken":1,"expiresAt":2}'])(
    "in a file that holds %s needs a new sign-in",
    async (text) => {
      home.file(path.relative(home.path, tokenFile()), text);
      expect(await failureOf(list())).toMatchObject({
        reason: "ssoLoginNeeded",
        details: { file: tokenFile() },
      });
    },
  );

  it("is refreshed when less than five minutes are left, and kept for the AWS CLI", async () => {
    home.ssoToken("corp", renewable(soon(4 * 60_000)));
    await list();
    expect(asked()).toEqual(["refresh", "fake-fresh-token"]);
    expect(JSON.parse(portal.requests[0]?.body ?? "")).toEqual({
      clientId: "fake-client",
      clientSecret: "fake-client-secret",
      grantType: "refresh_token",
      refreshToken: "fake-refresh-token",
    });
    expect(readToken()).toMatchObject({
      startUrl,
      region: "eu-central-1",
      accessToken: "fake-fresh-token",
      refreshToken: "fake-next-refresh-token",
      clientId: "fake-client",
      ofAnotherTool: "kept",
    });
    expect(readToken()["expiresAt"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(tokenFile()))).toHaveLength(1);
    await list();
    expect(asked().slice(2)).toEqual(["fake-fresh-token"]);
  });

  it("is used for the five minutes that are left where it can't be refreshed", async () => {
    home.ssoToken("corp", renewable(soon(4 * 60_000)));
    portal.script((request) =>
      request.target.startsWith("/token")
        ? awsError("InvalidGrantException", "no")
        : portalAnswer(request),
    );
    await list();
    expect(asked()).toEqual(["refresh", "fake-old-token"]);
    expect(readToken()["accessToken"]).toBe("fake-old-token");
  });

  it("that another process has refreshed meanwhile is taken from the file", async () => {
    home.ssoToken("corp", renewable(soon(-1000)));
    portal.script((request) => {
      if (!request.target.startsWith("/token")) return portalAnswer(request);
      home.ssoToken("corp", { ...renewable(soon(hour)), accessToken: "fake-token-of-the-cli" });
      return awsError("InvalidGrantException", "used already");
    });
    await list();
    expect(asked()).toEqual(["refresh", "fake-token-of-the-cli"]);
  });

  it.skipIf(process.platform === "win32")(
    "works although the refreshed one can't be written",
    async () => {
      home.ssoToken("corp", renewable(soon(-1000)));
      chmodSync(home.path, 0o755);
      chmodSync(tokenFile(), 0o644);
      chmodSync(path.dirname(tokenFile()), 0o555);
      // Nothing is forbidden to root, as whom CI runs.
      const isRoot = process.getuid?.() === 0;
      if (isRoot) process.seteuid?.(nobody);
      try {
        await list();
      } finally {
        if (isRoot) process.seteuid?.(0);
        chmodSync(path.dirname(tokenFile()), 0o700);
      }
      expect(readToken()["accessToken"]).toBe("fake-old-token");
      expect(asked()).toEqual(["refresh", "fake-fresh-token"]);
    },
  );

  it.each([
    ["without a refresh token", { refreshToken: undefined }],
    ["whose registration is over", { registrationExpiresAt: soon(-1000) }],
  ])("%s is not refreshed", async (_, members) => {
    home.ssoToken("corp", { ...renewable(soon(-1000)), ...members });
    expect(await failureOf(list())).toMatchObject({ reason: "ssoLoginNeeded" });
    expect(asked()).toEqual([]);
  });

  it.each<[Answer, string]>([
    [awsError("InvalidGrantException", "no"), "ssoLoginNeeded"],
    [awsError("ExpiredTokenException", "no"), "ssoLoginNeeded"],
    [awsError("InvalidClientException", "no", 401), "ssoLoginNeeded"],
    [awsError("UnauthorizedClientException", "no"), "ssoLoginNeeded"],
    [awsError("AccessDeniedException", "no"), "ssoLoginNeeded"],
    [awsError("SlowDownException", "no"), "ssoLoginNeeded"],
    [awsError("InternalServerException", "no", 500), "serverFault"],
    ["cut", "connectionCut"],
    [{ body: "<p>Sign in to the network</p>" }, "notJson"],
    [{ body: "{}" }, "notJson"],
  ])("whose refresh fails with %j", async (answer, reason) => {
    home.ssoToken("corp", renewable(soon(-1000)));
    portal.script(() => answer);
    expect(await failureOf(list())).toMatchObject({ reason });
  });

  it.each<[Answer, string]>([
    [awsError("ResourceNotFoundException", "no", 404), "ssoAccessDenied"],
    [awsError("InvalidRequestException", "no"), "ssoAccessDenied"],
    [awsError("InternalServerError", "no", 500), "serverFault"],
    [{ body: "{}" }, "notJson"],
    [{ body: '{"roleCredentials":{"accessKeyId":"x"}}' }, "notJson"],
  ])("whose exchange fails with %j", async (answer, reason) => {
    home.ssoToken("corp", renewable(soon(hour)));
    portal.script(() => answer);
    expect(await failureOf(list())).toMatchObject({ reason });
  });

  it("names the portal's host, and what names it", async () => {
    home.ssoToken("corp", renewable(soon(hour)));
    home.setEnv("AWS_ENDPOINT_URL_SSO", "http://127.0.0.1:1");
    expect(await failureOf(list())).toMatchObject({
      reason: "connectionRefused",
      details: { host: "127.0.0.1:1", endpointSource: "AWS_ENDPOINT_URL_SSO" },
    });
  });
});
