import process from "node:process";
import { startDemoAccount } from "../support/run/demoAccount";
import { CODE_SERVER } from "../support/vscode/versions";
import { measureActivation } from "./activation";
import { eventually } from "../e2e/support/eventually";
import { startGroups } from "./workbenchAccounts";
import { type Taken, WorkbenchScene } from "./workbenchScene";

/** A figure of the workbench: medians in milliseconds, and the longest task of the extension host. */
export interface WorkbenchFigure {
  readonly what: string;
  readonly ms: number;
  readonly runs: readonly number[];
  /** The same action with little loaded. */
  readonly baseline?: number;
  /** The most that `ms` may be as a multiple of `baseline`. */
  readonly ratioLimit?: number;
  /** Of the processor; 50 ms are the limit, unless the code is the SDK's. */
  readonly longestTask?: number;
}

type Taking = readonly Taken[];

function figure(
  what: string,
  taken: Taking,
  compared?: { readonly baseline: Taking; readonly ratioLimit: number },
): WorkbenchFigure {
  return {
    what,
    ms: median(taken.map(({ ms }) => ms)),
    runs: taken.map(({ ms }) => Math.round(ms)),
    longestTask: Math.max(...taken.map(({ task }) => Math.min(task.cpu, task.wall))),
    ...(compared && {
      baseline: median(compared.baseline.map(({ ms }) => ms)),
      ratioLimit: compared.ratioLimit,
    }),
  };
}

/** Groups of 50,000 jobs and of 100, expanded in turn. */
async function groups(rounds: number): Promise<WorkbenchFigure[]> {
  const account = await startGroups();
  const scene = await WorkbenchScene.start(account.files.env);
  const { view, workbench } = scene;
  const taken: Record<string, Taken[]> = {};
  const keep = async (name: string, work: Promise<Taken>): Promise<void> => {
    (taken[name] ??= []).push(await work);
  };
  try {
    await scene.open();
    const all = await scene.taken(/^ Completed\|100,200$/, () =>
      workbench.clickTitleMenu("Backup Jobs", "Load All"),
    );
    await scene.quiet();
    for (let round = 0; round <= rounds; round++) {
      await view.expand("Completed");
      const vaults = ["small", "large", "small-day", "large-day"];
      for (const vault of round % 2 === 0 ? vaults : vaults.toReversed()) {
        await keep(vault, scene.expanding("Completed", vault));
        if (vault.endsWith("day")) {
          await keep(`${vault} day`, scene.expanding("Completed", vault, "Yesterday"));
        }
        await view.collapse("Completed", vault);
      }
      await view.collapse("Completed");
      // What was expanded once is not read again: other rows come, and then these anew.
      for (const grouping of ["Vault, Then State", "State, Then Vault"]) {
        await workbench.choose("AWS Backup: Group By…", new RegExp(grouping));
        await scene.quiet();
      }
    }
    const of = (name: string): Taking => taken[name]?.slice(1) ?? [];
    const compared = (name: string): { baseline: Taking; ratioLimit: number } => ({
      baseline: of(name),
      ratioLimit: 1.2,
    });
    return [
      figure("Load All of 100,200 jobs, at most 16 pages a second, to the last count", [all]),
      figure("expand a vault of 50,000 jobs in 28 days (a vault of 100)", of("large"), {
        ...compared("small"),
      }),
      figure("expand a day of 50,000 jobs (a day of 100)", of("large-day day"), {
        ...compared("small-day day"),
      }),
    ];
  } finally {
    await workbench.stop();
    await account.stop();
  }
}

/** *Load more* at 1,000 and at 100,000 loaded jobs, in turn. */
async function loadMore(rounds: number, clicks: number): Promise<WorkbenchFigure[]> {
  const account = await startDemoAccount({ many: "generated:140000:100" });
  const scene = await WorkbenchScene.start(account.env);
  const { view, workbench } = scene;
  const few: Taken[] = [];
  const many: Taken[] = [];
  const click = async (taken: Taken[] | undefined, name?: string): Promise<void> => {
    const count = (await scene.count("Completed")).toLocaleString("en-US");
    const row = await view.element("Completed", "Load more…");
    await row.hover();
    await scene.quiet();
    const other = new RegExp(`^ Completed\\|(?!${count}\\+)`);
    const one = await scene.taken(other, () => row.locator(".label-name").click(), name);
    taken?.push(one);
  };
  try {
    await scene.open();
    await view.expand("Completed");
    for (let round = 0; round < rounds; round++) {
      // The first pages of all states are some 1,000 jobs; the first click warms up.
      await click(undefined);
      for (let i = 0; i < clicks; i++) await click(few, i === 1 ? `more-few-${round}` : "");
      await scene.loadUpTo(100_000, "Completed");
      await click(undefined);
      for (let i = 0; i < clicks; i++) await click(many, i === 1 ? `more-many-${round}` : "");
      await workbench.palette("AWS Backup: Reload");
      await eventually("the first page", async () => (await scene.count("Completed")) < 5000);
      await scene.quiet();
    }
    return [
      figure("Load more at 100,000 loaded jobs (at 1,000)", many, {
        baseline: few,
        ratioLimit: 1.3,
      }),
    ];
  } finally {
    await workbench.stop();
    await account.stop();
  }
}

/** First click, and *Load All* of ten pages. */
async function ten(rounds: number): Promise<WorkbenchFigure[]> {
  const account = await startDemoAccount({ ten: "generated:10000:100" });
  const scene = await WorkbenchScene.start(account.env);
  const { workbench } = scene;
  const first: Taken[] = [];
  const all: Taken[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      await scene.newWindow();
      await workbench.page.waitForTimeout(2000);
      const taken = await scene.taken(
        /^ Completed\|[1-9]/,
        () => workbench.openContainer(),
        `first-${round}`,
      );
      if (round > 0) first.push(taken);
      await scene.open();
      const loaded = await scene.taken(
        /^ Completed\|[\d,]+$/,
        () => workbench.clickTitleMenu("Backup Jobs", "Load All"),
        `all-${round}`,
      );
      if (round > 0) all.push(loaded);
    }
    return [
      figure("first click on the activity bar to the first rows", first),
      figure("Load All of 10,000 jobs to the last count", all),
    ];
  } finally {
    await workbench.stop();
    await account.stop();
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** All figures of the real workbench; ours at start-up is less an empty extension's. */
export async function measureWorkbench(only = ""): Promise<WorkbenchFigure[]> {
  const figures: WorkbenchFigure[] = [];
  if ("groups".startsWith(only)) figures.push(...(await groups(5)));
  if ("more".startsWith(only)) figures.push(...(await loadMore(2, 6)));
  if ("ten".startsWith(only)) figures.push(...(await ten(5)));
  if ("start".startsWith(only)) {
    const { difference, starts } = await measureActivation(10);
    figures.push({
      what: `start-up, less an empty extension's (${starts} starts; at most 15 ms)`,
      ms: difference.median,
      runs: [difference.least, difference.lower, difference.upper, difference.most],
    });
  }
  return figures;
}

function line({ what, ms, runs, baseline, ratioLimit, longestTask }: WorkbenchFigure): string {
  const ratio =
    baseline === undefined
      ? ""
      : `; ${baseline.toFixed(0)} ms, ratio ${(ms / baseline).toFixed(2)} (at most ${String(ratioLimit)})`;
  const task = longestTask === undefined ? "" : `; longest task ${longestTask.toFixed(0)} ms`;
  return `${ms.toFixed(0).padStart(6)} ms  ${what}${ratio}${task}  [${runs.join(" ")}]`;
}

if (process.argv[1]?.endsWith("workbench.ts")) {
  const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));
  console.log(`VS Code ${CODE_SERVER.vscode} (server, in Chromium)`);
  measureWorkbench(only).then(
    (figures) => {
      for (const each of figures) console.log(line(each));
      console.log(JSON.stringify(figures));
      process.exit(0);
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
