import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import type { Results } from "../../integration/harness/results";
import { failedWith, type Outcome, tail } from "./outcome";
import { outDir, repositoryRoot } from "./paths";
import { runToEnd } from "./processes";

const LIMIT_MS = 9 * 60_000;

/** Runs the suite inside VS Code in a process of its own, so that a host that hangs can be ended. */
export async function integrationCheck(): Promise<Outcome> {
  const file = path.join(outDir, "integration.json");
  await fs.rm(file, { force: true });
  const script = path.join(repositoryRoot, "test/integration/run.ts");
  const result = await runToEnd(process.execPath, ["--import", "tsx", script], {
    cwd: repositoryRoot,
    limitMs: LIMIT_MS,
  });
  const text = await fs.readFile(file, "utf8").catch(() => undefined);
  const host = /^In-host tests: .*$/m.exec(result.output)?.[0];
  const notes = host === undefined ? [] : [host];
  if (text === undefined) return failedWith(tail(result.output));
  const results = JSON.parse(text) as Results;
  const fine = result.code === 0 || results.failed > 0;
  return {
    passed: results.passed,
    failed: fine ? results.failed : results.failed + 1,
    skipped: results.skipped,
    notes: result.code === 0 ? notes : [tail(result.output)],
  };
}
