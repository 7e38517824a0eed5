import type { ConfigRow } from "./configRows";
import { ssoTokenUntil } from "./identityServices";

const keys = (id: string): string => `aws_access_key_id = ${id}\naws_secret_access_key = fake\n`;
const inEnv = (id: string): Readonly<Record<string, string>> => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: "fake",
});
const region = "region = eu-west-1\n";
const role = (name: string): string => `role_arn = arn:aws:iam::111122223333:role/${name}\n`;
const start = "https://example.awsapps.com/start";
const startUrl = `sso_start_url = ${start}\nsso_region = eu-central-1\n`;
const account = "sso_account_id = 111122223333\nsso_role_name = ReadOnly\n";
const fresh = "2099-01-01T00:00:00Z";

/** Who signs in the end, as the services of the test name them. */
const top = "role-top eu-west-1 fake-role-session-token";
const sso = "sso-ReadOnly eu-west-1 fake-sso-session-token";
const portal = `${ssoTokenUntil(fresh)} GetRoleCredentials 111122223333 ReadOnly`;

/** Roles: who asks STS for what, and whose keys sign in the end. */
const roles: readonly ConfigRow[] = [
  {
    title: "a role whose source has keys in the credentials file, and another Region",
    config: `[profile p]\n${role("top")}source_profile = base\n${region}[profile base]\nregion = eu-central-1\n`,
    credentials: `[base]\n${keys("B")}aws_session_token = T\n`,
    profile: "p",
    cli: `B eu-west-1 T AssumeRole top > ${top}`,
  },
  {
    title: "two roles, one after the other",
    config: `[profile p]\n${role("top")}source_profile = middle\n${region}[profile middle]\n${role("middle")}source_profile = base\nduration_seconds = +1_800\n`,
    credentials: `[base]\n${keys("B")}`,
    profile: "p",
    cli: `B eu-west-1 AssumeRole middle DurationSeconds=1800 > role-middle eu-west-1 fake-role-session-token AssumeRole top > ${top}`,
  },
  {
    title: "a source with keys and a role of its own",
    config: `[profile p]\n${role("top")}source_profile = base\n${region}[profile base]\n${role("middle")}source_profile = other\n${keys("B")}[profile other]\n${keys("O")}`,
    profile: "p",
    cli: `B eu-west-1 AssumeRole top > ${top}`,
  },
  {
    title: "a profile that is its own source",
    config: `[profile p]\n${role("top")}source_profile = p\n${region}${keys("P")}`,
    profile: "p",
    cli: `P eu-west-1 AssumeRole top > ${top}`,
  },
  {
    title: "a role with credential_source Environment",
    config: `[profile p]\n${role("top")}credential_source = Environment\n${region}`,
    env: { ...inEnv("E"), AWS_SESSION_TOKEN: "T" },
    profile: "p",
    cli: `E eu-west-1 T AssumeRole top > ${top}`,
  },
  {
    title: "source_profile and credential_source",
    config: `[profile p]\n${role("top")}credential_source = Environment\nsource_profile = base\n${region}[profile base]\n${keys("B")}`,
    env: inEnv("E"),
    profile: "p",
    cli: "refused",
    ours: "fails",
  },
  {
    title: "a role without a source beside keys",
    config: `[profile p]\n${role("top")}${region}${keys("P")}`,
    profile: "p",
    cli: "refused",
    ours: "fails",
  },
  {
    title: "what a role's profile says besides",
    config: `[profile p]\n${role("top")}source_profile = base\nexternal_id = my id/1\nrole_session_name = me@example.com\nduration_seconds = 900\n${region}[profile base]\n${keys("B")}`,
    profile: "p",
    cli: `B eu-west-1 AssumeRole top DurationSeconds=900 ExternalId=my id/1 RoleSessionName=me@example.com > ${top}`,
  },
  {
    title: "a web identity token file",
    config: `[profile p]\n${role("top")}web_identity_token_file = HOME/token\nrole_session_name = me\nsource_profile = none\n${region}`,
    token: "web-token",
    profile: "p",
    cli: `AssumeRoleWithWebIdentity top RoleSessionName=me WebIdentityToken=web-token > ${top}`,
  },
  {
    title: "a web identity as the source of a role",
    config: `[profile p]\n${role("top")}source_profile = web\n${region}[profile web]\n${role("web")}web_identity_token_file = HOME/token\n`,
    token: "web-token",
    profile: "p",
    cli: `AssumeRoleWithWebIdentity web WebIdentityToken=web-token > role-web eu-west-1 fake-role-session-token AssumeRole top > ${top}`,
  },
  {
    title: "a source_profile with a space in its name and a credential process",
    config: `[profile p]\n${role("top")}source_profile = My Account\n${region}[profile "My Account"]\ncredential_process = echo '{"Version":1,"AccessKeyId":"X","SecretAccessKey":"fake"}'\n`,
    profile: "p",
    cli: `X eu-west-1 AssumeRole top > ${top}`,
  },
  {
    title: "the role of a web identity in the environment, where nobody selected the profile",
    config: `[profile p]\n${role("top")}web_identity_token_file = HOME/token\n${region}`,
    token: "web-token",
    env: { AWS_PROFILE: "p", AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/other" },
    cli: "AssumeRoleWithWebIdentity other WebIdentityToken=web-token > role-other eu-west-1 fake-role-session-token",
    ours: `AssumeRoleWithWebIdentity top WebIdentityToken=web-token > ${top}`,
  },
  {
    title: "credential_source without a role",
    config: `[profile p]\ncredential_source = Environment\n${region}`,
    env: inEnv("E"),
    profile: "p",
    cli: "refused",
    ours: "E eu-west-1",
  },
  {
    title: "a source_profile that is missing",
    config: `[profile p]\n${role("top")}source_profile = none\n${region}${keys("P")}`,
    profile: "p",
    cli: "refused",
    ours: "fails",
  },
  {
    title: "roles in a circle",
    config: `[profile p]\n${role("top")}source_profile = q\n${region}[profile q]\n${role("middle")}source_profile = p\n`,
    profile: "p",
    cli: "refused",
    ours: "fails",
  },
  {
    title: "mfa_serial of the source only",
    config: `[profile company]\n${region}mfa_serial = arn:aws:iam::111122223333:mfa/user.name\n[profile build]\n${role("top")}source_profile = company\n`,
    credentials: `[company]\n${keys("C")}`,
    env: { AWS_DEFAULT_REGION: "eu-central-1" },
    profile: "build",
    cli: "C eu-central-1 AssumeRole top > role-top eu-central-1 fake-role-session-token",
  },
  {
    title: "a role in upper case, with duration_seconds that is no number",
    config: `[profile p]\n${region}ROLE_ARN = arn:aws:iam::111122223333:role/top\nSource_Profile = base\nEXTERNAL_ID = XY\nDURATION_SECONDS = 1h\n[profile base]\n${keys("B").replace("aws_access", "AWS_ACCESS")}`,
    profile: "p",
    cli: `B eu-west-1 AssumeRole top ExternalId=XY > ${top}`,
  },
  {
    title: "keys in the environment before AWS_PROFILE with a role",
    config: `[profile p]\n${role("top")}source_profile = base\n${region}[profile base]\n${keys("B")}`,
    env: { ...inEnv("E"), AWS_PROFILE: "p" },
    cli: "E eu-west-1",
  },
  {
    title: "AWS_PROFILE with a role before a web identity in the environment",
    config: `[profile p]\n${role("top")}source_profile = base\n${region}[profile base]\n${keys("B")}`,
    env: {
      AWS_PROFILE: "p",
      AWS_WEB_IDENTITY_TOKEN_FILE: "/no/token",
      AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/web",
    },
    cli: `B eu-west-1 AssumeRole top > ${top}`,
  },
  {
    title: "a role in the credentials file",
    credentials: `[p]\n${role("top")}source_profile = base\n${region}[base]\n${keys("B")}`,
    profile: "p",
    cli: `B eu-west-1 AssumeRole top > ${top}`,
  },
];

/** IAM Identity Center: which token goes to the portal, and for what. */
const singleSignOn: readonly ConfigRow[] = [
  {
    title: "an sso-session with a space in its name, whose token needs a refresh",
    config: `[profile p]\nsso_session = My Company\n${account}${region}[sso-session "My Company"]\n${startUrl}`,
    ssoTokens: { "My Company": "2020-01-01T00:00:00Z" },
    profile: "p",
    cli: `CreateToken > until-2098-01-01T00:00:00Z GetRoleCredentials 111122223333 ReadOnly > ${sso}`,
  },
  {
    title: "sso_region in the profile and not in its sso-session",
    config: `[profile p]\nsso_session = corp\nsso_region = eu-central-1\n${account}${region}[sso-session corp]\nsso_start_url = ${start}\n`,
    ssoTokens: { corp: fresh },
    profile: "p",
    cli: "refused",
    ours: `${portal} > ${sso}`,
  },
  {
    title: "sso_start_url in the profile, before keys",
    config: `[profile p]\n${startUrl}${account}${region}${keys("P")}`,
    ssoTokens: { [start]: fresh },
    profile: "p",
    cli: `${portal} > ${sso}`,
  },
  {
    title: "an expired token of IAM Identity Center, which AWS refuses",
    config: `[profile p]\n${startUrl}${account}${region}`,
    ssoTokens: { [start]: "2020-01-01T00:00:00Z" },
    profile: "p",
    cli: "refused",
    ours: "fails",
  },
  {
    title: "IAM Identity Center as the source of a role",
    config: `[profile p]\n${role("top")}source_profile = corp\n${region}[profile corp]\n${startUrl}${account}`,
    ssoTokens: { [start]: fresh },
    profile: "p",
    cli: `${portal} > ${sso} AssumeRole top > ${top}`,
  },
];

export const identityRows: readonly ConfigRow[] = [...roles, ...singleSignOn];
