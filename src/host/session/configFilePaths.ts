import { join } from "node:path";

/** Where the AWS config files are, as the SDK reads the environment: empty is unset, `~/` the home folder. */
export function configFilePaths(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): readonly string[] {
  const path = (variable: string, name: string): string => {
    const set = env[variable] ?? "";
    if (set === "") return join(home, ".aws", name);
    return set.startsWith("~/") ? join(home, set.slice(2)) : set;
  };
  return [path("AWS_CONFIG_FILE", "config"), path("AWS_SHARED_CREDENTIALS_FILE", "credentials")];
}
