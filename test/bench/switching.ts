import { parseArgs } from "node:util";
import { mixedFrames, switchingTime, type Watched, watchFrames } from "../e2e/support/frameWatch";
import { Workbench } from "../e2e/support/workbench";
import type { Account } from "../support/endpoint/account";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { accountOf } from "../support/endpoint/data/accountOf";
import { type Endpoint, startEndpoint } from "../support/endpoint/endpoint";
import { wireDate } from "../support/endpoint/wire";
import { wireBackupJob, wireRestoreJob } from "../support/jobs/wireJobs";
import { packageVsix } from "../support/run/build";
import { provisionBrowser } from "../support/vscode/provisionBrowser";
import { provisionServer } from "../support/vscode/provisionServer";

/**
 * Switches of the profile in the real workbench, looked at in every animation frame: no frame may show rows, words or
 * page titles of one profile under another's name. `npx tsx test/bench/switching.ts [--switches 100]`. CI does not run it.
 */
const profiles = ["alpha", "bravo", "gamma"] as const;
type Profile = (typeof profiles)[number];

/** Milliseconds until the endpoint answers a profile's requests. */
const delays: Readonly<Record<Profile, number>> = { alpha: 0, bravo: 150, gamma: 900 };

/** Names of its own, so that every row tells whose it is. */
function account(profile: Profile, accountId: string): Account {
  const creation = (i: number): { CreationDate: number } => ({
    CreationDate: wireDate(Date.now() - (i + 1) * 600_000),
  });
  const vault = (i: number): string => `${profile}-vault-${i % 3}`;
  const state = (i: number): string => (i % 4 === 0 ? "FAILED" : "COMPLETED");
  return accountOf({
    accountId,
    backup: Array.from({ length: 45 }, (_, i) =>
      wireBackupJob({
        id: `${profile}-job-${i}`,
        vault: vault(i),
        state: state(i),
        members: { AccountId: accountId, ResourceName: `${profile}-db-${i}`, ...creation(i) },
      }),
    ),
    restore: Array.from({ length: 20 }, (_, i) =>
      wireRestoreJob({
        id: `${profile}-restore-${i}`,
        vault: vault(i),
        state: state(i),
        members: { AccountId: accountId, ...creation(i) },
      }),
    ),
  });
}

const accountIds = ["111122223333", "222233334444", "333344445555"];

async function startAccounts(): Promise<Endpoint> {
  const endpoint = await startEndpoint({
    accounts: profiles.map((profile, i) => account(profile, accountIds[i] ?? "")),
  });
  profiles.forEach((profile, i) => {
    const accessKeyId = endpoint.credentials[i]?.accessKeyId ?? "";
    if (delays[profile] > 0) {
      endpoint.addFault({ kind: "latency", delay: delays[profile], accessKeyId });
    }
  });
  return endpoint;
}

/** One way to switch, and what is in sight meanwhile. */
type Way = (workbench: Workbench, to: Profile, soon: Profile) => Promise<void>;

const select = (workbench: Workbench, profile: Profile): Promise<void> =>
  workbench.choose("AWS Backup: Select Profile…", profile);

/** Rows of the profile, and its name in the status bar. */
async function settledOn({ page }: Workbench, profile: Profile): Promise<void> {
  await page.locator('[id*="awsBackup.session"]', { hasText: profile }).waitFor();
  await page.locator(".sidebar .monaco-list-row", { hasText: profile }).first().waitFor();
}

/** Expands the first vault. @returns its name */
async function expandedVault(workbench: Workbench): Promise<string> {
  const view = workbench.view("Backup Jobs");
  const { label, expanded } = await view.row(/-vault-/);
  if (expanded === false) await view.expand(label);
  return label;
}

/** A session beside the one in use: each then has a row of its own. */
async function addBeside(workbench: Workbench, profile: Profile): Promise<void> {
  await workbench.choose("AWS Backup: Add Session…", profile);
  await workbench.quickInput.titled(`Add Session: ${profile}`);
  await workbench.press("Enter");
  await workbench.view("Backup Jobs").row(new RegExp(`^${profile}`), /-vault-/);
}

const ways: Readonly<Record<string, Way>> = {
  "rows in sight": async (workbench, to) => {
    await select(workbench, to);
    await settledOn(workbench, to);
  },
  "rows expanded": async (workbench, to) => {
    await select(workbench, to);
    await settledOn(workbench, to);
    await expandedVault(workbench);
  },
  "a page open": async (workbench, to) => {
    const vault = await expandedVault(workbench);
    const view = workbench.view("Backup Jobs");
    await view.expand(vault, /^Failed/);
    await view.click(vault, /^Failed/, /-db-/);
    await select(workbench, to);
    await settledOn(workbench, to);
    await workbench.press("Escape", "Control+K", "Control+W");
  },
  "again at once": async (workbench, to, soon) => {
    await select(workbench, soon);
    await select(workbench, to);
    await settledOn(workbench, to);
  },
  "in place of several": async (workbench, to, soon) => {
    await addBeside(workbench, soon);
    await select(workbench, to);
    await settledOn(workbench, to);
  },
  "the other one removed": async (workbench, to) => {
    await addBeside(workbench, to);
    await workbench.choose("AWS Backup: Remove Session", new RegExp(`^(?!${to})`));
    await settledOn(workbench, to);
  },
  "another view container": async (workbench, to) => {
    await workbench.press("Control+Shift+E");
    await workbench.page.locator(".sidebar .explorer-folders-view").waitFor();
    await select(workbench, to);
    await workbench.page.locator('[id*="awsBackup.session"]', { hasText: to }).waitFor();
    await workbench.openContainer();
    await settledOn(workbench, to);
  },
  "a collapsed view": async (workbench, to) => {
    const header = workbench.view("Backup Jobs").pane.locator(".pane-header .title");
    await header.click();
    await select(workbench, to);
    await settledOn(workbench, to);
    await header.click();
    await workbench.view("Backup Jobs").row(new RegExp(to));
  },
};

interface Total {
  switches: number;
  frames: number;
  bad: number;
  badSwitches: number;
  /** Milliseconds without a name, one for each switch. */
  readonly unnamed: number[];
}

const owners = Object.fromEntries(profiles.map((profile) => [profile, new RegExp(profile)]));

/** Prints the frames that are wrong, and counts them. */
function report(title: string, watched: Watched, total: Total): void {
  const mixed = mixedFrames(watched, owners);
  for (const { number, lasted, status, views, tabs } of mixed) {
    const shown = [...views, ...tabs].slice(0, 4).join(" | ");
    console.log(`  ${title}: frame ${number}, ${lasted} frames: ${status} over ${shown}`);
  }
  total.switches++;
  total.frames += watched.frames;
  total.bad += mixed.reduce((sum, { lasted }) => sum + lasted, 0);
  total.badSwitches += mixed.length > 0 ? 1 : 0;
  total.unnamed.push(switchingTime(watched));
}

function printTotal(way: string, { switches, frames, bad, badSwitches, unnamed }: Total): void {
  const times = unnamed.toSorted((a, b) => a - b).map((ms) => ms.toFixed(0));
  const middle = times[Math.floor(times.length / 2)] ?? "";
  console.log(
    `${way}: ${switches} switches, ${frames} frames, ${bad} bad frames in ${badSwitches} switches; without a name: median ${middle} ms, at most ${times.at(-1) ?? ""} ms`,
  );
}

/** In turn in each way, to another profile each time. */
async function switchAround(
  workbench: Workbench,
  count: number,
  totals: Map<string, Total>,
): Promise<void> {
  const names = Object.keys(ways);
  let at: Profile = profiles[0];
  for (let run = 0; run < count; run++) {
    const way = names[run % names.length] ?? "";
    const others = profiles.filter((profile) => profile !== at);
    const [to, soon] = run % 2 === 0 ? others : others.toReversed();
    if (to === undefined || soon === undefined) throw new Error("Three profiles are needed.");
    const end = await watchFrames(workbench.page);
    await ways[way]?.(workbench, to, soon);
    const total = totals.get(way) ?? {
      switches: 0,
      frames: 0,
      bad: 0,
      badSwitches: 0,
      unnamed: [],
    };
    totals.set(way, total);
    report(`switch ${run}, ${way}, ${at} to ${to}`, await end(), total);
    at = to;
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { switches: { type: "string", default: "100" } } });
  await Promise.all([provisionServer(), provisionBrowser(), packageVsix()]);
  const endpoint = await startAccounts();
  const files = writeAwsFiles(
    profiles.map((name, i) => {
      const credential = endpoint.credentials[i];
      return {
        name,
        region: "eu-west-1",
        endpointUrl: endpoint.url,
        ...(credential !== undefined && { credential }),
      };
    }),
    { activeProfile: profiles[0] },
  );
  const workbench = await Workbench.start({
    env: files.env,
    settings: {
      "awsBackup.backupJobs.groupBy": "vaultState",
      "awsBackup.restoreJobs.groupBy": "vaultState",
    },
  });
  const totals = new Map<string, Total>();
  try {
    await workbench.openContainer();
    await settledOn(workbench, profiles[0]);
    await switchAround(workbench, Number(values.switches), totals);
  } finally {
    for (const [way, total] of totals) printTotal(way, total);
    // What VS Code itself takes amiss of a view that is replaced.
    for (const text of workbench.console.filter((line) => /error.*tree/i.test(line)).slice(0, 5)) {
      console.log(`  console: ${text.slice(0, 300)}`);
    }
    await workbench.stop();
    await endpoint.stop();
    files.remove();
  }
  process.exitCode = [...totals.values()].every(({ bad }) => bad === 0) ? 0 : 1;
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
