import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { repositoryRoot } from "./paths";
import { vitestCheck } from "./vitestCheck";

const MINUTE = 60_000;

/** Where properties are tested; awscli by Debian's AWS CLI, which must be there, and e2e in a real VS Code. */
const projects = ["properties", "unit", "host", "awscli", "e2e"] as const;

interface Figures {
  readonly passed: number;
  readonly failed: number;
}

/**
 * `npm run campaign [-- --rounds 3 --runs 10 --projects properties,unit]`: every property with seeds that nobody chose, and
 * so many times the runs of an ordinary test. Prints figures; a failure with the seed that finds it again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "1" },
      runs: { type: "string", default: "10" },
      projects: { type: "string", default: projects.join(",") },
    },
  });
  const files = await filesWithProperties();
  console.log(`${files.length} files with properties, ${values.runs} times their runs`);
  let failed = 0;
  for (let round = 1; round <= Number(values.rounds); round++) {
    const seed = String(Math.floor(Math.random() * 2 ** 31));
    const env = { PROPERTY_SEED: seed, PROPERTY_RUNS: values.runs };
    for (const project of values.projects.split(",")) {
      const start = Date.now();
      const limitMs = 24 * 60 * MINUTE;
      const options = { files, env, limitMs, standstillMs: limitMs };
      const outcome = await vitestCheck(project, options);
      for (const note of outcome.notes) console.log(note);
      console.log(lineOf(outcome, { project, round, seed, ms: Date.now() - start }));
      failed += outcome.failed;
    }
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

function lineOf(
  { passed, failed }: Figures,
  {
    project,
    round,
    seed,
    ms,
  }: {
    readonly project: string;
    readonly round: number;
    readonly seed: string;
    readonly ms: number;
  },
): string {
  const what = `round ${round}, ${project}: ${passed} tests passed, ${failed} failed`;
  return `${what}, ${(ms / MINUTE).toFixed(1)} min, PROPERTY_SEED=${seed}`;
}

/** Files of tests that make their cases from a seed. */
async function filesWithProperties(): Promise<readonly string[]> {
  const folders = ["test/unit", "test/awscli", "test/e2e"];
  const found: string[] = [];
  for (const folder of folders) {
    const all = await fs.readdir(path.join(repositoryRoot, folder), { recursive: true });
    for (const name of all.filter((each) => each.endsWith(".test.ts")).sort()) {
      const file = path.join(folder, name);
      const text = await fs.readFile(path.join(repositoryRoot, file), "utf8");
      if (/from "(?:fast-check|[./]+support\/property)"/.test(text)) found.push(file);
    }
  }
  return found;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
