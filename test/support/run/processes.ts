import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import os from "node:os";

const GRACE_MS = 3000;

/** Every process group that was started here and still runs. */
const running = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own and sees to it that the whole group ends with us:
 * a VS Code server forks file watchers and extension hosts that outlive a kill of the parent alone.
 */
export function startProcess(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  if (running.size === 0) endWithUs();
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Asks the group to end, insists after a few seconds, and returns when the program is gone. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
    signalGroup(child, "SIGKILL");
    return;
  }
  const exited = once(child, "exit");
  signalGroup(child, "SIGTERM");
  const insist = setTimeout(() => {
    signalGroup(child, "SIGKILL");
  }, GRACE_MS);
  await exited;
  clearTimeout(insist);
  signalGroup(child, "SIGKILL");
}

export interface Finished {
  readonly code: number;
  readonly output: string;
  readonly timedOut: boolean;
}

export interface FinishOptions extends SpawnOptions {
  readonly limitMs: number;
  /** Lets others go first, here and in all that it starts. */
  readonly givesWay?: boolean;
  /** Gets the output while it arrives. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program to its end or to its time limit, whichever comes first. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: FinishOptions,
): Promise<Finished> {
  const { limitMs, onOutput, givesWay, ...rest } = options;
  const child = startProcess(command, args, { ...rest, stdio: ["ignore", "pipe", "pipe"] });
  if (givesWay === true && child.pid !== undefined) {
    os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  }
  let output = "";
  const limited = { out: false };
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    onOutput?.(chunk.toString());
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  const limit = setTimeout(() => {
    limited.out = true;
    void stopProcess(child);
  }, limitMs);
  const code = await new Promise<number>((resolve) => {
    child.once("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.once("close", (exitCode) => {
      resolve(exitCode ?? 1);
    });
  });
  clearTimeout(limit);
  return { code: limited.out ? 124 : code, output, timedOut: limited.out };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is already gone, which is what was wanted.
  }
}

let watching = false;

function endWithUs(): void {
  if (watching) return;
  watching = true;
  process.once("exit", () => {
    for (const child of running) signalGroup(child, "SIGKILL");
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      void endAll().then(() => process.exit(signal === "SIGINT" ? 130 : 143));
    });
  }
}

/** A child may itself own groups that only it can end: it is asked, and given a few seconds. */
async function endAll(): Promise<void> {
  await Promise.all([...running].map(stopProcess));
}
