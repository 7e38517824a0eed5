import path from "node:path";
import process from "node:process";
import type { Outcome } from "./outcome";
import { outDir, repositoryRoot } from "./paths";
import { runToEnd } from "./processes";
import { outcomeOf, progressVariable, readProgress, startProgress } from "./progress";

const MINUTE = 60_000;

export interface VitestCheckOptions {
  /** The run is ended when no test has ended for so long. */
  readonly standstillMs?: number;
  /** And after so long, whatever it does. */
  readonly limitMs?: number;
  /** Lets the checks in a workbench go first, whose clicks wait for answers. */
  readonly givesWay?: boolean;
  /** Another file than the repository's vitest.config.mts. */
  readonly config?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Those of the project's files alone. */
  readonly files?: readonly string[];
}

/** Runs one project of vitest.config.mts and tells what it found out, however it ended. */
export async function vitestCheck(
  project: string,
  {
    standstillMs = 5 * MINUTE,
    limitMs = 30 * MINUTE,
    givesWay = false,
    config = path.join(repositoryRoot, "vitest.config.mts"),
    env = {},
    files = [],
  }: VitestCheckOptions = {},
): Promise<Outcome> {
  const progress = path.join(outDir, `vitest-${project}.jsonl`);
  startProgress(progress);
  const vitest = path.join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const reporter = path.join(import.meta.dirname, "vitestReporter.ts");
  const args = [
    "run",
    "--config",
    config,
    "--project",
    project,
    `--reporter=${reporter}`,
    ...files,
  ];
  const end = await runToEnd(process.execPath, [vitest, ...args], {
    cwd: repositoryRoot,
    limitMs,
    standstill: { file: progress, limitMs: standstillMs },
    givesWay,
    env: {
      ...process.env,
      TZ: "UTC",
      LANG: "en-US.UTF-8",
      NO_COLOR: "1",
      [progressVariable]: progress,
      ...env,
    },
  });
  return outcomeOf(`vitest ${project}`, readProgress(progress), end);
}
