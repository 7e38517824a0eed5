import { defineConfig } from "vitest/config";

const project = (name: string, ...files: readonly string[]) => ({
  test: {
    name,
    include: files.map((file) => `test/architecture/testRun/${file}.fixture.ts`),
    testTimeout: 600_000,
  },
});

/** Runs that the runner of the tests is tested with (testRun.test.ts). */
const config = defineConfig({
  test: {
    // One file after the other, so that it is known which of them is left.
    maxWorkers: 1,
    projects: [
      project("ordinary", "ordinary", "broken"),
      project("hangs", "hangs"),
      project("worker-dies", "workerDies"),
      project("run-dies", "runDies"),
    ],
  },
});

export { config as default };
