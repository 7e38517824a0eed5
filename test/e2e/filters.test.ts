import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readText, type WireObject } from "../support/endpoint/wire";
import { eventually, stepwise } from "./support/eventually";
import type { Row } from "./support/row";
import { useScene } from "./support/scene";
import type { View } from "./support/view";
import type { Workbench } from "./support/workbench";

const scene = useScene();
let workbench: Workbench;
let backups: View;

beforeAll(() => {
  ({ workbench, backups } = scene);
});

// The next file has the same window.
afterAll(() => run("Clear Filters"));

async function run(command: string): Promise<void> {
  await workbench.paletteByKeys(`AWS Backup: ${command}`);
}

/** Types into the list with this title and takes what is highlighted. */
async function take(title: string, text: string, label?: string): Promise<void> {
  await workbench.quickInput.titled(title);
  await workbench.page.keyboard.type(text);
  await workbench.quickInput.highlighted((item) => label === undefined || item.label === label);
  await workbench.press("Enter");
}

/** The row of the view that the keys are on. */
async function focusedRow(): Promise<Row> {
  return eventually("a focused row", async () =>
    (await backups.rows()).find(({ focused }) => focused),
  );
}

async function header(text: string | RegExp): Promise<void> {
  await eventually(`the header ${String(text)}`, async () => {
    const message = await backups.message();
    return (typeof text === "string" ? message === text : text.test(message)) || undefined;
  });
}

/** The header, and the focus below it. */
async function shown(text: string | RegExp): Promise<void> {
  await header(text);
  await eventually("the focus in the view", async () =>
    backups.pane.evaluate((pane) => pane.contains(document.activeElement) || undefined),
  );
}

/** The header, the focus on the rows below it, and those at rest: the command is at its end. */
async function applied(text: string | RegExp): Promise<void> {
  await shown(text);
  // A tree that is read again may close a list that opens in that very moment: see openPalette.
  await backups.answered();
  const rows = async (): Promise<string> => JSON.stringify(await backups.rows());
  await eventually("rows at rest", async () => {
    const before = await rows();
    await workbench.page.waitForTimeout(200);
    return before === (await rows()) || undefined;
  });
}

/** What was asked for since the last clear: operation and parameters, without the size of pages. */
async function asked(): Promise<string[]> {
  await backups.answered();
  await workbench.view("Restore Jobs").answered();
  const requests = await scene.control.requests();
  return requests
    .map(({ operation, params }) => {
      const words = Object.entries(params)
        .filter(([name]) => name !== "maxResults")
        .map(([name, value]) => `${name}=${value}`);
      return [operation, ...words.sort()].join(" ");
    })
    .sort();
}

async function groups(view: View): Promise<string[]> {
  return eventually("the groups", async () => {
    const rows = (await view.allRows()).filter(({ level }) => level === 1);
    const labels = rows.map(({ label }) => label);
    return labels.includes("Loading…") ? undefined : labels;
  });
}

/** Without issues; records from before message categories have none. */
function isCompleted(job: WireObject): boolean {
  const category = job["MessageCategory"] ?? (job["StatusMessage"] === undefined ? "SUCCESS" : "");
  return job["State"] === "COMPLETED" && category === "SUCCESS";
}

describe("filters, with keys alone", () => {
  beforeEach(async () => {
    await scene.control.clearRequests();
  });

  it("by state: typing and Enter are enough; AWS is asked for that state", async () => {
    await run("Filter by State…");
    await workbench.quickInput.titled("Filter by State");
    await workbench.screenshot("filter-by-state-dark");
    await take("Filter by State", "failed");
    await applied("Filter: Failed");
    expect(await asked()).toEqual(["ListBackupJobs state=FAILED", "ListRestoreJobs status=FAILED"]);
    expect(await groups(backups)).toEqual(["Failed"]);
    expect(await groups(workbench.view("Restore Jobs"))).toEqual(["Failed"]);
  });

  it("leaves the rows one key away", async () => {
    await workbench.press("Home");
    await eventually(
      "the first row focused",
      async () => (await backups.rows()).find(({ focused }) => focused)?.index === 0 || undefined,
    );
    // A row keeps its mark when the keys go elsewhere.
    const isInView = await backups.pane.evaluate((pane) => pane.contains(document.activeElement));
    expect(isInView).toBe(true);
  });

  it("by a second state: arrows and Space check it, what was checked stays", async () => {
    await run("Filter by State…");
    await workbench.quickInput.titled("Filter by State");
    await stepwise("Expired highlighted", async () => {
      const items = await workbench.quickInput.items();
      if (items.some(({ label, focused }) => focused && label === "Expired")) return true;
      await workbench.press("ArrowDown");
      return undefined;
    });
    await workbench.press("Space");
    await workbench.press("Enter");
    await applied("Filter: Failed, Expired");
    expect(await asked()).toEqual([
      "ListBackupJobs state=EXPIRED",
      "ListBackupJobs state=FAILED",
      "ListRestoreJobs status=FAILED",
    ]);
  });

  it("by vault: those of the account are listed once, and typing narrows them", async () => {
    await run("Filter by Vault…");
    await workbench.quickInput.titled("Filter by Vault");
    await eventually("the account's vaults", async () => {
      const all = await workbench.quickInput.items();
      return all.some(({ label }) => label === "databases") || undefined;
    });
    await take("Filter by Vault", "databases");
    await applied(/^Filter: Failed, Expired · vault databases/);
    const requests = await asked();
    expect(requests.filter((each) => each.startsWith("ListBackupVaults"))).toHaveLength(1);
    expect(requests.filter((each) => each.startsWith("ListBackupJobs"))).toEqual([
      "ListBackupJobs backupVaultName=databases state=EXPIRED",
      "ListBackupJobs backupVaultName=databases state=FAILED",
    ]);
    // The filter is read above the view that stands above.
    expect(await workbench.view("Restore Jobs").message()).toMatch(
      /^(?!Filter:).*Searches only the loaded jobs for vault databases · \d+ of \d+ loaded jobs match(?:es)?$/,
    );
  });

  it("by time: each window with its exact range, typed text read as it is typed", async () => {
    await run("Filter by Time…");
    await workbench.quickInput.titled("Filter by Time: Created");
    await workbench.screenshot("filter-by-time-dark");
    await workbench.page.keyboard.type("gibberish");
    await eventually("why it means nothing", async () => {
      const all = await workbench.quickInput.items();
      return all.some(({ label }) => label === `"gibberish" is not a known time`) || undefined;
    });
    await workbench.press("Enter");
    expect(await workbench.quickInput.title()).toBe("Filter by Time: Created");
    // VS Code has "Before …" first, by the alphabet; jobs since then are what is asked for at three in the morning.
    for (const text of ["yesterday 23:00", "03:00", "2026-11-20"]) {
      await workbench.quickInput.type(text);
      await workbench.quickInput.highlighted(({ label }) => label === `Since ${text}`);
    }
    await workbench.quickInput.type("");
    await take("Filter by Time: Created", "yesterday", "Yesterday");
    await applied(/^Filter: Failed, Expired · vault databases · created \w+, \w+ \d+$/);
    for (const request of (await asked()).filter((each) => each.startsWith("ListBackupJobs"))) {
      expect(request).toMatch(/createdAfter=\S+ createdBefore=\S+ state=/);
    }
    await workbench.screenshot("filtered-dark");
  });

  it("Esc changes nothing", async () => {
    for (const [command, title] of [
      ["Filter Jobs…", "Filter Jobs"],
      ["Filter by State…", "Filter by State"],
      ["Filter by Time…", "Filter by Time: Created"],
    ] as const) {
      await run(command);
      await workbench.quickInput.titled(title);
      await workbench.quickInput.cancel();
    }
    await header(/^Filter: Failed, Expired · vault databases · created/);
    expect(await asked()).toEqual([]);
  });

  it("survives a window reload, and is there before anything is asked", async () => {
    await workbench.reloadWindow();
    await header(/^Filter: Failed, Expired · vault databases · created/);
    for (const request of (await asked()).filter((each) => each.startsWith("ListBackupJobs"))) {
      expect(request).toMatch(/backupVaultName=databases .*state=/);
    }
  });

  it("the overview says what is active; one click clears it", async () => {
    await run("Filter Jobs…");
    await workbench.quickInput.titled("Filter Jobs");
    await workbench.screenshot("filter-overview-dark");
    const labels = (await workbench.quickInput.items()).map(({ label }) => label);
    expect(labels).toEqual(
      expect.arrayContaining(["Change state…", "Remove vault", "Clear filters"]),
    );
    await workbench.press("Escape");
    expect(await backups.actions()).toEqual([
      "Change Filter…",
      "Refresh",
      "Collapse All",
      "More Actions...",
    ]);
    await workbench.clickTitleMenu("Backup Jobs", "Clear Filters");
    await eventually("no header", async () => (await backups.message()) === "" || undefined);
    await backups.answered();
    expect((await groups(backups)).length).toBeGreaterThan(3);
    expect(await backups.actions()).toContain("Filter Jobs…");
  });

  it("applies a saved filter", async () => {
    await run("Apply Saved Filter…");
    await eventually("saved filters", async () => {
      const all = await workbench.quickInput.items();
      return all.some(({ label }) => label === "Running now") || undefined;
    });
    await workbench.page.keyboard.type("running");
    await workbench.press("Enter");
    await applied("Filter: Running");
    expect(await asked()).toEqual([
      "ListBackupJobs state=RUNNING",
      "ListRestoreJobs status=RUNNING",
    ]);
  });
});

describe("a filter that is changed while pages are under way", () => {
  it("shows no row of the old one afterwards", async () => {
    const { control } = scene;
    const fault = await control.addFault({
      kind: "latency",
      delay: 3000,
      params: { state: "COMPLETED" },
    });
    await run("Filter by State…");
    await workbench.quickInput.titled("Filter by State");
    // Without Running, which is checked, and with Completed.
    await workbench.page.keyboard.type("Completed");
    await eventually("Completed highlighted", async () => {
      const items = await workbench.quickInput.items();
      return items.find(({ label, focused }) => label === "Completed" && focused);
    });
    await workbench.press("Enter");
    await shown(/^Filter: Running, Completed/);
    await run("Apply Saved Filter…");
    await eventually("saved filters", async () => {
      const all = await workbench.quickInput.items();
      return all.some(({ label }) => label === "Failed since yesterday") || undefined;
    });
    await workbench.page.keyboard.type("Failed since");
    await workbench.press("Enter");
    await applied(/^Filter: Failed · created since/);
    await backups.answered();
    // The late answer would be in by now.
    await eventually("the late request is over", async () => {
      const requests = await control.requests();
      const late = requests.filter(({ params }) => params["state"] === "COMPLETED");
      return (late.length > 0 && late.every(({ outcome }) => outcome !== "pending")) || undefined;
    });
    // After midnight, the demo account has no failure since yesterday, and a row says so.
    const ofOldFilter = /^(?:Running|Completed)/;
    expect((await groups(backups)).filter((label) => ofOldFilter.test(label))).toEqual([]);
    await control.removeFault(fault);
  });
});

describe("from the palette to a resource's restores, with keys alone", () => {
  it("takes three filters, a job, its page, its resource and a restore of that", async () => {
    await workbench.page.evaluate(() => {
      Object.assign(globalThis, { clicks: 0 });
      addEventListener("pointerdown", () => Object.assign(globalThis, { clicks: 1 }), true);
    });
    const [restores, listed] = [await scene.listed("restore"), await scene.listed("backup")];
    const restored = new Set(restores.map((job) => readText(job["SourceResourceArn"])));
    const isWanted = (job: WireObject): boolean =>
      isCompleted(job) && restored.has(readText(job["ResourceArn"])) && job["IsParent"] !== true;
    const job = listed.find(isWanted);
    const [arn, type] = [readText(job?.["ResourceArn"]), readText(job?.["ResourceType"])];

    await run("Clear Filters");
    await eventually("no header", async () => (await backups.message()) === "" || undefined);
    await run("Filter by State…");
    await take("Filter by State", "Completed", "Completed");
    await applied(/^Filter: Completed/);
    await run("Filter by Resource Type…");
    await take("Filter by Resource type", type, type);
    await applied(new RegExp(`^Filter: Completed · ${type}`));
    await run("Filter by Resource ARN…");
    await take("Filter by Resource", arn);
    await applied(new RegExp(`^Filter: Completed · ${type} · `));
    await run("Load All");
    await workbench.quickInput.highlighted(({ label }) => label === "Backup Jobs");
    await workbench.press("Enter");
    const truth = listed.filter(
      (each) => isCompleted(each) && each["ResourceType"] === type && each["ResourceArn"] === arn,
    );
    await eventually("every job of the filter", async () => {
      const [state] = (await backups.allRows()).filter(({ level }) => level === 1);
      return state?.description === String(truth.length) || undefined;
    });

    await eventually("the focus on a row", async () => {
      // Pressed anew: see below.
      await workbench.press("Home");
      await workbench.page.waitForTimeout(200);
      return (await backups.rows()).find(({ focused }) => focused);
    });
    while ((await focusedRow()).expanded !== undefined) {
      await eventually("an open row", async () => {
        const { expanded } = await focusedRow();
        // Pressed anew: a tree that is just being read again lets the key pass by.
        if (expanded === false) await workbench.press("ArrowRight");
        await workbench.page.waitForTimeout(200);
        return expanded === true || undefined;
      });
      await workbench.press("ArrowDown");
    }
    const { label } = await focusedRow();
    await workbench.press("Enter");
    const { details } = scene;
    await details.shows(label);

    await run("Go to Resource ARN…");
    await eventually(
      "the resources seen",
      async () =>
        (await workbench.quickInput.placeholder()).startsWith("Select a resource") || undefined,
    );
    await workbench.quickInput.type(arn);
    await workbench.quickInput.highlighted(
      (item) => item.description.includes(arn) || item.label === arn,
    );
    await workbench.press("Enter");
    await workbench.quickInput.highlighted((item) => item.label === "Its Jobs");
    await workbench.press("Enter");
    await stepwise("the first of its restores", async () => {
      if (!(await workbench.quickInput.placeholder()).startsWith("Select a job of"))
        return undefined;
      const item = (await workbench.quickInput.items()).find(({ focused }) => focused);
      // A screen reader says the group with its first item.
      if (item?.ariaLabel.includes("Restore jobs") === true) return true;
      if (item !== undefined) await workbench.press("ArrowDown");
      return undefined;
    });
    await workbench.press("Enter");
    await eventually("a restore job's page", async () =>
      /Restore job/i.test(await details.text()) ? true : undefined,
    );
    expect(await workbench.page.evaluate((): unknown => Reflect.get(globalThis, "clicks"))).toBe(0);
  });
});
