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

describe("in every theme", () => {
  it.each([...Object.entries(contents), ["blank", undefined] as const])(
    "axe-core objects to nothing and the policy refuses nothing: %s",
    async (name, parts) => {
      const seen = new Map<ThemeName, readonly string[]>();
      for (const theme of names) {
        await withPage({ theme }, async (page) => {
          await (parts === undefined ? page.blank() : page.show(parts));
          await page.showAll();
          if (pictured.includes(theme)) await page.picture(`${name}-${theme}`);
          expect(await page.violations(), theme).toEqual([]);
          seen.set(theme, await elementsOf(page));
          // Where all but the colours is the same, the other rules say the same.
          expect(seen.get(theme), theme).toEqual(seen.get("dark"));
          const rules = theme === "dark" ? "all" : "colours";
          expect(await page.accessibilityProblems(rules), theme).toEqual([]);
        });
      }
    },
  );
});

/** Every element with its attributes, and which of them can be seen. */
function elementsOf({ page }: DetailsPage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll(":not(script)")].map((it) => {
      const attributes = [...it.attributes].map(({ name, value }) => `${name}="${value}"`);
      const isSeen = it.checkVisibility({ visibilityProperty: true });
      return `${it.tagName} ${attributes.join(" ")} ${isSeen ? "seen" : "hidden"}`;
    }),
  );
}

describe("at any width", () => {
  it.each(Object.entries(contents))(
    "nothing stands out sideways, and every icon has its picture in the style sheet: %s",
    async (name, parts) => {
      await withPage({ width: 400 }, async (page) => {
        await page.show(parts);
        expect(await iconsWithoutPicture(page)).toEqual([]);
        for (const width of [400, 1400]) {
          await page.page.setViewportSize({ width, height: 800 });
          await page.showAll();
          expect(await page.overflow()).toBeLessThanOrEqual(0);
          await page.picture(`${name}-${width}`);
        }
      });
    },
  );
});

function iconsWithoutPicture({ page }: DetailsPage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".codicon")]
      .filter((icon) => getComputedStyle(icon, "::before").content === "none")
      .map(({ className }) => className),
  );
}

describe("styles", () => {
  it("name a colour for each theme that they ask for, or have another to fall back on", () => {
    const missing = ["--vscode-foreground", "--vscode-editor-background", "--vscode-focusBorder"];
    for (const { variables } of Object.values(themes))
      expect(missing.filter((name) => variables[name] === undefined)).toEqual([]);
  });
});
