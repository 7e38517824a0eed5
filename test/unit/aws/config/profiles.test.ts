import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { anAwsHome } from "../../../support/identity/awsHome";
import type { AwsHome } from "../../../support/identity/awsHome";
import { isOnInstance } from "../../../../src/aws/config/instance";
import { environmentProfile } from "../../../../src/domain/session/session";
import { aRuntime } from "../../../support/identity/testRuntime";

let home: AwsHome;
beforeEach(() => {
  home = anAwsHome();
});
afterEach(() => {
  home.remove();
});

const names = async (): Promise<readonly string[]> =>
  (await aRuntime().listProfiles()).profiles.map(({ name }) => name);

describe("listProfiles", () => {
  it("lists the profiles of both files once, sorted", async () => {
    home.config("[default]\nregion=a\n[profile b]\nregion=b\n");
    home.credentials("[b]\naws_access_key_id=FAKE\naws_secret_access_key=FAKE\n[a]\nregion=x\n");
    expect(await names()).toEqual(["a", "b", "default"]);
  });

  it("leaves out what is no profile", async () => {
    home.config(
      "[sso-session corp]\nsso_region=x\n[services local]\nbackup =\n  endpoint_url=http://x\n[plugins]\nx=y\n[profile real]\nregion=x\n",
    );
    expect(await names()).toEqual(["real"]);
  });

  it("takes each section of the credentials file for a profile, as the CLI does", async () => {
    home.credentials("[profile misplaced]\nregion=x\n[services.a]\nregion=x\n[a b]\n");
    expect(await names()).toEqual(["a b", "profile misplaced", "services.a"]);
  });

  it("never lists the name of an environment session", async () => {
    home.config('[profile "environment variables"]\nregion=x\n');
    home.credentials("[environment\nvariables]\nregion=x\n");
    expect(await names()).toEqual(["environment variables"]);
    expect(await names()).not.toContain(environmentProfile);
  });

  it("takes the credentials file's Region before the config file's", async () => {
    home.config("[profile a]\nregion=eu-west-1\n");
    home.credentials("[a]\nregion=us-east-1\n");
    const { profiles } = await aRuntime().listProfiles();
    expect(profiles).toEqual([{ name: "a", region: "us-east-1", source: "unknown" }]);
  });

  it.each([
    ["access keys", "aws_access_key_id=FAKE\naws_secret_access_key=FAKE"],
    ["assumed role", "role_arn=arn:aws:iam::1:role/x\nsource_profile=y"],
    ["assumed role", "role_arn=arn:aws:iam::1:role/x\ncredential_source=Environment"],
    ["IAM Identity Center", "sso_session=corp\nsso_account_id=1\nsso_role_name=x"],
    ["IAM Identity Center", "sso_start_url=https://x\nsso_region=x"],
    ["credential process", "credential_process=/bin/true"],
    ["web identity", "web_identity_token_file=/x\nrole_arn=arn:aws:iam::1:role/x"],
    ["aws login", "login_session=arn:aws:iam::1:user/x"],
    ["unknown", "output=json"],
    ["unknown", "aws_access_key_id=\naws_secret_access_key=FAKE"],
    // What is incomplete, too: its failure says what is missing.
    ["access keys", "aws_access_key_id=FAKE"],
    ["assumed role", "role_arn=arn:aws:iam::1:role/x"],
    ["assumed role", "role_arn=x\nsource_profile=y\ncredential_source=Environment"],
    ["web identity", "web_identity_token_file=/x"],
    // The order of the AWS CLI (botocore 1.43, credentials.py).
    ["IAM Identity Center", "sso_account_id=1\nsso_role_name=x\naws_access_key_id=FAKE"],
    ["aws login", "login_session=x\ncredential_process=x"],
    ["access keys", "aws_access_key_id=FAKE\nsso_session=corp"],
  ])("tells the source: %s", async (source, keys) => {
    home.config(`[profile p]\n${keys}\n`);
    const { profiles } = await aRuntime().listProfiles();
    expect(profiles).toMatchObject([{ name: "p", source }]);
  });

  it("sees a profile that was added after the first look", async () => {
    const runtime = aRuntime();
    expect((await runtime.listProfiles()).profiles).toEqual([]);
    home.config("[profile later]\nregion=x\n");
    expect((await runtime.listProfiles()).profiles).toHaveLength(1);
  });

  it("honours AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE", async () => {
    home.setEnv("AWS_CONFIG_FILE", home.file("c", "[profile x]\nregion=x\n"));
    home.setEnv("AWS_SHARED_CREDENTIALS_FILE", home.file("d", "[y]\nregion=x\n"));
    expect(await names()).toEqual(["x", "y"]);
  });

  it("has no profiles where the files are missing, a directory or hostile", async () => {
    expect(await names()).toEqual([]);
    mkdirSync(join(home.path, ".aws", "config"));
    expect(await names()).toEqual([]);
    home.credentials("[__proto__]\nregion=x\n[a]\nregion=y\n");
    expect(await names()).toEqual(["__proto__", "a"]);
  });

  it("keeps hostile names as they are", async () => {
    home.credentials("[<img src=x onerror=y>]\nregion=x\n[$(reboot)]\nregion=x\n");
    expect(await names()).toEqual(["$(reboot)", "<img src=x onerror=y>"]);
  });

  it("reads files with a byte order mark and CRLF", async () => {
    home.config("\ufeff[default]\r\nregion=x\r\n[profile b]\r\nregion=y\r\n");
    expect(await names()).toEqual(["b", "default"]);
  });

  it("offers the environment's credentials wherever it has some, with the Region of the CLI", async () => {
    expect((await aRuntime().listProfiles()).environment).toBeUndefined();
    home.config("[profile a]\nregion=eu-west-2\n");
    home.setEnv("AWS_ACCESS_KEY_ID", "FAKE");
    home.setEnv("AWS_SECRET_ACCESS_KEY", "FAKE");
    expect((await aRuntime().listProfiles()).environment).toEqual({ source: "access keys" });
    home.setEnv("AWS_PROFILE", "a");
    expect((await aRuntime().listProfiles()).environment).toEqual({
      source: "access keys",
      region: "eu-west-2",
    });
  });

  it("offers the role of an instance of Amazon EC2, and asks nothing elsewhere", async () => {
    const list = (isInstance: boolean) =>
      aRuntime({ isInstance: () => Promise.resolve(isInstance) }).listProfiles();
    expect((await list(true)).environment).toEqual({ source: "instance" });
    expect((await list(false)).environment).toBeUndefined();
  });

  it("takes no machine for an instance whose metadata service is not to be asked", async () => {
    home.setEnv("AWS_EC2_METADATA_DISABLED", "TRUE");
    expect(await isOnInstance(home.env)).toBe(false);
  });
});
