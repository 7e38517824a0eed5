import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { bundleForHost } from "../integration/harness/bundle";
import { runInHost } from "../integration/harness/runInHost";
import { build } from "../support/run/build";
import { outDir, repositoryRoot } from "../support/run/paths";
import { chooseHost } from "../support/vscode/chooseHost";
import type { ActivationTimes } from "./activationSuite";

const OURS = "aws-backup-explorer.aws-backup-explorer";
const EMPTY = "bench.empty";
const LIMIT_MS = 90_000;

export interface ActivationFigures {
  readonly host: string;
  readonly starts: number;
  /** Medians in milliseconds. */
  readonly ours: ActivationTimes;
  readonly empty: ActivationTimes;
  /** Load and activation together, ours less the empty extension's, start by start. */
  readonly difference: Quartiles;
}

interface Quartiles {
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
}

/** What our extension costs at start-up next to one that does nothing, in the same extension host. */
export async function measureActivation(starts = 30): Promise<ActivationFigures> {
  const dir = path.join(outDir, "bench");
  const suite = path.join(dir, "activationSuite.js");
  const results = path.join(dir, "activation.json");
  const [host] = await Promise.all([
    chooseHost(),
    build(),
    bundleForHost(dir, { activationSuite: path.join(import.meta.dirname, "activationSuite.ts") }),
  ]);
  const emptyExtension = await writeEmptyExtension(path.join(dir, `${EMPTY}-0.0.1`));
  const runs: Record<string, ActivationTimes>[] = [];
  for (let start = 0; start < starts; start++) {
    await fs.rm(results, { force: true });
    // Whoever comes second may find code of Node's warm: they take turns.
    const order = start % 2 === 0 ? [EMPTY, OURS] : [OURS, EMPTY];
    await runInHost({
      host,
      suite,
      extensionPath: repositoryRoot,
      installed: [emptyExtension],
      limitMs: LIMIT_MS,
      env: {
        BACKUP_EXPLORER_RESULTS: results,
        BACKUP_EXPLORER_MEASURE: order.join(","),
        BACKUP_EXPLORER_HOST_LOG: path.join(dir, "activation-host.log"),
      },
    });
    const text = await fs.readFile(results, "utf8");
    runs.push(JSON.parse(text) as Record<string, ActivationTimes>);
  }
  const all = (id: string): ActivationTimes[] => runs.flatMap((run) => run[id] ?? []);
  const sums = (id: string): number[] => all(id).map(({ load, activate }) => load + activate);
  const empty = sums(EMPTY);
  return {
    host: `VS Code ${host.version} (${host.kind})`,
    starts,
    ours: medians(all(OURS)),
    empty: medians(all(EMPTY)),
    difference: quartiles(sums(OURS).map((ours, index) => ours - (empty[index] ?? 0))),
  };
}

async function writeEmptyExtension(dir: string): Promise<string> {
  const [publisher, name] = EMPTY.split(".");
  const manifest = {
    publisher,
    name,
    version: "0.0.1",
    engines: { vscode: "^1.101.0" },
    main: "./extension.js",
    activationEvents: [],
  };
  await fs.mkdir(dir, { recursive: true });
  await fs.writeFile(path.join(dir, "package.json"), JSON.stringify(manifest));
  await fs.writeFile(path.join(dir, "extension.js"), "exports.activate = () => undefined;\n");
  return dir;
}

function medians(times: readonly ActivationTimes[]): ActivationTimes {
  return {
    load: median(times.map(({ load }) => load)),
    activate: median(times.map(({ activate }) => activate)),
  };
}

function quartiles(values: readonly number[]): Quartiles {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

if (process.argv[1]?.endsWith("activation.ts")) {
  measureActivation().then(
    (figures) => {
      console.log(JSON.stringify(figures, undefined, 2));
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
