import { describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene({ theme: "light" });

describe("parent jobs", () => {
  const parent = ["Partial", "production-daily", /^data-lake-platform/] as const;

  it("expand to the children that the endpoint holds, asked for once", async () => {
    const view = scene.backups;
    await view.expand("Partial");
    await view.expand("Partial", "production-daily");
    await scene.control.clearRequests();
    await view.expand(...parent);
    const requests = await scene.control.requests();
    expect(requests.map(({ operation }) => operation)).toEqual(["ListBackupJobs"]);
    const parentId = requests[0]?.params["parentJobId"];
    const truth = (await scene.jobs("backup")).filter((job) => job["ParentJobId"] === parentId);
    const rows = await view.allRows();
    const at = rows.findIndex(
      (row) => row.level === 3 && row.label.startsWith("data-lake-platform"),
    );
    const end = rows.findIndex((row, index) => index > at && row.level <= 3);
    const children = rows.slice(at + 1, end).filter((row) => row.level === 4);
    await scene.workbench.screenshot("family-light");
    expect(children.filter((row) => !row.label.startsWith("Load more"))).toHaveLength(
      Math.min(truth.length, 100),
    );
  });

  it("are found again from a child, and a child's menu offers what it can do", async () => {
    const view = scene.backups;
    const rows = await view.allRows();
    const child = rows.find((row) => row.level === 4 && row.expanded === undefined);
    const menu = await view.contextMenu(...parent, child?.label ?? "");
    expect(menu).toEqual(
      expect.arrayContaining(["Show JSON", "Copy Job ID", "Copy Resource ARN", "Go to Parent Job"]),
    );
    await scene.workbench.press("Escape");
    await view.choose("Copy Job ID", ...parent, child?.label ?? "");
    await eventually(
      "the job id in the clipboard",
      async () => /^[0-9a-f-]{36}$/i.test(await scene.workbench.clipboard()) || undefined,
    );
    await view.choose("Go to Parent Job", ...parent, child?.label ?? "");
    await eventually("the parent with the focus", async () =>
      (await view.rows()).find((row) => row.focused && row.label.startsWith("data-lake-platform")),
    );
  });
});

describe("Load All", () => {
  it("counts while it runs, can be cancelled, keeps what came, and goes on from there", async () => {
    const { control } = scene;
    const view = scene.backups;
    await control.setMood({ pageCap: 200 });
    await control.addFault({
      kind: "latency",
      delay: 1500,
      operations: ["ListBackupJobs"],
      after: 2,
    });
    await control.clearRequests();
    await scene.workbench.clickTitleMenu("Backup Jobs", "Load All");
    await eventually("progress", async () =>
      (await scene.workbench.notifications()).find((text) =>
        /Loading all backup jobs: [\d,]+ jobs?/.test(text),
      ),
    );
    await scene.workbench.screenshot("load-all-progress");
    await scene.workbench.clickNotificationButton("Cancel");
    await eventually(
      "the notification gone",
      async () => (await scene.workbench.notifications()).length === 0 || undefined,
    );
    const cancelled = (await control.requests()).length;
    expect((await view.row(/^Completed$/)).description).toMatch(/\+$/);

    await control.clearFaults();
    await scene.workbench.clickTitleMenu("Backup Jobs", "Load All");
    await eventually("all loaded", async () => {
      const { description } = await view.row(/^Completed$/);
      return description.endsWith("+") ? undefined : description;
    });
    const resumed = (await control.requests()).slice(cancelled);
    expect(resumed.length).toBeGreaterThan(0);
    expect(resumed.every(({ params }) => params["nextToken"] !== undefined)).toBe(true);
  });
});
