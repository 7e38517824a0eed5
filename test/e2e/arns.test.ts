import fs from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readText } from "../support/endpoint/wire";
import { lastFailure } from "../support/jobs/lastFailure";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { JobDetailsPage } from "./support/jobDetailsPage";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

let account: DemoAccount;
let workbench: Workbench;
/** A resource whose newest job failed. */
let arn: string;

beforeAll(async () => {
  account = await startDemoAccount();
  workbench = await Workbench.start({
    env: account.env,
    // What would lie over the line.
    settings: { "editor.minimap.enabled": false, "editor.stickyScroll.enabled": false },
  });
  arn = readText(lastFailure(await account.endpoint.control.listed("backup"))["ResourceArn"]);
  const text = `resource "aws_backup_selection" "it" {\n  resources = ["${arn}"]\n}\n`;
  await fs.writeFile(path.join(workbench.workspace, "main.tf"), text);
  await workbench.openFile("main.tf");
  await line().waitFor();
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

beforeEach(async () => {
  // A quick pick or a hover of the test before would take the keys.
  await workbench.press("Escape");
});

screenshotOnFailure(() => workbench);

/** The one line that holds the ARN. */
function line(): Locator {
  return workbench.page.locator('.editor-instance .view-line:has-text("resources =") > span');
}

/** Puts the mouse on the ARN. By its place: Playwright's own hover scrolls the editor's inner elements. */
async function pointAtArn(): Promise<{ readonly x: number; readonly y: number }> {
  const box = await eventually("the line", async () => (await line().boundingBox()) ?? undefined);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await workbench.page.mouse.move(at.x, at.y + 100);
  await workbench.page.mouse.move(at.x, at.y, { steps: 5 });
  return at;
}

function hover(): Locator {
  return workbench.page.locator(".monaco-hover:visible .hover-contents").first();
}

/** Waits for the page of a resource's job in front. */
async function pageOf(resource: string): Promise<void> {
  const details = new JobDetailsPage(workbench.page);
  await eventually(
    `the page of a job of ${resource}`,
    async () => (await details.text()).includes(resource) || undefined,
  );
}

describe("an ARN in a text editor", () => {
  it("offers the ways to its jobs before any session is open, and asks nobody", async () => {
    // The extension starts some time after VS Code: who points at an ARN before that points again.
    await eventually("the hover", async () => {
      await pointAtArn();
      await hover().getByText("Show Jobs").waitFor({ timeout: 3000 });
      return true;
    });
    expect(await hover().innerText()).not.toMatch(/Last backup|No backup/);
    expect(await account.endpoint.control.requests()).toEqual([]);
  });

  it("leads to its jobs by the editor's own menu", async () => {
    await pointAtArn();
    await workbench.page.mouse.down({ button: "right" });
    await workbench.page.mouse.up({ button: "right" });
    const item = workbench.page.locator(
      '.context-view .monaco-menu .action-label[aria-label^="Show Jobs for Resource ARN"]',
    );
    await item.waitFor();
    // A menu that has just opened lets a click pass by.
    await eventually("the item chosen", async () => {
      if ((await item.count()) === 0) return true;
      await item.click({ timeout: 1000 });
      return undefined;
    });
    expect(await workbench.quickInput.placeholder()).toMatch(/^Select a job of /);
    await workbench.quickInput.pick(/^Failed: /);
    await pageOf(arn);
  });

  it("tells its last backup in a hover, whose links open it", async () => {
    await workbench.openFile("main.tf");
    await account.endpoint.control.clearRequests();
    const at = await pointAtArn();
    await workbench.page.mouse.click(at.x, at.y);
    expect(await account.endpoint.control.requests()).toEqual([]);
    // Show or Focus Hover, for whoever has no mouse.
    await workbench.press("Control+K", "Control+I");
    await hover()
      .getByText(/Last backup: Failed/)
      .first()
      .waitFor();
    expect(await account.endpoint.control.requests()).toHaveLength(1);
    await workbench.screenshot("arn-hover");
    const links = await hover()
      .locator("a")
      .evaluateAll((all) =>
        all.map((link) => [
          link.textContent,
          link.getAttribute("data-href") ?? link.getAttribute("href"),
        ]),
      );
    expect(links.map(([text]) => text)).toEqual([
      "Open Last Job",
      "Show Jobs",
      "Go to Resource ARN",
      "Open in AWS Console",
    ]);
    for (const [, href] of links) expect(href).toMatch(/^command:awsBackup\.\w+\?/);
    await hover().getByText("Open Last Job").click();
    await pageOf(arn);
  });

  it("is gone to from the palette, typed", async () => {
    // The page of the test before would be taken for the one that is gone to.
    await workbench.tidy();
    await workbench.typeInto("AWS Backup: Go to Resource ARN…", arn);
    await workbench.quickInput.pick(arn);
    await workbench.quickInput.pick("Its Last Backup Job");
    await pageOf(arn);
  });

  it("of another Region leads to its jobs there, with Enter alone", async () => {
    const there = arn.replace(account.endpoint.region, "us-east-1");
    await workbench.typeInto("AWS Backup: Go to Resource ARN…", there);
    await workbench.quickInput.pick(there);
    await workbench.quickInput.highlighted(({ label }) => label === "Its Jobs");
    await workbench.press("Enter");
    await workbench.quickInput.highlighted(({ label }) => label === "List Its Jobs in us-east-1");
    await workbench.screenshot("arn-of-another-region");
    await account.endpoint.control.clearRequests();
    await workbench.press("Enter");
    await workbench.quickInput.highlighted(
      ({ label }) => label === "AWS Backup lists no job of this ARN",
    );
    const [note] = await workbench.quickInput.items();
    expect(note?.detail).toContain("in us-east-1 with profile demo");
    // It names the session once no row of the one before is on screen.
    await eventually("the session in the status bar", async () => {
      const status = (await workbench.statusBar()).map(({ text }) => text);
      return status.some((text) => text.startsWith("demo · us-east-1")) ? true : undefined;
    });
    // The endpoint answers for every Region alike: which one was asked is what the requests were signed for.
    const requests = await account.endpoint.control.requests();
    const asked = requests.filter(({ params }) => params["resourceArn"] === there);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
  });
});
