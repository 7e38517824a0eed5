import process from "node:process";
import { packageVsix } from "./build";
import { integrationCheck } from "./integrationCheck";
import { failedWith, type Outcome } from "./outcome";
import { toolCheck } from "./toolCheck";
import { vitestCheck } from "./vitestCheck";

export type Provision = "vscode" | "awscli";

export interface Kind {
  readonly name: string;
  /** What must be installed before it can run. */
  readonly needs?: Provision;
  /** It can't tell anything where this kind has failed. */
  readonly after?: string;
  run(): Promise<Outcome>;
}

const MINUTE = 60_000;

/** Every kind of check, cheap ones first: `npm test` runs all, `npm test -- unit lint` those. */
export const kinds: readonly Kind[] = [
  { name: "format", run: () => toolCheck(["prettier", "--check", "--log-level=warn", "."]) },
  { name: "lint", run: () => toolCheck(["eslint", "--max-warnings=0", "src", "test"]) },
  {
    name: "types",
    run: () => toolCheck(["tsc", "-p", "."], ["tsc", "-p", "src/webview"], ["tsc", "-p", "test"]),
  },
  { name: "layers", run: () => toolCheck(["depcruise", "src"]) },
  { name: "unused", run: () => toolCheck(["knip", "--no-progress"]) },
  { name: "unit", run: () => vitestCheck("unit", 5 * MINUTE) },
  { name: "package", run: buildAndPackage },
  { name: "architecture", after: "package", run: () => vitestCheck("architecture", 5 * MINUTE) },
  { name: "awscli", needs: "awscli", run: () => vitestCheck("awscli", 5 * MINUTE) },
  { name: "page", needs: "vscode", run: () => vitestCheck("page", 10 * MINUTE) },
  { name: "integration", needs: "vscode", after: "package", run: integrationCheck },
  { name: "e2e", needs: "vscode", after: "package", run: () => vitestCheck("e2e", 10 * MINUTE) },
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
