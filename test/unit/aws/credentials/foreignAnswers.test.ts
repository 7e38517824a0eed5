import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome, type AwsHome } from "../../../support/identity/awsHome";
import { assumedRole } from "../../../support/identity/fakeSts";
import {
  type Answer,
  emptyPage,
  type ScriptedServer,
  type SeenRequest,
  startScriptedServer,
} from "../../../support/identity/scriptedServer";
import { aRuntime, failureOf, listBackupJobs } from "../../../support/identity/testRuntime";

const region = "eu-west-1";
const startUrl = "https://example.awsapps.com/start";

let home: AwsHome;
let backup: ScriptedServer;
let services: ScriptedServer;
beforeEach(async () => {
  home = anAwsHome();
  home.setEnv("AWS_MAX_ATTEMPTS", "1");
  backup = await startScriptedServer(() => emptyPage);
  services = await startScriptedServer(() => emptyPage);
  home.setEnv("AWS_ENDPOINT_URL_BACKUP", backup.url);
  home.setEnv("AWS_ENDPOINT_URL_STS", services.url);
  home.setEnv("AWS_ENDPOINT_URL_SSO", services.url);
  home.config(`[profile base]
aws_access_key_id=FAKE-KEY-ID
aws_secret_access_key=fake-secret
[profile role]
role_arn=arn:aws:iam::111122223333:role/r
source_profile=base
[profile center]
sso_session=s
sso_account_id=111122223333
sso_role_name=r
[sso-session s]
sso_region=${region}
sso_start_url=${startUrl}
`);
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  home.ssoToken("s", { accessToken: "fake-token", expiresAt, region, startUrl });
});
afterEach(async () => {
  home.remove();
  await Promise.all([backup.close(), services.close()]);
});

const html = {
  headers: { "content-type": "text/html" },
  body: "<html><body>Sign in</body></html>",
};

const foreign: readonly (readonly [string, Answer])[] = [
  ["nothing", { body: "" }],
  ["{}", { body: "{}" }],
  ["null", { body: "null" }],
  ["a page", html],
  ["a page with 302", { ...html, status: 302 }],
  ["a page with 403", { ...html, status: 403 }],
  ["a page with 407", { ...html, status: 407 }],
  ["a page with 511", { ...html, status: 511 }],
  ["302 and nothing", { status: 302, headers: { location: "http://sign-in.invalid/" } }],
];

const credentials = (request: SeenRequest): Answer =>
  request.method === "POST"
    ? assumedRole(request, "FAKE-ROLE-KEY")
    : {
        body: JSON.stringify({
          roleCredentials: {
            accessKeyId: "FAKE-CENTER-KEY",
            secretAccessKey: "fake-secret",
            sessionToken: "fake-session-token",
            expiration: Date.now() + 3_600_000,
          },
        }),
      };

describe.each(["role", "center"])("Credentials of the profile %s", (profile) => {
  it.each(foreign)(
    "for which something else answers %s are told as that, and Retry gets them",
    async (_, answer) => {
      const gateway = aRuntime().openGateway({ profile, region });
      services.script(() => answer);
      expect(await failureOf(listBackupJobs(gateway))).toMatchObject({ reason: "notJson" });
      expect(backup.requests).toEqual([]);
      services.script(credentials);
      await expect(listBackupJobs(gateway)).resolves.toEqual({ jobs: [] });
    },
  );
});
