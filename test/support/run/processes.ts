import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";

const GRACE_MS = 3000;
const LOOK_MS = 200;

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
  /** Where it was ended before its end: why, as a sentence about it goes on. */
  readonly stopped: string | undefined;
}

export interface Standstill {
  readonly file: string;
  readonly limitMs: number;
}

export interface FinishOptions extends SpawnOptions {
  readonly limitMs: number;
  /** Ends it when this file has not grown for so long. */
  readonly standstill?: Standstill;
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
  const { limitMs, standstill, onOutput, givesWay, ...rest } = options;
  const child = startProcess(command, args, { ...rest, stdio: ["ignore", "pipe", "pipe"] });
  if (givesWay === true && child.pid !== undefined) {
    os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL);
  }
  let output = "";
  const end: { why?: string } = {};
  const stop = (why: string): void => {
    end.why ??= why;
    void stopProcess(child);
  };
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    onOutput?.(chunk.toString());
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  const limit = setTimeout(() => {
    stop(`did not end within ${limitMs / 1000} s`);
  }, limitMs);
  const watch = onStandstill(standstill, stop);
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
  watch?.close();
  return { code: end.why === undefined ? code : 124, output, stopped: end.why };
}

/** Calls `stop` when the file of a standstill has not grown for its time; undefined where nothing is to be watched. */
export function onStandstill(
  standstill: Standstill | undefined,
  stop: (why: string) => void,
): { close(): void } | undefined {
  if (standstill === undefined) return undefined;
  const { file, limitMs } = standstill;
  let last = { size: -1, at: Date.now() };
  const look = setInterval(() => {
    const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size !== last.size) last = { size, at: Date.now() };
    else if (Date.now() - last.at > limitMs) stop(`stood still for ${limitMs / 1000} s`);
  }, LOOK_MS);
  return {
    close: () => {
      clearInterval(look);
    },
  };
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
