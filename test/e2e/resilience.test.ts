import { describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene({ profile: "large", mood: { pageCap: 40 } });

async function labelsUnder(top: string): Promise<string[]> {
  const rows = await scene.backups.allRows();
  const at = rows.findIndex((row) => row.level === 1 && row.label === top);
  const end = rows.findIndex((row, index) => index > at && row.level === 1);
  return rows.slice(at + 1, end === -1 ? undefined : end).map((row) => row.label);
}

describe("when the endpoint dies in the middle of paging", () => {
  it("keeps rows and token, says so in one row, and Retry goes on where it stopped", async () => {
    const { control } = scene;
    const view = scene.backups;
    await view.expand("Completed");
    const before = await labelsUnder("Completed");
    await control.clearRequests();
    await control.stop();
    await view.click("Completed", /^Load more/);
    const failed = await view.row("Completed", "No connection");
    const retry = await view.row("Completed", "Retry");
    await scene.workbench.screenshot("endpoint-died");

    const labels = await labelsUnder("Completed");
    expect(labels).toEqual([...before.slice(0, -1), "No connection", "Retry"]);
    expect(failed.description).toBe("load more failed");
    expect(failed.ariaLabel).toContain("AWS could not be reached");
    expect(retry.ariaLabel).toContain("Retry, could not load more");
    expect(await scene.workbench.notifications()).toEqual([]);

    await control.listen();
    await view.click("Completed", "Retry");
    await view.row("Completed", /^Load more/);
    const asked = (await control.requests()).filter((request) => request.status === 200);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.params).toMatchObject({ state: "COMPLETED" });
    expect(asked[0]?.params["nextToken"]).toBeTruthy();
    await eventually("both pages counted", async () => {
      const counts = [await view.row("Completed"), await view.row("Completed with issues")];
      const [a = 0, b = 0] = counts.map(({ description }) => Number.parseInt(description, 10));
      return a + b === 80 || undefined;
    });
  });

  it("shows a failed first page as a row with Retry, never as an empty list", async () => {
    const { control } = scene;
    const view = scene.restores;
    await control.addFault({ kind: "accessDenied", operations: ["ListRestoreJobs"], message: "" });
    await view.click("Failed");
    await scene.workbench.palette("AWS Backup: Reload");
    const row = await view.row("Access denied");
    await scene.workbench.screenshot("access-denied");
    expect(row.description).toBe("reload failed");
    expect(row.ariaLabel).toContain("backup:ListRestoreJobs");
    await view.row("Completed");
    await control.clearFaults();
    await view.click("Copy IAM Policy");
    await eventually("a policy in the clipboard", async () =>
      (await scene.workbench.clipboard()).includes('"backup:ListRestoreJobs"') ? true : undefined,
    );
    await view.click("Access denied");
    await eventually("the error row gone", async () =>
      (await view.allRows()).some((each) => each.label === "Retry") ? undefined : true,
    );
  });
});

describe("when the profile is switched while pages are under way", () => {
  it("shows not one row of the old account afterwards, and applies no late answer", async () => {
    const { control } = scene;
    await control.addFault({ kind: "hold", params: { state: "FAILED" } });
    await scene.backups.clickAction("Refresh");
    await control.addFault({ kind: "latency", delay: 1500, params: { state: "COMPLETED" } });
    const view = scene.backups;
    await view.click("Completed", /^Load more/);

    const oldLabels = new Set(
      (await view.allRows()).filter((row) => row.level > 1).map((row) => row.label),
    );
    await scene.workbench.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seenRows: seen });
      new MutationObserver(() => {
        for (const row of document.querySelectorAll(".customview-tree .monaco-list-row")) {
          seen.push(row.getAttribute("aria-label") ?? "");
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    // No vault and no resource of it is called as one of the old account.
    await scene.workbench.choose("AWS Backup: Select Profile…", "demo");
    await scene.signedInTo("demo");
    // The change itself draws rows, which shows that rows are seen; those from here on count.
    const seenBefore = await scene.workbench.page.evaluate(() => {
      const all: unknown = Reflect.get(globalThis, "seenRows");
      return Array.isArray(all) ? all.splice(0).length : 0;
    });
    expect(seenBefore).toBeGreaterThan(0);
    await control.clearFaults();
    await view.row(/^(Completed|Failed)/);
    await eventually("every answer sent", async () =>
      (await control.requests()).every(({ outcome }) => outcome !== "pending"),
    );
    // A row that the last of them brought would be drawn by now.
    await scene.workbench.page.waitForTimeout(1000);

    const seen = await scene.workbench.page.evaluate(() => {
      const all: unknown = Reflect.get(globalThis, "seenRows");
      return Array.isArray(all) ? all.map(String) : [];
    });
    const shown = (await view.allRows()).map(({ label }) => label);
    const labels = new Set([...seen.map((label) => label.split(",")[0] ?? ""), ...shown]);
    const states =
      /^(Failed|Expired|Aborted|Partial|Completed|Completed with issues|Running|Aborting|Pending|Created|Loading)/;
    const foreign = [...labels].filter((label) => oldLabels.has(label) && !states.test(label));
    expect(foreign).toEqual([]);
    const last = (await control.requests()).at(-1);
    expect(last?.accessKeyId).toBe(scene.credentialOf("demo").accessKeyId);
  });
});
