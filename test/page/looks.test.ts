import { describe, expect, it } from "vitest";
import { contents } from "./fixtures/all";
import type { DetailsPage, Opening } from "./support/detailsPage";
import { type ThemeName, themes } from "./support/themes";
import { usePages } from "./support/usePages";

const open = usePages();

const names: readonly ThemeName[] = ["dark", "light", "hc", "hcLight"];

async function withPage(
  opening: Opening,
  use: (page: DetailsPage) => Promise<void>,
): Promise<void> {
  await use(await open(opening));
}

/** Of which people get pictures; the others differ in colours alone. */
const pictured: readonly ThemeName[] = ["dark", "hcLight"];

describe.each(names)("in the theme %s", (theme) => {
  it.each(Object.entries(contents))(
    "axe-core objects to nothing and the policy refuses nothing: %s",
    async (name, parts) => {
      await withPage({ theme }, async (page) => {
        await page.show(parts);
        await page.showAll();
        if (pictured.includes(theme)) await page.screenshot(`${name}-${theme}`);
        expect(await page.violations()).toEqual([]);
        expect(await page.accessibilityProblems()).toEqual([]);
      });
    },
  );

  it("axe-core objects to nothing on a page without a job", async () => {
    await withPage({ theme }, async (page) => {
      await page.blank();
      if (pictured.includes(theme)) await page.screenshot(`blank-${theme}`);
      expect(await page.violations()).toEqual([]);
      expect(await page.accessibilityProblems()).toEqual([]);
    });
  });
});

describe("every icon", () => {
  it.each(Object.entries(contents))("has its picture in the style sheet: %s", async (_, parts) => {
    await withPage({}, async (page) => {
      await page.show(parts);
      const missing = await page.page.evaluate(() =>
        [...document.querySelectorAll(".codicon")]
          .filter((icon) => getComputedStyle(icon, "::before").content === "none")
          .map(({ className }) => className),
      );
      expect(missing).toEqual([]);
    });
  });
});

describe("at any width", () => {
  it.each(Object.entries(contents))("nothing stands out sideways: %s", async (name, parts) => {
    for (const width of [400, 1400]) {
      await withPage({ width }, async (page) => {
        await page.show(parts);
        await page.showAll();
        expect(await page.overflow()).toBeLessThanOrEqual(0);
        await page.screenshot(`${name}-${width}`);
      });
    }
  });
});

describe("styles", () => {
  it("name a colour for each theme that they ask for, or have another to fall back on", () => {
    const missing = ["--vscode-foreground", "--vscode-editor-background", "--vscode-focusBorder"];
    for (const { variables } of Object.values(themes))
      expect(missing.filter((name) => variables[name] === undefined)).toEqual([]);
  });
});
