import { describe, expect, it } from "vitest";
import { readText } from "../support/endpoint/wire";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene({ profile: "busyDay", viewport: { width: 1280, height: 1600 } });

/** When a job of the endpoint was created, in milliseconds. */
const created = (job: Readonly<Record<string, unknown>>): number =>
  Number(job["CreationDate"]) * 1000;

describe("a day of more than 200 jobs", () => {
  it("shows the newest as rows and the others in portions, in which Go to Job reveals a job", async () => {
    const { workbench, backups } = scene;
    await workbench.clickTitleMenu("Backup Jobs", "Group By…");
    await workbench.quickInput.pick("No Groups");
    await workbench.clickTitleMenu("Backup Jobs", "Load All");
    const days = await eventually("all days", async () => {
      const rows = await backups.allRows();
      const isWhole = rows.length > 0 && rows.every(({ description }) => /^\d+$/.test(description));
      return isWhole ? rows : undefined;
    });
    // The hour of the day says how many of the thousand are of which day.
    const [day] = days.toSorted((a, b) => Number(b.description) - Number(a.description));
    const count = Number(day?.description);
    expect(count).toBeGreaterThan(400);
    await backups.expand(day?.label ?? "");
    const below = (await backups.allRows()).filter(({ level }) => level === 2);
    expect(below.slice(0, 200).filter(({ label }) => label.startsWith("Jobs "))).toEqual([]);
    expect(below[200]?.label).toBe("Jobs 201–400");
    expect(below.at(-1)?.label).toMatch(new RegExp(`\\b${count}$`));

    const all = (await scene.listed("backup")).toSorted((a, b) => created(b) - created(a));
    const before = days
      .slice(
        0,
        days.findIndex(({ label }) => label === day?.label),
      )
      .reduce((sum, { description }) => sum + Number(description), 0);
    const id = readText(all[before + 249]?.["BackupJobId"]);
    await workbench.typeInto("AWS Backup: Go to Job…", id);
    await workbench.quickInput.highlighted(({ label }) => label === id);
    await workbench.press("Enter");
    const revealed = await eventually("its row", async () =>
      (await backups.rows()).find(({ selected, level }) => selected && level === 3),
    );
    expect(revealed).toMatchObject({ position: 50, setSize: 200 });
    await workbench.screenshot("large-day");
    await workbench.clickTitleMenu("Backup Jobs", "Group by State, Then Vault");
  });
});
