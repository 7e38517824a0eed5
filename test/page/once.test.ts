import { expect, it } from "vitest";
import { completed, failed, running, scanJob } from "./fixtures/ordinary";
import { usePages } from "./support/usePages";

const open = usePages();

it.each([400, 1000])("the two ways out have words in a page of %d px", async (width) => {
  const page = await open({ width });
  await page.show(failed);
  const bar = page.page.getByRole("toolbar");
  for (const words of ["Reveal in Tree", "Open in AWS Console"]) {
    const box = await bar.getByText(words, { exact: true }).boundingBox();
    expect(box?.width).toBeGreaterThan(60);
    expect(box?.height).toBeLessThan(30);
  }
  expect(await bar.getByText("Show JSON").count()).toBe(0);
  expect(await page.overflow()).toBeLessThanOrEqual(0);
});

it("what is left until the expected end is drawn open, from where the bar ends", async () => {
  const page = await open();
  await page.show(running);
  const [bar, ahead] = await Promise.all(
    [".bar.running", ".bar.ahead"].map((look) =>
      page.page.locator(`svg.timeline ${look}`).boundingBox(),
    ),
  );
  if (!bar || !ahead) throw new Error("A running job has both.");
  expect(Math.abs(bar.x + bar.width - ahead.x)).toBeLessThan(2);
  const look = (selector: string) =>
    page.page.locator(selector).evaluate((it) => {
      const { fill, stroke } = getComputedStyle(it);
      return { fill, stroke };
    });
  const drawnOpen = await look(".bar.ahead");
  expect(drawnOpen.stroke).toBe((await look(".bar.running")).fill);
  expect(drawnOpen.fill).not.toBe(drawnOpen.stroke);
});

it("a list of one resource's jobs names them by date, and never the resource", async () => {
  const page = await open();
  await page.show(completed);
  const table = page.page.locator('[data-key="table:history"]');
  expect(await table.locator("thead th").allInnerTexts()).toEqual([
    "Created",
    "State",
    "Size",
    "Duration",
    "Cause",
  ]);
  expect(await table.locator("tbody th").nth(1).textContent()).toBe("20 Nov, 02:00");
  expect(await table.locator("tbody").textContent()).not.toContain("orders-db");
  const copies = page.page.locator('[data-key="table:copies"]');
  expect(await copies.locator("td.vault").textContent()).toBe("dr-vault in eu-central-1");
});

it("what is not reported is a dash for the eye and words for screen readers", async () => {
  const page = await open();
  await page.show(completed);
  const cell = page.page.locator('[data-key="table:copies"] td.duration');
  expect(await cell.getByText("–", { exact: true }).getAttribute("aria-hidden")).toBe("true");
  expect(await cell.locator(".hidden").textContent()).toBe("Not reported");
  expect(await cell.getAttribute("title")).toBe("Not reported");
});

it("a job without a recovery point says so once", async () => {
  const page = await open();
  await page.show(scanJob);
  const notices = page.page.locator('[data-key="related"] .notice');
  expect(await notices.count()).toBe(1);
  expect(await page.page.locator('[data-key="related"]').isVisible()).toBe(true);
});

it("the account and the job's ID stand once, each with its copy button", async () => {
  const page = await open();
  await page.show(failed);
  const head = page.page.locator('[data-key="head"]');
  expect(await head.locator(".session").innerText()).toMatch(
    /^Profile production · eu-west-1 · account 123456789012/,
  );
  for (const name of ["Copy the account ID", "Copy the job ID"]) {
    await head.getByRole("button", { name }).click();
  }
  expect(await page.acts()).toEqual(["copy:account", "copy:id"]);
});
