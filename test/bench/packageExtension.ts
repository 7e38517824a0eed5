import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { outDir, repositoryRoot } from "../support/run/paths";
import { runToEnd } from "../support/run/processes";

/** Packages an extension of a bench. @param folder where it is, beside this file @returns the VSIX */
export async function packageExtension(folder: string): Promise<string> {
  const file = path.join(outDir, "bench", `${folder}.vsix`);
  const vsce = path.join(repositoryRoot, "node_modules/@vscode/vsce/vsce");
  const lenient = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
  await fs.mkdir(path.dirname(file), { recursive: true });
  const result = await runToEnd(process.execPath, [vsce, "package", ...lenient, "--out", file], {
    cwd: path.join(import.meta.dirname, folder),
    limitMs: 60_000,
  });
  if (result.code !== 0) throw new Error(`${folder} was not packaged:\n${result.output}`);
  return file;
}
