import fs from "node:fs/promises";
import path from "node:path";
import { eventually } from "../../e2e/support/eventually";
import { JobDetailsPage } from "../../e2e/support/jobDetailsPage";
import { Workbench } from "../../e2e/support/workbench";
import { readText } from "../endpoint/wire";
import { provisionBrowser } from "../vscode/provisionBrowser";
import { provisionServer } from "../vscode/provisionServer";
import { packageVsix } from "./build";
import { type DemoAccount, startDemoAccount } from "./demoAccount";
import { repositoryRoot } from "./paths";

/** Where the README's pictures lie; they are not in the package. */
const folder = path.join(repositoryRoot, "media/screenshots");
const themes = ["dark", "light"] as const;
/** Milliseconds until hovers and lists, which fade in, can be read. */
const fadedIn = 1000;

/** `npx tsx test/support/run/screenshots.ts`: takes the README's pictures anew, from the demo account. */
async function main(): Promise<void> {
  await Promise.all([provisionServer(), provisionBrowser(), packageVsix()]);
  await fs.mkdir(folder, { recursive: true });
  const account = await startDemoAccount();
  try {
    for (const theme of themes) await takeAll(account, theme);
  } finally {
    await account.stop();
  }
}

async function takeAll(account: DemoAccount, theme: (typeof themes)[number]): Promise<void> {
  const viewport = { width: 1280, height: 860 };
  const settings = { "editor.minimap.enabled": false };
  const workbench = await Workbench.start({ env: account.env, theme, viewport, settings });
  const details = new JobDetailsPage(workbench.page);
  const take = async (name: string): Promise<void> => {
    await workbench.page.waitForTimeout(fadedIn);
    await workbench.page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
  };
  const takeDetails = async (name: string): Promise<void> => {
    await details.described();
    await eventually("all loaded", async () => {
      return (await (await details.locator(".loading")).count()) === 0 || undefined;
    });
    await take(name);
  };
  try {
    await workbench.openContainer("AWS Backup");
    const backups = workbench.view("Backup Jobs");
    const restores = workbench.view("Restore Jobs");
    await backups.answered();
    await restores.answered();

    await backups.expand("Failed");
    await backups.expand("Failed", "databases");
    const failed = (await backups.rows()).find(({ level }) => level === 3)?.label ?? "";
    await backups.click("Failed", "databases", failed);
    await details.shows(failed);
    await takeDetails("failed-backup");
    await backups.collapse("Failed");

    await backups.expand("Partial");
    await backups.expand("Partial", "production-daily");
    await backups.click("Partial", "production-daily", /^data-lake-platform/);
    await details.shows("data-lake-platform");
    await takeDetails("large-family");
    await backups.collapse("Partial");

    await restores.expand("Running");
    const vault = (await restores.rows()).find(({ level }) => level === 2)?.label ?? "";
    await restores.expand("Running", vault);
    const rows = await restores.rows();
    const running = rows.find(({ level, expanded }) => level === 3 && expanded === undefined);
    await restores.click("Running", vault, running?.label ?? "");
    await details.shows(running?.label ?? "");
    await takeDetails("running-restore");

    await workbench.tidy();
    await takeResources(workbench, take);
    await details.shows("payroll-db");
    await takeDetails("resource-page");
    await resetViews(workbench);

    await workbench.tidy();
    await openTerraform(workbench, account);
    await workbench.press("Control+K", "Control+I");
    await workbench.page.locator(".monaco-hover:visible").getByText("Last backup").waitFor();
    await take("arn-hover");

    await workbench.tidy();
    // Not where the lists open: their tooltips would lie over them.
    await workbench.page.mouse.move(viewport.width / 2, viewport.height - 100);
    await workbench.paletteByKeys("AWS Backup: Apply Saved Filter…");
    await workbench.quickInput.highlighted(({ label }) => label === "Failed since yesterday");
    await workbench.press("Enter");
    await backups.answered();
    await backups.expand("Failed");
    await workbench.paletteByKeys("AWS Backup: Filter Jobs…");
    await workbench.quickInput.titled("Filter Jobs");
    await take("filter");
  } finally {
    await workbench.stop();
  }
}

/** Shows what needs attention among the protected resources, and opens the page of one. */
async function takeResources(
  workbench: Workbench,
  take: (name: string) => Promise<void>,
): Promise<void> {
  await clickHeaders(workbench, "Backup Jobs", "Restore Jobs", "Protected Resources");
  await workbench.sideBar(420);
  const resources = workbench.view("Protected Resources");
  await resources.click(/^Read jobs of the last 8 days/);
  await eventually("all read", async () => {
    const rows = await resources.allRows();
    return rows.some(({ label }) => /^Read(?:ing)? (?:jobs|backup)/.test(label)) ? undefined : true;
  });
  for (const group of ["No longer backed up", "Overdue"]) await resources.expand(group);
  await workbench.page.mouse.move(900, 800);
  await take("protected-resources");
  for (const group of ["No longer backed up", "Overdue"]) await resources.collapse(group);
  await resources.expand("Failing");
  await resources.click("Failing", "payroll-db");
}

/** As they are at first. */
async function resetViews(workbench: Workbench): Promise<void> {
  await workbench.view("Protected Resources").collapse("Failing");
  await clickHeaders(workbench, "Protected Resources", "Backup Jobs", "Restore Jobs");
  await workbench.sideBar(300);
}

async function clickHeaders(workbench: Workbench, ...titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const header = workbench.view(title).pane.locator(".pane-header");
    await header.click({ position: { x: 12, y: 10 } });
  }
}

/** Puts the cursor on the ARN of a resource whose last backup failed. */
async function openTerraform(workbench: Workbench, { endpoint }: DemoAccount): Promise<void> {
  const jobs = await endpoint.control.listed("backup");
  const failed = jobs.find(({ State: state }) => state === "FAILED");
  const arn = readText(failed?.["ResourceArn"]);
  const text = `resource "aws_backup_selection" "nightly" {\n  plan_id   = aws_backup_plan.nightly.id\n  resources = ["${arn}"]\n}\n`;
  await fs.writeFile(path.join(workbench.workspace, "backup.tf"), text);
  await workbench.press("Control+P");
  await workbench.quickInput.type("backup.tf");
  await workbench.quickInput.pick("backup.tf");
  await workbench.page.locator('.view-line:has-text("resources")').last().waitFor();
  await workbench.press("Control+G");
  await workbench.quickInput.type(":3,40");
  await workbench.quickInput.accept();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
