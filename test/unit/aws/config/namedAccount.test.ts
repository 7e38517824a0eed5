import { describe, expect, it } from "vitest";
import { namedAccount } from "../../../../src/aws/config/namedAccount";
import { environmentProfile } from "../../../../src/domain/session/session";

const id = "111122223333";

describe("namedAccount", () => {
  it.each([
    ["a role", { role_arn: `arn:aws:iam::${id}:role/r`, source_profile: "p" }],
    ["web identity", { role_arn: `arn:aws-cn:iam::${id}:role/r`, web_identity_token_file: "t" }],
    ["IAM Identity Center", { sso_session: "s", sso_account_id: id, sso_role_name: "r" }],
    ["aws login", { login_session: `arn:aws:sts::${id}:assumed-role/a/b` }],
    ["access keys", { aws_access_key_id: "a", aws_secret_access_key: "b", aws_account_id: id }],
    ["a credential process", { credential_process: "p", aws_account_id: id }],
  ])("is what the profile says of the account: %s", (_, section) => {
    expect(namedAccount("p", { profiles: new Map([["p", section]]) }, {})).toBe(id);
  });

  it.each([
    [
      "a role of another account than the source",
      { role_arn: "arn:aws:iam::x:role/r", source_profile: "p", aws_account_id: id },
    ],
    ["keys", { aws_access_key_id: "a", aws_secret_access_key: "b" }],
    ["what is no account", { sso_session: "s", sso_account_id: "12 $(x)" }],
    ["nothing", {}],
  ])("is unknown where the profile does not say it: %s", (_, section) => {
    expect(namedAccount("p", { profiles: new Map([["p", section]]) }, {})).toBeUndefined();
  });

  it("is that of the environment's own credentials", () => {
    const keys = { AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" };
    const none = { profiles: new Map() };
    expect(namedAccount(environmentProfile, none, { ...keys, AWS_ACCOUNT_ID: id })).toBe(id);
    const role = { AWS_ROLE_ARN: `arn:aws:iam::${id}:role/r`, AWS_WEB_IDENTITY_TOKEN_FILE: "t" };
    expect(namedAccount(environmentProfile, none, role)).toBe(id);
    expect(namedAccount(environmentProfile, none, keys)).toBeUndefined();
  });
});
