import path from "node:path";
import { describe, expect, it } from "vitest";
import { vitestCheck, type VitestCheckOptions } from "../support/run/vitestCheck";

const config = path.join(import.meta.dirname, "testRun/vitest.config.mts");
const fixture = (name: string): string => `test/architecture/testRun/${name}.fixture.ts`;
const run = (project: string, options: VitestCheckOptions = {}) =>
  vitestCheck(project, { ...options, config });

/** The first line of each note. */
const heads = (notes: readonly string[]): readonly (string | undefined)[] =>
  notes.map((note) => note.split("\n")[0]);

describe("A run of tests", { timeout: 120_000 }, () => {
  it("tells what passed, failed and was skipped, and which hook broke", async () => {
    const outcome = await run("ordinary");
    expect(heads(outcome.notes)).toEqual([
      `✘ ${fixture("broken")} > a hook that fails`,
      "✘ ordinary > fails",
    ]);
    expect(outcome.notes.join("\n")).toContain("expected 2 to be 3");
    expect(outcome.notes.join("\n")).toContain("no endpoint");
    expect(outcome).toMatchObject({ passed: 3, failed: 2, skipped: 2 });
  });

  it("that hangs is ended when it stands still, keeps its results and names what did not run", async () => {
    const outcome = await run("hangs", { standstillMs: 15_000 });
    expect(heads(outcome.notes)).toEqual([
      `✘ not run: ${fixture("hangs")} > hangs`,
      `✘ not run: ${fixture("hangs")} > waits`,
      "vitest hangs stood still for 15 s",
    ]);
    expect(outcome).toMatchObject({ passed: 1, failed: 2, skipped: 0 });
  });

  it("that goes on for ever is ended at its limit, and what was not loaded has failed", async () => {
    const outcome = await run("hangs", { limitMs: 1 });
    expect(heads(outcome.notes).at(-1)).toBe("vitest hangs did not end within 0.001 s");
    expect(outcome).toMatchObject({ passed: 0, failed: 1 });
  });

  it.each([
    ["worker-dies", "workerDies", "ends the process it runs in"],
    ["run-dies", "runDies", "ends the run"],
  ])("that dies (%s) keeps its results and names what did not run", async (project, file, last) => {
    const outcome = await run(project);
    expect(heads(outcome.notes)).toEqual(
      expect.arrayContaining([
        `✘ not run: ${fixture(file)} > ${last}`,
        `✘ not run: ${fixture(file)} > waits`,
      ]),
    );
    expect(outcome.passed).toBe(1);
    expect(outcome.failed).toBeGreaterThanOrEqual(2);
  });
});
