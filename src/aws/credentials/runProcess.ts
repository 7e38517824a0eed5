import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { split } from "shlex";

/** Most bytes that are kept of what a process prints; as in the SDK. */
const maxOutput = 1024 * 1024;

export type ProcessEnd =
  | {
      readonly kind: "ended";
      /** Null where a signal ended it. */
      readonly exitCode: number | null;
      readonly stdout: string;
      readonly stderr: string;
    }
  /** Node's code for why it could not be started, e.g. "ENOENT". */
  | { readonly kind: "notStarted"; readonly code: string }
  | { readonly kind: "timedOut" | "stopped" | "tooMuchOutput" };

/** The words of a command line as the AWS CLI splits it (Python's shlex). Throws for a quote without its end. */
export function commandWords(command: string): readonly string[] {
  return split(command);
}

/**
 * Runs a command as the AWS CLI does: without a shell, so that nothing in it is interpreted. On Windows by its shell, as
 * the SDK does: programs are often .cmd files there, which nothing else runs.
 * Ends with the limit or the signal at the latest; the process and what it started is killed then.
 */
export function runProcess(
  command: string,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): Promise<ProcessEnd> {
  const isWindows = process.platform === "win32";
  const [program = "", ...args] = isWindows ? [command] : commandWords(command);
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ kind: "stopped" });
      return;
    }
    const child = started(program, args);
    if (child === undefined) {
      resolve({ kind: "notStarted", code: "" });
      return;
    }
    const timer = setTimeout(() => {
      end({ kind: "timedOut" });
    }, limit);
    const stop = (): void => {
      end({ kind: "stopped" });
    };
    signal.addEventListener("abort", stop, { once: true });
    const end = (how: ProcessEnd): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      if (how.kind !== "ended" && how.kind !== "notStarted") kill(child);
      resolve(how);
    };
    const stdout = collected(child.stdout, () => {
      end({ kind: "tooMuchOutput" });
    });
    // Only what it says last is shown: the rest may be as long as it likes.
    const stderr = collected(child.stderr);
    child.on("error", (error) => {
      end({ kind: "notStarted", code: "code" in error ? String(error.code) : "" });
    });
    child.on("close", (exitCode) => {
      end({ kind: "ended", exitCode, stdout: stdout(), stderr: stderr() });
    });
  });
}

/** In a group of its own, so that what it starts can be killed with it. */
function started(program: string, args: readonly string[]) {
  const isWindows = process.platform === "win32";
  try {
    return spawn(program, args, {
      shell: isWindows,
      detached: !isWindows,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch {
    // Node refuses words with a null character, and would quote them.
    return undefined;
  }
}

/** Keeps the last bytes that come, at most {@link maxOutput}. */
function collected(stream: NodeJS.ReadableStream, tooMuch?: () => void): () => string {
  let kept: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    kept.push(chunk);
    size += chunk.length;
    if (size <= maxOutput) return;
    tooMuch?.();
    kept = [Buffer.concat(kept).subarray(-maxOutput / 2)];
    size = maxOutput / 2;
  });
  return () => Buffer.concat(kept).toString("utf8");
}

function kill(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === "win32") {
    // There are no groups: the shell alone would end.
    spawn("taskkill", ["/PID", String(pid), "/T", "/F"], { windowsHide: true }).on("error", () => {
      child.kill();
    });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
