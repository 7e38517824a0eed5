import fs from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runToEnd, startProcess, stopProcess } from "../run/processes";
import { freePort } from "./freePort";
import { hostEnvironment } from "./hostEnvironment";
import { type HostDirs, makeHostDirs } from "./hostDirs";
import { provisionServer, type ServerInstall } from "./provisionServer";
import { quietSettings } from "./quietSettings";

const START_LIMIT_MS = 60_000;

export interface CodeServerOptions {
  /** Packaged extensions to install before it starts. */
  readonly extensions: readonly string[];
  /** The extension host's environment, on top of ours without its AWS settings. */
  readonly env: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder to open; without it an empty one. */
  readonly folder?: string;
  readonly port?: number;
  /** Restricted Mode is what a cloned repository gets that nobody trusts yet. */
  readonly trust?: "trusted" | "ask";
  /** A module that the extension host loads before all else. */
  readonly preload?: string;
  /** "own" keeps the user's home, and with it `~/.aws`; otherwise the host has an empty one. */
  readonly home?: "own" | "empty";
}

export interface CodeServer {
  readonly url: string;
  readonly version: string;
  readonly dirs: HostDirs;
  stop(): Promise<void>;
}

/** Serves the VS Code workbench with the packaged extension installed, as a person gets it. */
export async function startCodeServer(options: CodeServerOptions): Promise<CodeServer> {
  const install = await provisionServer();
  const dirs = await makeHostDirs();
  try {
    return await serve(install, dirs, options);
  } catch (error) {
    await dirs.remove().catch(() => undefined);
    throw error;
  }
}

async function serve(
  install: ServerInstall,
  dirs: HostDirs,
  options: CodeServerOptions,
): Promise<CodeServer> {
  const settingsFile = path.join(dirs.userData, "User/settings.json");
  await fs.mkdir(path.dirname(settingsFile), { recursive: true });
  await fs.writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }));
  const own = options.home === "own" ? {} : { HOME: dirs.home, USERPROFILE: dirs.home };
  const env = hostEnvironment({ ...own, ...options.env });
  const common = [
    install.codeServerEntry,
    `--config=${path.join(dirs.root, "config.yaml")}`,
    `--extensions-dir=${dirs.extensions}`,
    `--user-data-dir=${dirs.userData}`,
  ];
  for (const vsix of options.extensions) await installExtension(install, common, vsix, env);
  const port = options.port ?? (await freePort());
  const process = startProcess(
    install.node,
    [
      // The server hands its own options of Node on to the extension host, but not NODE_OPTIONS.
      ...(options.preload === undefined ? [] : [`--require=${options.preload}`]),
      ...common,
      "--auth=none",
      `--bind-addr=127.0.0.1:${port}`,
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-getting-started-override",
      "--ignore-last-opened",
      // Otherwise a login shell of the user's may put its own AWS_PROFILE over ours.
      "--vscode-option=force-disable-user-env",
      ...(options.trust === "ask" ? [] : ["--disable-workspace-trust"]),
    ],
    { env, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const take = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  process.stdout?.on("data", take);
  process.stderr?.on("data", take);
  const url = `http://127.0.0.1:${port}`;
  const isDead = (): boolean => process.exitCode !== null;
  if (!(await healthy(url, isDead))) {
    await stopProcess(process);
    throw new Error(`The VS Code server did not start on port ${port}:\n${output}`);
  }
  const folder = options.folder ?? dirs.workspace;
  return {
    url: `${url}/?folder=${encodeURIComponent(folder)}`,
    version: install.version,
    dirs,
    stop: async () => {
      await stopProcess(process);
      await dirs.remove().catch(() => undefined);
    },
  };
}

async function installExtension(
  install: ServerInstall,
  common: readonly string[],
  vsix: string,
  env: Record<string, string>,
): Promise<void> {
  const args = [...common, `--install-extension=${vsix}`];
  const result = await runToEnd(install.node, args, { env, limitMs: START_LIMIT_MS });
  // It ends with 0 whatever happened.
  if (!/was successfully installed|is already installed/.test(result.output)) {
    throw new Error(`Could not install ${vsix}:\n${result.output}`);
  }
}

async function healthy(url: string, isDead: () => boolean): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && !isDead()) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}
