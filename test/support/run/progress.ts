import fs from "node:fs";
import path from "node:path";
import { type Outcome, tail } from "./outcome";

/**
 * What a run of tests says while it goes on, a line of JSON each: so a run that is ended from outside, or dies, still
 * tells what it found out, and what it did not come to.
 */
export type ProgressRecord =
  /** The files that are going to run. */
  | { readonly type: "files"; readonly files: readonly string[] }
  /** The tests of a file, known when it is loaded. */
  | { readonly type: "tests"; readonly file: string; readonly tests: readonly string[] }
  /** The end of a test, `why` where it failed, at first or for good. */
  | ({ readonly type: "test"; readonly state: TestState; readonly why: string } & TestName)
  /** A failure that is no test's: of a file that can't be loaded, of a hook, of the run itself. */
  | { readonly type: "broken"; readonly what: string; readonly why: string }
  /** Figures that a test tells. */
  | { readonly type: "said"; readonly text: string }
  /** The run came to its end. */
  | { readonly type: "end" };

export type TestState = "passed" | "failed" | "skipped";

export interface TestName {
  readonly file: string;
  readonly test: string;
}

/** Where a run in another process keeps its records, by environment. */
export const progressVariable = "BACKUP_EXPLORER_PROGRESS";

/** Begins a run's file anew. */
export function startProgress(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, "");
}

/** Adds a record with the time of the day, which tells a reader of the file what took how long. */
export function addProgress(file: string, record: ProgressRecord): void {
  fs.appendFileSync(file, `${JSON.stringify({ at: new Date(), ...record })}\n`);
}

/** All records; what was being written when the run was ended is left out. */
export function readProgress(file: string): readonly ProgressRecord[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as ProgressRecord);
}

export interface RunEnd {
  readonly output: string;
  readonly code: number;
  /** Why it was ended before its end, where it was. */
  readonly stopped: string | undefined;
}

/** What the records come to; what was to run and did not end has failed. */
export function outcomeOf(
  run: string,
  records: readonly ProgressRecord[],
  { output, code, stopped }: RunEnd,
): Outcome {
  const tests = records.filter((record) => record.type === "test");
  const failures = tests.filter(({ state }) => state === "failed");
  // Where a test may try again, what was wrong at first is told of one that passes, too.
  const second = tests.filter(({ state, why }) => state === "passed" && why !== "");
  const broken = records.filter((record) => record.type === "broken");
  const missing = notRun(records);
  const failed = failures.length + broken.length + missing.length;
  const isWhole = stopped === undefined && records.some(({ type }) => type === "end");
  const isExplained = isWhole && (code === 0 || failed > 0);
  return {
    passed: tests.filter(({ state }) => state === "passed").length,
    failed: isExplained ? failed : Math.max(1, failed),
    skipped: tests.filter(({ state }) => state === "skipped").length,
    notes: [
      ...records.flatMap((record) => (record.type === "said" ? [record.text] : [])),
      ...broken.map(({ what, why }) => `✘ ${what}\n${tail(why)}`),
      ...failures.map(({ test, why }) => `✘ ${test}\n${tail(why)}`),
      ...second.map(({ test, why }) => `↻ only at the second try: ${test}\n${tail(why)}`),
      ...missing.map((what) => `✘ not run: ${what}`),
      ...(isExplained ? [] : [`${run} ${stopped ?? `ended with ${code}`}\n${tail(output)}`]),
    ],
  };
}

/** Tests that were known and did not end, and files that were not even loaded. */
function notRun(records: readonly ProgressRecord[]): readonly string[] {
  const files = records.flatMap((record) => (record.type === "files" ? record.files : []));
  const lists = records.filter((record) => record.type === "tests");
  const loaded = new Set(lists.map(({ file }) => file));
  const ended = new Map<string, number>();
  for (const record of records) {
    if (record.type !== "test") continue;
    const key = nameOf(record);
    ended.set(key, (ended.get(key) ?? 0) + 1);
  }
  // Tests made of rows of a table may share a name.
  const waiting = lists.flatMap(({ file, tests }) =>
    tests
      .map((test) => nameOf({ file, test }))
      .filter((key) => {
        const left = ended.get(key) ?? 0;
        ended.set(key, left - 1);
        return left <= 0;
      }),
  );
  return [...waiting, ...files.filter((file) => !loaded.has(file)).map((file) => `${file} (all)`)];
}

const nameOf = ({ file, test }: TestName): string => `${file} > ${test}`;
