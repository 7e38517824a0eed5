import fs from "node:fs/promises";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { vsixFile } from "../../support/run/build";
import { outDir } from "../../support/run/paths";
import { launchBrowser } from "../../support/vscode/browser";
import { stillViews } from "../../support/vscode/quietSettings";
import { startCodeServer } from "../../support/vscode/codeServer";
import { eventually } from "./eventually";
import { QuickInput } from "./quickInput";
import { View } from "./view";

/** Each theme by its name in the settings and in the list, and the class by which the workbench wears it. */
const THEMES = {
  dark: { setting: "Default Dark Modern", label: "Dark Modern", worn: "vs-dark" },
  light: { setting: "Default Light Modern", label: "Light Modern", worn: "vs" },
  hc: { setting: "Default High Contrast", label: "Dark High Contrast", worn: "hc-black" },
  hcLight: {
    setting: "Default High Contrast Light",
    label: "Light High Contrast",
    worn: "hc-light",
  },
} as const;

/** How long what keys should have done is waited for before they are pressed anew. */
const PRESS_AGAIN_MS = 5000;

export type Theme = keyof typeof THEMES;

export interface Viewport {
  readonly width: number;
  readonly height: number;
}

export interface WorkbenchOptions {
  /** The extension host's environment: AWS_CONFIG_FILE, AWS_PROFILE … */
  readonly env?: Readonly<Record<string, string>>;
  readonly theme?: Theme;
  /** The user's settings beside the theme. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly folder?: string;
  readonly trust?: "trusted" | "ask";
  /** The package under test; `[]` starts a workbench without extensions. */
  readonly extensions?: readonly string[];
  readonly viewport?: Viewport;
  /** A module that the extension host loads before all else. */
  readonly preload?: string;
}

/** Where a window is opened. */
export interface Place {
  readonly url: string;
  /** The folder that is open there. */
  readonly workspace: string;
  readonly browser: Browser;
}

/** Milliseconds. */
const clickAgain = 3000;

const VIEWPORT: Viewport = { width: 1280, height: 900 };

export interface StatusItem {
  readonly id: string;
  readonly text: string;
  readonly ariaLabel: string;
}

/** A person in front of VS Code with the packaged extension: clicks, keys, and what can be read on screen. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  /** What the extension host and the workbench wrote to the console. */
  readonly console: string[] = [];
  readonly #place: Place;
  readonly #end: () => Promise<void>;

  private constructor(place: Place, page: Page, end: () => Promise<void>) {
    this.#place = place;
    this.#end = end;
    this.page = page;
    this.quickInput = new QuickInput(page);
    page.on("console", (message) => this.console.push(message.text()));
  }

  /** A server and a browser of its own. */
  static async start(options: WorkbenchOptions = {}): Promise<Workbench> {
    const server = await startCodeServer({
      extensions: options.extensions ?? [vsixFile],
      env: options.env ?? {},
      settings: {
        ...stillViews,
        ...options.settings,
        "workbench.colorTheme": THEMES[options.theme ?? "dark"].setting,
      },
      ...(options.folder === undefined ? {} : { folder: options.folder }),
      ...(options.trust === undefined ? {} : { trust: options.trust }),
      ...(options.preload === undefined ? {} : { preload: options.preload }),
    });
    try {
      const browser = await launchBrowser();
      const place = { url: server.url, workspace: server.dirs.workspace, browser };
      return await Workbench.open(place, options.viewport, async () => {
        await browser.close();
        await server.stop();
      });
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** A window that remembers nothing of others on the same server. */
  static async open(
    place: Place,
    viewport: Viewport = VIEWPORT,
    end?: () => Promise<void>,
  ): Promise<Workbench> {
    const permissions = ["clipboard-read", "clipboard-write"];
    const page = await place.browser.newPage({ viewport, permissions });
    page.setDefaultTimeout(30_000);
    // esbuild, which tsx runs on, wraps named functions in a helper that the page doesn't have.
    await page.addInitScript("globalThis.__name ??= (it) => it");
    const workbench = new Workbench(place, page, async () => {
      // A page that is closed at once takes no leave, and the server keeps its extension host for hours.
      await workbench.leave();
      await page.close();
      await end?.();
    });
    await workbench.#open();
    return workbench;
  }

  /** Throws the window away and opens it again, as *Reload Window* does. */
  async reload(): Promise<void> {
    await this.#open();
  }

  /** Theme and size, as for a start with these options. */
  async dress(theme: Theme = "dark", viewport: Viewport = VIEWPORT): Promise<void> {
    await this.page.setViewportSize(viewport);
    const { label, worn } = THEMES[theme];
    // A new window has its theme, and the list of themes, only after a while.
    await this.page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor();
    const workbench = this.page.locator(`.monaco-workbench.${worn}`);
    if ((await workbench.count()) > 0) return;
    await this.palette("Preferences: Color Theme");
    // The list is longer than the screen.
    await this.quickInput.type(label);
    await this.quickInput.pick(label);
    await workbench.waitFor();
  }

  /** Closes what the last test left open over, in and under the editors. */
  async tidy(): Promise<void> {
    await this.press("Escape", "Escape");
    const panel = this.page.locator(".part.panel:visible");
    if ((await panel.count()) > 0) await this.press("Control+J");
    let nextPress = 0;
    await eventually("nothing left open", async () => {
      // Pressed anew: a page that has the focus hands keys on by and by, and may lose one of the two.
      if ((await this.tabs()).length > 0 && Date.now() >= nextPress) {
        await this.press("Escape", "Control+K", "Control+W");
        nextPress = Date.now() + PRESS_AGAIN_MS;
      }
      const left = [await this.tabs(), await this.notifications()].flat().length;
      return left === 0 && (await panel.count()) === 0;
    });
    this.console.length = 0;
  }

  /** *Developer: Reload Window*: the workbench keeps what it keeps before it goes, as on a real reload. */
  async reloadWindow(): Promise<void> {
    const reloaded = this.page.waitForEvent("domcontentloaded", { timeout: 60_000 });
    await this.press("F1");
    await this.quickInput.type(">Developer: Reload Window");
    await this.press("Enter");
    await reloaded;
    await this.#ready();
  }

  #palette(): Locator {
    return this.page.locator(
      '.quick-input-widget:visible input.input[placeholder^="Type the name of a command"]',
    );
  }

  async #open(): Promise<void> {
    await this.page.goto(this.#place.url);
    await this.#ready();
  }

  async #ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .part.activitybar .action-label").first().waitFor();
  }

  /** The folder that is open; files that a test puts there appear in the workbench. */
  get workspace(): string {
    return this.#place.workspace;
  }

  /** Shows a view container by its activity bar entry; a second call leaves it shown. */
  async openContainer(title = "AWS Backup"): Promise<void> {
    const entry = this.page.locator(
      `.activitybar .action-item:has(.action-label[aria-label^="${title}"])`,
    );
    const shown = this.page.locator(`.part.sidebar .title-label:has-text("${title}")`);
    let nextClick = 0;
    await eventually(`the container ${title}`, async () => {
      if (await shown.isVisible()) return true;
      if (Date.now() < nextClick || (await entry.count()) === 0) return undefined;
      const isChosen = await entry.evaluate(
        (item) => item.classList.contains("checked") || item.ariaSelected === "true",
      );
      // After a reload VS Code may show it in the moment of the click, which then hides it.
      if (!isChosen) await entry.click();
      nextClick = Date.now() + clickAgain;
      return undefined;
    });
  }

  /** The number on our icon in the activity bar, and what a person is told of it. */
  async badge(): Promise<{ readonly number: string; readonly label: string }> {
    const entry = this.page.locator(
      '.activitybar .action-item:has(.action-label[aria-label^="AWS Backup"])',
    );
    return {
      number: await entry.locator(".badge-content").innerText(),
      label: (await entry.locator(".action-label").getAttribute("aria-label")) ?? "",
    };
  }

  /** Drags the border of the side bar until it is so wide, in pixels. */
  async sideBarWidth(width: number): Promise<void> {
    const sideBar = this.page.locator(".part.sidebar");
    await eventually(`a side bar of ${width} px`, async () => {
      const box = await sideBar.boundingBox();
      if (box === null) return undefined;
      if (Math.round(box.width) === width) return true;
      const middle = box.y + box.height / 2;
      await this.page.mouse.move(box.x + box.width, middle);
      await this.page.mouse.down();
      await this.page.mouse.move(box.x + width, middle, { steps: 4 });
      await this.page.mouse.up();
      return undefined;
    });
  }

  /** Drags the border of the side bar, so that it is so many pixels wide. */
  async sideBar(width: number): Promise<void> {
    const bar = this.page.locator(".part.sidebar");
    const box = await bar.boundingBox();
    if (box === null) throw new Error("There is no side bar.");
    const { mouse } = this.page;
    const y = box.y + box.height / 2;
    await mouse.move(box.x + box.width, y);
    await mouse.down();
    await mouse.move(box.x + width, y, { steps: 8 });
    await mouse.up();
    await eventually("a side bar of that width", async () => {
      const now = await bar.boundingBox();
      return Math.abs((now?.width ?? 0) - width) < 3 || undefined;
    });
  }

  view(title: string): View {
    return new View(this.page, title);
  }

  /** Keys one after another, such as `"ArrowDown", "Enter"` or `"Control+K"`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * The command palette with this text typed. F1 is pressed anew where the palette is closed at once: VS Code
   * gives a tree that was just read again its focus back, even from a list that opens in that very moment
   * (TreeView.doRefresh, whose *blur* comes by a timer; measured: 1 of 22 lists on a busy machine).
   */
  async openPalette(text: string): Promise<void> {
    const input = this.#palette();
    await eventually("the command palette", async () => {
      if ((await input.count()) === 0) await this.press("F1");
      await input.fill(`>${text}`, { timeout: 2000 });
      return (await input.inputValue({ timeout: 2000 })) === `>${text}` || undefined;
    });
  }

  /** Runs a command by its title, such as `AWS Backup: Refresh`, as a person does: from the palette. */
  async palette(command: string): Promise<void> {
    await eventually(`the command ${command}`, async () => {
      await this.openPalette(command);
      await this.quickInput.pick(command, 8000);
      return true;
    });
    // The command may open a quick input of its own in the same place.
    await this.#palette().waitFor({ state: "detached" });
  }

  /**
   * Opens a file of the workspace. It is looked for anew where the list has none: a search that begins before VS Code can
   * look through the folder finds nothing, and the list stays so.
   */
  async openFile(name: string): Promise<void> {
    await eventually(`the file ${name}`, async () => {
      await this.press("Control+P");
      await this.quickInput.type(name, 2000);
      try {
        await this.quickInput.pick(name, 8000);
        return true;
      } catch (error) {
        await this.quickInput.cancel();
        throw error;
      }
    });
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
  }

  /** Runs a command and takes an item of its list: anew where that is closed at once, as by {@link openPalette}. */
  async choose(command: string, label: string | RegExp): Promise<void> {
    await eventually(`${String(label)} of ${command}`, async () => {
      await this.palette(command);
      await this.quickInput.pick(label, 8000);
      return true;
    });
  }

  /** Runs a command and types into its list: anew where that is closed at once, as by {@link openPalette}. */
  async typeInto(command: string, text: string): Promise<void> {
    await eventually(`${text} typed into the list of ${command}`, async () => {
      await this.palette(command);
      await this.quickInput.type(text, 8000);
      return true;
    });
  }

  /** The same as {@link palette} with keys alone. */
  async paletteByKeys(command: string): Promise<void> {
    await this.openPalette(command);
    await this.quickInput.highlighted(({ label }) => label === command);
    await this.press("Enter");
    await this.#palette().waitFor({ state: "detached" });
  }

  /** The commands that the palette offers for a text. */
  async paletteItems(text: string): Promise<string[]> {
    await this.openPalette(text);
    await eventually(
      "palette items",
      async () => (await this.quickInput.items()).length > 0 || undefined,
    );
    const items = await this.quickInput.items();
    await this.quickInput.cancel();
    return items.map((item) => item.label);
  }

  /** Chooses from the "…" menu of a view's title: anew where that is closed at once, as by {@link openPalette}. */
  async clickTitleMenu(title: string, item: string): Promise<void> {
    const { pane } = this.view(title);
    const label = this.page.locator(
      `.context-view .monaco-menu .action-label[aria-label="${item}"]`,
    );
    await eventually(`${item} of the menu of ${title}`, async () => {
      if (!(await label.isVisible())) {
        await pane.locator(".pane-header").hover();
        await pane.locator(".pane-header .actions .codicon-toolbar-more").click();
      }
      await label.click({ timeout: 2000 });
      await label.waitFor({ state: "detached", timeout: 2000 });
      return true;
    });
  }

  async statusBar(): Promise<StatusItem[]> {
    return this.page.locator(".part.statusbar .statusbar-item").evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        text: item.textContent.trim(),
        ariaLabel: item.getAttribute("aria-label") ?? "",
      })),
    );
  }

  /** The texts of the notifications on screen. */
  async notifications(): Promise<string[]> {
    const all = this.page.locator(".notifications-toasts .notification-list-item-message");
    return (await all.allInnerTexts()).map((text) => text.trim());
  }

  async clickNotificationButton(label: string): Promise<void> {
    await this.page.locator(`.notifications-toasts .monaco-button:has-text("${label}")`).click();
  }

  /** Titles of the open editors; an italic (preview) one looks no different here. */
  async tabs(): Promise<string[]> {
    return this.page.locator(".tabs-container .tab .label-name").allInnerTexts();
  }

  /** The whole text of the active text editor, also where it is longer than the screen. */
  async editorText(): Promise<string> {
    const editor = this.page
      .locator(".editor-group-container.active .monaco-editor .view-lines")
      .first();
    await editor.waitFor();
    await editor.click();
    await this.press("Control+A", "Control+C");
    return this.clipboard();
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Keeps a picture for people to look at: out/screenshots/<name>.png. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(outDir, "screenshots", `${name.replace(/[^\w.-]+/g, "-")}.png`);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }

  /** Another window on the same server, with the same storage of extensions. */
  async another(): Promise<Workbench> {
    return Workbench.open(this.#place);
  }

  /** The window is closed: its extension host ends. */
  async leave(): Promise<void> {
    await this.page.goto("about:blank");
  }

  async stop(): Promise<void> {
    await this.#end();
  }
}
