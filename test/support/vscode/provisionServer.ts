import fs from "node:fs/promises";
import path from "node:path";
import { provisionedDir } from "../run/paths";
import { runToEnd } from "../run/processes";
import { withLock } from "./lock";
import { npm } from "./npm";
import { CODE_SERVER, node24Package } from "./versions";

export interface ServerInstall {
  /** Node 24, which alone may run the server. */
  readonly node: string;
  /** code-server's entry: installs extensions and serves the workbench to a person. */
  readonly codeServerEntry: string;
  /** VS Code's own server: takes the smoke-test driver that in-host suites need. */
  readonly serverMain: string;
  readonly version: string;
}

const VSCODE = "node_modules/code-server/lib/vscode";

/** Plain JavaScript in the place of two modules that would have to be compiled. */
const STAND_INS = {
  "spdlog.cjs": "@vscode/spdlog/index.js",
  "nativeWatchdog.cjs": "@vscode/native-watchdog/index.js",
} as const;

/**
 * Installs the npm-provisioned VS Code server once. The marker is written last, so an interrupted
 * installation is thrown away and begun again. Nothing is compiled: install scripts are off, and the
 * native modules that the server cannot do without bring prebuilt binaries.
 */
export async function provisionServer(): Promise<ServerInstall> {
  const nodePackage = node24Package();
  const ownNode = process.versions.node.startsWith("24.");
  if (nodePackage === undefined && !ownNode) {
    throw new Error(`The VS Code server needs Node 24 on ${process.platform}-${process.arch}.`);
  }
  const dir = path.join(provisionedDir, "server");
  const packages = [`code-server@${CODE_SERVER.version}`, ...(nodePackage ? [nodePackage] : [])];
  const marker = path.join(dir, "provisioned.json");
  const wanted = JSON.stringify({ packages });
  await fs.mkdir(provisionedDir, { recursive: true });
  await withLock(path.join(provisionedDir, "server.lock"), async () => {
    if ((await readText(marker)) !== wanted) {
      console.log(`Installing ${packages.join(", ")} into .vscode-test (once) …`);
      await install(dir, packages);
      await fs.writeFile(marker, wanted);
    }
    await putStandIns(dir);
  });
  const codeServer = path.join(dir, "node_modules/code-server");
  const executable = process.platform === "win32" ? "node.exe" : "node";
  return {
    node: nodePackage
      ? path.join(dir, "node_modules", packageName(nodePackage), "bin", executable)
      : process.execPath,
    codeServerEntry: path.join(codeServer, "out/node/entry.js"),
    serverMain: path.join(dir, VSCODE, "out/server-main.js"),
    version: CODE_SERVER.vscode,
  };
}

async function install(dir: string, packages: readonly string[]): Promise<void> {
  await fs.rm(dir, { recursive: true, force: true });
  await fs.mkdir(dir, { recursive: true });
  await fs.writeFile(path.join(dir, "package.json"), `{"private":true}\n`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  await npmInstall(dir, [...quiet, ...packages]);
  await npmInstall(path.join(dir, VSCODE), ["--omit=dev", ...quiet]);
}

async function putStandIns(dir: string): Promise<void> {
  for (const [file, place] of Object.entries(STAND_INS)) {
    const source = path.join(import.meta.dirname, "standIns", file);
    await fs.copyFile(source, path.join(dir, VSCODE, "node_modules", place));
  }
}

async function npmInstall(cwd: string, args: readonly string[]): Promise<void> {
  const { command, leading, env } = npm();
  const result = await runToEnd(command, [...leading, "install", ...args], {
    cwd,
    env,
    limitMs: 10 * 60_000,
    shell: process.platform === "win32" && leading.length === 0,
  });
  if (result.code !== 0) throw new Error(`npm install failed in ${cwd}:\n${result.output}`);
}

function packageName(spec: string): string {
  return spec.slice(0, spec.lastIndexOf("@"));
}

async function readText(file: string): Promise<string | undefined> {
  return fs.readFile(file, "utf8").catch(() => undefined);
}
