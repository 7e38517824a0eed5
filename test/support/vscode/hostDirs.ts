import { rmSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";

const REMOVAL = { recursive: true, force: true, maxRetries: 5 } as const;

export interface HostDirs {
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
  /** A home without `~/.aws`, so that nothing depends on who runs the tests. */
  readonly home: string;
  /** An empty folder to open. */
  readonly workspace: string;
  remove(): Promise<void>;
}

/** Throw-away folders of one host; short names, for a socket's path may not exceed 104 characters. */
export async function makeHostDirs(): Promise<HostDirs> {
  const root = await fs.realpath(await fs.mkdtemp(path.join(os.tmpdir(), "abx-")));
  const at = async (name: string): Promise<string> => {
    const dir = path.join(root, name);
    await fs.mkdir(dir, { recursive: true });
    return dir;
  };
  process.once("exit", () => {
    // Also after Ctrl+C, when nobody comes to call remove().
    rmSync(root, REMOVAL);
  });
  return {
    root,
    userData: await at("u"),
    extensions: await at("x"),
    home: await at("h"),
    workspace: await at("demo"),
    remove: () => fs.rm(root, REMOVAL),
  };
}
