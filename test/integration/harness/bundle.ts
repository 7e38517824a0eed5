import fs from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { outDir, repositoryRoot } from "../../support/run/paths";

const suiteDir = path.join(outDir, "integration");

/**
 * Bundles the loader and every `*.test.ts` of test/integration for the extension host, which runs plain
 * CommonJS. Mocha stays outside: the loader and the tests must share one copy.
 */
export async function bundleSuite(): Promise<string> {
  const source = path.join(repositoryRoot, "test/integration");
  const files = await fs.readdir(source, { recursive: true });
  await fs.rm(suiteDir, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: path.join(source, "harness/suite.ts"), out: "suite" },
      ...files
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => ({ in: path.join(source, file), out: file.slice(0, -".ts".length) })),
    ],
    outdir: suiteDir,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return path.join(suiteDir, "suite.js");
}
