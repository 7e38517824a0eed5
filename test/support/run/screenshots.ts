import fs from "node:fs/promises";
import path from "node:path";
import { eventually } from "../../e2e/support/eventually";
import { JobDetailsPage } from "../../e2e/support/jobDetailsPage";
import { Workbench } from "../../e2e/support/workbench";
import { provisionBrowser } from "../vscode/provisionBrowser";
import { provisionServer } from "../vscode/provisionServer";
import { packageVsix } from "./build";
import { type DemoAccount, startDemoAccount } from "./demoAccount";
import { repositoryRoot } from "./paths";

/** Where the README's pictures lie; they are not in the package. */
const folder = path.join(repositoryRoot, "media/screenshots");
const themes = ["dark", "light"] as const;

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
  const workbench = await Workbench.start({ env: account.env, theme, viewport });
  const details = new JobDetailsPage(workbench.page);
  const take = async (name: string): Promise<void> => {
    await details.described();
    await eventually("all loaded", async () => {
      return (await (await details.locator(".loading")).count()) === 0 || undefined;
    });
    await workbench.page.screenshot({ path: path.join(folder, `${name}-${theme}.png`) });
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
    await take("failed-backup");
    await backups.collapse("Failed");

    await backups.expand("Partial");
    await backups.expand("Partial", "production-daily");
    await backups.click("Partial", "production-daily", /^data-lake-platform/);
    await details.shows("data-lake-platform");
    await take("large-family");
    await backups.collapse("Partial");

    await restores.expand("Running");
    const vault = (await restores.rows()).find(({ level }) => level === 2)?.label ?? "";
    await restores.expand("Running", vault);
    const rows = await restores.rows();
    const running = rows.find(({ level, expanded }) => level === 3 && expanded === undefined);
    await restores.click("Running", vault, running?.label ?? "");
    await details.shows(running?.label ?? "");
    await take("running-restore");
  } finally {
    await workbench.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
