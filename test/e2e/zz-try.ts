import { spawnEndpoint } from "../support/endpoint/endpointProcess";
import { writeAwsFiles } from "../support/endpoint/awsFiles";
import { packageVsix } from "../support/run/build";
import { Workbench } from "./support/workbench";

async function main(): Promise<void> {
  await packageVsix();
  const theme = (process.argv[3] ?? "dark") as "dark";
  const endpoint = await spawnEndpoint(["--account", process.argv[2] ?? "demo"]);
  const [credential] = endpoint.credentials;
  const files = writeAwsFiles([{ name: "demo", region: endpoint.region, endpointUrl: endpoint.url, ...(credential && { credential }) }], { activeProfile: "demo" });
  const wb = await Workbench.start({ env: files.env, theme });
  const log = async () => {
    console.log((await endpoint.control.requests()).map((r) => `${r.operation} ${JSON.stringify(r.params)} ${r.status}`).join("\n"));
    await endpoint.control.clearRequests();
  };
  const step = async (name: string, f: () => Promise<unknown>) => {
    try { await f(); } catch (e) { console.log("STEP", name, String(e)); }
    await wb.page.waitForTimeout(800);
    await wb.screenshot(`try-${theme}-${name}`);
    console.log("--", name); await log();
  };
  try {
    const view = wb.view("Backup Jobs");
    await step("open", async () => { await wb.openContainer(); await view.row(/^Failed|^Completed/); });
    console.log("desc", await view.description());
    await step("partial", async () => {
      await view.expand(/^Partial/);
      const vault = (await view.allRows()).find((r) => r.level === 2)!.label;
      await view.expand(/^Partial/, vault);
      const job = (await view.allRows()).find((r) => r.level === 3)!;
      await view.expand(/^Partial/, vault, job.label);
    });
    await step("more", async () => { await view.click(/^Load more/); });
    await step("completed", async () => {
      await view.collapse(/^Partial/);
      await view.expand(/^Completed$/);
      const rows = await view.allRows();
      const at = rows.findIndex((r) => r.label === "Completed");
      const vault = rows[at + 1]!.label;
      await view.expand("Completed", vault);
      await view.expand("Completed", vault, /Today|Yesterday/);
    });
    await step("completedMore", async () => { await view.scrollToTop(); await wb.palette("AWS Backup: Load All"); });
    await wb.page.waitForTimeout(2500);
    await step("after-all", async () => {});
    await step("vaults", async () => { await view.clickAction("Group by Vault, Then State"); });
  } finally {
    await wb.stop();
    await endpoint.stop();
    files.remove();
  }
}
void main();
