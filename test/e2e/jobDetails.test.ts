import { beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./support/eventually";
import { childrenBeyond, family, openFamily } from "./support/family";
import { type Members, text } from "./support/members";
import { useScene } from "./support/scene";

const scene = useScene({ viewport: { width: 1400, height: 1000 } });
let truth: readonly Members[];

beforeAll(async () => {
  truth = await scene.jobs("backup");
});

function childrenOf(id: string): readonly Members[] {
  return truth.filter((job) => job["ParentJobId"] === id);
}

/** The children of the large family that failed, in one way or another. */
function failedChildren(): readonly Members[] {
  return childrenOf(idOf(family)).filter(hasFailed);
}

function hasFailed(job: Members | undefined): boolean {
  return ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"].includes(text(job?.["State"]));
}

/** What the page of a failed job asks for beside the job and its family: whether its resource is safe now. */
function ofResource(job: Members | undefined): readonly string[] {
  return hasFailed(job) ? ["ListBackupJobs"] : [];
}

function idOf(name: string): string {
  const parent = truth.find((job) => job["ResourceName"] === name && job["IsParent"] === true);
  return text(parent?.["BackupJobId"]);
}

/** What the page may call the states of the API. */
const labels: Readonly<Record<string, string>> = {
  FAILED: "Failed",
  EXPIRED: "Expired",
  ABORTED: "Aborted",
  PARTIAL: "Partial",
  RUNNING: "Running",
  PENDING: "Pending",
  CREATED: "Created",
  COMPLETED: "Completed",
};

async function requestsSince(action: () => Promise<unknown>): Promise<string[]> {
  const { control } = scene;
  await control.clearRequests();
  await action();
  let before = -1;
  // Until no more come: what is under way is counted too.
  await eventually("quiet", async () => {
    const { length } = await control.requests();
    if (length === before) return true;
    before = length;
    await scene.workbench.page.waitForTimeout(400);
    return undefined;
  });
  return (await control.requests()).map(({ operation }) => operation).sort();
}

describe("a large family, by mouse", () => {
  it("costs one Describe, one page of children and one for each state of failed ones", async () => {
    expect(new Set(await requestsSince(() => openFamily(scene)))).toEqual(
      new Set(["DescribeBackupJob", "ListBackupJobs"]),
    );
    const asked = await scene.control.requests();
    const lists = asked.filter(({ params }) => params["parentJobId"] !== undefined);
    const others = asked.filter(({ params }) => params["parentJobId"] === undefined);
    expect(others.map(({ operation }) => operation).sort()).toEqual([
      "DescribeBackupJob",
      ...ofResource(truth.find((job) => job["BackupJobId"] === idOf(family))),
    ]);
    expect(lists[0]?.params["state"]).toBeUndefined();
    const states = lists.slice(1).map(({ params }) => params["state"]);
    expect(states).toContain("FAILED");
    expect(new Set(states).size).toBe(states.length);
    const failed = failedChildren().map((child) => child["State"]);
    expect(failed).toEqual(expect.arrayContaining(states));
    await scene.workbench.screenshot("details-family-dark");
  });

  it("shows every failed child first, in the list and in the picture", async () => {
    const failed = failedChildren().length;
    expect(failed).toBeGreaterThan(3);
    const labelsOf = (states: readonly string[]) => states.map((state) => labels[state]);
    const expected = labelsOf(
      ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"].flatMap((state) =>
        failedChildren().flatMap((child) => (child["State"] === state ? [state] : [])),
      ),
    );
    const rows = await scene.details.rows("children");
    expect(rows.slice(0, failed).map(({ state }) => state)).toEqual(expected);
    const cells = await (
      await scene.details.locator(".cell")
    ).evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label") ?? ""));
    for (const [index, label] of expected.entries()) expect(cells[index]).toContain(label);
  });

  it("counts its children per state as the endpoint does, and shows loaded ones as cells", async () => {
    const children = childrenOf(idOf(family));
    expect(children).toHaveLength(300);
    const expected: Record<string, number> = {};
    for (const child of children) {
      const label = labels[text(child["State"])] ?? text(child["State"]);
      expected[label] = (expected[label] ?? 0) + 1;
    }
    const counts = await scene.details.counts();
    expect(
      Object.fromEntries(Object.entries(counts).map(([label, count]) => [label, Number(count)])),
    ).toEqual(expected);
    const cells = await (await scene.details.locator(".cell")).count();
    expect(cells).toBeGreaterThan(100);
    expect(await (await scene.details.locator('[data-key="remainder"]')).innerText()).toContain(
      String(300 - cells),
    );
  });

  it("loads the other pages one by one, until every child is there once", async () => {
    for (const page of [2, 3]) {
      const requests = await requestsSince(async () => {
        const { length } = await scene.details.rows("children");
        await scene.details.click(/^Load more/);
        const loaded = await childrenBeyond(scene, length);
        expect(loaded === 300).toBe(page === 3);
      });
      expect(requests).toEqual(["ListBackupJobs"]);
    }
    const rows = await scene.details.rows("children");
    const shown = rows.map(({ name, state }) => `${name} ${state}`).sort();
    const expected = childrenOf(idOf(family)).map((child) => {
      const isWithIssues =
        child["State"] === "COMPLETED" &&
        child["MessageCategory"] !== undefined &&
        child["MessageCategory"] !== "SUCCESS";
      const state = isWithIssues ? "Completed with issues" : labels[text(child["State"])];
      return `${text(child["ResourceName"])} ${state ?? ""}`;
    });
    expect(shown).toEqual(expected.sort());
    expect(await (await scene.details.locator('[data-key="remainder"]')).count()).toBe(0);
  });

  it("narrows to a state and back without asking again", async () => {
    const requests = await requestsSince(async () => {
      await (await scene.details.locator('.count:has-text("Failed")')).click();
      await eventually("failed children only", async () => {
        const states = new Set((await scene.details.rows("children")).map(({ state }) => state));
        return (states.size === 1 && states.has("Failed")) || undefined;
      });
      await (await scene.details.locator('.count:has-text("Failed")')).click();
      await eventually("all children again", async () => {
        return (await scene.details.rows("children")).length === 300 || undefined;
      });
    });
    expect(requests).toEqual([]);
  });

  it("leads to a nested job and its child, each with the chain of its parents", async () => {
    const nested = childrenOf(idOf(family)).find((child) => child["IsParent"] === true);
    const leaf = childrenOf(text(nested?.["BackupJobId"]))[0];
    const nestedName = text(nested?.["ResourceName"]);
    const row = await scene.details.locator(
      `button[data-action$="${text(nested?.["BackupJobId"])}"]`,
    );
    const first = await requestsSince(async () => {
      await row.last().click();
      await scene.details.shows(nestedName);
    });
    expect(first).toEqual([
      "DescribeBackupJob",
      "DescribeBackupJob",
      "ListBackupJobs",
      ...ofResource(nested),
    ]);
    expect(await scene.details.ancestors()).toEqual([family]);
    const second = await requestsSince(async () => {
      const link = await scene.details.locator(
        `button[data-action$="${text(leaf?.["BackupJobId"])}"]`,
      );
      await link.last().click();
      await scene.details.shows(text(leaf?.["ResourceName"]));
    });
    const describes = ["DescribeBackupJob", "DescribeBackupJob", "DescribeBackupJob"];
    expect(second).toEqual([...describes, ...ofResource(leaf)]);
    expect(await scene.details.ancestors()).toEqual([family, nestedName]);
    await scene.workbench.screenshot("details-leaf-dark");
  });

  it("goes back and forward, and up by the chain", async () => {
    const leaf = await scene.details.title();
    await scene.details.click(/^Back/);
    await scene.details.shows(/^(?!data-lake-platform$)/);
    const nested = await eventually("the nested job", async () => {
      const title = await scene.details.title();
      return title === leaf ? undefined : title;
    });
    await scene.details.click(/^Forward/);
    await scene.details.shows(leaf);
    await scene.details.click(nested);
    await scene.details.shows(nested);
    await scene.details.click(family);
    await scene.details.shows(family);
  });

  it("shows siblings when they are opened, the job itself marked", async () => {
    // All that the page of the job before this one's asks for is asked before the siblings are.
    await requestsSince(async () => {
      await scene.details.click(/^Back/);
      await scene.details.shows(new RegExp(`^(?!${family}$)`));
      await scene.details.described();
    });
    const title = await scene.details.title();
    const requests = await requestsSince(async () => {
      await (await scene.details.locator('details[data-key="siblings"] summary')).click();
      await eventually("siblings", async () => {
        return (await scene.details.rows("siblings")).length > 0 || undefined;
      });
    });
    expect(requests).toEqual(["ListBackupJobs"]);
    // A row off screen is not laid out, and has no inner text then.
    expect(await (await scene.details.locator("tr.current")).first().textContent()).toContain(
      title,
    );
  });

  it("says whether a failed job's resource is safe now, with the request that brings its related jobs", async () => {
    const view = scene.backups;
    await view.expand("Failed");
    await view.expand("Failed", "databases");
    const jobs = (await view.rows()).filter(({ level, expanded }) => level === 3 && !expanded);
    const name = jobs.find(({ label }) => isBackedUpOften(label))?.label ?? "";
    await view.click("Failed", "databases", name);
    await scene.details.shows(name);
    await scene.details.described();
    const answer = await eventually("whether the resource is safe", async () => {
      const said = await (await scene.details.locator(".safety .verdict")).innerText();
      return said.startsWith("Looking") ? undefined : said;
    });
    expect(answer).toMatch(
      /^(Recovered: a later backup completed|Last good backup|No good backup)/,
    );
    await scene.workbench.screenshot("details-safety-dark");
    // The page of the resource has the same truth, and leads back.
    const kindShown = (kind: string) =>
      eventually(`the page of a ${kind}`, async () => {
        const shown = await (await scene.details.locator(".head .kind")).innerText();
        return shown === kind || undefined;
      });
    await scene.details.click("Open the page of the resource: how it is backed up");
    await kindShown("Resource");
    const protection = await eventually("how the resource is backed up", async () => {
      const said = await (await scene.details.locator(".safety .verdict")).innerText();
      return said.startsWith("Reading") ? undefined : said;
    });
    expect(protection).toMatch(/^[A-Z][a-z ]+(:|$)/);
    await eventually("recovery points", async () =>
      (await (await scene.details.locator('[data-key="section:points"]')).count()) > 0
        ? true
        : undefined,
    );
    await scene.workbench.screenshot("resource-page-dark");
    await scene.details.click(/^Back/);
    await kindShown("Backup job");
    const requests = await requestsSince(async () => {
      await (await scene.details.locator('[data-key="related"]')).scrollIntoViewIfNeeded();
      await eventually("related jobs", async () => {
        return (await scene.details.rows("history")).length > 1 || undefined;
      });
    });
    // A failed job has no recovery point: there are neither copies of it nor restores from it.
    expect(requests).toEqual([]);
    await scene.workbench.screenshot("details-related-dark");
    const [first] = await described(async () => {
      await (await scene.details.locator('table[data-key="table:history"] button')).first().click();
    });
    expect(first).toBeDefined();
    expect(truth.find((job) => job["BackupJobId"] === first)?.["ResourceName"]).toBe(name);
    await scene.details.click(/^Back/);
  });
});

/** A resource with several backup jobs. */
function isBackedUpOften(name: string): boolean {
  return truth.filter((job) => job["ResourceName"] === name).length > 3;
}

/** The ids of the jobs that an action makes the page describe. */
async function described(action: () => Promise<void>): Promise<string[]> {
  const { control } = scene;
  await control.clearRequests();
  await action();
  return eventually("a Describe", async () => {
    const asked = (await control.requests()).filter(({ operation }) =>
      operation.startsWith("Describe"),
    );
    return asked.length === 0
      ? undefined
      : asked.map(({ params }) => text(params["backupJobId"] ?? params["BackupJobId"]));
  });
}

describe("what is pinned", () => {
  it("stays, and what its page leads to opens beside it", async () => {
    await openFamily(scene);
    await scene.details.click(/^Pin/);
    await eventually("the pin gone", async () => {
      return (await (await scene.details.button(/^Pin/)).count()) === 0 || undefined;
    });
    await (
      await scene.details.locator('table[data-key="table:children"] tbody button')
    )
      .first()
      .click();
    await eventually(
      "a second page",
      async () => (await scene.workbench.tabs()).length === 2 || undefined,
    );
    expect(await scene.workbench.tabs()).toContain(family);
    await scene.details.shows(/^(?!data-lake-platform$)/);
    // A job that is pinned is shown where it is.
    await openFamily(scene);
    expect(await scene.workbench.tabs()).toHaveLength(2);
  });

  it("comes back after a window reload, and so does the other page", async () => {
    await scene.workbench.reloadWindow();
    await scene.details.shows(family);
    await scene.details.described();
    expect(await (await scene.details.button(/^Pin/)).count()).toBe(0);
    const other = (await scene.workbench.tabs()).find((tab) => tab !== family) ?? "";
    await scene.workbench.page.locator(`.tabs-container .tab:has-text("${other}")`).click();
    await scene.details.shows(other);
    expect(await (await scene.details.button(/^Pin/)).count()).toBe(1);
  });
});

describe("ways out of the page", () => {
  it("reveal the job in the tree, from its group", async () => {
    await openFamily(scene);
    await scene.details.click("Reveal in Tree");
    await eventually("the row with the focus", async () =>
      (await scene.backups.rows()).find((row) => row.focused && row.label.startsWith(family)),
    );
  });

  it("copy ids, ARNs and the command, and say so", async () => {
    await scene.details.click("Copy the job ID");
    await eventually("the id", async () => {
      return (await scene.workbench.clipboard()) === idOf(family) || undefined;
    });
    await scene.details.click("Copy as AWS CLI Command");
    await eventually("the command", async () => {
      const copied = await scene.workbench.clipboard();
      return (
        copied.startsWith(`aws backup describe-backup-job --backup-job-id ${idOf(family)}`) ||
        undefined
      );
    });
    await eventually("said", async () => {
      const said = await (
        await scene.details.locator('[role="status"], [aria-live]')
      ).allInnerTexts();
      return said.join(" ").includes("Copied the AWS CLI command") || undefined;
    });
  });

  it("open its JSON, and list the jobs of its resource", async () => {
    await scene.details.click("Show JSON");
    expect(JSON.parse(await scene.workbench.editorText())).toMatchObject({
      BackupJobId: idOf(family),
    });
    await scene.workbench.page
      .locator(`.tabs-container .tab:has-text("${family}")`)
      .first()
      .click();
    await scene.details.shows(family);
    await (await scene.details.locator('button[data-action="jobs:ResourceArn"]')).click();
    const items = await eventually("its jobs", async () => {
      const found = await scene.workbench.quickInput.items();
      return found.length > 0 ? found : undefined;
    });
    expect(items.some(({ label }) => label === `Partial: ${family}`)).toBe(true);
    await scene.workbench.quickInput.cancel();
  });
});

describe("the page in VS Code", () => {
  it("broke no rule of its content security policy, and nothing popped up", async () => {
    const broken = scene.workbench.console.filter((line) => /content security policy/i.test(line));
    expect(broken.filter((line) => /jobDetails|fake\.html/.test(line))).toEqual([]);
    expect(await scene.workbench.notifications()).toEqual([]);
  });
});
