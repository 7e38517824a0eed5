import { once } from "node:events";
import { appendFileSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import type { ChildProcess } from "node:child_process";
import type { Page } from "playwright-core";
import { startProcess, stopProcess } from "../run/processes";
import { launchBrowser } from "./browser";
import { freePort } from "./freePort";
import { hostEnvironment } from "./hostEnvironment";
import { provisionServer } from "./provisionServer";
import { quietSettings } from "./quietSettings";

/**
 * Does for the npm-provisioned server what VS Code's executable does for `@vscode/test-electron`: takes
 * the same arguments, runs the suite inside the extension host and ends with the suite's exit code.
 */
export async function runInHostServer(argv: readonly string[]): Promise<number> {
  const args = parseArguments(argv);
  const port = await freePort();
  const server = await startServer(args, port);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const { exited } = await connect(page);
    await page.goto(workbenchUrl(args, port));
    return await Promise.race([exited, ended(server)]);
  } finally {
    await browser.close();
    await stopProcess(server);
  }
}

interface Arguments {
  readonly folder: string | undefined;
  readonly developmentPaths: readonly string[];
  readonly testsPath: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  readonly trusted: boolean;
}

function parseArguments(argv: readonly string[]): Arguments {
  const all = (name: string): string[] =>
    argv.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
  const one = (name: string): string => {
    const value = all(name)[0];
    if (value === undefined) throw new Error(`--${name}=… is missing.`);
    return path.resolve(value);
  };
  return {
    folder: argv.find((arg) => !arg.startsWith("-")),
    developmentPaths: all("extensionDevelopmentPath"),
    testsPath: one("extensionTestsPath"),
    userDataDir: one("user-data-dir"),
    extensionsDir: one("extensions-dir"),
    // test-electron always switches workspace trust off; a suite about Restricted Mode asks for it back.
    trusted: !argv.includes("--restricted"),
  };
}

async function startServer(args: Arguments, port: number): Promise<ChildProcess> {
  const install = await provisionServer();
  const machine = path.join(args.userDataDir, "data/Machine");
  await fs.mkdir(machine, { recursive: true });
  const given = await fs
    .readFile(path.join(args.userDataDir, "User/settings.json"), "utf8")
    .catch(() => "{}");
  const settings = { ...quietSettings, ...(JSON.parse(given) as Record<string, unknown>) };
  await fs.writeFile(path.join(machine, "settings.json"), JSON.stringify(settings));
  const server = startProcess(
    install.node,
    [
      install.serverMain,
      "--host=127.0.0.1",
      `--port=${port}`,
      "--without-connection-token",
      "--accept-server-license-terms",
      // A built workbench ignores extensionDevelopmentPath and extensionTestsPath without it.
      "--enable-smoke-test-driver",
      // Otherwise a login shell of the user's may put its own AWS_PROFILE over ours.
      "--force-disable-user-env",
      `--server-data-dir=${args.userDataDir}`,
      `--extensions-dir=${args.extensionsDir}`,
      "--disable-telemetry",
      ...(args.trusted ? ["--disable-workspace-trust"] : []),
    ],
    // The given AWS variables are the extension host's, so they must survive the cleaning.
    { env: hostEnvironment(awsVariables()), stdio: ["ignore", "pipe", "pipe"] },
  );
  await new Promise<void>((resolve, reject) => {
    let output = "";
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Web UI available")) resolve();
    };
    server.stdout?.on("data", take);
    server.stderr?.on("data", take);
    server.once("exit", () => {
      reject(new Error(`The VS Code server ended before it was up:\n${output}`));
    });
  });
  return server;
}

function awsVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name.startsWith("AWS_")),
  );
}

function workbenchUrl(args: Arguments, port: number): string {
  const remote = (file: string): string => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [
    ...args.developmentPaths.map((dir) => ["extensionDevelopmentPath", remote(dir)]),
    ["extensionTestsPath", remote(args.testsPath)],
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (args.folder !== undefined) query.set("folder", args.folder);
  return `http://127.0.0.1:${port}/?${query.toString()}`;
}

/**
 * Keeps the console of workbench and extension host, in BACKUP_EXPLORER_HOST_LOG where one is named, for
 * it is long; `exited` resolves with the exit code of the suite's `run()`.
 */
async function connect(page: Page): Promise<{ exited: Promise<number> }> {
  const log = process.env["BACKUP_EXPLORER_HOST_LOG"];
  await page.exposeFunction("codeAutomationLog", (type: string, args: readonly unknown[]) => {
    const line = args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(" ");
    if (log === undefined) process.stdout.write(`${type}: ${line}\n`);
    else appendFileSync(log, `${type}: ${line}\n`);
  });
  let exit: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => {
    exit = resolve;
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    exit(code);
  });
  page.on("crash", () => {
    exit(1);
  });
  return { exited };
}

/** A server that ends by itself, before the suite does, is a failure. */
async function ended(server: ChildProcess): Promise<number> {
  await once(server, "exit");
  return 1;
}
