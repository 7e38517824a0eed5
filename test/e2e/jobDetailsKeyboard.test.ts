import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { eventually } from "./support/eventually";
import { JobDetailsPage, type PageFocus } from "./support/jobDetailsPage";
import type { Row } from "./support/row";
import { screenshotOnFailure } from "./support/screenshotOnFailure";
import { Workbench } from "./support/workbench";

/* Nothing in this file clicks: commands of the palette are taken with Enter, not as Workbench.palette() does. */

type Members = Readonly<Record<string, unknown>>;

const family = "data-lake-platform";

let account: DemoAccount;
let workbench: Workbench;
let details: JobDetailsPage;
let truth: readonly Members[];

beforeAll(async () => {
  account = await startDemoAccount();
  truth = await account.endpoint.control.jobs("backup");
  const viewport = { width: 1400, height: 1000 };
  workbench = await Workbench.start({ env: account.env, theme: "hc", viewport });
  details = new JobDetailsPage(workbench.page);
  await workbench.page.evaluate(() => {
    const clicks: number[] = [];
    Object.assign(globalThis, { clicks });
    addEventListener("pointerdown", ({ clientX, clientY }) => clicks.push(clientX, clientY), true);
  });
  // The palette knows a view's own commands only a while after the window has opened.
  await eventually(
    "the view in the palette",
    async () =>
      (await workbench.paletteItems("View: Show AWS")).includes("View: Show AWS Backup") ||
      undefined,
  );
});

afterAll(async () => {
  await workbench.stop();
  await account.stop();
});

screenshotOnFailure(() => workbench);

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Runs a command from the palette with keys alone. */
async function command(title: string): Promise<void> {
  await workbench.press("F1");
  await workbench.quickInput.type(`>${title}`);
  await eventually(`${title} in the palette`, async () =>
    (await workbench.quickInput.items()).find(({ label, focused }) => focused && label === title),
  );
  await workbench.press("Enter");
  await workbench.page
    .locator('.quick-input-widget:visible input.input[placeholder^="Type the name of a command"]')
    .waitFor({ state: "detached" });
}

async function focusedRow(): Promise<Row> {
  return eventually("a focused row", async () =>
    (await workbench.view("Backup Jobs").rows()).find((row) => row.focused),
  );
}

/** Walks down in the tree to a row whose label begins so. */
async function downTo(label: string): Promise<Row> {
  return eventually(`row ${label}`, async () => {
    const row = await focusedRow();
    if (row.label.startsWith(label)) return row;
    await workbench.press("ArrowDown");
    return undefined;
  });
}

/** Opens a row with the right arrow and goes to what stands first in it. */
async function into(label: string, ...path: readonly [string, ...string[]]): Promise<void> {
  await downTo(label);
  await workbench.press("ArrowRight");
  await workbench.view("Backup Jobs").row(...path, /./);
  await workbench.press("ArrowDown");
}

/** Leaves the tree with a job's page: the first Enter opens it, the second one goes into it. */
async function enterPage(title: string): Promise<void> {
  await workbench.press("Enter");
  await details.shows(title);
  expect((await focusedRow()).label.startsWith(title)).toBe(true);
  await workbench.press("Enter");
  await eventually("the focus in the page", async () => (await details.focus()).inPage);
  await details.described();
}

/** Tab until the focus is where it should be. */
async function tabTo(
  what: string,
  isThere: (at: PageFocus) => boolean,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<PageFocus> {
  for (let presses = 0; presses < 400; presses++) {
    await workbench.press(key);
    const at = await details.focus();
    if (!at.inPage) throw new Error(`${key} left the page on the way to ${what}.`);
    if (isThere(at)) return at;
  }
  throw new Error(`Not reached by ${key}: ${what}.`);
}

/** Back to the toolbar at the page's top, and with arrow keys to one of its buttons. */
async function toolbarTo(name: RegExp): Promise<void> {
  const isThere = ({ group }: PageFocus): boolean => group === "toolbar";
  if (!isThere(await details.focus())) await tabTo("the toolbar", isThere, "Shift+Tab");
  await workbench.press("Home");
  await eventually(`${String(name)} in the toolbar`, async () => {
    if (name.test((await details.focus()).name)) return true;
    await workbench.press("ArrowRight");
    return undefined;
  });
}

/** Another job is there, and the keyboard is in its page. */
async function focusedOn(title: string): Promise<void> {
  await details.shows(title);
  await eventually("the focus in the page", async () => (await details.focus()).inPage);
  await details.described();
}

/** Another job is there, and whoever went to it stands on its title. */
async function arrivedAt(title: string | RegExp): Promise<string> {
  await details.shows(title);
  await eventually("the focus on the title", async () => {
    const { inPage, tag } = await details.focus();
    return (inPage && tag === "h1") || undefined;
  });
  await details.described();
  return details.title();
}

describe("a family, by keyboard alone", () => {
  it("Enter opens a parent job from the tree, Enter again goes into its page", async () => {
    await command("View: Show AWS Backup");
    await workbench.view("Backup Jobs").answered();
    await command("AWS Backup: Focus on Backup Jobs View");
    await workbench.press("Home");
    await into("Partial", "Partial");
    await into("production-daily", "Partial", "production-daily");
    await downTo(family);
    await enterPage(family);
  }, 120_000);

  it("the toolbar is one stop of the Tab key; arrow keys, Home and End move inside", async () => {
    await tabTo("the toolbar", ({ group }) => group === "toolbar");
    await workbench.press("Home");
    const first = await details.focus();
    await workbench.press("ArrowRight");
    const second = await details.focus();
    expect(second).toMatchObject({ group: "toolbar" });
    expect(second.key).not.toBe(first.key);
    await workbench.press("ArrowLeft");
    expect((await details.focus()).key).toBe(first.key);
    await workbench.press("End");
    const last = await details.focus();
    expect(last.name).toBe("Open this job in the AWS console");
    await workbench.press("Tab");
    expect((await details.focus()).group).not.toBe("toolbar");
    await workbench.press("Shift+Tab");
    expect((await details.focus()).key).toBe(last.key);
    await workbench.screenshot("details-keyboard-hc");
  }, 60_000);

  it("Enter on Load more loads more, and the focus stays on it to the last page", async () => {
    await tabTo("Load more", ({ key }) => key === "more:children");
    await workbench.press("Enter");
    await eventually("200 children", async () => {
      return (await details.rows("children")).length === 200 || undefined;
    });
    await eventually("Load more again", async () => {
      return (await details.focus()).name.includes("Load more") || undefined;
    });
    expect(await details.focused()).toBe("more:children");
    await workbench.press("Enter");
    await eventually("300 children", async () => {
      return (await details.rows("children")).length === 300 || undefined;
    });
    // The button went with the last page: the focus is on what stood before it, not lost.
    await eventually("the focus beside it", async () => {
      const { inPage, list } = await details.focus();
      return (inPage && list === "table:children") || undefined;
    });
  }, 120_000);

  it("Space narrows the children to a state and back, the focus staying", async () => {
    const failed = (at: PageFocus): boolean => at.key === "filter:FAILED";
    await tabTo("the failed children's count", failed, "Shift+Tab");
    await workbench.press("Space");
    await eventually("failed children only", async () => {
      const states = new Set((await details.rows("children")).map(({ state }) => state));
      return (states.size === 1 && states.has("Failed")) || undefined;
    });
    expect(failed(await details.focus())).toBe(true);
    await workbench.press("Space");
    await eventually("all children again", async () => {
      return (await details.rows("children")).length === 300 || undefined;
    });
    expect(failed(await details.focus())).toBe(true);
  }, 60_000);

  it("arrow keys, Home and End move in the picture of all children, Enter goes to one", async () => {
    await tabTo("the picture", ({ group }) => group === "cells");
    const names = [(await details.focus()).name];
    for (const key of ["ArrowRight", "ArrowDown", "End", "Home"]) {
      await workbench.press(key);
      const at = await details.focus();
      expect(at.group).toBe("cells");
      names.push(at.name);
    }
    expect(new Set(names.slice(0, 4)).size).toBe(4);
    expect(names[4]).toBe(names[0]);
    await workbench.press("ArrowRight");
    const { name } = await details.focus();
    await workbench.screenshot("details-cells-hc");
    await workbench.press("Enter");
    const title = await arrivedAt(/^(?!data-lake-platform$)/);
    expect(name.startsWith(title)).toBe(true);
    expect(await details.ancestors()).toEqual([family]);
  }, 120_000);

  it("goes to a sibling, to the parent by the chain, and back and forward with Alt and arrows", async () => {
    const child = await details.title();
    await tabTo("the siblings", ({ tag }) => tag === "summary");
    await workbench.press("Enter");
    await eventually("siblings", async () => {
      return (await details.rows("siblings")).length > 0 || undefined;
    });
    expect((await details.focus()).tag).toBe("summary");
    await tabTo("a sibling", ({ list }) => list === "table:siblings");
    await workbench.press("Enter");
    const sibling = await arrivedAt(new RegExp(`^(?!${child}$)`));
    await tabTo("the chain", ({ list }) => list === "ancestors");
    await workbench.press("Enter");
    await arrivedAt(family);

    await workbench.press("Alt+ArrowLeft");
    await arrivedAt(sibling);
    await workbench.press("Alt+ArrowLeft");
    await arrivedAt(child);
    await workbench.press("Alt+ArrowRight");
    await arrivedAt(sibling);
    // The palette has the focus when the job comes, and gives it back to the page.
    await command("AWS Backup: Go Back");
    await focusedOn(child);
    await command("AWS Backup: Go Forward");
    await focusedOn(sibling);
    await workbench.press("Alt+ArrowLeft");
    await arrivedAt(child);
    await workbench.press("Alt+ArrowRight");
    await arrivedAt(sibling);
    await toolbarTo(/^Forward/);
    await workbench.press("Enter");
    await arrivedAt(family);
  }, 120_000);

  it("follows a link of the table, and Alt+Left leads back to the family with the focus on its title", async () => {
    await tabTo("a row of the table", ({ list }) => list === "table:children");
    const { name } = await details.focus();
    await workbench.press("Enter");
    const title = await arrivedAt(/^(?!data-lake-platform$)/);
    expect(name.startsWith(title)).toBe(true);
    await workbench.press("Alt+ArrowLeft");
    await arrivedAt(family);
  }, 60_000);
});

describe("ways out, by keyboard alone", () => {
  it("Enter on a copy button copies, and the focus stays on it", async () => {
    const parent = truth.find((job) => job["ResourceName"] === family && job["IsParent"] === true);
    await toolbarTo(/^Copy Job ID/);
    await workbench.press("Enter");
    await eventually("the id", async () => {
      return (await workbench.clipboard()) === text(parent?.["BackupJobId"]) || undefined;
    });
    expect((await details.focus()).name).toContain("Copy Job ID");
    await tabTo("an ARN's copy button", ({ name }) => /^Copy .*ARN/.test(name));
    await workbench.press("Space");
    await eventually("an ARN", async () => {
      return (await workbench.clipboard()).startsWith("arn:aws:") || undefined;
    });
  }, 60_000);

  it("Control+F finds in the page with VS Code's own widget, Escape leads back to it", async () => {
    await workbench.press("Control+f");
    const find = workbench.page.locator(".simple-find-part.visible");
    await find.waitFor();
    await workbench.page.keyboard.type("Vault");
    await workbench.screenshot("details-find-hc");
    await workbench.press("Escape");
    await find.waitFor({ state: "detached" });
    await eventually("the focus in the page", async () => (await details.focus()).inPage);
  }, 60_000);

  it("pins and reveals from the palette", async () => {
    await command("AWS Backup: Pin Details");
    await eventually("the pin gone", async () => {
      return (await (await details.button(/^Pin/)).count()) === 0 || undefined;
    });
    await command("AWS Backup: Reveal in Tree");
    await eventually("the row with the focus", async () => {
      const row = await focusedRow();
      return row.label.startsWith(family) || undefined;
    });
  }, 60_000);
});

describe("related jobs, by keyboard alone", () => {
  it("come when the page is scrolled to its end; a row and a bar of the chart lead on", async () => {
    await command("AWS Backup: Focus on Backup Jobs View");
    await workbench.press("Home");
    await into("Failed", "Failed");
    await into("databases", "Failed", "databases");
    const often = await eventually("a resource with several jobs", async () => {
      const { label, expanded } = await focusedRow();
      const jobs = truth.filter((job) => job["ResourceName"] === label);
      if (expanded === undefined && jobs.length > 3) return label;
      await workbench.press("ArrowDown");
      return undefined;
    });
    await enterPage(often);
    // The family is pinned: this is another page.
    expect(await workbench.tabs()).toEqual([family, often]);
    await workbench.press("End");
    await eventually("related jobs", async () => {
      return (await details.rows("history")).length > 1 || undefined;
    });
    const first = await (await details.locator(".freshness")).innerText();
    await tabTo("an earlier job", ({ list }) => list === "table:history");
    await workbench.press("Enter");
    await eventually("another job of it", async () => {
      const { tag } = await details.focus();
      return tag === "h1" || undefined;
    });
    await details.described();
    expect(await details.title()).toBe(often);
    expect(first).toMatch(/^As of/);

    await workbench.press("End");
    await eventually("its related jobs", async () => {
      return (await details.rows("history")).length > 1 || undefined;
    });
    await tabTo("the chart", ({ group }) => group.startsWith("chart:"));
    await workbench.press("Home");
    const oldest = await details.focus();
    await workbench.press("ArrowRight");
    expect((await details.focus()).key).not.toBe(oldest.key);
    await workbench.press("Home");
    await workbench.screenshot("details-chart-hc");
    await workbench.press("Enter");
    await eventually("the oldest job", async () => {
      const { tag } = await details.focus();
      return tag === "h1" || undefined;
    });
    await details.described();
  }, 120_000);

  it("needed no click", async () => {
    const clicks = await workbench.page.evaluate(() => String(Reflect.get(globalThis, "clicks")));
    expect(clicks).toBe("");
    expect(await workbench.notifications()).toEqual([]);
  });
});
