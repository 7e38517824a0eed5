import process from "node:process";
import { configFilesReader } from "../../src/aws/config/configFiles";
import { profileList } from "../../src/aws/config/profileList";
import { profileChoices } from "../../src/host/session/profileChoices";
import { Workbench } from "../e2e/support/workbench";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { packageVsix } from "../support/run/build";
import { provisionBrowser } from "../support/vscode/provisionBrowser";
import { provisionServer } from "../support/vscode/provisionServer";

/**
 * The list of profiles with 50 and with 5,000: reading the files and making the choices, and in the real workbench the
 * time from a click on _Select Profile…_ until the list shows a profile. `npx tsx test/bench/profiles.ts`.
 */
const few = 50;
const many = 5_000;
const openings = 15;
const limit = 1.5;

function profiles(
  count: number,
): { name: string; region: string; settings: Record<string, string> }[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `account-${String(index).padStart(4, "0")}.ReadOnly`,
    region: "eu-west-1",
    settings: {
      sso_session: "corp",
      sso_account_id: "111122223333",
      sso_role_name: "ReadOnly",
      output: "json",
    },
  }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function reading(env: Readonly<Record<string, string>>): Promise<number> {
  const times: number[] = [];
  const read = configFilesReader(env);
  // A session was found out before anybody sees the list.
  await read();
  for (let run = 0; run < openings; run++) {
    const start = performance.now();
    profileChoices(profileList(await read(), { env, isInstance: false }), undefined);
    times.push(performance.now() - start);
  }
  return median(times);
}

/** Run in the window, as text: tsx would add names to functions that the window doesn't know. */
const clickUntilListed = `new Promise((resolve) => {
  addEventListener("click", () => {
    const start = performance.now();
    // A list that was closed keeps its rows, out of sight.
    const isShown = () => {
      const widget = document.querySelector(".quick-input-widget");
      if (widget === null || widget.offsetHeight === 0) return false;
      if (widget.querySelector(".quick-input-progress.active") !== null) return false;
      const rows = [...widget.querySelectorAll(".quick-input-list .monaco-list-row")];
      return rows.some((row) => row.textContent.includes("account-0"));
    };
    const look = () => {
      if (isShown()) resolve(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
})`;

/** From the click until a row of a profile is drawn, by the window's own clock. */
async function opening(workbench: Workbench): Promise<number> {
  const { page, quickInput } = workbench;
  await page.locator('[id*="awsBackup.session"] a').click();
  const select = quickInput.widget.locator(".monaco-list-row", { hasText: "Select Profile…" });
  await select.hover();
  const measured = page.evaluate<number>(clickUntilListed);
  await select.click();
  const ms = await measured;
  await quickInput.widget.locator("input.input").first().press("Escape");
  await quickInput.widget.waitFor({ state: "hidden" });
  return ms;
}

async function measured(count: number): Promise<{ read: number; open: number }> {
  const files = writeAwsFiles(profiles(count));
  try {
    const read = await reading(files.env);
    const workbench = await Workbench.start({ env: files.env });
    try {
      await workbench.openContainer("AWS Backup");
      await workbench.page.locator('[id*="awsBackup.session"]').waitFor();
      await opening(workbench);
      const times: number[] = [];
      for (let run = 0; run < openings; run++) times.push(await opening(workbench));
      return { read, open: median(times) };
    } finally {
      await workbench.stop();
    }
  } finally {
    files.remove();
  }
}

async function main(): Promise<void> {
  await Promise.all([provisionServer(), provisionBrowser(), packageVsix()]);
  const small = await measured(few);
  const large = await measured(many);
  const ratio = large.open / small.open;
  console.log(
    `reading and choices: ${few}: ${small.read.toFixed(1)} ms, ${many}: ${large.read.toFixed(1)} ms`,
  );
  console.log(
    `click until a profile is there: ${few}: ${small.open.toFixed(0)} ms, ${many}: ${large.open.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (at most ${limit})`,
  );
  process.exitCode = ratio <= limit ? 0 : 1;
}

void main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
