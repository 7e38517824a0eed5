import type { EnvironmentSource } from "../../domain/session/session";

/** Environment variables, as process.env gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as not set, as in the SDK. */
export function variable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === "" ? undefined : value;
}

/** The first source of credentials that variables name, in the order of botocore's chain. */
export function environmentSource(
  env: Environment,
): Exclude<EnvironmentSource, "instance"> | undefined {
  const has = (name: string): boolean => variable(env, name) !== undefined;
  if (has("AWS_ACCESS_KEY_ID") && has("AWS_SECRET_ACCESS_KEY")) return "access keys";
  if (has("AWS_WEB_IDENTITY_TOKEN_FILE") && has("AWS_ROLE_ARN")) return "web identity";
  if (has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || has("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
    return "container";
  }
  return undefined;
}

interface ProfileOfVariable {
  readonly profile: string;
  readonly namedBy: "AWS_PROFILE" | "AWS_DEFAULT_PROFILE";
}

/** The profile that the environment names, and by which variable; the first counts in the AWS CLI. */
export function namedProfile(env: Environment): ProfileOfVariable | undefined {
  for (const namedBy of ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const) {
    const profile = variable(env, namedBy);
    if (profile !== undefined) return { profile, namedBy };
  }
  return undefined;
}
