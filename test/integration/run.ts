import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { makeTrusted } from "../support/identity/trustedServer";
import { build } from "../support/run/build";
import { startDemoAccount } from "../support/run/demoAccount";
import { secretMark } from "../support/identity/credentialWorld";
import { filesWith } from "../support/run/filesWith";
import { integrationProgress, outDir, repositoryRoot } from "../support/run/paths";
import { outcomeOf, progressVariable, readProgress, startProgress } from "../support/run/progress";
import { chooseHost } from "../support/vscode/chooseHost";
import { bundleSuite } from "./harness/bundle";
import { runInHost } from "./harness/runInHost";

const MINUTE = 60_000;
const fakePrograms = path.join(repositoryRoot, "test/integration/support/bin");
const logFile = path.join(outDir, "integration-host.log");

/** Runs test/integration inside a real VS Code; `npm test -- integration` calls it. */
async function main(): Promise<void> {
  startProgress(integrationProgress);
  await fs.rm(logFile, { force: true });
  const [host, suite] = await Promise.all([chooseHost(), bundleSuite(), build()]);
  console.log(`In-host tests: VS Code ${host.version} (${host.kind})`);
  const account = await startDemoAccount();
  const leaks: string[] = [];
  const end = await runInHost({
    host,
    suite,
    extensionPath: repositoryRoot,
    limitMs: 30 * MINUTE,
    ended: async (userData) => {
      const keys = account.endpoint.credentials.flatMap(({ accessKeyId, secretAccessKey }) => [
        accessKeyId,
        secretAccessKey,
      ]);
      leaks.push(...(await filesWith(userData, [...keys, secretMark])));
    },
    standstill: { file: integrationProgress, limitMs: 4 * MINUTE },
    env: {
      ...account.env,
      // No test may run the AWS CLI of this machine.
      PATH: [fakePrograms, process.env["PATH"]].join(path.delimiter),
      BACKUP_EXPLORER_FAKE_AWS: path.join(outDir, "fake-aws.txt"),
      ...makeTrusted(path.join(outDir, "trusted")),
      [progressVariable]: integrationProgress,
      BACKUP_EXPLORER_HOST_LOG: logFile,
      BACKUP_EXPLORER_ONLY: process.argv[2] ?? "",
    },
  });
  await account.stop();
  for (const file of leaks) console.error(`A secret of the tests stands in ${file}`);
  const outcome = outcomeOf("The suite", readProgress(integrationProgress), end);
  for (const note of outcome.notes) console.error(`\n${note}`);
  const { passed, failed, skipped } = outcome;
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed === 0 && leaks.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
