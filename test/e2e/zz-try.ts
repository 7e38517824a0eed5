import { startDemoAccount } from "../support/run/demoAccount";
import { Workbench } from "./support/workbench";
async function main(): Promise<void> {
  const account = await startDemoAccount({ demo: "hostile" });
  const wb = await Workbench.start({ env: account.env });
  try {
    await wb.openContainer();
    await wb.page.waitForTimeout(3000);
    const view = wb.view("Restore Jobs");
    const f = view.list.locator(".monaco-list-row.focused");
    await view.list.focus();
    await wb.press("Home");
    for (let i = 0; i < 200; i++) {
      if (await f.count() === 0) { console.log(i, "LOST", await wb.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300))); await wb.screenshot("lost"); 
        await wb.page.waitForTimeout(1000); console.log(await f.count()); await wb.press("ArrowDown"); await wb.page.waitForTimeout(300); console.log(await f.count(), await f.getAttribute("aria-label")); }
      const l = await f.getAttribute("aria-label"); const x = await f.getAttribute("aria-expanded"); const at = await f.getAttribute("data-index");
      console.log(i, at, x, l?.slice(0, 60));
      if (x === "false") { await wb.press("ArrowRight"); await wb.page.waitForTimeout(120); }
      await wb.press("ArrowDown"); await wb.page.waitForTimeout(30);
    }
  } finally { await wb.stop(); await account.stop(); }
}
void main();
