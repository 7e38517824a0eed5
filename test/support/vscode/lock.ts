import fs from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const LIMIT_MS = 10 * 60_000;

/** Lets one process at a time do `work`: two runs in one clone must not install into one folder. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  while (!(await take(file))) {
    if (await isAbandoned(file)) await fs.rm(file, { force: true });
    else if (Date.now() > deadline) throw new Error(`${file} is held by another run.`);
    else await sleep(300);
  }
  try {
    return await work();
  } finally {
    await fs.rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    await fs.writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** Its holder was killed before it could clean up. */
async function isAbandoned(file: string): Promise<boolean> {
  const holder = Number(await fs.readFile(file, "utf8").catch(() => "0"));
  if (holder === 0) return false;
  try {
    process.kill(holder, 0);
    return false;
  } catch {
    return true;
  }
}
