import { afterAll, describe, expect, it } from "vitest";
import { readText, type WireObject } from "../support/endpoint/wire";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const scene = useScene({ viewport: { width: 1500, height: 1200 } });

function view(title: string): View {
  return scene.workbench.view(title);
}

/** The operations that were asked for since the last call, each once. */
async function asked(): Promise<readonly string[]> {
  const requests = await scene.control.requests();
  await scene.control.clearRequests();
  return [...new Set(requests.map(({ operation }) => operation))].sort();
}

/** The id of the first listed job that fits. */
async function idOf(kind: "copy" | "scan", fits: (job: WireObject) => boolean): Promise<string> {
  const job = (await scene.listed(kind)).find(fits);
  return readText(job?.[kind === "copy" ? "CopyJobId" : "ScanJobId"]);
}

/** Expands or collapses views by their headers. */
async function setExpanded(isExpanded: boolean, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const header = view(title).pane.locator(".pane-header");
    if ((await header.getAttribute("aria-expanded")) === String(isExpanded)) continue;
    // In the middle of a narrow header are its actions.
    await header.click({ position: { x: 12, y: 10 } });
  }
}

async function open(title: string): Promise<void> {
  await setExpanded(true, title);
  await view(title).answered();
}

// As they are at first: the next file has the same window.
afterAll(async () => {
  await setExpanded(false, "Copy Jobs", "Scan Jobs");
  await setExpanded(true, "Backup Jobs", "Restore Jobs");
});

describe("Copy Jobs and Scan Jobs", () => {
  it("are collapsed at first, and ask AWS nothing", async () => {
    await scene.workbench.openContainer("AWS Backup");
    for (const shown of [scene.backups, scene.restores]) await shown.answered();
    for (const title of ["Copy Jobs", "Scan Jobs"]) {
      const header = view(title).pane.locator(".pane-header");
      expect(await header.getAttribute("aria-expanded")).toBe("false");
    }
    expect(await asked()).toEqual(["ListBackupJobs", "ListRestoreJobs"]);
  });

  it("show copies by state and destination, with its Region, and lead to their pages", async () => {
    await setExpanded(false, "Backup Jobs", "Restore Jobs");
    await asked();
    await open("Copy Jobs");
    expect(await asked()).toEqual(["ListCopyJobs"]);
    await view("Copy Jobs").row(/^Failed/);
    await view("Copy Jobs").expand(/^Failed/);
    const vaults = (await view("Copy Jobs").allRows()).filter(({ level }) => level === 2);
    expect(vaults.map(({ label }) => label)).toContainEqual(
      expect.stringMatching(/ in eu-central-1$/),
    );
    await scene.workbench.screenshot("copy-jobs");
    const id = await idOf("copy", ({ State: state }) => state === "FAILED");
    await scene.workbench.typeInto("AWS Backup: Go to Job…", id);
    await scene.workbench.quickInput.highlighted(({ label }) => label === id);
    await scene.workbench.press("Enter");
    await eventually("the copy's page", async () =>
      (await scene.details.text()).includes(id) ? true : undefined,
    );
    const row = await eventually("its row", async () =>
      (await view("Copy Jobs").allRows()).find(({ selected }) => selected),
    );
    expect(row.level).toBe(3);
    await scene.workbench.screenshot("copy-page");
  });

  it("show scans by result, threats first and red, and lead to their pages", async () => {
    await asked();
    await open("Scan Jobs");
    expect(await asked()).toEqual(["ListScanJobs"]);
    const threatsRow = await view("Scan Jobs").row("Threats found");
    expect(threatsRow.position).toBe(1);
    await view("Scan Jobs").expand("Threats found");
    await scene.workbench.screenshot("scan-jobs");
    const threats = { ScanResultStatus: "THREATS_FOUND" };
    const id = await idOf(
      "scan",
      ({ ScanResult: result }) => JSON.stringify(result) === JSON.stringify(threats),
    );
    await scene.workbench.typeInto("AWS Backup: Go to Job…", id);
    await scene.workbench.quickInput.highlighted(({ label }) => label === id);
    await scene.workbench.press("Enter");
    const text = await eventually("the scan's page", async () => {
      const all = await scene.details.text();
      return all.includes(id) ? all : undefined;
    });
    expect(text).toContain("Threats found");
    expect(text).toContain("GUARDDUTY");
    await scene.workbench.screenshot("scan-page");
  });
});
