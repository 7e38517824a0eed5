import process from "node:process";

export interface Npm {
  readonly command: string;
  readonly leading: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * How to call npm from here. Inside `npm test` the running npm names itself; its own `npm_*` variables
 * (package, prefix, flags such as `--omit`) must not leak into an installation elsewhere.
 */
export function npm(): Npm {
  const kept = ["npm_config_cache", "npm_config_registry", "npm_config_userconfig"];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("npm_") || kept.includes(name)),
  );
  const running = process.env["npm_execpath"];
  return running?.endsWith(".js")
    ? { command: process.execPath, leading: [running], env }
    : { command: process.platform === "win32" ? "npm.cmd" : "npm", leading: [], env };
}
