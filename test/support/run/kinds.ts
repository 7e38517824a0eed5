import process from "node:process";
import { packageVsix } from "./build";
import { integrationCheck } from "./integrationCheck";
import { failedWith, type Outcome } from "./outcome";
import { type ToolCall, toolCheck } from "./toolCheck";
import { vitestCheck } from "./vitestCheck";

export type Provision = "vscode" | "awscli";

/**
 * Side by side, the kinds of a lane one after another. first: what some others wait for. workbench: clicks in windows of VS
 * Code, the longest. waiting: what waits for other programs more than it computes. desk: the rest.
 */
export type Lane = "first" | "workbench" | "waiting" | "desk";

export interface RunOptions {
  /**
   * For the loop while one writes: format and types of what has changed since they last passed, and a tenth of each
   * property's runs.
   */
  readonly quick: boolean;
}

export interface Kind {
  readonly name: string;
  readonly lane: Lane;
  /** What must be installed before it can run. */
  readonly needs?: Provision;
  /** A kind of the lane "first": it waits for that, and can't tell anything where that has failed. */
  readonly after?: string;
  run(options: RunOptions): Promise<Outcome>;
}

/** The checks in a workbench, whose clicks wait for answers, go first. */
const desk = { givesWay: true };

const CACHE = "node_modules/.cache/check";

/** Every kind of check, long ones first: `npm test` runs all, `npm test -- unit lint` those. */
export const kinds: readonly Kind[] = [
  { name: "package", lane: "first", run: buildAndPackage },
  { name: "unit", lane: "desk", run: (options) => vitestCheck("unit", inDesk(options)) },
  { name: "lint", lane: "desk", run: () => toolCheck(oxlint) },
  { name: "types", lane: "desk", run: (options) => toolCheck(...compilers(options)) },
  { name: "format", lane: "desk", run: () => toolCheck(oxfmt) },
  { name: "host", lane: "desk", run: (options) => vitestCheck("host", inDesk(options)) },
  {
    name: "properties",
    lane: "desk",
    run: (options) => vitestCheck("properties", inDesk(options)),
  },
  { name: "layers", lane: "desk", run: () => toolCheck(["depcruise", "src"]) },
  { name: "unused", lane: "desk", run: () => toolCheck(["knip", "--no-progress"]) },
  {
    name: "architecture",
    lane: "desk",
    after: "package",
    run: () => vitestCheck("architecture", desk),
  },
  {
    name: "integration",
    lane: "waiting",
    needs: "vscode",
    after: "package",
    run: integrationCheck,
  },
  { name: "awscli", lane: "waiting", needs: "awscli", run: () => vitestCheck("awscli", desk) },
  { name: "page", lane: "waiting", needs: "vscode", run: () => vitestCheck("page", desk) },
  {
    name: "e2e",
    lane: "workbench",
    needs: "vscode",
    after: "package",
    // Two windows wait beside each other.
    run: () => vitestCheck("e2e", { env: { E2E_WINDOWS: process.env["E2E_WINDOWS"] ?? "2" } }),
  },
];

const inDesk = ({ quick }: RunOptions) => ({
  ...desk,
  ...(quick && { env: { PROPERTY_RUNS: "0.1" } }),
});

/** It and its rules with types are native code: a tenth of the time that typescript-eslint takes for the same rules. */
const oxlint: ToolCall = ["oxlint", "--tsconfig=test/tsconfig.json", "src", "test"];

/** Native code that writes as Prettier does: less than a second, where Prettier takes 34. */
const oxfmt: ToolCall = ["oxfmt", "--check", "."];

function compilers({ quick }: RunOptions): readonly ToolCall[] {
  return [".", "src/webview", "test"].map((project) => {
    const info = `${CACHE}/${project === "." ? "src" : project.replaceAll("/", "-")}.tsbuildinfo`;
    return ["tsc", "-p", project, ...(quick ? ["--incremental", "--tsBuildInfoFile", info] : [])];
  });
}

/** Later kinds take what is built here: the package that is tested is built once. */
async function buildAndPackage(): Promise<Outcome> {
  try {
    await packageVsix();
  } catch (error) {
    return failedWith(error instanceof Error ? error.message : String(error));
  }
  process.env["BACKUP_EXPLORER_BUILT"] = "1";
  return { passed: 1, failed: 0, skipped: 0, notes: [] };
}
