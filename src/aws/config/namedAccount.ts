import { environmentProfile } from "../../domain/session/session";
import type { ConfigFiles } from "./configFiles";
import { type Environment, environmentSource, variable } from "./environment";
import { profileSource } from "./profiles";

/** The account that a profile or the environment names for its credentials; undefined where only they tell. */
export function namedAccount(
  profile: string,
  files: Pick<ConfigFiles, "profiles">,
  env: Environment,
): string | undefined {
  const named =
    profile === environmentProfile ? accountOfEnvironment(env) : accountOfProfile(profile, files);
  return named !== undefined && /^\d{12}$/.test(named) ? named : undefined;
}

function accountOfEnvironment(env: Environment): string | undefined {
  switch (environmentSource(env)) {
    case "access keys":
      return variable(env, "AWS_ACCOUNT_ID");
    case "web identity":
      return accountOfArn(variable(env, "AWS_ROLE_ARN"));
    case "container":
    case undefined:
      return undefined;
  }
}

function accountOfProfile(
  profile: string,
  { profiles }: Pick<ConfigFiles, "profiles">,
): string | undefined {
  const section = profiles.get(profile) ?? {};
  switch (profileSource(section)) {
    case "assumed role":
    case "web identity":
      return accountOfArn(section["role_arn"]);
    case "IAM Identity Center":
      return section["sso_account_id"];
    case "aws login":
      return accountOfArn(section["login_session"]);
    case "access keys":
    case "credential process":
      return section["aws_account_id"];
    case "unknown":
      return undefined;
  }
}

function accountOfArn(arn: string | undefined): string | undefined {
  return arn?.split(":", 6)[4];
}
