import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { build } from "../support/run/build";
import { startDemoAccount } from "../support/run/demoAccount";
import { outDir, repositoryRoot } from "../support/run/paths";
import { chooseHost } from "../support/vscode/chooseHost";
import { bundleSuite } from "./harness/bundle";
import type { Results } from "./harness/results";
import { runInHost } from "./harness/runInHost";

const LIMIT_MS = 8 * 60_000;
const logFile = path.join(outDir, "integration-host.log");
const resultsFile = path.join(outDir, "integration.json");

/** Runs test/integration inside a real VS Code; `npm test -- integration` calls it. */
async function main(): Promise<void> {
  await fs.rm(resultsFile, { force: true });
  await fs.rm(logFile, { force: true });
  const [host, suite] = await Promise.all([chooseHost(), bundleSuite(), build()]);
  console.log(`In-host tests: VS Code ${host.version} (${host.kind})`);
  const account = await startDemoAccount();
  const code = await runInHost({
    host,
    suite,
    extensionPath: repositoryRoot,
    limitMs: LIMIT_MS,
    env: {
      ...account.env,
      BACKUP_EXPLORER_RESULTS: resultsFile,
      BACKUP_EXPLORER_HOST_LOG: logFile,
      BACKUP_EXPLORER_ONLY: process.argv[2] ?? "",
    },
  });
  await account.stop();
  process.exitCode = (await report(code)) ? 0 : 1;
}

async function report(code: number): Promise<boolean> {
  const text = await fs.readFile(resultsFile, "utf8").catch(() => undefined);
  if (text === undefined) {
    console.error(`VS Code ended without running the suite; its log is ${logFile}`);
    return false;
  }
  const results = JSON.parse(text) as Results;
  for (const { title, text: why } of results.failures) console.error(`\n✘ ${title}\n${why}`);
  if (!results.done) console.error(`The suite stopped in: ${results.current ?? "its start"}`);
  console.log(`${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`);
  return code === 0 && results.done && results.failed === 0;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
