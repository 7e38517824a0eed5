import { defineConfig } from "vitest/config";

// Texts and dates must not depend on the machine.
process.env.TZ = "UTC";
process.env.LANG = "en-US.UTF-8";
process.env.LC_ALL = "en-US.UTF-8";

// test/support/property.ts reads both.
if (process.env.PROPERTY_SEED === "random") {
  process.env.PROPERTY_SEED = String(Math.floor(Math.random() * 2 ** 31));
  console.log(`PROPERTY_SEED=${process.env.PROPERTY_SEED}`);
}
const patience = Math.max(1, Number(process.env.PROPERTY_RUNS ?? 1));
const setupFiles = ["test/support/propertySetup.ts"];
// As test/support/waitFor.ts.
const expectOptions = { poll: { timeout: 20_000 } };

const properties = "test/unit/**/property*.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/unit/**/*.test.ts"],
          exclude: ["test/unit/host/**", properties],
          // What they test keeps nothing between files, and loading it once takes half the time.
          isolate: false,
          setupFiles,
          expect: expectOptions,
          testTimeout: 30_000 * patience,
        },
      },
      // Properties of the whole tree and of families: as long as all other unit tests together.
      {
        test: {
          name: "properties",
          include: [properties],
          isolate: false,
          setupFiles,
          expect: expectOptions,
          testTimeout: 900_000 * patience,
        },
      },
      // Each file has its own stand-in for the module "vscode".
      {
        test: {
          name: "host",
          include: ["test/unit/host/**/*.test.ts"],
          exclude: [properties],
          // A process for each took 55 s of processor time in all, a thread for each 45 s.
          pool: "threads",
          setupFiles,
          testTimeout: 30_000 * patience,
        },
      },
      {
        test: {
          name: "architecture",
          include: ["test/architecture/**/*.test.ts"],
          // They build and lint in processes of their own.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "awscli",
          include: ["test/awscli/**/*.test.ts"],
          // As unit.
          isolate: false,
          globalSetup: ["test/awscli/support/globalSetup.ts"],
          setupFiles,
          testTimeout: 120_000 * patience,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: "page",
          include: ["test/page/**/*.test.ts"],
          globalSetup: ["test/page/support/globalSetup.ts"],
          setupFiles,
          // Each process has a Chromium of its own, which its files share.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          globalSetup: ["test/e2e/support/globalSetup.ts"],
          // As many windows at a time, each with a VS Code server, a browser and an endpoint of its own; the files
          // that a process takes share its window (support/scene.ts).
          maxWorkers: Number(process.env.E2E_WINDOWS ?? 1),
          isolate: false,
          sequence: { groupOrder: 2 },
          // On a busy machine VS Code itself loses a click, an expansion or the focus now and then: it mixes up the children of
          // two rows (microsoft/vscode#243911), tells nobody of an expansion while it reads rows again
          // (ExtHostTreeView.setExpanded), gives a tree that it has read the focus back (TreeView.doRefresh), and gives a page
          // none where the news of the page's last blur comes after the wish (WebviewElement._doFocus, by a poll of 250 ms).
          // What a person would see of that is mended in the product where it can be, with unit tests. Such a test is run
          // once more, and the run says so.
          retry: 1,
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
