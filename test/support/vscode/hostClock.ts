import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { repositoryRoot } from "../run/paths";

/**
 * The clock of the packaged extension in the windows of a VS Code server, moved on from outside: the product has nothing for
 * tests. It runs as the real one does. Timers of ten seconds and more come when it has been moved so far.
 */
export class HostClock {
  /** What the extension host loads before all else. */
  readonly preload = path.join(repositoryRoot, "test/support/vscode/hostClockPreload.cjs");
  /** For the environment of the VS Code server. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the windows find the clock, and are found. */
  readonly #dir: string;
  #offset: number;

  private constructor(dir: string, offset: number) {
    this.env = { HOST_CLOCK_DIR: dir };
    this.#dir = dir;
    this.#offset = offset;
  }

  /** @param from milliseconds since the epoch */
  static async startingAt(from: number): Promise<HostClock> {
    const dir = await fs.mkdtemp(path.join(os.tmpdir(), "host-clock-"));
    const clock = new HostClock(dir, from - Date.now());
    await clock.advance(0);
    return clock;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Moves it on in all windows, and has the timers come that are due by then. */
  async advance(milliseconds: number): Promise<void> {
    this.#offset += milliseconds;
    await fs.writeFile(path.join(this.#dir, "offset"), String(this.#offset));
    const ports = (await fs.readdir(this.#dir)).flatMap(
      (name) => /^port-(\d+)$/.exec(name)?.[1] ?? [],
    );
    // A window that was closed answers no more.
    await Promise.allSettled(
      ports.map((port) => fetch(`http://127.0.0.1:${port}/?advance=${milliseconds}`)),
    );
  }

  async remove(): Promise<void> {
    await fs.rm(this.#dir, { recursive: true, force: true });
  }
}
