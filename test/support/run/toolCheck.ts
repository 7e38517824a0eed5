import path from "node:path";
import process from "node:process";
import { failedWith, type Outcome, tail } from "./outcome";
import { repositoryRoot } from "./paths";
import { runToEnd } from "./processes";

/** The JavaScript file behind each tool's command, so that no shell and no .cmd file is needed. */
const TOOLS = {
  oxfmt: "oxfmt/bin/oxfmt",
  oxlint: "oxlint/bin/oxlint",
  // The compiler of version 7 takes a fifth of the time; tests that read our source still need the library of version 6.
  tsc: "typescript-native/bin/tsc",
  depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "knip/bin/knip.js",
} as const;

export type ToolCall = readonly [keyof typeof TOOLS, ...string[]];

/** Static checks count as one each, however many times the tool is called. */
export async function toolCheck(...calls: readonly ToolCall[]): Promise<Outcome> {
  for (const [tool, ...args] of calls) {
    const script = path.join(repositoryRoot, "node_modules", TOOLS[tool]);
    const result = await runToEnd(process.execPath, [script, ...args], {
      cwd: repositoryRoot,
      limitMs: 30 * 60_000,
      givesWay: true,
    });
    if (result.code !== 0) {
      return failedWith(
        `${tool} ${args.join(" ")} ${result.stopped ?? "failed"}\n${tail(result.output)}`,
      );
    }
  }
  return { passed: 1, failed: 0, skipped: 0, notes: [] };
}
