import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { failedWith, type Outcome, tail } from "./outcome";
import { outDir, repositoryRoot } from "./paths";
import { runToEnd } from "./processes";

/** The part of Vitest's JSON report that is read here. */
interface Report {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[] | null;
  }[];
}

export interface VitestCheckOptions {
  readonly limitMs: number;
  /** Lets the checks in a workbench go first, whose clicks wait for answers. */
  readonly givesWay?: boolean;
}

/** Runs one project of vitest.config.mts and reads its figures from the JSON report. */
export async function vitestCheck(
  project: string,
  { limitMs, givesWay = false }: VitestCheckOptions,
): Promise<Outcome> {
  const file = path.join(outDir, `vitest-${project}.json`);
  await fs.rm(file, { force: true });
  const vitest = path.join(repositoryRoot, "node_modules/vitest/vitest.mjs");
  const args = ["run", "--project", project, "--reporter=json", `--outputFile=${file}`];
  const result = await runToEnd(process.execPath, [vitest, ...args], {
    cwd: repositoryRoot,
    limitMs,
    givesWay,
    env: { ...process.env, TZ: "UTC", LANG: "en-US.UTF-8", NO_COLOR: "1" },
  });
  const text = await fs.readFile(file, "utf8").catch(() => undefined);
  if (text === undefined || result.timedOut) {
    const why = result.timedOut ? `did not end within ${limitMs / 1000} s` : "left no report";
    return failedWith(`vitest ${project} ${why}\n${tail(result.output)}`);
  }
  const outcome = outcomeOf(JSON.parse(text) as Report);
  return outcome.failed === 0 && result.code !== 0
    ? { ...outcome, failed: 1, notes: [tail(result.output)] }
    : outcome;
}

function outcomeOf(report: Report): Outcome {
  const broken = report.testResults.filter(
    (file) =>
      file.status === "failed" && file.assertionResults.every((it) => it.status !== "failed"),
  );
  const failures = report.testResults.flatMap((file) =>
    file.assertionResults
      .filter((it) => it.status === "failed")
      .map((it) => `✘ ${it.fullName}\n${tail((it.failureMessages ?? []).join("\n"))}`),
  );
  return {
    passed: report.numPassedTests,
    failed: failures.length + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    notes: [
      ...broken.map((file) => `✘ ${path.relative(repositoryRoot, file.name)}\n${file.message}`),
      ...failures,
    ],
  };
}
