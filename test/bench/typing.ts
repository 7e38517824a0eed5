import fs from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { Workbench } from "../e2e/support/workbench";
import { packageVsix } from "../support/run/build";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";

/** A key in an editor, as a multiple of the same key in VS Code without the extension. */
const LIMIT = 1.2;
const ROUNDS = 12;
const KEYS_PER_ROUND = 10;

const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a1b2c3d4e5f60718";
const logLine = `2026-11-21T14:02:09Z ERROR backup of ${arn} failed\n`;
const files = {
  "main.tf": `resource "aws_backup_selection" "it" {\n  resources = ["${arn}"]\n}\n`,
  "ten-megabytes.log": logLine.repeat(Math.ceil(10_000_000 / logLine.length)),
} as const;

declare global {
  interface Window {
    /** Milliseconds from each key to the frame that shows it. */
    benchKeys: number[];
  }
}

/** Takes the time of every key until the frame after the editor's text has changed. */
function recordKeys(): void {
  window.benchKeys = [];
  let pressed: number | undefined;
  const changed = (): void => {
    const at = pressed;
    pressed = undefined;
    if (at === undefined) return;
    requestAnimationFrame(() => {
      window.benchKeys.push(performance.now() - at);
    });
  };
  addEventListener(
    "keydown",
    ({ timeStamp, key }) => {
      if (key.length === 1) pressed = timeStamp;
    },
    { capture: true },
  );
  new MutationObserver((mutations) => {
    const isText = ({ target }: MutationRecord): boolean =>
      (target instanceof Element ? target : target.parentElement)?.closest(".view-lines") instanceof
      Element;
    if (mutations.some(isText)) changed();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Opens a file with the cursor on its last line but one, behind an ARN. */
async function open(workbench: Workbench, name: string): Promise<void> {
  await workbench.press("Control+P");
  await workbench.quickInput.type(name);
  await workbench.quickInput.pick(name);
  await workbench.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  await workbench.page.locator(".editor-instance .view-line").first().waitFor();
  await workbench.press("Control+End", "ArrowUp", "End");
  await workbench.page.waitForTimeout(1500);
}

/** One word, typed at the speed of a fast typist. */
async function type(workbench: Workbench): Promise<readonly number[]> {
  await workbench.page.evaluate(() => {
    window.benchKeys = [];
  });
  // Digits bring up no suggestions.
  await workbench.page.keyboard.type("1234567890".slice(0, KEYS_PER_ROUND), { delay: 80 });
  await workbench.page.waitForTimeout(200);
  return workbench.page.evaluate(() => window.benchKeys);
}

function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round((sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN) * 10) / 10;
}

async function start(account: DemoAccount, extensions: readonly string[]): Promise<Workbench> {
  const workbench = await Workbench.start({ env: account.env, extensions });
  await workbench.page.addInitScript(recordKeys);
  for (const [name, text] of Object.entries(files)) {
    await fs.writeFile(path.join(workbench.workspace, name), text);
  }
  await workbench.reload();
  return workbench;
}

/** What typing costs beside ARNs, with the extension and without it by turns, in the real workbench. */
async function main(): Promise<void> {
  const account = await startDemoAccount();
  const [ours, none] = [await start(account, [await packageVsix()]), await start(account, [])];
  try {
    // The extension is at work: its session is open, so a hover may ask.
    await ours.openContainer();
    await ours.view("Backup Jobs").answered();
    let holds = true;
    for (const name of Object.keys(files)) {
      for (const workbench of [ours, none]) await open(workbench, name);
      await account.endpoint.control.clearRequests();
      const keys = { ours: [] as number[], none: [] as number[] };
      for (let round = 0; round <= ROUNDS; round++) {
        const [with_, without] = [await type(ours), await type(none)];
        // The first words warm up.
        if (round > 0) keys.ours.push(...with_);
        if (round > 0) keys.none.push(...without);
      }
      const requests = (await account.endpoint.control.requests()).length;
      const ratio = at(keys.ours, 0.5) / at(keys.none, 0.5);
      holds &&= ratio <= LIMIT && requests === 0;
      for (const [who, all] of Object.entries(keys)) {
        console.log(
          `${name}, ${who}: ${all.length} keys, median ${at(all, 0.5)} ms, p90 ${at(all, 0.9)} ms, longest ${at(all, 1)} ms`,
        );
      }
      console.log(`${name}: ratio ${ratio.toFixed(2)} (at most ${LIMIT}), requests ${requests}`);
    }
    if (!holds && process.argv.includes("--check")) process.exitCode = 1;
  } finally {
    await ours.stop();
    await none.stop();
    await account.stop();
  }
}

void main();
