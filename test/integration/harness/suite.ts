import fs from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import type { Failure, Results } from "./results";

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

function record(runner: Mocha.Runner): void {
  const file = process.env["BACKUP_EXPLORER_RESULTS"];
  let results: Results = { passed: 0, failed: 0, skipped: 0, failures: [], done: false };
  const update = (change: Partial<Results>): void => {
    results = { ...results, ...change };
    if (file !== undefined) fs.writeFileSync(file, JSON.stringify(results));
  };
  update({});
  runner
    .on("test", (test) => {
      update({ current: test.fullTitle() });
    })
    .on("pass", (test) => {
      console.log(`✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
      update({ passed: results.passed + 1 });
    })
    .on("pending", (test) => {
      console.log(`- ${test.fullTitle()} (skipped)`);
      update({ skipped: results.skipped + 1 });
    })
    .on("fail", (test, error: unknown) => {
      console.log(`✘ ${test.fullTitle()}`);
      const failure: Failure = { title: test.fullTitle(), text: textOf(error) };
      update({ failed: results.failed + 1, failures: [...results.failures, failure] });
    })
    .on("end", () => {
      update({ done: true });
    });
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
