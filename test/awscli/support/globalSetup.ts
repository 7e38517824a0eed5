import { once } from "node:events";
import fs from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startProcess, stopProcess } from "../../support/run/processes";
import { checkInstalled } from "./awsCli";

declare module "vitest" {
  export interface ProvidedContext {
    /** What a process needs in its environment for `bin/aws` to be Debian's AWS CLI. */
    readonly awsCliServer: string;
  }
}

/** Once for all files of this kind: the process whose forks are the AWS CLI. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  checkInstalled();
  const directory = await fs.mkdtemp(path.join(tmpdir(), "aws-cli-server-"));
  const socket = path.join(directory, "socket");
  const program = path.join(import.meta.dirname, "awsServer.py");
  // Debian's Python, as in the first line of /usr/bin/aws; C.UTF-8 decides how it reads and writes texts.
  const server = startProcess("/usr/bin/python3", [program, socket], {
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`The server of the AWS CLI ended at once (${String(code)}).`);
  });
  if (server.stdout !== null) await Promise.race([once(server.stdout, "data"), ended]);
  ended.catch(() => undefined);
  project.provide("awsCliServer", socket);
  return async () => {
    await stopProcess(server);
    await fs.rm(directory, { recursive: true, force: true });
  };
}
