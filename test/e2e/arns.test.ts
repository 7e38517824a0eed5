import fs from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readText } from "../support/endpoint/wire";
import { lastFailure } from "../support/jobs/lastFailure";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene();

/** A resource whose newest job failed. */
let arn: string;
/** The workspace's settings. */
let settings: string;

beforeAll(async () => {
  const { workbench, control } = scene;
  settings = path.join(workbench.workspace, ".vscode/settings.json");
  await fs.mkdir(path.dirname(settings), { recursive: true });
  // What would lie over the line.
  const plain = { "editor.minimap.enabled": false, "editor.stickyScroll.enabled": false };
  await fs.writeFile(settings, JSON.stringify(plain));
  arn = readText(lastFailure(await control.listed("backup"))["ResourceArn"]);
  const text = `resource "aws_backup_selection" "it" {\n  resources = ["${arn}"]\n}\n`;
  await fs.writeFile(path.join(workbench.workspace, "main.tf"), text);
  await workbench.openFile("main.tf");
  await line().waitFor();
});

afterAll(async () => {
  const { workbench, region } = scene;
  await workbench.press("Escape");
  await workbench.typeInto("AWS Backup: Select Region…", region);
  await workbench.quickInput.pick(region);
  await fs.rm(settings);
  await fs.rm(path.join(scene.workbench.workspace, "main.tf"));
});

beforeEach(async () => {
  // A quick pick or a hover of the test before would take the keys.
  await scene.workbench.press("Escape");
});

/** The one line that holds the ARN. */
function line(): Locator {
  return scene.workbench.page.locator('.editor-instance .view-line:has-text("resources =") > span');
}

/** Puts the mouse on the ARN. By its place: Playwright's own hover scrolls the editor's inner elements. */
async function pointAtArn(): Promise<{ readonly x: number; readonly y: number }> {
  const box = await eventually("the line", async () => (await line().boundingBox()) ?? undefined);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await scene.workbench.page.mouse.move(at.x, at.y + 100);
  await scene.workbench.page.mouse.move(at.x, at.y, { steps: 5 });
  return at;
}

function hover(): Locator {
  return scene.workbench.page.locator(".monaco-hover:visible .hover-contents").first();
}

/** Waits for the page of a resource's job in front. */
async function pageOf(resource: string): Promise<void> {
  await eventually(
    `the page of a job of ${resource}`,
    async () => (await scene.details.text()).includes(resource) || undefined,
  );
}

describe("an ARN in a text editor", () => {
  // Before any session is open: test/integration/activation.test.ts.
  it("leads to its jobs by the editor's own menu", async () => {
    await pointAtArn();
    await scene.workbench.page.mouse.down({ button: "right" });
    await scene.workbench.page.mouse.up({ button: "right" });
    const item = scene.workbench.page.locator(
      '.context-view .monaco-menu .action-label[aria-label^="Show Jobs for Resource ARN"]',
    );
    await item.waitFor();
    // A menu that has just opened lets a click pass by.
    await eventually("the item chosen", async () => {
      if ((await item.count()) === 0) return true;
      await item.click({ timeout: 1000 });
      return undefined;
    });
    expect(await scene.workbench.quickInput.placeholder()).toMatch(/^Select a job of /);
    await scene.workbench.quickInput.pick(/^Failed: /);
    await pageOf(arn);
  });

  it("tells its last backup in a hover, whose links open it", async () => {
    await scene.workbench.openFile("main.tf");
    await scene.control.clearRequests();
    const at = await pointAtArn();
    await scene.workbench.page.mouse.click(at.x, at.y);
    expect(await scene.control.requests()).toEqual([]);
    // Show or Focus Hover, for whoever has no mouse.
    await scene.workbench.press("Control+K", "Control+I");
    await hover()
      .getByText(/Last backup: Failed/)
      .first()
      .waitFor();
    expect(await scene.control.requests()).toHaveLength(1);
    await scene.workbench.screenshot("arn-hover");
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
    await scene.workbench.tidy();
    await scene.workbench.typeInto("AWS Backup: Go to Resource ARN…", arn);
    await scene.workbench.quickInput.pick(arn);
    await scene.workbench.quickInput.pick("Its Last Backup Job");
    await pageOf(arn);
  });

  it("of another Region leads to its jobs there, with Enter alone", async () => {
    const there = arn.replace(scene.region, "us-east-1");
    await scene.workbench.typeInto("AWS Backup: Go to Resource ARN…", there);
    await scene.workbench.quickInput.pick(there);
    await scene.workbench.quickInput.highlighted(({ label }) => label === "Its Jobs");
    await scene.workbench.press("Enter");
    await scene.workbench.quickInput.highlighted(
      ({ label }) => label === "List Its Jobs in us-east-1",
    );
    await scene.workbench.screenshot("arn-of-another-region");
    await scene.control.clearRequests();
    await scene.workbench.press("Enter");
    await scene.workbench.quickInput.highlighted(
      ({ label }) => label === "AWS Backup lists no job of this ARN",
    );
    const [note] = await scene.workbench.quickInput.items();
    expect(note?.detail).toContain("in us-east-1 with profile demo");
    // It names the session once no row of the one before is on screen.
    await eventually("the session in the status bar", async () => {
      const status = (await scene.workbench.statusBar()).map(({ text }) => text);
      return status.some((text) => text.startsWith("demo · us-east-1")) ? true : undefined;
    });
    // The endpoint answers for every Region alike: which one was asked is what the requests were signed for.
    const requests = await scene.control.requests();
    const asked = requests.filter(({ params }) => params["resourceArn"] === there);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
  });
});
