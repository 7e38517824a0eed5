import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

let account: DemoAccount;
let workbench: Workbench;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cloned-"));

beforeAll(async () => {
  account = await startDemoAccount({ mine: "empty", theirs: "small" });
  fs.mkdirSync(path.join(folder, ".vscode"));
  fs.writeFileSync(
    path.join(folder, ".vscode/settings.json"),
    JSON.stringify({
      "awsBackup.profile": "theirs",
      "awsBackup.regions": ["eu-nowhere-7"],
      "awsBackup.sessions": [{ profile: "theirs", region: "eu-nowhere-8" }],
    }),
  );
  workbench = await Workbench.start({ env: account.env, folder, trust: "ask" });
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

screenshotOnFailure(() => workbench);

async function session(text: string): Promise<void> {
  await eventually(`status bar "${text}"`, async () => {
    const items = await workbench.statusBar();
    return items.some((item) => item.text.includes(text)) || undefined;
  });
}

describe("a cloned repository that names a profile and a session in its settings", () => {
  it("decides nothing as long as it isn't trusted", async () => {
    await workbench.openContainer("AWS Backup");
    await session(`mine · ${account.endpoint.region}`);
    await workbench.view("Backup Jobs").row(/^No backup jobs/);
    await workbench.screenshot("restricted-mode");
    const [mine] = account.endpoint.credentials;
    const requests = await account.endpoint.control.requests();
    expect(requests.length).toBeGreaterThan(0);
    for (const { accessKeyId } of requests) expect(accessKeyId).toBe(mine?.accessKeyId);
  });

  it("decides once it is trusted", async () => {
    await workbench.palette("Workspaces: Manage Workspace Trust");
    await workbench.page.locator(".workspace-trust-buttons-row .monaco-button").first().click();
    await session("theirs · eu-nowhere-8");
  });
});
