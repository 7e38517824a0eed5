import type { Locator } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

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

describe("a side bar of 260 px", () => {
  afterAll(() => scene.workbench.sideBar(300));

  /** True where an element ends before what cuts it off. */
  const isWhole = (element: Locator): Promise<boolean> =>
    element.evaluate((text) => {
      const frame = text.closest(".monaco-icon-label-container, .description") ?? text;
      const { right } = frame.getBoundingClientRect();
      return frame.scrollWidth <= frame.clientWidth || text.getBoundingClientRect().right <= right;
    });

  it("has room for the time beside a view's title, with all its icons", async () => {
    const { workbench, backups } = scene;
    await workbench.sideBar(260);
    const header = backups.pane.locator(".pane-header");
    await header.hover();
    await header.locator(".actions .codicon-toolbar-more").waitFor();
    expect(await isWhole(header.locator(".description"))).toBe(true);
    expect((await backups.actions()).slice(0, -1)).toEqual([
      "Filter Jobs…",
      "Refresh",
      "Collapse All",
    ]);
  });

  it("has room for what failed, and for what helps", async () => {
    const { control, workbench, backups } = scene;
    await control.addFault({ kind: "accessDenied", operations: ["ListBackupJobs"] });
    await workbench.palette("AWS Backup: Reload");
    for (const label of ["Access denied", "Copy IAM Policy", "Retry"]) {
      const row = await backups.element(label);
      expect(await isWhole(row.locator(".label-name")), label).toBe(true);
    }
    await workbench.screenshot("access-denied-260");
    await control.clearFaults();
    await backups.click("Retry");
    await eventually("the rows of the failure gone", async () =>
      (await backups.allRows()).every(({ label }) => label !== "Retry") ? true : undefined,
    );
  });
});

describe("rows that are expanded in the same moment", () => {
  it("have their own children within a second, although VS Code mixes them up", async () => {
    const view = scene.restores;
    const [aborted, failed, running, completed] = await Promise.all(
      ["Aborted", "Failed", "Running", "Completed"].map((label) => view.row(label)),
    );
    await view.pane.evaluate(expandBetweenTimers, {
      first: [aborted?.index, failed?.index],
      then: [running?.index, completed?.index],
    });
    const jobs = await scene.jobs("restore");
    const vaultsOf = (status: string) => {
      const arns = jobs
        .filter((job) => job["Status"] === status)
        .map((job) => job["BackupVaultArn"]);
      return [...new Set(arns)].map((arn) =>
        typeof arn === "string" ? arn.split(":").at(-1) : "Vault not reported",
      );
    };
    await eventually("their own vaults", async () => {
      const rows = await view.allRows();
      return ["Failed", "Running"].every((label) => {
        const at = rows.findIndex((row) => row.label === label);
        const end = rows.findIndex((row, index) => index > at && row.level === 1);
        const shown = rows.slice(at + 1, end).map((row) => row.label);
        return shown.sort().join() === vaultsOf(label.toUpperCase()).sort().join();
      });
    });
    await scene.workbench.screenshot("expanded-together");
  });
});

describe("a window reload", () => {
  const expandedRows = async (view: View): Promise<string[]> =>
    (await view.allRows()).filter((row) => row.expanded).map(({ label }) => label);

  const expandFailed = async (view: View): Promise<readonly string[]> => {
    await view.expand("Failed");
    const rows = await view.allRows();
    const vault = rows[rows.findIndex(({ label }) => label === "Failed") + 1]?.label ?? "";
    await view.expand("Failed", vault);
    return ["Failed", vault];
  };

  it("shows what was expanded, nothing after Collapse All, and asks AWS for no more than a new window", async () => {
    const { backups, restores, control, workbench } = scene;
    const before = await expandFailed(backups);
    expect(await expandedRows(backups)).toEqual(before);
    await expandFailed(restores);
    await restores.clickAction("Collapse All");
    await eventually("nothing expanded", async () =>
      (await expandedRows(restores)).length === 0 ? true : undefined,
    );
    await control.clearRequests();
    await workbench.reloadWindow();
    for (const view of [backups, restores]) {
      await view.row("Failed");
      await view.answered();
    }
    await eventually("the rows as they were", async () =>
      String(await expandedRows(backups)) === String(before) ? true : undefined,
    );
    expect(await expandedRows(restores)).toEqual([]);
    const asked = (await control.requests()).map(({ operation }) => operation);
    expect(asked.filter((each) => each === "ListBackupJobs")).toHaveLength(10);
    expect(asked.filter((each) => each !== "ListBackupJobs")).toEqual(["ListRestoreJobs"]);
    await restores.expand("Failed");
    expect(await expandedRows(restores)).toEqual(["Failed"]);
  });
});

/**
 * Expands two rows in one turn, and two more between the timers that VS Code sets for them: a busy machine does that to
 * the clicks of a person. VS Code gives the second row the children of the fourth.
 */
async function expandBetweenTimers(
  view: Element,
  { first, then }: Record<"first" | "then", readonly (number | undefined)[]>,
): Promise<void> {
  const expand = (index: number | undefined): void => {
    const row = view.querySelector(`.monaco-list-rows > .monaco-list-row[data-index="${index}"]`);
    const click = new MouseEvent("click", { bubbles: true, cancelable: true, view: window });
    row?.querySelector(".monaco-tl-twistie")?.dispatchEvent(click);
  };
  // Looked up before rows move: the lower ones first.
  expand(first[0]);
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  setTimeout(() => {
    for (const index of then) expand(index);
  }, 0);
  expand(first[1]);
}
