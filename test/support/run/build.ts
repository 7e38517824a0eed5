import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { repositoryRoot } from "./paths";
import { runToEnd } from "./processes";

const LIMIT_MS = 2 * 60_000;

/** Builds dist/, once for all kinds of test when `npm test` has done it already. */
export async function build(): Promise<void> {
  if (process.env["BACKUP_EXPLORER_BUILT"] === "1") return;
  await mustRun("build", [path.join(repositoryRoot, "esbuild.js"), "--production"]);
}

/** Where the one VSIX lies that demo, tests and users get. */
export const vsixFile = path.join(repositoryRoot, "out/aws-backup-explorer.vsix");

/** As `npm run package`: vsce builds by itself (vscode:prepublish); .vscodeignore names all that goes in. */
export async function packageVsix(): Promise<string> {
  if (process.env["BACKUP_EXPLORER_BUILT"] === "1") return vsixFile;
  await fs.mkdir(path.dirname(vsixFile), { recursive: true });
  const vsce = path.join(repositoryRoot, "node_modules/@vscode/vsce/vsce");
  await mustRun("package", [
    vsce,
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--readme-path",
    "dist/README.md",
    "--out",
    vsixFile,
  ]);
  return vsixFile;
}

/** The demo's own small extension, which brings the views to the front. */
export async function packageOpener(): Promise<string> {
  const file = path.join(repositoryRoot, "out/demo-opener.vsix");
  const vsce = path.join(repositoryRoot, "node_modules/@vscode/vsce/vsce");
  const lenient = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
  const args = [vsce, "package", ...lenient, "--out", file];
  await mustRun("package", args, path.join(import.meta.dirname, "opener"));
  return file;
}

async function mustRun(what: string, args: readonly string[], cwd = repositoryRoot): Promise<void> {
  const result = await runToEnd(process.execPath, args, { cwd, limitMs: LIMIT_MS });
  if (result.code !== 0) throw new Error(`${what} failed:\n${result.output}`);
}
