import { describe, expect, it } from "vitest";
import { eventually } from "../e2e/support/eventually";
import type { DetailsParts, JobItems } from "../../src/protocol/jobDetails";
import { familyOf } from "./fixtures/family";
import { completed, failed, running } from "./fixtures/ordinary";
import { action } from "./fixtures/pieces";
import { resource } from "./fixtures/resource";
import { someKey } from "./support/detailsPage";
import { usePages } from "./support/usePages";

const open = usePages();
const otherKey = { ...someKey, id: "another-job" };

function oneSecondLater({ timeline }: DetailsParts): Partial<DetailsParts> {
  const move = <T extends { readonly kind: string }>(it: T): T =>
    it.kind === "now" ? { ...it, at: 0.51, text: "14:02:10" } : it;
  return {
    timeline: {
      marks: timeline.marks.map(move),
      bars: timeline.bars.map((bar) => (bar.kind === "running" ? { ...bar, to: 0.51 } : bar)),
      fields: timeline.fields.map((it) => ({ ...it, value: it.value.replace("39 s", "40 s") })),
    },
  };
}

describe("an update", () => {
  it("touches no node outside its parts, and keeps those inside that read the same", async () => {
    const page = await open();
    await page.show(running);
    await page.page.evaluate(() => {
      for (const element of document.querySelectorAll("main *, header *"))
        element.setAttribute("data-old", "");
      // An attribute of ours would be taken away by a redraw; so this counts what is not touched.
      const changed = new Set<string>();
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          const part = element?.closest("main > *, header")?.getAttribute("data-key");
          if (part) changed.add(part);
        }
        document.documentElement.setAttribute("data-changed", [...changed].join());
      }).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });
    await page.update(oneSecondLater(running));
    const root = page.page.locator("html");
    expect(await root.getAttribute("data-changed")).toBe("timeline");
    await page.page.getByText("11 min 40 s so far").waitFor();
  });

  it("of the answer to whether the resource is safe shows and hides it, and leaves the focus on its button", async () => {
    const page = await open();
    await page.show({ ...failed, safety: {} });
    const box = page.page.locator(".safety");
    expect(await box.isVisible()).toBe(false);
    const retry = action("safety:retry", "Retry");
    const answer = { text: "Could not", detail: "", icon: "error", tone: "unknown" } as const;
    await page.update({ safety: { answer: { ...answer, actions: [retry] } } });
    await box.getByRole("button", { name: "Retry" }).focus();
    await page.update({ safety: failed.safety });
    expect(await page.focusedKey()).toBe("safety:first");
    expect(await box.innerText()).toContain("Recovered: a later backup completed 11 hours ago");
    await page.press("Enter");
    expect(await page.acts()).toEqual(["safety:open"]);
    await page.update({ safety: {} });
    expect(await box.isVisible()).toBe(false);
  });

  it("of a resource has no timeline, and says under a heading of its own why it is so", async () => {
    const page = await open();
    await page.show(resource);
    const headings = await page.page.locator("h2:visible").allInnerTexts();
    expect(headings).toEqual(["Why", "Backup plans and rules", "Recovery points", "Related jobs"]);
    await page.page.getByRole("button", { name: "Load more…" }).first().click();
    expect(await page.acts()).toEqual(["points:more"]);
    await page.show(failed);
    expect(await page.page.locator("h2:visible").allInnerTexts()).toContain("Timeline");
  });

  it("a second later leaves the timeline's nodes where they are, and announces nothing", async () => {
    const page = await open();
    await page.show(running);
    const picture = await page.page.locator("svg.timeline").elementHandle();
    const bar = await page.page.locator(".bar.running").elementHandle();
    await page.update(oneSecondLater(running));
    expect(await picture.evaluate((it) => it.isConnected)).toBe(true);
    expect(await bar.evaluate((it) => [it.isConnected, it.getAttribute("width")])).toEqual([
      true,
      "49%",
    ]);
    expect(await page.page.locator("main [aria-live], main [role=status]").count()).toBe(0);
  });

  it("with the same data touches nothing at all", async () => {
    const page = await open();
    await page.show(failed);
    await page.page.evaluate(() => {
      new MutationObserver(() => {
        document.title = "touched";
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await page.update(failed);
    expect(await page.page.title()).toBe("Job details");
  });

  it("leaves focus, scroll and selection where they are", async () => {
    const page = await open({ height: 400 });
    await page.show(running);
    await page.page.getByText("arn:aws:rds:eu-west-1:123456789012:db:orders-db").selectText();
    const selected = await page.page.evaluate(() => String(getSelection()));
    await page.page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-key="copy:resourceArn"]')?.focus();
      scrollTo(0, 310);
    });
    const top = () => page.page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
    const stood = await top();
    await page.update({
      ...oneSecondLater(running),
      header: { ...running.header, percent: 57, busy: false },
    });
    expect(await page.page.evaluate(() => scrollY)).toBe(310);
    // Something above it goes away: what is read stays where it is on screen.
    await page.update({ outcome: { ...running.outcome, notices: [] } });
    expect(await page.focusedKey()).toBe("copy:resourceArn");
    // Pages scroll by whole pixels.
    await eventually(
      "the place on screen",
      async () => Math.abs(((await top()) ?? 0) - (stood ?? 0)) <= 1,
      3000,
    );
    expect(await page.page.evaluate(() => String(getSelection()))).toBe(selected);
    expect(selected).toContain("orders-db");
    await page.update({ header: running.header });
    expect(await page.focusedKey()).toBe("copy:resourceArn");
  });

  it("leaves the focus on a button that is drawn again, and on a row that moved", async () => {
    const page = await open();
    const family = familyOf(6, 6);
    await page.show(family);
    await page.page.locator('[data-key="open:child-4"]').focus();
    const children = family.family.children;
    if (children === undefined) throw new Error("A family has children.");
    const [first, ...rest] = children.jobs.items;
    if (first === undefined) throw new Error("A family has children.");
    await page.update({
      family: {
        ...family.family,
        children: {
          ...children,
          jobs: { ...children.jobs, items: [...rest.reverse(), first] },
        },
      },
    });
    expect(await page.focusedKey()).toBe("open:child-4");
  });

  it("gives the focus to what stands before, when what had it is gone", async () => {
    const page = await open();
    await page.show(running);
    await page.page.getByRole("button", { name: "Retry" }).focus();
    await page.update({ outcome: { ...running.outcome, notices: [] } });
    expect(await page.focusedKey()).toBe("heading");
    expect(await page.page.evaluate(() => document.activeElement?.textContent)).toBe("Outcome");
  });

  it("leaves the focus on Load more while a page is on its way, and on the last old row at the end", async () => {
    const page = await open();
    const family = familyOf(8, 4);
    await page.show(family);
    const more = page.page.locator('[data-key="more:children"]');
    await more.focus();
    await page.press("Enter");
    const { children, ...others } = family.family;
    if (children === undefined) throw new Error("A family has children.");
    const loading = { ...children, jobs: { ...children.jobs, loading: true } };
    await page.update({ family: { ...others, children: loading } });
    expect(await page.focusedKey()).toBe("more:children");
    await page.press("Enter");
    expect(await page.acts()).toEqual(["more:children"]);
    await page.update({ family: familyOf(8, 8).family });
    expect(await page.focusedKey()).toBe("open:child-3");
    await page.press("Tab");
    expect(await page.focusedKey()).toBe("open:child-4");
  });

  it("puts a failure and Retry where Load more was pressed, in sight and with the focus", async () => {
    const page = await open({ height: 600, width: 700 });
    const family = familyOf(400, 300);
    await page.show(family);
    const { children, ...others } = family.family;
    if (children === undefined) throw new Error("A family has children.");
    const update = (jobs: Partial<JobItems>, { more, ...before } = children.jobs) =>
      page.update({
        family: {
          ...others,
          children: {
            ...children,
            jobs: { ...before, ...("notices" in jobs ? {} : { more }), ...jobs },
          },
        },
      });
    const more = page.page.locator('[data-key="more:children"]');
    await more.focus();
    // As low as it can stand, so that there is no room below it.
    await more.evaluate((it) => {
      it.scrollIntoView({ block: "end" });
    });
    await page.press("Enter");
    await update({ loading: true });
    const retry = action("retry:children", "Retry", undefined, "Retry to load child jobs");
    await update({
      notices: [
        { kind: "information", text: "Looked at 300 child jobs so far.", actions: [] },
        { kind: "error", text: "AWS did not answer. Check the network.", actions: [retry] },
      ],
    });
    const focused = page.page.locator(":focus");
    expect(await focused.innerText()).toBe("Retry");
    expect(await page.focusedKey()).toBe("more:children");
    const place = await focused.evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return { top, bottom, height: innerHeight };
    });
    expect(place.top).toBeGreaterThan(48);
    expect(place.bottom).toBeLessThanOrEqual(place.height);
    // Failures stand below the rows, what is to be known of the list above them.
    const order = await page.page.evaluate(() =>
      [...document.querySelectorAll('[data-key="children"] > :is(.notice, table)')].map((it) =>
        it.matches(".notice.error") ? "failure" : it.localName,
      ),
    );
    expect(order).toEqual(["div", "table", "failure"]);
    await page.press("Enter");
    expect(await page.acts()).toEqual(["more:children", "retry:children"]);
    await update({ loading: true });
    expect(await page.focusedKey()).toBe("more:children");
    expect(await page.page.locator(".notice.error").count()).toBe(0);
  });

  it("opens and closes nothing that the reader opened", async () => {
    const page = await open();
    await page.show(failed);
    await page.page.locator("summary").click();
    await page.update({
      family: { ...failed.family, ancestorsLoading: true },
      header: running.header,
    });
    expect(await page.page.locator("details").getAttribute("open")).toBe("");
  });
});

describe("another job", () => {
  it("begins at its top, with the focus on its title where the page has it", async () => {
    const page = await open({ height: 400 });
    await page.show(completed);
    await page.page.evaluate(() => {
      scrollTo(0, 500);
    });
    await page.show(failed, otherKey);
    expect(await page.page.evaluate(() => scrollY)).toBe(0);
    expect(await page.page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  });

  it("takes no focus from elsewhere in VS Code", async () => {
    const page = await open();
    await page.leaveFocus();
    await page.show(completed);
    await page.show(failed, otherKey);
    expect(await page.page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("leaves nothing of the one before open", async () => {
    const page = await open();
    await page.show(failed);
    await page.page.locator("summary").click();
    await page.show(failed, otherKey);
    expect(await page.page.locator("details").getAttribute("open")).toBeNull();
  });

  it("is not begun when the same one is shown again", async () => {
    const page = await open({ height: 400 });
    await page.show(completed);
    await page.page.locator('[data-key="copy:resourceArn"]').focus();
    await page.page.evaluate(() => {
      scrollTo(0, 300);
    });
    await page.show({ ...completed, header: failed.header });
    expect(await page.page.evaluate(() => scrollY)).toBe(300);
    expect(await page.focusedKey()).toBe("copy:resourceArn");
  });
});
