import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

let account: DemoAccount;
let workbench: Workbench;

beforeAll(async () => {
  account = await startDemoAccount();
  workbench = await Workbench.start({ env: account.env });
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

screenshotOnFailure(() => workbench);

describe("the packaged extension in VS Code", () => {
  it("asks nothing of AWS before its views are opened", async () => {
    expect(await account.endpoint.control.requests()).toEqual([]);
  });

  it("shows backup and restore jobs grouped by state and vault", async () => {
    await workbench.openContainer("AWS Backup");
    const view = workbench.view("Backup Jobs");
    const failed = await view.row(/^Failed/);
    await view.expand(/^Failed/);
    const rows = await view.allRows();
    const vaults = rows.filter((row) => row.level === 2);
    await workbench.screenshot("browse");
    expect(failed.position).toBe(1);
    expect(vaults.length).toBeGreaterThan(0);
    await workbench.view("Restore Jobs").row(/^Completed/);
  });

  it("names the profile in the status bar", async () => {
    await eventually("the profile in the status bar", async () => {
      const items = await workbench.statusBar();
      return items.some((item) => item.text.includes("demo")) || undefined;
    });
  });
});
