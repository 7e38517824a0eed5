import process from "node:process";
import { packageVsix } from "./build";
import { integrationCheck } from "./integrationCheck";
import { failedWith, type Outcome } from "./outcome";
import { toolCheck } from "./toolCheck";
import { vitestCheck } from "./vitestCheck";

export type Provision = "vscode" | "awscli";

/** first: what both lanes need. */
export type Lane = "first" | "desk" | "workbench";

export interface Kind {
  readonly name: string;
  /** Kinds of one lane run one after another, the lanes side by side: a workbench mostly waits. */
  readonly lane: Lane;
  /** What must be installed before it can run. */
  readonly needs?: Provision;
  /** It can't tell anything where this kind has failed. */
  readonly after?: string;
  run(): Promise<Outcome>;
}

const MINUTE = 60_000;

const desk = { limitMs: 10 * MINUTE, givesWay: true };

/** Every kind of check, cheap ones first: `npm test` runs all, `npm test -- unit lint` those. */
export const kinds: readonly Kind[] = [
  { name: "package", lane: "first", run: buildAndPackage },
  {
    name: "format",
    lane: "desk",
    run: () => toolCheck(["prettier", "--check", "--log-level=warn", "."]),
  },
  {
    name: "lint",
    lane: "desk",
    run: () => toolCheck(["eslint", "--max-warnings=0", "src", "test"]),
  },
  {
    name: "types",
    lane: "desk",
    run: () => toolCheck(["tsc", "-p", "."], ["tsc", "-p", "src/webview"], ["tsc", "-p", "test"]),
  },
  { name: "layers", lane: "desk", run: () => toolCheck(["depcruise", "src"]) },
  { name: "unused", lane: "desk", run: () => toolCheck(["knip", "--no-progress"]) },
  { name: "unit", lane: "desk", run: () => vitestCheck("unit", desk) },
  { name: "host", lane: "desk", run: () => vitestCheck("host", desk) },
  {
    name: "architecture",
    lane: "desk",
    after: "package",
    run: () => vitestCheck("architecture", desk),
  },
  { name: "awscli", lane: "desk", needs: "awscli", run: () => vitestCheck("awscli", desk) },
  {
    name: "integration",
    lane: "workbench",
    needs: "vscode",
    after: "package",
    run: integrationCheck,
  },
  {
    name: "e2e",
    lane: "workbench",
    needs: "vscode",
    after: "package",
    run: () => vitestCheck("e2e", { limitMs: 14 * MINUTE }),
  },
  { name: "page", lane: "desk", needs: "vscode", run: () => vitestCheck("page", desk) },
];

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
