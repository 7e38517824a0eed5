import fs from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import manifest from "../../package.json";
import { demoFiles, writeDemoFolder } from "../support/run/demoFolder";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

// VS Code shows the walkthrough's pictures beside its steps where there is room for both.
const scene = useScene({ viewport: { width: 1600, height: 900 } });

beforeEach(async () => {
  await scene.workbench.tidy();
});

describe("the walkthrough", () => {
  const step = (title: string): Locator =>
    scene.workbench.page.locator(".getting-started-step", { hasText: title });
  const isDone = async (title: string): Promise<boolean> =>
    (await step(title).locator(".codicon.complete").count()) > 0;

  it("opens from the palette, with a picture for each step, and ticks off what was done", async () => {
    const { workbench, backups, details } = scene;
    await workbench.palette("AWS Backup: Open Walkthrough");
    await step("Open a job").waitFor();
    const steps = manifest.contributes.walkthroughs.flatMap((each) => each.steps);
    expect(await workbench.page.locator(".getting-started-step").count()).toBe(steps.length);
    const picture = workbench.page.frameLocator("iframe.webview").frameLocator("#active-frame");
    // The first one is open already, and a click would close it.
    for (const { title, media } of steps.slice(1)) {
      await step(title).click();
      await picture.locator("svg title", { hasText: media.altText }).waitFor({ state: "attached" });
    }
    await workbench.screenshot("walkthrough");

    // VS Code ticks off what happens from now on: its own button, or the page of a job.
    await step("Find what failed").click();
    await step("Find what failed").getByText("Show Backup Jobs").click();
    await eventually("the first tick", async () => (await isDone("Find what failed")) || undefined);
    await backups.expand("Failed");
    const vault = (await backups.rows()).find(({ level }) => level === 2)?.label ?? "";
    await backups.expand("Failed", vault);
    const job = (await backups.rows()).find(({ level }) => level === 3)?.label ?? "";
    await backups.click("Failed", vault, job);
    await details.described();
    await workbench.palette("AWS Backup: Open Walkthrough");
    await eventually("the second tick", async () => (await isDone("Open a job")) || undefined);
  });
});

describe("the five things to try in the demo", () => {
  let names: readonly string[];

  beforeAll(async () => {
    const { workbench, control } = scene;
    await writeDemoFolder(workbench.workspace, control);
    const [backups, restores, copies] = await Promise.all(
      (["backup", "restore", "copy"] as const).map((kind) => control.listed(kind)),
    );
    names = Object.keys(
      demoFiles({ backups: backups ?? [], restores: restores ?? [], copies: copies ?? [] }),
    );
  });

  afterAll(async () => {
    for (const name of names) await fs.rm(path.join(scene.workbench.workspace, name));
  });

  async function open(name: string): Promise<void> {
    const { workbench } = scene;
    await workbench.openFile(name);
    await workbench.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Puts the cursor behind the beginning of a text, and shows the hover there. */
  async function hoverOn(text: string): Promise<Locator> {
    const { workbench } = scene;
    const lines = (await workbench.editorText()).split("\n");
    const line = lines.findIndex((each) => each.includes(text));
    const column = (lines[line] ?? "").indexOf(text) + text.length + 3;
    await workbench.press("Control+G");
    await workbench.quickInput.type(`:${line + 1},${column}`);
    await workbench.quickInput.accept();
    await workbench.press("Control+K", "Control+I");
    return workbench.page.locator(".monaco-hover:visible .hover-contents").first();
  }

  it("hovers over the ARNs of backup.tf tell the last backup, and the job that made the snapshot", async () => {
    await open("backup.tf");
    const last = await hoverOn('resources    = ["arn');
    await last
      .getByText(/Last backup:/)
      .first()
      .waitFor();
    await scene.workbench.press("Escape");
    const made = await hoverOn('snapshot_identifier = "arn');
    await made
      .getByText(/which made this snapshot/)
      .first()
      .waitFor();
  });

  it("a hover over the id of event.json opens its job", async () => {
    await open("event.json");
    const hover = await hoverOn('"backupJobId": "');
    await hover.getByText("Open Details").click();
    await eventually(
      "the page",
      async () => (await scene.details.text()).includes("Failed") || undefined,
    );
  });

  it("the ARN of terraform.tfstate leads to its jobs", async () => {
    await open("terraform.tfstate");
    await hoverOn('"arn": "arn');
    await scene.workbench.palette("AWS Backup: Show Jobs for Resource ARN…");
    expect(await scene.workbench.quickInput.placeholder()).toMatch(/^Select a job of /);
    await scene.workbench.quickInput.cancel();
  });

  it("the whole of backup.log is taken by Go to Job", async () => {
    const { workbench } = scene;
    await open("backup.log");
    await workbench.press("Control+A");
    await workbench.palette("AWS Backup: Go to Job…");
    const items = await eventually("the ids", async () => {
      const all = await workbench.quickInput.items();
      return all.length >= 3 ? all : undefined;
    });
    expect(items.map(({ description }) => description)).toEqual(
      expect.arrayContaining(["Backup job", "Restore job", "Copy job"]),
    );
    await workbench.quickInput.cancel();
  });
});
