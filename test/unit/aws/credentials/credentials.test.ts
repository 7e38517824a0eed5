import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";
const keys = "aws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n";

let home: AwsHome;
let backup: ScriptedServer;
let identity: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  backup = await startScriptedServer(() => emptyPage);
  identity = await startScriptedServer((request) => assumedRole(request, "FAKE-ROLE-KEY"));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  for (const service of ["STS", "SSO", "SSO_OIDC", "SIGNIN"]) {
    home.setEnv(`AWS_ENDPOINT_URL_${service}`, identity.url);
  }
});
afterEach(async () => {
  home.remove();
  await Promise.all([backup.close(), identity.close()]);
});

const list = (profile = "p"): Promise<unknown> =>
  listBackupJobs(aRuntime().openGateway({ profile, region }));
const failure = (profile = "p") => failureOf(list(profile));

describe("access keys", () => {
  it("sign the request, with the session token if there is one", async () => {
    home.credentials(`[p]\n${keys}aws_session_token=fake-session-token\n`);
    await list();
    expect(backup.requests).toMatchObject([
      {
        accessKeyId: "FAKE-KEY-ID",
        headers: { "x-amz-security-token": "fake-session-token" },
      },
    ]);
  });

  it("of the chosen profile count although the environment has others", async () => {
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-ENVIRONMENT-KEY");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    home.setEnv("AWS_PROFILE", "other");
    home.credentials(`[p]\n${keys}`);
    await list();
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-KEY-ID" }]);
  });

  it.each([
    ["without a profile", ""],
    ["with a Region only", "[p]\nregion=x\n"],
    ["without a secret", "[p]\naws_access_key_id=FAKE-KEY-ID\n"],
    ["with empty keys", "[p]\naws_access_key_id=\naws_secret_access_key=\n"],
    ["with a role without a source", "[p]\nrole_arn=arn:aws:iam::1:role/x\n"],
    ["with a source that is missing", "[p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=gone\n"],
  ])("%s: the profile is incomplete", async (_, text) => {
    home.credentials(text);
    expect(await failure()).toMatchObject({ reason: "profileIncomplete" });
    expect(backup.requests).toEqual([]);
  });

  it("that changed in the file count for the next gateway", async () => {
    const runtime = aRuntime();
    home.credentials(`[p]\n${keys}`);
    await listBackupJobs(runtime.openGateway({ profile: "p", region }));
    home.credentials("[p]\naws_access_key_id=FAKE-NEW-KEY\naws_secret_access_key=fake\n");
    await listBackupJobs(runtime.openGateway({ profile: "p", region }));
    expect(backup.requests.map((request) => request.accessKeyId)).toEqual([
      "FAKE-KEY-ID",
      "FAKE-NEW-KEY",
    ]);
  });

  it.each(["ExpiredTokenException", "UnrecognizedClientException"])(
    "are read again after %s",
    async (name) => {
      home.credentials(`[p]\n${keys}`);
      const gateway = aRuntime().openGateway({ profile: "p", region });
      backup.script(({ accessKeyId }) =>
        accessKeyId === "FAKE-KEY-ID"
          ? { status: 403, headers: { "x-amzn-errortype": name }, body: '{"message":"old"}' }
          : emptyPage,
      );
      expect((await failureOf(listBackupJobs(gateway))).details.detail).toBe("old");
      home.credentials("[p]\naws_access_key_id=FAKE-NEW-KEY\naws_secret_access_key=fake\n");
      await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    },
  );
});

describe("roles", () => {
  it("are assumed along the chain, each with the credentials of its source", async () => {
    home.config(
      `[profile base]\n${keys}[profile middle]\nrole_arn=arn:aws:iam::1:role/middle\nsource_profile=base\n` +
        "[profile p]\nrole_arn=arn:aws:iam::2:role/top\nsource_profile=middle\nexternal_id=ext\nrole_session_name=me\nduration_seconds=1800\n",
    );
    identity.script((request) =>
      assumedRole(request, request.accessKeyId === "FAKE-KEY-ID" ? "FAKE-MIDDLE" : "FAKE-TOP"),
    );
    await list();
    expect(identity.requests.map((request) => request.accessKeyId)).toEqual([
      "FAKE-KEY-ID",
      "FAKE-MIDDLE",
    ]);
    expect(identity.requests.map(stsParameters)).toMatchObject([
      { RoleArn: "arn:aws:iam::1:role/middle" },
      {
        RoleArn: "arn:aws:iam::2:role/top",
        ExternalId: "ext",
        RoleSessionName: "me",
        DurationSeconds: "1800",
      },
    ]);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-TOP" }]);
  });

  it("are assumed once for many requests side by side", async () => {
    home.config(`[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=p\n${keys}`);
    const gateway = aRuntime().openGateway({ profile: "p", region });
    await Promise.all([1, 2, 3, 4].map(() => listBackupJobs(gateway)));
    expect(identity.requests).toHaveLength(1);
    expect(backup.requests).toHaveLength(4);
  });

  it("that refer to each other in a circle are told", async () => {
    home.config(
      "[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=q\n[profile q]\nrole_arn=arn:aws:iam::1:role/y\nsource_profile=p\n",
    );
    expect(await failure()).toMatchObject({ reason: "profileCycle" });
  });

  it.each([
    ["AccessDenied", "User is not authorized to perform: sts:AssumeRole", "assumeRoleDenied"],
    [
      "InvalidClientTokenId",
      "The security token included in the request is invalid",
      "unrecognizedClient",
    ],
    ["SignatureDoesNotMatch", "The signature does not match", "invalidSignature"],
    ["ExpiredToken", "The security token included in the request is expired", "expiredToken"],
    ["ValidationError", "1 validation error detected: roleArn", "profileIncomplete"],
    ["RegionDisabledException", "STS is not activated in this region", "assumeRoleDenied"],
  ])("refused with %s", async (code, message, reason) => {
    home.config(`[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=p\n${keys}`);
    identity.script(() => stsError(code, message));
    expect(await failure()).toMatchObject({
      reason,
      details: { operation: "ListBackupJobs", detail: message, httpStatusCode: 403 },
    });
  });

  it.each([200, 403])(
    "tell that a proxy's page (%i) came instead of credentials",
    async (status) => {
      home.config(`[profile p]\nrole_arn=arn:aws:iam::1:role/x\nsource_profile=p\n${keys}`);
      identity.script(() => ({
        status,
        headers: { "content-type": "text/html" },
        body: "<p>Hello",
      }));
      expect(await failure()).toMatchObject({ reason: "notJson" });
    },
  );

  it("with an unknown credential_source are incomplete", async () => {
    home.config("[profile p]\nrole_arn=arn:aws:iam::1:role/x\ncredential_source=Foo\n");
    expect(await failure()).toMatchObject({ reason: "profileIncomplete" });
  });

  it.each(["Environment", "EcsContainer"])("whose %s has nothing to give", async (source) => {
    home.config(`[profile p]\nrole_arn=arn:aws:iam::1:role/x\ncredential_source=${source}\n`);
    expect(await failure()).toMatchObject({ reason: "credentialSourceUnavailable" });
  });
});

describe("web identity", () => {
  const profile = (file: string): string =>
    `[profile p]\nweb_identity_token_file=${file}\nrole_arn=arn:aws:iam::1:role/web\n`;

  it("takes the token of the file", async () => {
    home.config(profile(home.file("token", "fake-web-token")));
    await list();
    expect(identity.requests.map(stsParameters)).toMatchObject([
      { Action: "AssumeRoleWithWebIdentity", WebIdentityToken: "fake-web-token" },
    ]);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-ROLE-KEY" }]);
  });

  it("says that the file is missing", async () => {
    home.config(profile(join(home.path, "gone")));
    expect(await failure()).toMatchObject({ reason: "webIdentityFileMissing" });
  });

  it.each([
    ["InvalidIdentityToken", "assumeRoleDenied"],
    ["ExpiredTokenException", "expiredToken"],
  ])("refused with %s", async (code, reason) => {
    home.config(profile(home.file("token", "fake-web-token")));
    identity.script(() => stsError(code, "no", 400));
    expect(await failure()).toMatchObject({ reason });
  });
});

describe("environment session", () => {
  it("takes the environment's keys and no profile's, whatever AWS_PROFILE says", async () => {
    home.config(`[default]\naws_access_key_id=FAKE-DEFAULT\naws_secret_access_key=fake\n`);
    home.setEnv("AWS_PROFILE", "default");
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-ENVIRONMENT-KEY");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    home.setEnv("AWS_SESSION_TOKEN", "fake-token");
    await list(environmentProfile);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-ENVIRONMENT-KEY" }]);
  });

  it("takes the environment's web identity", async () => {
    home.setEnv("AWS_WEB_IDENTITY_TOKEN_FILE", home.file("token", "fake-web-token"));
    home.setEnv("AWS_ROLE_ARN", "arn:aws:iam::1:role/web");
    await list(environmentProfile);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-ROLE-KEY" }]);
  });

  it("takes the container's credentials", async () => {
    identity.script(() => ({
      body: JSON.stringify({
        AccessKeyId: "FAKE-CONTAINER-KEY",
        SecretAccessKey: "fake",
        Token: "fake",
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    }));
    home.setEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `${identity.url}/credentials`);
    await list(environmentProfile);
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-CONTAINER-KEY" }]);
  });

  it("says that the container's source gives no credentials", async () => {
    identity.script(() => ({ status: 404 }));
    home.setEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `${identity.url}/credentials`);
    expect(await failure(environmentProfile)).toMatchObject({
      reason: "credentialSourceUnavailable",
    });
  });

  it("says that nothing is there", async () => {
    expect(await failure(environmentProfile)).toMatchObject({
      reason: "credentialSourceUnavailable",
    });
  });
});
