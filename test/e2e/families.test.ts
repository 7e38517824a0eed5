import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

let account: DemoAccount;
let workbench: Workbench;

beforeAll(async () => {
  account = await startDemoAccount();
  workbench = await Workbench.start({ env: account.env, theme: "light" });
  await workbench.openContainer("AWS Backup");
  await workbench.view("Backup Jobs").answered();
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

screenshotOnFailure(() => workbench);

describe("parent jobs", () => {
  const parent = ["Partial", "production-daily", /^data-lake-platform/] as const;

  it("expand to the children that the endpoint holds, asked for once", async () => {
    const view = workbench.view("Backup Jobs");
    await view.expand("Partial");
    await view.expand("Partial", "production-daily");
    await account.endpoint.control.clearRequests();
    await view.expand(...parent);
    const requests = await account.endpoint.control.requests();
    expect(requests.map(({ operation }) => operation)).toEqual(["ListBackupJobs"]);
    const parentId = requests[0]?.params["parentJobId"];
    const truth = (await account.endpoint.control.jobs("backup")).filter(
      (job) => job["ParentJobId"] === parentId,
    );
    const rows = await view.allRows();
    const at = rows.findIndex(
      (row) => row.level === 3 && row.label.startsWith("data-lake-platform"),
    );
    const end = rows.findIndex((row, index) => index > at && row.level <= 3);
    const children = rows.slice(at + 1, end).filter((row) => row.level === 4);
    await workbench.screenshot("family-light");
    expect(children.filter((row) => !row.label.startsWith("Load more"))).toHaveLength(
      Math.min(truth.length, 100),
    );
  }, 60_000);

  it("are found again from a child, and a child's menu offers what it can do", async () => {
    const view = workbench.view("Backup Jobs");
    const rows = await view.allRows();
    const child = rows.find((row) => row.level === 4 && row.expanded === undefined);
    const menu = await view.contextMenu(...parent, child?.label ?? "");
    expect(menu).toEqual(
      expect.arrayContaining(["Show JSON", "Copy Job ID", "Copy Resource ARN", "Go to Parent Job"]),
    );
    await workbench.press("Escape");
    await view.choose("Copy Job ID", ...parent, child?.label ?? "");
    await eventually(
      "the job id in the clipboard",
      async () => /^[0-9a-f-]{36}$/i.test(await workbench.clipboard()) || undefined,
    );
    await view.choose("Go to Parent Job", ...parent, child?.label ?? "");
    await eventually("the parent with the focus", async () =>
      (await view.rows()).find((row) => row.focused && row.label.startsWith("data-lake-platform")),
    );
  }, 60_000);
});

describe("Load All", () => {
  it("counts while it runs, can be cancelled, keeps what came, and goes on from there", async () => {
    const { control } = account.endpoint;
    const view = workbench.view("Backup Jobs");
    await control.setMood({ pageCap: 200 });
    await control.addFault({
      kind: "latency",
      delay: 1500,
      operations: ["ListBackupJobs"],
      after: 2,
    });
    await control.clearRequests();
    await workbench.clickTitleMenu("Backup Jobs", "Load All");
    await eventually("progress", async () =>
      (await workbench.notifications()).find((text) =>
        /Loading all backup jobs: \d+ jobs?/.test(text),
      ),
    );
    await workbench.screenshot("load-all-progress");
    await workbench.clickNotificationButton("Cancel");
    await eventually(
      "the notification gone",
      async () => (await workbench.notifications()).length === 0 || undefined,
    );
    const cancelled = (await control.requests()).length;
    expect((await view.row(/^Completed$/)).description).toMatch(/\+$/);

    await control.clearFaults();
    await workbench.clickTitleMenu("Backup Jobs", "Load All");
    await eventually("all loaded", async () => {
      const { description } = await view.row(/^Completed$/);
      return description.endsWith("+") ? undefined : description;
    });
    const resumed = (await control.requests()).slice(cancelled);
    expect(resumed.length).toBeGreaterThan(0);
    expect(resumed.every(({ params }) => params["nextToken"] !== undefined)).toBe(true);
  }, 120_000);
});
