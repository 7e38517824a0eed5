import { beforeEach, describe, expect, it } from "vitest";
import { readText } from "../support/endpoint/wire";
import { eventually } from "./support/eventually";
import { useScene } from "./support/scene";

const scene = useScene();

beforeEach(async () => {
  await scene.workbench.tidy();
  await scene.control.clearRequests();
});

/** The outermost groups of the backup jobs with their numbers: exact, or at least so many ("+"). */
function counts(): Promise<Record<string, string>> {
  // While states are asked for, a row without a number says so.
  return eventually("the numbers of all groups", async () => {
    const rows = (await scene.backups.allRows()).filter(({ level }) => level === 1);
    return rows.every(({ description }) => /^\d/.test(description))
      ? Object.fromEntries(rows.map(({ label, description }) => [label, description]))
      : undefined;
  });
}

describe("Go to Job", () => {
  it("finds an ID in any case with junk around it, and shows a job that no page has brought as found by its ID", async () => {
    const { workbench, details, backups, control } = scene;
    const before = await counts();
    const oldest = (await scene.listed("backup")).findLast(
      (job) => job["State"] === "COMPLETED" && job["ParentJobId"] === undefined,
    );
    const id = readText(oldest?.["BackupJobId"]);

    await workbench.typeInto("AWS Backup: Go to Job…", `  "backupJobId": "${id.toUpperCase()}",`);
    await workbench.quickInput.highlighted(({ label }) => label === id);
    await workbench.press("Enter");

    await eventually("its page", async () =>
      (await details.text()).includes(id) ? true : undefined,
    );
    const row = await eventually("its row", async () =>
      (await backups.allRows()).find(({ selected }) => selected),
    );
    expect(row.description).toContain("found by ID");
    // Known jobs are one more; what is exact is what AWS has listed, as before.
    const after = await counts();
    for (const [label, count] of Object.entries(before)) {
      const more = `${Number(count.replace("+", "")) + 1}+`;
      expect(after[label]).toBe(label === "Completed" && count.endsWith("+") ? more : count);
    }
    const operations = (await control.requests()).map(({ operation }) => operation);
    expect(operations.filter((operation) => operation.startsWith("List"))).toEqual([]);
    expect(operations).toContain("DescribeBackupJob");
  });

  it("says which kinds of job do not have it", async () => {
    const { workbench } = scene;
    const id = "00000000-0000-4000-8000-000000000000";
    await workbench.typeInto("AWS Backup: Go to Job…", id);
    await workbench.quickInput.highlighted(({ label }) => label === id);
    await workbench.press("Enter");
    await eventually("why there is no page", async () =>
      (await workbench.notifications()).find((text) =>
        text.includes(
          `No backup, restore, copy or scan job in eu-west-1 with profile demo has the ID ${id}`,
        ),
      ),
    );
  });
});

describe("Find Text", () => {
  it("looks through what is loaded, loads more and looks on, and leads to the job", async () => {
    const { workbench, details } = scene;
    const { quickInput } = workbench;
    const lookedAt = async (): Promise<number | undefined> => {
      const [, loaded] = / of ([\d,]+) loaded jobs/.exec(await quickInput.title()) ?? [];
      return loaded === undefined ? undefined : Number(loaded.replaceAll(",", ""));
    };
    await workbench.typeInto("AWS Backup: Find Text…", "denied");
    const first = await eventually("what was looked at", lookedAt);
    expect(await scene.control.requests()).toEqual([]);

    // The last one: what was found stands before it.
    await workbench.press("ArrowUp");
    await quickInput.highlighted(({ label }) => label === "Load more and search again");
    await workbench.press("Enter");
    await eventually("more to look at", async () => ((await lookedAt()) ?? 0) > first || undefined);
    await workbench.screenshot("find-text");
    // Each says where the word stands, though it is in no label.
    await workbench.press("ArrowDown");
    const match = await eventually("the first match", async () =>
      (await quickInput.items()).find(({ focused }) => focused),
    );
    expect(match.description).toMatch(/denied/i);

    await workbench.press("Enter");
    await eventually("the job's page", async () =>
      /denied/i.test(await details.text()) ? true : undefined,
    );
  });
});

describe("Group By", () => {
  it("makes the rows anew of what is loaded, and asks AWS nothing", async () => {
    const { workbench, backups, control } = scene;
    const before = await counts();
    // The view in use is the one that is meant.
    await backups.click("Failed");
    await workbench.choose("AWS Backup: Group By…", "Resource Type, Then State");
    await backups.row("EC2");
    const [type] = (await backups.rows()).filter(({ level }) => level === 1);
    await backups.expand(type?.label ?? "");
    const states = (await backups.allRows()).filter(
      ({ level, expanded }) => level === 2 && expanded !== undefined,
    );
    expect(states.length).toBeGreaterThan(0);
    for (const { label } of states) expect(Object.keys(before)).toContain(label);

    await workbench.choose("AWS Backup: Group By…", "State, Then Vault");
    await eventually("the groups of before", async () => {
      const now = await counts();
      return JSON.stringify(now) === JSON.stringify(before) || undefined;
    });
    expect(await control.requests()).toEqual([]);
  });
});
