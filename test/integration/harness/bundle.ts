import fs from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { outDir, repositoryRoot } from "../../support/run/paths";

/** Entry points by the name of the bundle, as in `{ suite: "/…/suite.ts" }`. */
type Entries = Readonly<Record<string, string>>;

/**
 * Bundles the loader and every `*.test.ts` of test/integration for the extension host and returns the
 * loader's file.
 */
export async function bundleSuite(): Promise<string> {
  const source = path.join(repositoryRoot, "test/integration");
  const files = await fs.readdir(source, { recursive: true });
  const tests = files
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => [file.slice(0, -".ts".length), path.join(source, file)] as const);
  const dir = path.join(outDir, "integration");
  const suite = path.join(source, "harness/suite.ts");
  await bundleForHost(dir, { suite, ...Object.fromEntries(tests) });
  return path.join(dir, "suite.js");
}

/**
 * The extension host runs plain CommonJS. Mocha stays outside: the loader and the tests must share one copy.
 */
export async function bundleForHost(dir: string, entries: Entries): Promise<void> {
  await fs.rm(dir, { recursive: true, force: true });
  await build({
    entryPoints: { ...entries },
    outdir: dir,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}
