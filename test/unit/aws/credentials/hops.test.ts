import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import { errorText } from "../../../../src/viewmodel/text/errorText";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { loginToken } from "../../../support/identity/credentialWorld";
import { assumedRole, stsError, stsParameters } from "../../../support/identity/fakeSts";
import { emptyPage, startScriptedServer } from "../../../support/identity/scriptedServer";
import type { ScriptedServer } from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";
const keys = "aws_access_key_id=FAKE-KEY-ID\naws_secret_access_key=fake-secret\n";
const topRole = "arn:aws:iam::444455556666:role/top";
const middleRole = "arn:aws:iam::111122223333:role/middle";
const prod = (source: string): string => `[profile prod]\nrole_arn=${topRole}\n${source}\n`;
const middle = `[profile middle]\nrole_arn=${middleRole}\nsource_profile=base\n`;
const base = `[profile base]\n${keys}`;

let home: AwsHome;
let backup: ScriptedServer;
let sts: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  backup = await startScriptedServer(() => emptyPage);
  sts = await startScriptedServer((request) => assumedRole(request, "FAKE-ROLE-KEY"));
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_STS", sts.url);
});
afterEach(async () => {
  home.remove();
  await Promise.all([backup.close(), sts.close()]);
});

const list = (profile = "prod"): Promise<unknown> =>
  listBackupJobs(aRuntime().openGateway({ profile, region }));

/** The sentence of the failure without its beginning, and the failure. */
async function told(profile = "prod") {
  const error = await failureOf(list(profile));
  const { sentence } = errorText(error, { profile, region });
  return { error, words: sentence.replace("Could not list backup jobs in eu-west-1: ", "") };
}

describe("what is wrong in the files is told of the profile that it stands in", () => {
  it.each([
    [
      "a source that is missing",
      prod("source_profile=gone"),
      "profile prod names the source_profile gone, which is not in the AWS config files. Correct profile prod in the AWS config files, or select another.",
    ],
    [
      "a source's source that is missing",
      prod("source_profile=middle") + middle,
      "profile middle (source_profile of prod) names the source_profile base, which is not in the AWS config files. Correct profile middle (source_profile of prod) in the AWS config files, or select another.",
    ],
    [
      "a source that can't be read",
      `${prod("source_profile=my base")}[profile my base]\n${keys}`,
      "profile prod names the source_profile my base, whose section in line 4 of ",
    ],
    [
      "half a key",
      `${prod("source_profile=base")}[profile base]\naws_access_key_id=FAKE\n`,
      "profile base (source_profile of prod) has aws_access_key_id, but no aws_secret_access_key. Correct",
    ],
    [
      "the other half",
      `${prod("source_profile=base")}[profile base]\naws_secret_access_key=FAKE\n`,
      "profile base (source_profile of prod) has aws_secret_access_key, but no aws_access_key_id. Correct",
    ],
    [
      "no credentials",
      `${prod("source_profile=base")}[profile base]\nregion=x\n`,
      "profile base (source_profile of prod) names no credentials. Correct",
    ],
    [
      "both kinds of source",
      prod("source_profile=base\ncredential_source=Environment") + base,
      "profile prod has both source_profile and credential_source, and may have one. Correct",
    ],
    [
      "a role alone, even beside keys, as in the AWS CLI",
      prod(keys),
      "profile prod has role_arn, but neither source_profile nor credential_source. Correct",
    ],
    [
      "an unknown credential_source",
      prod("credential_source=Foo"),
      "profile prod has the credential_source Foo, which is not Environment, EcsContainer or Ec2InstanceMetadata. Correct",
    ],
    [
      "a token file without a role",
      `${prod("source_profile=base")}[profile base]\nweb_identity_token_file=/x\n`,
      "profile base (source_profile of prod) has web_identity_token_file, but no role_arn. Correct",
    ],
    [
      "an sso-session that is missing",
      `${prod("source_profile=base")}[profile base]\nsso_session=corp\nsso_account_id=1\nsso_role_name=x\n`,
      "profile base (source_profile of prod) names the sso-session corp, which is not in the AWS config files. Correct",
    ],
    [
      "missing keys of IAM Identity Center",
      "[profile prod]\nsso_session=corp\nsso_role_name=x\n[sso-session corp]\nsso_start_url=https://x\n",
      "profile prod is for IAM Identity Center, but lacks sso_region, sso_account_id. Correct",
    ],
    [
      "another start URL than the sso-session's",
      "[profile prod]\nsso_session=corp\nsso_start_url=https://y\nsso_account_id=1\nsso_role_name=x\n[sso-session corp]\nsso_start_url=https://x\nsso_region=x\n",
      "profile prod has another sso_start_url than its sso-session corp. Correct",
    ],
  ])("%s", async (_, config, words) => {
    home.config(config);
    const failure = await told();
    expect(failure.error).toMatchObject({ reason: "profileIncomplete", kind: "notConfigured" });
    expect(failure.words).toContain(words);
    expect(sts.requests).toEqual([]);
    expect(backup.requests).toEqual([]);
  });

  it("a circle", async () => {
    home.config(
      `${prod("source_profile=middle")}${middle}[profile base]\nrole_arn=${middleRole}\nsource_profile=middle\n`,
    );
    const { error, words } = await told();
    expect(error.reason).toBe("profileCycle");
    expect(words).toContain("Details: prod → middle → base → middle");
  });

  it("a profile that is its own source without keys", async () => {
    home.config(prod("source_profile=prod"));
    expect((await told()).error).toMatchObject({ reason: "profileCycle" });
  });

  it("a profile that isn't there, once the session is open", async () => {
    expect((await told("gone")).words).toContain("profile gone is not in the AWS config files.");
  });
});

describe("what AWS refuses is told of the profile whose part it is", () => {
  const chain = prod("source_profile=middle") + middle + base;
  /** STS refuses one access key, and gives the others a role. */
  const refusing = (key: string, code: string, message = "no"): void => {
    sts.script((request) =>
      request.accessKeyId === key
        ? stsError(code, message)
        : assumedRole(request, request.accessKeyId === "FAKE-KEY-ID" ? "FAKE-MIDDLE" : "FAKE-TOP"),
    );
  };

  it.each([
    [
      "ExpiredToken",
      "the credentials of profile base (source_profile of middle) have expired. Renew the credentials of profile base (source_profile of middle), then retry. AWS says: no",
    ],
    [
      "InvalidClientTokenId",
      "AWS does not know the access key of profile base (source_profile of middle). Check the access key of profile base (source_profile of middle), or select another Region. AWS says: no",
    ],
    [
      "SignatureDoesNotMatch",
      "AWS did not accept the signature of the request with the key of profile base (source_profile of middle). Check this computer's clock and the secret access key of profile base (source_profile of middle). AWS says: no",
    ],
  ])("keys of the last source: %s", async (code, words) => {
    home.config(chain);
    refusing("FAKE-KEY-ID", code);
    const failure = await told();
    expect(failure.words).toBe(words);
    expect(failure.error.details).toMatchObject({
      profile: "base",
      chain: ["prod", "middle", "base"],
      host: new URL(sts.url).host,
      endpointSource: "AWS_ENDPOINT_URL_STS",
    });
  });

  it("the role in the middle", async () => {
    home.config(chain);
    refusing("FAKE-KEY-ID", "AccessDenied");
    const { error, words } = await told();
    expect(words).toBe(
      `AWS does not allow the role ${middleRole} of profile middle (source_profile of prod) to be assumed. Ask for the permission sts:AssumeRole for profile base, and check whom the role trusts. AWS says: no`,
    );
    expect(error.details).toMatchObject({ profile: "middle", role: middleRole, source: "base" });
  });

  it("the session's role", async () => {
    home.config(chain);
    refusing("FAKE-MIDDLE", "AccessDenied");
    const { error, words } = await told();
    expect(words).toBe(
      `AWS does not allow the role ${topRole} of profile prod to be assumed. Ask for the permission sts:AssumeRole for profile middle, and check whom the role trusts. AWS says: no`,
    );
    expect(error.details.profile).toBeUndefined();
  });

  it("mfa_serial that is on the source only", async () => {
    home.config(`${prod("source_profile=base")}${base}mfa_serial=arn:aws:iam::1:mfa/me\n`);
    refusing("FAKE-KEY-ID", "AccessDenied");
    const { error, words } = await told();
    expect(error).toMatchObject({ reason: "mfaSerialOnSource", kind: "notConfigured" });
    expect(words).toBe(
      "mfa_serial is on the source profile only, but the AWS CLI and SDKs look for it on the profile of the role, profile prod. Move mfa_serial from profile base to profile prod. AWS says: no",
    );
  });

  it("mfa_serial on the source is no fault where the role needs none", async () => {
    home.config(`${prod("source_profile=base")}${base}mfa_serial=arn:aws:iam::1:mfa/me\n`);
    await list();
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-ROLE-KEY" }]);
  });

  it("the environment's keys, as credential_source", async () => {
    home.config(prod("credential_source=Environment"));
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-ENV");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    await list();
    expect(sts.requests).toMatchObject([{ accessKeyId: "FAKE-ENV" }]);
    refusing("FAKE-ENV", "ExpiredToken");
    expect((await told()).words).toBe(
      "the credentials in the environment variables (credential_source of prod) have expired. Start VS Code anew from a shell that has fresh credentials in its environment. AWS says: no",
    );
  });

  it("STS that never answers, and what names it", async () => {
    home.config(chain);
    sts.script(() => "hang");
    const runtime = aRuntime({ timeLimit: 300 });
    expect(
      await failureOf(listBackupJobs(runtime.openGateway({ profile: "prod", region }))),
    ).toMatchObject({
      reason: "timedOut",
      details: { host: new URL(sts.url).host, endpointSource: "AWS_ENDPOINT_URL_STS" },
    });
  });

  it("a sign-in endpoint that is not there", async () => {
    home.config("[profile prod]\nlogin_session=arn:aws:iam::111122223333:user/me\n");
    loginToken(home, "arn:aws:iam::111122223333:user/me", "2020-01-01T00:00:00Z");
    home.setEnv("AWS_ENDPOINT_URL_SIGNIN", "http://127.0.0.1:1");
    expect((await told()).words).toContain(
      "AWS could not be reached at 127.0.0.1:1, which the environment variable AWS_ENDPOINT_URL_SIGNIN names.",
    );
  });

  it("STS that is not there, and what names it", async () => {
    home.config(chain);
    home.setEnv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1");
    const { error, words } = await told();
    expect(words).toContain(
      "AWS could not be reached at 127.0.0.1:1, which the environment variable AWS_ENDPOINT_URL_STS names. Check the network connection and the environment variable AWS_ENDPOINT_URL_STS, then retry.",
    );
    expect(error).toMatchObject({ reason: "connectionRefused", details: { profile: "middle" } });
  });
});

describe("the order of the AWS CLI", () => {
  it("takes a source's keys before its role", async () => {
    home.config(prod("source_profile=middle") + middle + keys);
    await list();
    expect(sts.requests.map(stsParameters)).toMatchObject([{ RoleArn: topRole }]);
    expect(sts.requests[0]?.accessKeyId).toBe("FAKE-KEY-ID");
  });

  it("takes a profile as its own source", async () => {
    home.config(prod("source_profile=prod") + keys);
    await list();
    expect(sts.requests).toMatchObject([{ accessKeyId: "FAKE-KEY-ID" }]);
  });

  it("takes the older name of a session token", async () => {
    home.config(`[profile prod]\n${keys}aws_security_token=fake-token\n`);
    await list();
    expect(backup.requests[0]?.headers).toMatchObject({ "x-amz-security-token": "fake-token" });
  });

  it("takes a credential_source without a role, as the SDK for JavaScript does", async () => {
    home.config(`${prod("source_profile=base")}[profile base]\ncredential_source=Environment\n`);
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-ENV");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    await list();
    expect(sts.requests).toMatchObject([{ accessKeyId: "FAKE-ENV" }]);
  });

  // Numbers as Python's int reads them.
  it.each([
    ["900", "900"],
    ["+900", "900"],
    ["1_800", "1800"],
    ["1h", "3600"],
    ["9.5", "3600"],
    ["_900", "3600"],
    ["1__800", "3600"],
    ["++900", "3600"],
    ["-900", "3600"],
  ])("asks for a duration of %s as %s seconds", async (duration, seconds) => {
    home.config(prod(`source_profile=base\nduration_seconds=${duration}`) + base);
    await list();
    expect(sts.requests.map(stsParameters)).toMatchObject([{ DurationSeconds: seconds }]);
  });

  it("goes on to what the computer has for a profile that names nothing, and for no source", async () => {
    const credentials = {
      AccessKeyId: "FAKE-CONTAINER-KEY",
      SecretAccessKey: "fake",
      Token: "fake",
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    };
    sts.script(() => ({ body: JSON.stringify(credentials) }));
    home.setEnv("AWS_CONTAINER_CREDENTIALS_FULL_URI", `${sts.url}/credentials`);
    home.config(`[default]\nregion=x\n${prod("source_profile=default")}`);
    await list("default");
    expect(backup.requests).toMatchObject([{ accessKeyId: "FAKE-CONTAINER-KEY" }]);
    expect((await told()).words).toContain(
      "profile default (source_profile of prod) names no credentials.",
    );
  });

  it("gives an environment session its own remedy", async () => {
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE-ENV");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "fake");
    backup.script(() => ({
      status: 403,
      headers: { "x-amzn-errortype": "ExpiredTokenException" },
      body: '{"message":"old"}',
    }));
    expect((await told(environmentProfile)).words).toBe(
      "the credentials have expired. Start VS Code anew from a shell that has fresh credentials in its environment. AWS says: old",
    );
  });
});
