import fs from "node:fs/promises";
import path from "node:path";
import { Workbench } from "../../e2e/support/workbench";
import { eventually } from "../../e2e/support/eventually";

/**
 * Writes themes.json: the body classes and variables that a webview of the real workbench gets in each theme, as
 * far as our styles name them. Run it when the styles name new ones: `npx tsx test/page/support/readThemes.ts`.
 */
async function main(): Promise<void> {
  const wanted = await variablesInStyles();
  const themes: Record<string, Theme> = {};
  for (const theme of ["dark", "light", "hc", "hcLight"] as const) {
    const workbench = await Workbench.start({ theme, extensions: [] });
    try {
      themes[theme] = narrowed(await webviewTheme(workbench, theme), wanted);
    } finally {
      await workbench.stop();
    }
  }
  const file = path.join(import.meta.dirname, "../themes.json");
  await fs.writeFile(file, `${JSON.stringify(themes, undefined, 2)}\n`);
}

interface Theme {
  readonly classes: string;
  readonly variables: Readonly<Record<string, string>>;
}

const kinds = {
  dark: "vscode-dark",
  light: "vscode-light",
  hc: "vscode-high-contrast",
  hcLight: "vscode-high-contrast-light",
} as const;

/** Markdown's preview is a webview that every VS Code has. */
async function webviewTheme(workbench: Workbench, theme: keyof typeof kinds): Promise<Theme> {
  await fs.writeFile(path.join(workbench.workspace, "page.md"), "# A page\n");
  await workbench.press("Control+P");
  await workbench.quickInput.type("page.md");
  await eventually("page.md", async () => (await workbench.quickInput.items()).length > 0);
  await workbench.press("Enter");
  await workbench.page.locator(".tab:has-text('page.md')").waitFor();
  await workbench.page.locator(".monaco-editor .view-lines").first().click();
  await workbench.press("Control+Shift+V");
  return eventually("the theme in the preview", async () => {
    for (const frame of workbench.page.frames()) {
      const found = await frame
        .evaluate(() => ({
          classes: document.body.className,
          variables: Object.fromEntries(
            [...document.documentElement.style].map((name) => [
              name,
              document.documentElement.style.getPropertyValue(name),
            ]),
          ),
        }))
        .catch(() => undefined);
      if (found?.classes.split(" ").includes(kinds[theme]) === true) return found;
    }
    return undefined;
  });
}

async function variablesInStyles(): Promise<ReadonlySet<string>> {
  const folder = path.join(import.meta.dirname, "../../../src/webview/styles");
  const files = (await fs.readdir(folder)).filter((name) => name.endsWith(".css"));
  const texts = await Promise.all(
    files.map((name) => fs.readFile(path.join(folder, name), "utf8")),
  );
  // VS Code's own default style of a page.
  const defaults = ["--vscode-editor-foreground", "--vscode-font-weight", "--vscode-font-size"];
  return new Set([...defaults, ...(texts.join().match(/--vscode-[\w-]+/g) ?? [])]);
}

function narrowed({ classes, variables }: Theme, wanted: ReadonlySet<string>): Theme {
  const used = Object.entries(variables).filter(([name]) => wanted.has(name));
  const own = classes.split(" ").filter((name) => /^vscode-(dark|light|high)/.test(name));
  return { classes: own.join(" "), variables: Object.fromEntries(used.sort()) };
}

void main();
