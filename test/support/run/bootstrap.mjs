// `npm start` and `npm test` begin here, in a clone that may have no node_modules yet: plain Node, no imports
// but Node's own. Installs what is missing, then hands over to start.ts or test.ts.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";

const root = path.resolve(import.meta.dirname, "../../..");

/** True when node_modules holds what package-lock.json asks for; npm writes its own list last of all. */
function isInstalled() {
  try {
    const packagesOf = (file) =>
      JSON.parse(fs.readFileSync(path.join(root, file), "utf8")).packages ?? {};
    const installed = packagesOf("node_modules/.package-lock.json");
    return Object.entries(packagesOf("package-lock.json"))
      .filter(([name, { optional }]) => name !== "" && optional !== true)
      .every(([name, { version }]) => installed[name]?.version === version);
  } catch {
    return false;
  }
}

function install() {
  console.log("Installing node_modules (npm ci) …");
  const npm = process.env.npm_execpath?.endsWith(".js")
    ? [process.execPath, process.env.npm_execpath]
    : ["npm"];
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync(npm[0], [...npm.slice(1), ...args], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32" && npm.length === 1,
  });
  if (status !== 0) {
    console.error("npm ci failed: is the npm registry within reach?");
    process.exit(1);
  }
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
if (!isInstalled()) install();

const [what, ...args] = process.argv.slice(2);
const child = spawn(
  process.execPath,
  ["--import", "tsx", path.join(import.meta.dirname, `${what}.ts`), ...args],
  { cwd: root, stdio: "inherit" },
);
// Ctrl+C reaches the child by itself; this process only waits for it to clean up.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT") child.kill(signal);
  });
}
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1);
});
