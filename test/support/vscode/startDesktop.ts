import { once } from "node:events";
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { runToEnd, startProcess } from "../run/processes";
import { hostEnvironment } from "./hostEnvironment";
import { makeHostDirs } from "./hostDirs";
import { quietSettings } from "./quietSettings";

const INSTALL_LIMIT_MS = 60_000;

export interface DesktopOptions {
  readonly extensions: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly home: "own" | "empty";
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Opens desktop VS Code with settings and extensions of its own: the user's stay as they are. */
export async function startDesktop(
  executable: string,
  options: DesktopOptions,
): Promise<{ readonly closed: Promise<unknown> }> {
  const dirs = await makeHostDirs();
  const settingsFile = path.join(dirs.userData, "User/settings.json");
  await fs.mkdir(path.dirname(settingsFile), { recursive: true });
  await fs.writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }));
  const env = hostEnvironment(options.env);
  const own = [`--user-data-dir=${dirs.userData}`, `--extensions-dir=${dirs.extensions}`];
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const [cli = executable, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, {
    reuseMachineInstall: true,
  });
  for (const vsix of options.extensions) {
    const args = [...cliArgs, ...own, ...root, "--install-extension", vsix, "--force"];
    const shell = process.platform === "win32";
    const result = await runToEnd(shell ? `"${cli}"` : cli, args, {
      env,
      shell,
      limitMs: INSTALL_LIMIT_MS,
    });
    if (result.code !== 0) throw new Error(`Could not install ${vsix}:\n${result.output}`);
  }
  const window = startProcess(
    executable,
    [
      options.folder,
      ...own,
      ...root,
      "--new-window",
      "--disable-workspace-trust",
      "--skip-welcome",
      "--skip-release-notes",
      "--disable-telemetry",
      // Otherwise a login shell of the user's may put its own AWS_PROFILE over the demo's.
      ...(options.home === "own" ? [] : ["--force-disable-user-env"]),
    ],
    { env, stdio: "ignore" },
  );
  return { closed: once(window, "exit") };
}
