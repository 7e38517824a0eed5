import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import process from "node:process";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryRoot } from "../support/run/paths";
import { launchBrowser } from "../support/vscode/browser";
import { freePort } from "../support/vscode/freePort";
import { View } from "./support/view";

const BOOTSTRAP = path.join(repositoryRoot, "test/support/run/bootstrap.mjs");

let demo: ChildProcess;
let browser: Browser;
let output = "";

beforeAll(async () => {
  const args = [BOOTSTRAP, "start", "--port", String(await freePort())];
  demo = spawn(process.execPath, args, {
    cwd: repositoryRoot,
    stdio: ["ignore", "pipe", "pipe"],
    // Of a terminal's own: Ctrl+C in it must reach all that the command started.
    detached: true,
  });
  demo.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  demo.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  if (demo.pid !== undefined && demo.exitCode === null) process.kill(-demo.pid, "SIGTERM");
});

describe("npm start", () => {
  it("prints an address where the demo account is what one sees first", async () => {
    await expect.poll(() => output, { timeout: 180_000 }).toMatch(/http:\S+/);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(30_000);
    await page.goto(/http:\S+/.exec(output)?.[0] ?? "");
    await new View(page, "Backup Jobs").list.waitFor();
    const failed = await new View(page, "Backup Jobs").row(/^Failed/);
    // The first page, with links to the files to try.
    await page.locator('.tab.active:has-text("README.md")').waitFor();
    const firstPage = page.frameLocator("iframe.webview").frameLocator("#active-frame");
    await firstPage.getByRole("heading", { name: "Five things to try" }).waitFor();
    await page.screenshot({ path: path.join(repositoryRoot, "out/screenshots/npm-start.png") });
    expect(failed.level).toBe(1);
    await firstPage.getByRole("link", { name: "backup.tf" }).click();
    await page.locator('.tab.active:has-text("backup.tf")').waitFor();
  });

  it("ends everything with Ctrl+C", async () => {
    const url = /http:\S+/.exec(output)?.[0] ?? "";
    if (demo.pid === undefined) throw new Error("npm start did not start.");
    const ended = once(demo, "exit");
    process.kill(-demo.pid, "SIGINT");
    await ended;
    await expect(fetch(url)).rejects.toThrow();
  });
});
