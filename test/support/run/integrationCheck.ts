import path from "node:path";
import process from "node:process";
import type { Outcome } from "./outcome";
import { integrationProgress, repositoryRoot } from "./paths";
import { runToEnd } from "./processes";
import { outcomeOf, readProgress, startProgress } from "./progress";

/** What run.ts itself allows, and time to end the host. */
const LIMIT_MS = 31 * 60_000;

/** Runs the suite inside VS Code in a process of its own, so that a host that hangs can be ended. */
export async function integrationCheck(): Promise<Outcome> {
  startProgress(integrationProgress);
  const script = path.join(repositoryRoot, "test/integration/run.ts");
  const end = await runToEnd(process.execPath, ["--import", "tsx", script], {
    cwd: repositoryRoot,
    limitMs: LIMIT_MS,
  });
  const outcome = outcomeOf("The suite in VS Code", readProgress(integrationProgress), end);
  const host = /^In-host tests: .*$/m.exec(end.output)?.[0];
  return host === undefined ? outcome : { ...outcome, notes: [host, ...outcome.notes] };
}
