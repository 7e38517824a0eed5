import { join } from "node:path";
import { chainSections } from "./chainSections";
import type { ConfigFiles } from "./configFiles";
import { homeFolder } from "./configPaths";
import { variable } from "./environment";
import type { Environment } from "./environment";

/** Files and folders that credentials come from, whether there or not. */
export interface IdentityFiles {
  readonly config: readonly string[];
  /** What a sign-in leaves, and web identity tokens. */
  readonly tokens: readonly string[];
}

/** The files that profiles' credentials come from. */
export function identityFiles(
  profiles: readonly string[],
  files: ConfigFiles,
  env: Environment,
): IdentityFiles {
  const aws = join(homeFolder(env), ".aws");
  const ofChains = profiles.flatMap((profile) => chainSections(profile, files));
  const tokens = [
    join(aws, "sso", "cache"),
    variable(env, "AWS_LOGIN_CACHE_DIRECTORY") ?? join(aws, "login", "cache"),
    variable(env, "AWS_WEB_IDENTITY_TOKEN_FILE"),
    // EKS Pod Identity puts another token there by and by.
    variable(env, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"),
    ...ofChains.map((section) => section["web_identity_token_file"]),
  ];
  return {
    config: files.files.map(({ file }) => file),
    tokens: [
      ...new Set(tokens.flatMap((path) => (path === undefined || path === "" ? [] : [path]))),
    ],
  };
}
