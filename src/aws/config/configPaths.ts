import { homedir } from "node:os";
import { join } from "node:path";
import { type Environment, variable } from "./environment";

/** Where the config files are. */
export interface ConfigPaths {
  readonly config: string;
  readonly credentials: string;
}

/** The files that the environment names, else those in the home folder, as the AWS CLI finds them. */
export function configPaths(env: Environment): ConfigPaths {
  const path = (name: string, file: string): string => {
    const named = variable(env, name);
    return named === undefined ? join(homeFolder(env), ".aws", file) : expanded(named, env);
  };
  return {
    config: path("AWS_CONFIG_FILE", "config"),
    credentials: path("AWS_SHARED_CREDENTIALS_FILE", "credentials"),
  };
}

/** The folder that `~` stands for, also in front of the token caches. On Windows the CLI doesn't ask HOME. */
export function homeFolder(env: Environment): string {
  const names = process.platform === "win32" ? ["USERPROFILE", "HOME"] : ["HOME"];
  const named = names.map((name) => variable(env, name)).find((home) => home !== undefined);
  return named ?? homedir();
}

/** Variables and `~` in front, as Python's expandvars and expanduser replace them; what isn't set stays. */
function expanded(path: string, env: Environment): string {
  const whole = path.replace(
    /\$(?:\{([^{}]+)\}|(\w+))/gu,
    (text, inBraces: string | undefined, bare: string | undefined) =>
      env[inBraces ?? bare ?? ""] ?? text,
  );
  return /^~(?:[/\\]|$)/u.test(whole) ? join(homeFolder(env), whole.slice(1)) : whole;
}
