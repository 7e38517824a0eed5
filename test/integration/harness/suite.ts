import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import {
  addProgress,
  type ProgressRecord,
  progressVariable,
  type TestState,
} from "../../support/run/progress";

const LIMIT_MS = 30_000;

/** VS Code calls this inside the extension host; a rejection makes it exit with 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: LIMIT_MS, reporter: Mocha.reporters.Base });
  for (const file of testFiles()) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => {
    record(mocha.run(resolve));
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** The bundles beside this one; BACKUP_EXPLORER_ONLY=name picks those whose path contains the name. */
function testFiles(): string[] {
  const only = process.env["BACKUP_EXPLORER_ONLY"] ?? "";
  return fs
    .readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js") && file.includes(only))
    .sort()
    .map((file) => path.join(__dirname, file));
}

/** Writes what runs and ends as it comes (progress.ts). */
function record(runner: Mocha.Runner): void {
  const progress = process.env[progressVariable];
  const add = (record: ProgressRecord): void => {
    if (progress !== undefined) addProgress(progress, record);
  };
  const ended = (test: Mocha.Runnable, state: TestState, why = ""): void => {
    add({ type: "test", file: fileOf(test), test: test.fullTitle(), state, why });
  };
  runner
    .on("start", () => {
      const tests = testsOf(runner.suite);
      const files = [...new Set(tests.map(fileOf))];
      add({ type: "files", files });
      for (const file of files) {
        const own = tests.filter((test) => fileOf(test) === file);
        add({ type: "tests", file, tests: own.map((test) => test.fullTitle()) });
      }
    })
    .on("pass", (test) => {
      console.log(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      ended(test, "passed");
    })
    .on("pending", (test) => {
      console.log(`- ${test.fullTitle()} (skipped)`);
      ended(test, "skipped");
    })
    .on("fail", (test, error: unknown) => {
      console.log(`✘ ${test.fullTitle()}`);
      const why = textOf(error);
      // Mocha says it of hooks too, which are no tests of the list.
      if (testsOf(runner.suite).includes(test)) ended(test, "failed", why);
      else add({ type: "broken", what: test.fullTitle(), why });
    })
    .on("end", () => {
      add({ type: "end" });
    });
}

function testsOf(suite: Mocha.Suite): readonly Mocha.Test[] {
  return [...suite.tests, ...suite.suites.flatMap(testsOf)];
}

const fileOf = ({ file = "" }: Mocha.Runnable): string => path.relative(__dirname, file);

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
