import type { Page } from "playwright-core";

declare global {
  interface Window {
    /** When the last click or key came, by the page's clock. */
    benchInput: number;
  }
}

/** Makes the page remember its last click or key. Reload the window afterwards. */
export async function recordInput(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const type of ["click", "keydown"]) {
      addEventListener(type, ({ timeStamp }) => (window.benchInput = timeStamp), { capture: true });
    }
  });
}

/** What stands on screen of a view: the rows as `label|description`, a blank for each level. */
export type Rows = readonly string[];

/**
 * Milliseconds from the click or key that `act` ends with until the rows of a view on screen are as wanted: looked at in each
 * frame, by the page's own clock.
 * @param pattern what the rows, a line each, must match then
 */
export async function untilRows(
  page: Page,
  { title, pattern, act }: { title: string; pattern: RegExp; act: () => Promise<void> },
): Promise<number> {
  const seen = page.waitForFunction(
    ({ view, source }) => {
      const pane = `.pane:has(> .pane-header[aria-label^="${view}"])`;
      const rows = [...document.querySelectorAll(`${pane} .monaco-list-rows > .monaco-list-row`)];
      const lines = rows
        .map((row) => ({
          index: Number(row.getAttribute("data-index")),
          level: Number(row.getAttribute("aria-level")),
          label: row.querySelector(".label-name")?.textContent ?? "",
          description: row.querySelector(".label-description")?.textContent ?? "",
        }))
        .sort((a, b) => a.index - b.index)
        .map(({ level, label, description }) => `${" ".repeat(level)}${label}|${description}`);
      return new RegExp(source, "m").test(lines.join("\n")) ? performance.now() : 0;
    },
    { view: title, source: pattern.source },
    { polling: "raf", timeout: 120_000 },
  );
  await act();
  const at = await (await seen).jsonValue();
  return at - (await page.evaluate(() => window.benchInput));
}
