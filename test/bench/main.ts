import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { outDir } from "../support/run/paths";
import { Contest } from "./contest";
import type { Figure } from "./figures";
import { measureFirstRows } from "./measures/firstRows";
import { measureCli, measureLoadAll } from "./measures/loadAll";
import {
  measureChanges,
  measureLive,
  measureLoadMore,
  measureMemory,
  measureRefreshes,
} from "./measures/model";
import { measureProtection } from "./measures/protection";
import { tableOf } from "./table";
import { measureWorkbench } from "./workbench";

/** What is measured, by the name that --only takes: docs/performance.md. */
const measures: Readonly<Record<string, (contest: Contest) => Promise<readonly Figure[]>>> = {
  "load-all": measureLoadAll,
  cli: measureCli,
  "first-rows": measureFirstRows,
  memory: measureMemory,
  "load-more": measureLoadMore,
  changes: measureChanges,
  refreshes: measureRefreshes,
  live: measureLive,
  protection: measureProtection,
  // In a real VS Code, which it sets up: with --workbench only.
  workbench: () => measureWorkbench(),
};

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    workbench: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    json: { type: "string" },
  },
});

async function main(): Promise<void> {
  const all = Object.keys(measures).filter((name) => name !== "workbench" || options.workbench);
  const names = options.only ?? all;
  const unknown = names.filter((name) => measures[name] === undefined);
  if (unknown.length > 0) {
    throw new Error(`${unknown.join(", ")}: there are only ${Object.keys(measures).join(", ")}.`);
  }
  const rounds = Number(options.rounds ?? (options.quick ? 3 : 7));
  const contest = await Contest.start(rounds);
  const figures: Figure[] = [];
  try {
    for (const name of names) {
      console.error(`${name} …`);
      figures.push(...((await measures[name]?.(contest)) ?? []));
      // What is measured is kept, whatever becomes of the rest.
      await writeReport({ ...machine(), rounds, figures });
    }
  } finally {
    await contest.stop();
    console.log(tableOf(figures));
    const { cpu, node, load } = machine();
    console.log(`\n${cpu}, Node ${node}, ${rounds} rounds, load average ${load.join(" ")}`);
  }
}

interface Machine {
  readonly cpu: string;
  readonly node: string;
  /** How many processes wanted to run in the last 1, 5 and 15 minutes. */
  readonly load: readonly string[];
}

function machine(): Machine {
  const cpus = os.cpus();
  return {
    cpu: `${cpus.length} × ${cpus[0]?.model ?? "unknown"}`,
    node: process.version,
    load: os.loadavg().map((each) => each.toFixed(1)),
  };
}

async function writeReport(
  report: Machine & { readonly rounds: number; readonly figures: readonly Figure[] },
): Promise<void> {
  const file = options.json ?? path.join(outDir, "bench.json");
  await fs.mkdir(path.dirname(file), { recursive: true });
  const dated = { date: new Date().toISOString(), ...report };
  await fs.writeFile(file, `${JSON.stringify(dated, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
