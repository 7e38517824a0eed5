import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import path from "node:path";
import type { Credential } from "./authentication";
import { EndpointControl } from "./endpointControl";

/** What main.ts prints when it is ready. */
export interface ReadyLine {
  readonly url: string;
  readonly controlUrl: string;
  readonly region: string;
  readonly credentials: readonly Credential[];
}

export interface EndpointProcess extends ReadyLine {
  readonly control: EndpointControl;
  readonly pid: number;
  /** Ends the process and waits for it. */
  stop(): Promise<void>;
}

/** Starts main.ts with arguments such as "--account", "demo"; it dies with this process at the latest. */
export async function spawnEndpoint(
  args: readonly string[],
  options: { readonly node?: string; readonly root?: string } = {},
): Promise<EndpointProcess> {
  const root = options.root ?? process.cwd();
  const main = path.join(root, "test", "support", "endpoint", "main.ts");
  const child = spawn(
    options.node ?? process.execPath,
    ["--import", "tsx", main, "--with-parent", ...args],
    { cwd: root, stdio: ["pipe", "pipe", "inherit"] },
  );
  const ready = await readyLine(child);
  return {
    ...ready,
    control: new EndpointControl(ready.controlUrl),
    pid: child.pid ?? 0,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once("exit", resolve));
        child.kill();
        await ended;
      }
    },
  };
}

async function readyLine(child: ChildProcess): Promise<ReadyLine> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => {
      reject(
        new Error(`The AWS Backup endpoint ended before it was ready (exit code ${String(code)}).`),
      );
    });
    if (child.stdout !== null) {
      createInterface(child.stdout).once("line", (line) => {
        resolve(JSON.parse(line) as ReadyLine);
      });
    }
  });
}
