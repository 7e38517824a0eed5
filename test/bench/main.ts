import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { activeFilter } from "../../src/domain/filter/activeFilter";
import { noFilter } from "../../src/domain/filter/jobFilter";
import { JobTree } from "../../src/viewmodel/tree/jobTree";
import { generatedAccount } from "../support/endpoint/data/generatedAccount";
import { VsCodeMirror } from "../support/jobs/vsCodeMirror";
import { type Answers, RecordedGateway } from "./recordedGateway";
import { utcFormats } from "../support/jobs/treeFixture";

/** Figures of the tree at 100,000 jobs, each beside a baseline of the same run: `npm run bench`. */
const count = 100_000;
const now = Date.UTC(2026, 10, 21, 14);
const session = { profile: "bench", region: "eu-west-1" };
const account = generatedAccount({ now, backupJobs: count + 5000, vaults: 8 });
const answers: Answers = new Map();

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: number;
  readonly target?: string;
}

function gateway(mode: "parse" | "parsed"): RecordedGateway {
  return new RecordedGateway({ account, now, mode, answers });
}

function newTree(mode: "parse" | "parsed"): { tree: JobTree; mirror: VsCodeMirror } {
  const tree = new JobTree({
    kind: "backup",
    grouping: "stateVault",
    filter: activeFilter(noFilter, () => undefined),
    now: () => now,
    pageSize: () => 100,
    shortensNames: () => true,
    formats: () => utcFormats,
  });
  tree.setSource({ session, gateway: gateway(mode) });
  return { tree, mirror: new VsCodeMirror(tree) };
}

/** Groups open, days collapsed, as VS Code shows them after a few clicks. */
function look(mirror: VsCodeMirror): void {
  mirror.update();
  for (let level = 0; level < 2; level++) {
    for (const { node } of mirror.items) {
      if (node.type === "group" && node.path.vault === undefined) mirror.expand(node.id);
      else if (node.type === "group" && node.path.day === undefined) mirror.expand(node.id);
    }
  }
}

/** Everything, or until so many jobs have come. */
async function load(tree: JobTree, limit = Infinity): Promise<void> {
  const abort = new AbortController();
  const progress = ({ jobs }: { jobs: number }): void => {
    if (jobs >= limit) abort.abort();
  };
  const completed = tree.children(undefined).at(-1);
  await tree.loadAll(limit === Infinity ? undefined : completed, {
    signal: abort.signal,
    progress,
  });
}

async function opened(mode: "parse" | "parsed"): Promise<{ tree: JobTree; mirror: VsCodeMirror }> {
  const both = newTree(mode);
  both.tree.show();
  await pause();
  look(both.mirror);
  return both;
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

async function loadAndForget(): Promise<void> {
  const { tree } = await opened("parse");
  await load(tree);
  tree.dispose();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** The pages as they come, kept in one array. */
async function drainRaw(): Promise<number> {
  const raw = gateway("parse");
  const jobs: unknown[] = [];
  let nextToken: string | undefined;
  do {
    const page = await raw.listJobs(
      { kind: "backup" },
      { maxResults: 1000, ...(nextToken !== undefined && { nextToken }) },
    );
    jobs.push(...page.jobs);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return jobs.length;
}

async function loadAllFigures(): Promise<Figure[]> {
  const raw: number[] = [];
  const tree: number[] = [];
  for (let round = 0; round < 4; round++) {
    const rawTime = await timed(drainRaw);
    const { tree: model } = await opened("parse");
    const treeTime = await timed(() => load(model));
    model.dispose();
    // The first round records the answers.
    if (round === 0) continue;
    raw.push(rawTime);
    tree.push(treeTime);
  }
  return [
    {
      what: "load all of 105,000 jobs (baseline: the same pages parsed and mapped, no tree)",
      value: median(tree),
      baseline: median(raw),
      unit: "ms",
    },
  ];
}

/** A page of 1,000 more jobs on top of so many, without the parsing. */
async function loadMoreCost(loaded: number): Promise<{ model: number; reread: number }> {
  const { tree, mirror } = await opened("parsed");
  await load(tree, loaded);
  look(mirror);
  const model: number[] = [];
  const reread: number[] = [];
  for (let i = 0; i < 5; i++) {
    const state = tree.children(undefined).at(-1);
    model.push(await timed(() => tree.loadMore(state)));
    reread.push(await timed(() => Promise.resolve(mirror.update())));
  }
  tree.dispose();
  return { model: median(model), reread: median(reread) };
}

async function loadMoreFigures(): Promise<Figure[]> {
  // The first pair records and warms up.
  await loadMoreCost(1000);
  await loadMoreCost(85_000);
  const pairs = [];
  for (let round = 0; round < 3; round++) {
    pairs.push([await loadMoreCost(1000), await loadMoreCost(85_000)] as const);
  }
  return [
    {
      what: "load more at 85,000 loaded completed jobs, model (baseline: at 1,000)",
      value: median(pairs.map(([, large]) => large.model)),
      baseline: median(pairs.map(([small]) => small.model)),
      unit: "ms",
      target: "ratio about 1",
    },
    {
      what: "VS Code reads again what was fired, days collapsed (baseline: at 1,000)",
      value: median(pairs.map(([, large]) => large.reread)),
      baseline: median(pairs.map(([small]) => small.reread)),
      unit: "ms",
    },
  ];
}

async function memoryFigures(): Promise<Figure[]> {
  const used = (): number => {
    collectGarbage();
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  // Records the answers, so that they are not counted; compiles what runs.
  await drainRaw();
  await loadAndForget();
  await pause();
  const before = used();
  const { tree, mirror } = await opened("parse");
  await load(tree);
  look(mirror);
  await pause();
  const after = used();
  const jobs = count + 5000;
  const figure = { what: "memory of a loaded job", value: (after - before) / jobs, unit: "bytes" };
  tree.dispose();
  return [{ ...figure, target: "at most 1500" }];
}

function line({ what, value, unit, baseline, target }: Figure): string {
  const compared =
    baseline === undefined
      ? ""
      : `; ${baseline.toFixed(1)}, ratio ${(value / baseline).toFixed(2)}`;
  const wanted = target === undefined ? "" : ` (${target})`;
  return `${value.toFixed(1).padStart(9)} ${unit.padEnd(5)}  ${what}${compared}${wanted}`;
}

async function main(): Promise<void> {
  const figures = [
    ...(await memoryFigures()),
    ...(await loadAllFigures()),
    ...(await loadMoreFigures()),
  ];
  for (const figure of figures) console.log(line(figure));
  console.log(JSON.stringify(figures));
}

void main();
