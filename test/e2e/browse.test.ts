import { describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene({ newWindow: true });

describe("the packaged extension in VS Code", () => {
  it("asks nothing of AWS before its views are opened", async () => {
    expect(await scene.control.requests()).toEqual([]);
  });

  it("shows backup and restore jobs grouped by state and vault", async () => {
    await scene.workbench.openContainer("AWS Backup");
    const view = scene.backups;
    const failed = await view.row(/^Failed/);
    await view.expand(/^Failed/);
    const rows = await view.allRows();
    const vaults = rows.filter((row) => row.level === 2);
    await scene.workbench.screenshot("browse");
    expect(failed.position).toBe(1);
    expect(vaults.length).toBeGreaterThan(0);
    await scene.restores.row(/^Completed/);
  });

  it("names the profile in the status bar", async () => {
    await eventually("the profile in the status bar", async () => {
      const items = await scene.workbench.statusBar();
      return items.some((item) => item.text.includes("demo")) || undefined;
    });
  });

  it("asked once without a state, then once for each state, and nothing twice", async () => {
    const requests = await scene.control.requests();
    const asked = requests.map(
      ({ operation, params }) => `${operation} ${params["state"] ?? "any"}`,
    );
    expect(new Set(asked).size).toBe(asked.length);
    const states =
      "FAILED EXPIRED ABORTED PARTIAL RUNNING ABORTING PENDING CREATED COMPLETED".split(" ");
    expect(asked.sort()).toEqual(
      ["any", ...states]
        .map((state) => `ListBackupJobs ${state}`)
        .concat("ListRestoreJobs any")
        .sort(),
    );
  });

  it("logs each request with its outcome and AWS's request id, and no secret", async () => {
    await scene.workbench.palette("AWS Backup: Show Log");
    const ids = (await scene.control.requests()).map(({ requestId }) => requestId);
    const lines = scene.workbench.page.locator(".part.panel .view-lines");
    const text = await eventually("the log", async () => {
      const shown = (await lines.allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
      return ids.some((id) => shown.includes(id)) ? shown : undefined;
    });
    await scene.workbench.screenshot("log");
    expect(text).toMatch(
      /ListBackupJobs demo\/eu-west-1 \d+ ms ok HTTP 200 request\s+[0-9a-f-]{36}/,
    );
    const credential = scene.credentialOf("demo");
    expect(text).not.toContain(credential.secretAccessKey);
    expect(text).not.toContain(credential.accessKeyId);
  });
});
