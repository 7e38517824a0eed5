import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { runTests } from "@vscode/test-electron";
import { onStandstill, type Standstill } from "../../support/run/processes";
import type { RunEnd } from "../../support/run/progress";
import type { Host } from "../../support/vscode/chooseHost";
import { makeHostDirs } from "../../support/vscode/hostDirs";
import { quietSettings, stillViews } from "../../support/vscode/quietSettings";

export interface HostRun {
  readonly host: Host;
  readonly extensionPath: string;
  /** Further extensions, as folders: a server's workbench takes only one that is under development. */
  readonly installed?: readonly string[];
  readonly suite: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limitMs: number;
  readonly standstill?: Standstill;
  /** Told of the folder with the host's logs, state and settings, before it is removed. */
  readonly ended?: (userData: string) => Promise<void>;
}

/**
 * One start of VS Code with a suite inside. Resolves also when the host hangs: a run that never ends tells less than
 * one that fails.
 */
export async function runInHost(run: HostRun): Promise<RunEnd> {
  const dirs = await makeHostDirs();
  await fs.mkdir(path.join(dirs.userData, "User"), { recursive: true });
  await fs.writeFile(
    path.join(dirs.userData, "User/settings.json"),
    JSON.stringify({ ...quietSettings, ...stillViews }),
  );
  for (const folder of run.installed ?? []) {
    await fs.cp(folder, path.join(dirs.extensions, path.basename(folder)), { recursive: true });
  }
  // Whoever runs the tests may be signed in to AWS; the extension host must not be.
  const foreign = Object.keys(process.env).filter((name) => name.startsWith("AWS_"));
  const end: { stopped?: string } = {};
  const stop = (why: string): void => {
    if (end.stopped !== undefined) return;
    end.stopped = why;
    endHost();
  };
  const limit = setTimeout(() => {
    stop(`did not end within ${run.limitMs / 1000} s`);
  }, run.limitMs);
  const watch = onStandstill(run.standstill, stop);
  const endWith = (code: number): RunEnd => ({ code, output: "", stopped: end.stopped });
  try {
    const code = await runTests({
      vscodeExecutablePath: run.host.executable,
      extensionDevelopmentPath: run.extensionPath,
      extensionTestsPath: run.suite,
      launchArgs: [
        dirs.workspace,
        `--user-data-dir=${dirs.userData}`,
        `--extensions-dir=${dirs.extensions}`,
        ...(run.installed === undefined ? ["--disable-extensions"] : []),
      ],
      extensionTestsEnv: {
        ...Object.fromEntries(foreign.map((name) => [name, undefined])),
        ...(run.host.kind === "server" ? { HOME: dirs.home } : {}),
        ...run.env,
      },
    });
    return endWith(code);
  } catch {
    // What failed is in the results; runTests knows no more than the exit code.
    return endWith(1);
  } finally {
    clearTimeout(limit);
    watch?.close();
    await run.ended?.(dirs.userData);
    await dirs.remove().catch(() => undefined);
  }
}

/** runTests keeps its process to itself and listens for Ctrl+C: the first closes VS Code, the second kills it. */
function endHost(): void {
  const keep = (): void => undefined;
  process.on("SIGINT", keep);
  process.emit("SIGINT");
  setTimeout(() => {
    process.emit("SIGINT");
    process.off("SIGINT", keep);
  }, 5000).unref();
}
