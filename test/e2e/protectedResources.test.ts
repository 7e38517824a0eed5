import { afterAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";
import type { View } from "./support/view";

const title = "Protected Resources";
const scene = useScene({ newWindow: true, viewport: { width: 1500, height: 1200 } });

const older = "Read all older jobs";

const view = (): View => scene.workbench.view(title);

/** The requests since the last call: operations, and of lists of jobs from when on. */
async function asked(): Promise<readonly string[]> {
  const requests = await scene.control.requests();
  await scene.control.clearRequests();
  return requests.map(({ operation }) => operation);
}

/** Waits until nothing is under way, and nothing new was asked for as long as a page takes from one answer to the next request. */
async function quiet(): Promise<void> {
  const { control, workbench } = scene;
  await eventually("no more requests", async () => {
    const before = await control.requests();
    await workbench.page.waitForTimeout(1000);
    const after = await control.requests();
    return after.length === before.length && after.every(({ outcome }) => outcome !== "pending");
  });
}

async function setExpanded(isExpanded: boolean, ...titles: readonly string[]): Promise<void> {
  for (const each of titles) {
    const header = scene.workbench.view(each).pane.locator(".pane-header");
    if ((await header.getAttribute("aria-expanded")) === String(isExpanded)) continue;
    // In the middle of a narrow header are its actions.
    await header.click({ position: { x: 12, y: 10 } });
  }
}

/** The outermost rows with what stands beside them. */
async function groups(): Promise<Record<string, string>> {
  const rows = (await view().allRows()).filter(({ level }) => level === 1);
  return Object.fromEntries(rows.map(({ label, description }) => [label, description]));
}

/** The names below a group. */
async function namesIn(group: string): Promise<readonly string[]> {
  await view().expand(group);
  const rows = await view().allRows();
  const first = rows.findIndex(({ label, level }) => label === group && level === 1);
  const next = rows.findIndex(({ level }, at) => at > first && level === 1);
  const names = rows.slice(first + 1, next < 0 ? undefined : next).map(({ label }) => label);
  await view().collapse(group);
  return names;
}

// As they are at first: the next file has the same window.
afterAll(async () => {
  await setExpanded(false, title);
  await setExpanded(true, "Backup Jobs", "Restore Jobs");
});

describe("Protected Resources", () => {
  it("is collapsed at first, and costs one request when it is opened", async () => {
    await scene.workbench.openContainer("AWS Backup");
    for (const shown of [scene.backups, scene.restores]) await shown.answered();
    const header = view().pane.locator(".pane-header");
    expect(await header.getAttribute("aria-expanded")).toBe("false");
    await setExpanded(false, "Backup Jobs", "Restore Jobs");
    expect(await asked()).not.toContain("ListProtectedResources");

    await setExpanded(true, title);

    const read = await view().row(/^Read jobs of the last 8 days \(about [\d,]+ requests?\)$/);
    expect(read.position).toBe(1);
    const counts = Object.values(await groups()).slice(1);
    expect(counts.length).toBeGreaterThan(0);
    expect(new Set(counts)).toEqual(new Set(["?"]));
    expect(await asked()).toEqual(["ListProtectedResources"]);
  });

  it("reads on Enter what no view has read, and says of each resource what is the matter", async () => {
    await view().click(/^Read jobs of the last 8 days/);

    // Rules that run seldom may want older jobs.
    const shown = await eventually("counted groups", async () => {
      const all = Object.entries(await groups()).filter(([label]) => label !== older);
      return all.some(([label]) => label.startsWith("Read")) ? undefined : all;
    });
    expect(shown).not.toEqual([]);
    expect(shown.filter(([, count]) => !/^[\d,]+$/.test(count))).toEqual([]);
    const requests = await asked();
    expect(new Set(requests)).toEqual(
      new Set(["ListBackupJobs", "GetBackupPlan", "ListBackupSelections", "GetBackupSelection"]),
    );
    // Planted in the demo account. The daily run of one may be under way.
    expect(await namesIn("Failing")).toContain("payroll-db");
    expect(await namesIn("No longer backed up")).toEqual(
      expect.arrayContaining(["legacy-wiki", "old-intranet"]),
    );
    expect(await namesIn("Overdue")).toContain("invoices-archive");
    const payroll = (await rowsOf("Failing")).find(({ label }) => label === "payroll-db");
    expect(payroll?.description).toMatch(/failures in a row · KMS key/);
    expect(payroll?.ariaLabel).toMatch(/^payroll-db, \w+, Failing, .*KMS key/);
  });

  it("reads older jobs for rules that run seldom, and none twice", async () => {
    await asked();
    await view().click(older);
    await eventually("no row that reads", async () =>
      Object.keys(await groups()).some((label) => label.startsWith("Read")) ? undefined : true,
    );
    const lists = (await scene.control.requests()).filter(
      ({ operation }) => operation === "ListBackupJobs",
    );
    expect(lists.length).toBeGreaterThan(0);
    for (const { params } of lists) expect(params).toHaveProperty("createdBefore");
  });

  it("has one row for a silent rule, with its resources below", async () => {
    await view().expand("Overdue");
    const rule = await eventually("the silent rule", async () =>
      (await view().rows()).find(({ description }) => description.includes("rule silent")),
    );
    expect(rule.description).toMatch(/^3 · rule silent · missed /);
    await view().expand("Overdue", rule.label);
    for (const name of ["reports-warehouse", "reports-exports", "reports-cache"]) {
      expect((await view().row("Overdue", rule.label, name)).level).toBe(3);
    }
    await view().collapse("Overdue");
  });

  it("says in a tooltip why, and leads to the jobs of a resource", async () => {
    await view().expand("Failing");
    expect(await view().contextMenu("Failing", "payroll-db")).toEqual(
      expect.arrayContaining(["Copy Resource ARN", "Mute Resource, Rule or Cause…"]),
    );
    await scene.workbench.press("Escape");
    await view().choose("Copy Resource ARN", "Failing", "payroll-db");
    await eventually("the ARN", async () =>
      (await scene.workbench.clipboard()).includes(":db:payroll-db") ? true : undefined,
    );
    expect(await view().tooltip("Failing", "payroll-db")).toMatch(/payroll-db\n.*arn:aws:/s);
    await view().choose("Show Jobs for Resource ARN…", "Failing", "payroll-db");
    const items = await eventually("its jobs", async () => {
      const all = await scene.workbench.quickInput.items();
      return all.length > 0 ? all : undefined;
    });
    expect(items.length).toBeGreaterThan(0);
    await scene.workbench.press("Escape");
    await view().collapse("Failing");
  });

  it("is searched by Find Text, which opens the page of a resource and selects its row", async () => {
    const { workbench } = scene;
    await asked();
    await workbench.typeInto("AWS Backup: Find Text…", "payroll kms");
    const label = "Failing: payroll-db";
    const found = await eventually("the resource", async () =>
      (await workbench.quickInput.items()).find((item) => item.label === label),
    );
    expect(found.description).toContain("KMS key");
    expect(await workbench.quickInput.title()).toMatch(/ and 1 of \d+ resources match; /);
    expect(await asked()).toEqual([]);
    await workbench.quickInput.highlighted((item) => item.label === label);
    await workbench.screenshot("find-text-resources");
    await workbench.press("Enter");
    await eventually("the row selected", async () => {
      const row = await view().element("Failing", "payroll-db");
      return (await row.getAttribute("aria-selected")) === "true" ? true : undefined;
    });
    await eventually("its page", async () =>
      (await workbench.tabs()).some((tab) => tab.includes("payroll-db")) ? true : undefined,
    );
    // What the page asks for is no request of the next test.
    await scene.details.described();
    await quiet();
    await view().collapse("Failing");
  });

  it("groups by resource type, and asks AWS nothing", async () => {
    await asked();
    await scene.workbench.choose("AWS Backup: Group Protected Resources by…", "Resource Type");
    const types = await eventually("types", async () => {
      const all = await groups();
      return all["RDS"] === undefined ? undefined : all;
    });
    expect(types["RDS"]).toMatch(/^\d+ · .*failing/);
    expect(await asked()).toEqual([]);
    await scene.workbench.choose(
      "AWS Backup: Group Protected Resources by…",
      "What Needs Attention",
    );
    await view().row("Failing");
  });

  it("mutes a resource until a date, and unmutes it", async () => {
    const { workbench } = scene;
    await view().expand("Failing");
    await view().choose("Mute Resource, Rule or Cause…", "Failing", "payroll-db");
    for (const [question, label] of [
      ["Select what to mute", "This Resource"],
      ["Select until when to mute it", "For a Week"],
    ] as const) {
      await eventually(question, async () =>
        (await workbench.quickInput.placeholder()) === question ? true : undefined,
      );
      await workbench.quickInput.type(label);
      await workbench.quickInput.highlighted((item) => item.label.startsWith(label));
      await workbench.press("Enter");
    }
    await eventually("the question why", async () =>
      (await workbench.quickInput.message()).includes("Type why") ? true : undefined,
    );
    await workbench.quickInput.type("goes away");
    await workbench.press("Enter");
    await view().expand("Muted");
    expect((await view().row("Muted", "payroll-db")).description).toMatch(/muted until/);

    // A menu that is opened while rows are read again may close before it is used.
    const isUnmuted = async (): Promise<boolean> => {
      await view().choose("Unmute Resource", "Muted", "payroll-db");
      const isGone = async () => ((await groups())["Muted"] === undefined ? true : undefined);
      return eventually("nothing muted", isGone, 10_000).catch(() => false);
    };
    expect((await isUnmuted()) || (await isUnmuted())).toBe(true);
    await view().row("Failing", "payroll-db");
    await view().collapse("Failing");
  });
});

/** The rows below a group. */
async function rowsOf(group: string) {
  await view().expand(group);
  const rows = await view().allRows();
  await view().collapse(group);
  return rows;
}
