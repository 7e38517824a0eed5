/** Environment variables, as process.env gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as not set, as in the SDK. */
export function variable(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === "" ? undefined : value;
}

/** Whether the environment by itself says where credentials come from. */
export function environmentHasCredentials(env: Environment): boolean {
  return environmentSource(env) !== undefined;
}

export type EnvironmentSource = "access keys" | "web identity" | "container";

/** The first source that the environment names, in the order of the SDK's default chain. */
export function environmentSource(env: Environment): EnvironmentSource | undefined {
  const has = (name: string): boolean => variable(env, name) !== undefined;
  if (has("AWS_ACCESS_KEY_ID") && has("AWS_SECRET_ACCESS_KEY")) return "access keys";
  if (has("AWS_WEB_IDENTITY_TOKEN_FILE") && has("AWS_ROLE_ARN")) return "web identity";
  if (has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || has("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
    return "container";
  }
  return undefined;
}
