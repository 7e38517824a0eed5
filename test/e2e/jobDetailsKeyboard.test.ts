import { beforeAll, describe, expect, it } from "vitest";
import { eventually, stepwise } from "./support/eventually";
import type { PageFocus } from "./support/jobDetailsPage";
import type { Row } from "./support/row";
import { childrenBeyond, family } from "./support/family";
import { type Members, text } from "./support/members";
import { useScene } from "./support/scene";

/* Nothing in this file clicks: commands of the palette are taken with Enter, not as Workbench.palette() does. */

const scene = useScene({ theme: "hc", viewport: { width: 1400, height: 1000 } });
let truth: readonly Members[];

beforeAll(async () => {
  truth = await scene.jobs("backup");
  await scene.workbench.page.evaluate(() => {
    const clicks: number[] = [];
    Object.assign(globalThis, { clicks });
    addEventListener("pointerdown", ({ clientX, clientY }) => clicks.push(clientX, clientY), true);
  });
});

async function focusedRow(): Promise<Row> {
  return eventually("a focused row", async () =>
    (await scene.backups.rows()).find((row) => row.focused),
  );
}

/** Walks down in the tree to a row whose label begins so. */
async function downTo(label: string): Promise<Row> {
  return eventually(`row ${label}`, async () => {
    const row = await focusedRow();
    if (row.label.startsWith(label)) return row;
    await scene.workbench.press("ArrowDown");
    return undefined;
  });
}

/** Opens a row with the right arrow and goes to what stands first in it. */
async function into(label: string, ...path: readonly [string, ...string[]]): Promise<void> {
  await downTo(label);
  await scene.workbench.press("ArrowRight");
  await scene.backups.row(...path, /./);
  await scene.workbench.press("ArrowDown");
}

/** Leaves the tree with a job's page: the first Enter opens it, the second one goes into it. */
async function enterPage(title: string): Promise<void> {
  await scene.workbench.press("Enter");
  await scene.details.shows(title);
  expect((await focusedRow()).label.startsWith(title)).toBe(true);
  await scene.workbench.press("Enter");
  await arrivedAt(title);
}

/** Tab until the focus is where it should be. */
async function tabTo(
  what: string,
  isThere: (at: PageFocus) => boolean,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<PageFocus> {
  // To find the page's frame takes longer than the key.
  const frame = await scene.details.frame();
  for (let presses = 0; presses < 400; presses++) {
    await scene.workbench.press(key);
    const at = await scene.details.focus(frame);
    if (!at.inPage) throw new Error(`${key} left the page on the way to ${what}.`);
    if (isThere(at)) return at;
  }
  throw new Error(`Not reached by ${key}: ${what}.`);
}

/** Back to the toolbar at the page's top, and with arrow keys to one of its buttons. */
async function toolbarTo(name: RegExp): Promise<void> {
  const isThere = ({ group }: PageFocus): boolean => group === "toolbar";
  if (!isThere(await scene.details.focus())) await tabTo("the toolbar", isThere, "Shift+Tab");
  await scene.workbench.press("Home");
  await stepwise(`${String(name)} in the toolbar`, async () => {
    if (name.test((await scene.details.focus()).name)) return true;
    await scene.workbench.press("ArrowRight");
    return undefined;
  });
}

/** What leads back to where the keyboard is now, in the job that is shown. */
async function placeHere(): Promise<PageFocus & { readonly title: string }> {
  return { ...(await scene.details.focus()), title: await scene.details.title() };
}

/** The job is there again, and the keyboard is where it was when its page was left. */
async function backAt({ title, key, list }: Awaited<ReturnType<typeof placeHere>>): Promise<void> {
  await scene.details.shows(title);
  await eventually(`the focus on ${key}`, async () => {
    const at = await scene.details.focus();
    return (at.inPage && at.key === key && at.list === list) || undefined;
  });
  expect((await scene.details.focusStop())?.faults).toEqual([]);
}

/** Another job is there, and whoever went to it stands on its title, which shows it. */
async function arrivedAt(title: string | RegExp): Promise<string> {
  await scene.details.shows(title);
  await eventually("the focus on the title", async () => {
    const { inPage, tag } = await scene.details.focus();
    return (inPage && tag === "h1") || undefined;
  });
  expect((await scene.details.focusStop())?.faults).toEqual([]);
  await scene.details.described();
  return scene.details.title();
}

describe("a family, by keyboard alone", () => {
  it("Enter opens a parent job from the tree, Enter again goes into its page", async () => {
    await scene.workbench.press("Control+Shift+E");
    await scene.workbench.paletteByKeys("View: Show AWS Backup");
    await scene.backups.answered();
    await scene.workbench.paletteByKeys("AWS Backup: Focus on Backup Jobs View");
    await scene.workbench.press("Home");
    await into("Partial", "Partial");
    await into("production-daily", "Partial", "production-daily");
    await downTo(family);
    await enterPage(family);
  });

  it("the toolbar is one stop of the Tab key; arrow keys, Home and End move inside", async () => {
    await tabTo("the toolbar", ({ group }) => group === "toolbar", "Shift+Tab");
    await scene.workbench.press("Home");
    const first = await scene.details.focus();
    await scene.workbench.press("ArrowRight");
    const second = await scene.details.focus();
    expect(second).toMatchObject({ group: "toolbar" });
    expect(second.key).not.toBe(first.key);
    await scene.workbench.press("ArrowLeft");
    expect((await scene.details.focus()).key).toBe(first.key);
    await scene.workbench.press("End");
    const last = await scene.details.focus();
    expect(last.name).toBe("Open in AWS Console: this job");
    await scene.workbench.press("Tab");
    expect((await scene.details.focus()).group).not.toBe("toolbar");
    await scene.workbench.press("Shift+Tab");
    expect((await scene.details.focus()).key).toBe(last.key);
    await scene.workbench.screenshot("details-keyboard-hc");
  });

  it("Space narrows the children to a state and back, the focus staying", async () => {
    const failed = (at: PageFocus): boolean => at.key === "filter:FAILED";
    await tabTo("the failed children's count", failed);
    const { length } = await scene.details.rows("children");
    await scene.workbench.press("Space");
    await eventually("failed children only", async () => {
      const states = new Set((await scene.details.rows("children")).map(({ state }) => state));
      return (states.size === 1 && states.has("Failed")) || undefined;
    });
    expect(failed(await scene.details.focus())).toBe(true);
    await scene.workbench.press("Space");
    await eventually("all children again", async () => {
      const rows = await scene.details.rows("children");
      return rows.length === length || undefined;
    });
    expect(failed(await scene.details.focus())).toBe(true);
  });

  it("arrow keys, Home and End move in the picture of all children, Enter goes to one", async () => {
    await tabTo("the picture", ({ group }) => group === "cells");
    const names = [(await scene.details.focus()).name];
    for (const key of ["ArrowRight", "ArrowDown", "End", "Home"]) {
      await scene.workbench.press(key);
      const at = await scene.details.focus();
      expect(at.group).toBe("cells");
      names.push(at.name);
    }
    expect(new Set(names.slice(0, 4)).size).toBe(4);
    expect(names[4]).toBe(names[0]);
    await scene.workbench.press("ArrowRight");
    const { name } = await scene.details.focus();
    await scene.workbench.screenshot("details-cells-hc");
    await scene.workbench.press("Enter");
    const title = await arrivedAt(/^(?!data-lake-platform$)/);
    expect(name.startsWith(title)).toBe(true);
    expect(await scene.details.ancestors()).toEqual([family]);
  });

  it("goes to a sibling, to the parent by the chain, and back and forward with Alt and arrows", async () => {
    const title = await scene.details.title();
    await tabTo("the siblings", ({ tag }) => tag === "summary");
    await scene.workbench.press("Enter");
    await eventually("siblings", async () => {
      return (await scene.details.rows("siblings")).length > 0 || undefined;
    });
    expect((await scene.details.focus()).tag).toBe("summary");
    await tabTo("a sibling", ({ list }) => list === "table:siblings");
    const child = await placeHere();
    await scene.workbench.press("Enter");
    await arrivedAt(new RegExp(`^(?!${title}$)`));
    await tabTo("the chain", ({ list }) => list === "ancestors");
    const sibling = await placeHere();
    await scene.workbench.press("Enter");
    await arrivedAt(family);

    await scene.workbench.press("Alt+ArrowLeft");
    await backAt(sibling);
    await scene.workbench.press("Alt+ArrowLeft");
    await backAt(child);
    await scene.workbench.press("Alt+ArrowRight");
    await backAt(sibling);
    // The palette has the focus when the job comes, and gives it back to the page.
    await scene.workbench.paletteByKeys("AWS Backup: Go Back");
    await backAt(child);
    await scene.workbench.paletteByKeys("AWS Backup: Go Forward");
    await backAt(sibling);
    await scene.workbench.press("Alt+ArrowLeft");
    await backAt(child);
    await scene.workbench.press("Alt+ArrowRight");
    await backAt(sibling);
    await toolbarTo(/^Forward/);
    await scene.workbench.press("Enter");
    await arrivedAt(family);
  });

  it("Enter on Load more loads more, and Alt+Left leads from a link back to its row, with all that was loaded", async () => {
    const { length } = await scene.details.rows("children");
    await tabTo("Load more", ({ key }) => key === "more:children");
    await scene.workbench.press("Enter");
    const loaded = await childrenBeyond(scene, length);
    expect(await scene.details.focused()).toBe("more:children");
    await tabTo("a row of the table", ({ list }) => list === "table:children", "Shift+Tab");
    const row = await placeHere();
    await scene.workbench.press("Enter");
    const title = await arrivedAt(/^(?!data-lake-platform$)/);
    expect(row.name.startsWith(title)).toBe(true);
    await scene.control.clearRequests();
    await scene.workbench.press("Alt+ArrowLeft");
    await backAt(row);
    expect(await scene.details.rows("children")).toHaveLength(loaded);
    // The family has ended: nothing in it can change.
    expect(await scene.control.requests()).toEqual([]);
  });

  it("Enter on the last Load more leaves the focus beside it", async () => {
    await tabTo("Load more", ({ key }) => key === "more:children");
    const { length } = await scene.details.rows("children");
    await scene.workbench.press("Enter");
    expect(await childrenBeyond(scene, length)).toBe(300);
    // The button went with the last page: the focus is on what stood before it, not lost.
    await eventually("the focus beside it", async () => {
      const { inPage, list } = await scene.details.focus();
      return (inPage && list === "table:children") || undefined;
    });
  });
});

describe("ways out, by keyboard alone", () => {
  it("Control+F finds in the page with VS Code's own widget, Escape leads back to it", async () => {
    await scene.workbench.press("Control+f");
    const find = scene.workbench.page.locator(".simple-find-part.visible");
    await find.waitFor();
    await scene.workbench.page.keyboard.type("Vault");
    await scene.workbench.screenshot("details-find-hc");
    await scene.workbench.press("Escape");
    await find.waitFor({ state: "detached" });
    await eventually("the focus in the page", async () => (await scene.details.focus()).inPage);
  });

  it("pins and reveals from the palette", async () => {
    await scene.workbench.paletteByKeys("AWS Backup: Pin Details");
    await eventually("the pin gone", async () => {
      return (await (await scene.details.button(/^Pin/)).count()) === 0 || undefined;
    });
    await scene.workbench.paletteByKeys("AWS Backup: Reveal in Tree");
    await eventually("the row with the focus", async () => {
      const row = await focusedRow();
      return row.label.startsWith(family) || undefined;
    });
  });
});

describe("related jobs, by keyboard alone", () => {
  it("come when the page is scrolled to its end; a row and a bar of the chart lead on", async () => {
    await scene.workbench.paletteByKeys("AWS Backup: Focus on Backup Jobs View");
    await scene.workbench.press("Home");
    await into("Failed", "Failed");
    await into("databases", "Failed", "databases");
    const often = await stepwise("a resource with several jobs", async () => {
      const { label, expanded } = await focusedRow();
      const jobs = truth.filter((job) => job["ResourceName"] === label);
      if (expanded === undefined && jobs.length > 3) return label;
      await scene.workbench.press("ArrowDown");
      return undefined;
    });
    await enterPage(often);
    // The family is pinned: this is another page.
    expect(await scene.workbench.tabs()).toEqual([family, often]);
    await scene.workbench.press("End");
    await eventually("related jobs", async () => {
      return (await scene.details.rows("history")).length > 1 || undefined;
    });
    const first = await (await scene.details.locator(".freshness")).innerText();
    await tabTo("an earlier job", ({ list }) => list === "table:history");
    await scene.workbench.press("Enter");
    await eventually("another job of it", async () => {
      const { tag } = await scene.details.focus();
      return tag === "h1" || undefined;
    });
    await scene.details.described();
    expect(await scene.details.title()).toBe(often);
    expect(first).toMatch(/^As of/);

    await scene.workbench.press("End");
    await eventually("its related jobs", async () => {
      return (await scene.details.rows("history")).length > 1 || undefined;
    });
    await tabTo("the chart", ({ group }) => group.startsWith("chart:"));
    await scene.workbench.press("Home");
    const oldest = await scene.details.focus();
    await scene.workbench.press("ArrowRight");
    expect((await scene.details.focus()).key).not.toBe(oldest.key);
    await scene.workbench.press("Home");
    await scene.workbench.screenshot("details-chart-hc");
    await scene.workbench.press("Enter");
    await eventually("the oldest job", async () => {
      const { tag } = await scene.details.focus();
      return tag === "h1" || undefined;
    });
    await scene.details.described();
  });

  it("Go to Job leads to the title of its page; from there Tab shows where it is to the end, and each copy button copies", async () => {
    const job = truth.find((each) => each["State"] === "COMPLETED" && each["IsParent"] !== true);
    const id = text(job?.["BackupJobId"]);
    await eventually("the box of Go to Job", async () => {
      // Anew where it is closed at once: see Workbench.openPalette.
      await scene.workbench.paletteByKeys("AWS Backup: Go to Job…");
      await scene.workbench.quickInput.type(id, 8000);
      return true;
    });
    await scene.workbench.quickInput.highlighted(({ label }) => label === id);
    await scene.workbench.press("Enter");
    await arrivedAt(text(job?.["ResourceName"]));
    // From the title on, to the end of the page; Enter and Space copy, and the focus stays.
    const copied = new Set<string>();
    for (let stops = 0; ; stops++) {
      await scene.workbench.press("Tab");
      const { inPage, name } = await scene.details.focus();
      if (!inPage) {
        expect(stops).toBeGreaterThan(10);
        break;
      }
      expect(await scene.details.focusStop()).toMatchObject({ faults: [] });
      if (!/^Copy .*(job ID|ARN)$/.test(name)) continue;
      await scene.workbench.press(name.endsWith("ARN") ? "Space" : "Enter");
      await eventually(`what ${name} copies`, async () => {
        const clip = await scene.workbench.clipboard();
        return name.endsWith("ARN") ? /^arn:aws:\S+$/.test(clip) : clip === id;
      });
      expect((await scene.details.focus()).name).toBe(name);
      copied.add(name);
    }
    expect([...copied]).toContain("Copy the job ID");
    expect([...copied].some((name) => name.endsWith("ARN"))).toBe(true);
  });

  it("needed no click", async () => {
    const clicks = await scene.workbench.page.evaluate(() =>
      String(Reflect.get(globalThis, "clicks")),
    );
    expect(clicks).toBe("");
    expect(await scene.workbench.notifications()).toEqual([]);
  });
});
