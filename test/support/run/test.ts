import process from "node:process";
import { parseArgs } from "node:util";
import { provisionAwscli } from "../vscode/provisionAwscli";
import { provisionBrowser } from "../vscode/provisionBrowser";
import { provisionServer } from "../vscode/provisionServer";
import { type Kind, kinds, type Lane, type Provision, type RunOptions } from "./kinds";
import { failedWith, type Outcome } from "./outcome";

/** `npm test [-- kind …]`: sets up what the kinds need, runs them in lanes, adds them up. `--quick`: see RunOptions. */
async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { quick: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const chosen = choose(positionals);
  // Installing waits for the network while the static checks compute.
  const wants = (need: Provision): boolean => chosen.some((kind) => kind.needs === need);
  const vscodeReady = wants("vscode") ? attempt(vscode) : Promise.resolve(undefined);
  // One after the other, for both may call apt-get.
  const awscliReady = vscodeReady.then(() => (wants("awscli") ? attempt(awscli) : undefined));
  const ready = { vscode: vscodeReady, awscli: awscliReady };
  let passed = 0;
  let failed = 0;
  const broken = new Set<string>();
  const lanes = lanesOf(chosen);
  const runLane = async (lane: Lane, first?: Promise<void>): Promise<void> => {
    for (let kind = lanes[lane].shift(); kind !== undefined; kind = lanes[lane].shift()) {
      if (kind.after !== undefined) await first;
      const start = Date.now();
      const outcome = await outcomeOf(kind, { quick: values.quick }, { ready, broken });
      const skips = outcome.skipped > 0 && process.env["CI"] === "true" ? outcome.skipped : 0;
      passed += outcome.passed;
      failed += outcome.failed + skips;
      if (outcome.failed > 0) broken.add(kind.name);
      report(kind, outcome, Date.now() - start);
    }
  };
  const first = runLane("first");
  // Side by side, or two cores would wait half the time; a lane that is at its end helps at the desk.
  await Promise.all(
    (["workbench", "waiting", "desk"] as const).map(async (lane) => {
      await runLane(lane, first);
      await runLane("desk", first);
    }),
  );
  await first;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function choose(names: readonly string[]): readonly Kind[] {
  const unknown = names.filter((name) => !kinds.some((kind) => kind.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No kind of check is called ${unknown.join(", ")}: ${kinds.map((it) => it.name).join(", ")}.`,
    );
  }
  return names.length === 0 ? kinds : kinds.filter((kind) => names.includes(kind.name));
}

/** The kinds that wait for their turn, by lane. */
function lanesOf(chosen: readonly Kind[]): Readonly<Record<Lane, Kind[]>> {
  const of = (lane: Lane): Kind[] => chosen.filter((kind) => kind.lane === lane);
  return {
    first: of("first"),
    workbench: of("workbench"),
    waiting: of("waiting"),
    desk: of("desk"),
  };
}

interface Circumstances {
  readonly ready: Readonly<Record<Provision, Promise<string | undefined>>>;
  /** The kinds that have failed. */
  readonly broken: ReadonlySet<string>;
}

async function outcomeOf(
  kind: Kind,
  options: RunOptions,
  { ready, broken }: Circumstances,
): Promise<Outcome> {
  if (kind.after !== undefined && broken.has(kind.after)) {
    return failedWith(`Not run, because ${kind.after} failed.`);
  }
  const obstacle = kind.needs === undefined ? undefined : await ready[kind.needs];
  if (obstacle !== undefined) {
    // Off Debian the AWS CLI is nobody's to install for the user; without VS Code nothing is proven.
    return kind.needs === "awscli"
      ? { passed: 0, failed: 0, skipped: 1, notes: [obstacle] }
      : failedWith(obstacle);
  }
  return kind.run(options);
}

function report(kind: Kind, outcome: Outcome, ms: number): void {
  for (const note of outcome.notes) console.log(note);
  const skipped = outcome.skipped === 0 ? "" : `, ${outcome.skipped} skipped`;
  console.log(
    `${outcome.failed === 0 ? "✔" : "✘"} ${kind.name}: ${outcome.passed} passed, ` +
      `${outcome.failed} failed${skipped} (${(ms / 1000).toFixed(1)} s)`,
  );
}

async function vscode(): Promise<void> {
  await Promise.all([provisionServer(), provisionBrowser()]);
}

async function awscli(): Promise<void> {
  if ((await provisionAwscli()) === undefined) {
    throw new Error("Debian's AWS CLI (/usr/bin/aws) is needed: apt-get install awscli.");
  }
}

/** The sentence that says what is missing, or undefined when all is there. */
async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  return work().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
