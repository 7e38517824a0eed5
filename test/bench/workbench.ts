import process from "node:process";
import { startDemoAccount } from "../support/run/demoAccount";
import { CODE_SERVER } from "../support/vscode/versions";
import { measureActivation } from "./activation";
import { type Figure, figureOf } from "./figures";
import { tableOf } from "./table";
import { eventually } from "../e2e/support/eventually";
import { startGroups } from "./workbenchAccounts";
import { takeProtection, takeRecovered } from "./workbenchProtection";
import { type Taken, WorkbenchScene } from "./workbenchScene";

type Taking = readonly Taken[];

/** What an action takes, and the longest task of the extension host in it: 50 ms are the limit, unless the code is the SDK's. */
function figures(
  what: string,
  taken: Taking,
  compared?: { readonly name: string; readonly baseline: Taking; readonly ratioLimit: number },
): readonly Figure[] {
  const times = (all: Taking): number[] => all.map(({ ms }) => ms);
  return [
    figureOf({
      what: `workbench: ${what}`,
      unit: "ms",
      values: times(taken),
      ...(compared && {
        baseline: { name: compared.name, values: times(compared.baseline) },
        limit: { of: "ratio", most: compared.ratioLimit },
      }),
    }),
    figureOf({
      what: `extension host's longest task: ${what}`,
      unit: "ms",
      values: taken.map(({ task }) => Math.min(task.cpu, task.wall)),
      limit: { of: "value", most: 50 },
    }),
  ];
}

/** Groups of 50,000 jobs and of 100, expanded in turn. */
async function groups(rounds: number): Promise<Figure[]> {
  const account = await startGroups();
  const scene = await WorkbenchScene.start({ env: account.files.env });
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
    return [
      ...figures("Load All of 100,200 jobs, at most 16 pages a second", [all]),
      ...figures("expand a vault of 50,000 jobs in 28 days", of("large"), {
        name: "a vault of 100",
        baseline: of("small"),
        ratioLimit: 1.2,
      }),
      ...figures("expand a day of 50,000 jobs", of("large-day day"), {
        name: "a day of 100",
        baseline: of("small-day day"),
        ratioLimit: 1.2,
      }),
    ];
  } finally {
    await workbench.stop();
    await account.stop();
  }
}

/** *Load more* at 1,000 and at 100,000 loaded jobs, in turn. */
async function loadMore(rounds: number, clicks: number): Promise<Figure[]> {
  const account = await startDemoAccount({ many: "generated:140000:100" });
  const scene = await WorkbenchScene.start({ env: account.env });
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
      ...figures("Load more at 100,000 loaded jobs", many, {
        name: "at 1,000",
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
async function ten(rounds: number): Promise<Figure[]> {
  const account = await startDemoAccount({ ten: "generated:10000:100" });
  const scene = await WorkbenchScene.start({ env: account.env });
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
      ...figures("first click on the activity bar to the first rows", first),
      ...figures("Load All of 10,000 jobs to the last count", all),
    ];
  } finally {
    await workbench.stop();
    await account.stop();
  }
}

/** What start-up takes of a window, less an empty extension's. */
async function startUp(): Promise<readonly Figure[]> {
  const { difference, starts } = await measureActivation(10);
  const { least, median, most } = difference;
  return [
    {
      what: `start-up, more than an empty extension's (${starts} starts)`,
      unit: "ms",
      value: { least, median, most },
      limit: { of: "value", most: 15 },
      holds: median <= 15,
    },
  ];
}

async function protection(rounds: number): Promise<readonly Figure[]> {
  return [...(await takeProtection(rounds))].flatMap(([what, taken]) => figures(what, taken));
}

async function recovered(): Promise<readonly Figure[]> {
  return [...(await takeRecovered())].flatMap(([what, taken]) => figures(what, taken));
}

const parts: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  groups: () => groups(7),
  more: () => loadMore(2, 6),
  ten: () => ten(5),
  protection: () => protection(2),
  recovered,
  start: startUp,
};

/** The figures of the real workbench. @param names which parts; all unless told */
export async function measureWorkbench(
  names: readonly string[] = Object.keys(parts),
): Promise<readonly Figure[]> {
  const found: Figure[] = [];
  for (const name of names) found.push(...((await parts[name]?.()) ?? []));
  return found;
}

if (process.argv[1]?.endsWith("workbench.ts")) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  console.log(`VS Code ${CODE_SERVER.vscode} (server, in Chromium)`);
  measureWorkbench(names.length === 0 ? undefined : names).then(
    (found) => {
      console.log(tableOf(found));
      process.exit(0);
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}
