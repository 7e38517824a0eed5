import fs from "node:fs/promises";
import process from "node:process";
import { runToEnd } from "../run/processes";

/** Installs a Debian package where that can be done without asking anybody: on Debian, as root. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !(await isDebian())) return false;
  console.log(`Installing Debian's ${name} (once) …`);
  if (await aptInstall(name)) return true;
  // A fresh image has no package lists yet.
  await apt(["update", "-qq"]);
  return aptInstall(name);
}

async function aptInstall(name: string): Promise<boolean> {
  return apt(["install", "-y", "-qq", "--no-install-recommends", name]);
}

async function apt(args: readonly string[]): Promise<boolean> {
  const result = await runToEnd("apt-get", ["-o", "DPkg::Lock::Timeout=120", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    limitMs: 5 * 60_000,
  });
  return result.code === 0;
}

async function isDebian(): Promise<boolean> {
  const release = await fs.readFile("/etc/os-release", "utf8").catch(() => "");
  return /^ID(_LIKE)?=.*debian/m.test(release);
}
