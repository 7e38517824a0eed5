import { readFileSync } from "node:fs";
import fs from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import type {
  DetailsParts,
  HostMessage,
  PageKey,
  PageMessage,
} from "../../../src/protocol/jobDetails";
import { pageMessage } from "../../../src/protocol/pageMessage";
import { eventually } from "../../e2e/support/eventually";
import { outDir } from "../../support/run/paths";
import { launchBrowser } from "../../support/vscode/browser";
import { type PageServer, servePage } from "./pageServer";
import { type Theme, type ThemeName, themes } from "./themes";

declare global {
  interface Window {
    /** What the page posted to the host. */
    posted: unknown[];
    /** What the page handed to setState, newest last. */
    saved: unknown[];
    violations: string[];
    axe: { run: (context: Document, options: object) => Promise<AxeResults> };
  }
}

export const someKey: PageKey = {
  kind: "backup",
  id: "4f6a1c52-8f0e-4c1f-9a76-2f8f8b6f2f11",
  profile: "production",
  region: "eu-west-1",
  pinned: false,
};

export interface Opening {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  /** What `getState` says: the page was here before a reload. */
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
}

/** Of axe-core's usual rules those that look at colours. */
const colourRules = ["color-contrast", "link-in-text-block"];

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** The host's side of a page in a real Chromium: it sends messages, and sees and does what a reader does. */
export class DetailsPage {
  readonly page: Page;
  #view = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Loads the page anew in a tab. */
  static async open(
    page: Page,
    server: PageServer,
    { theme = "dark", width = 1000, height = 800, state, reducedMotion = false }: Opening = {},
  ): Promise<DetailsPage> {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: reducedMotion ? "reduce" : "no-preference" });
    // Where the tab's last reader left it, it would lie over something.
    await page.mouse.move(0, 0);
    await page.goto(server.url(themes[theme], state));
    const opened = new DetailsPage(page);
    await eventually("the page's ready", async () => (await opened.posted()).length > 0);
    return opened;
  }

  async send(message: HostMessage): Promise<void> {
    await this.sendAnything(message);
  }

  async sendAnything(message: unknown): Promise<void> {
    await this.page.evaluate(async (it) => {
      // Messages come one after another: when this one is in, the page has read it.
      const read = new Promise((done) => {
        addEventListener("message", done, { once: true });
      });
      window.postMessage(it, "*");
      await read;
    }, message);
  }

  /** Shows a job and waits until the page says that it stands there, and the last of it does. */
  async show(parts: DetailsParts, key: PageKey = someKey, leftView?: number): Promise<number> {
    const view = ++this.#view;
    const left = leftView === undefined ? {} : { leftView };
    await this.send({ type: "show", view, ...left, key, parts });
    await eventually(`view ${view}`, async () =>
      (await this.posted()).some((it) => it.type === "rendered" && it.view === view),
    );
    // In a new panel it comes after what the reader looks for first.
    await this.page.locator('[data-key="related"]').waitFor({ state: "attached" });
    return view;
  }

  /** Shows no job, as when the session of the page is gone. */
  async blank(key: PageKey = someKey): Promise<number> {
    const view = ++this.#view;
    await this.send({
      type: "blank",
      view,
      key,
      title: "This job belongs to another session",
      notice: {
        kind: "information",
        text: "It was opened with the profile production in eu-west-1.",
        actions: [{ id: "switch", label: "Switch to production in eu-west-1" }],
      },
    });
    return view;
  }

  async update(parts: Partial<DetailsParts>, view = this.#view): Promise<void> {
    await this.send({ type: "update", view, parts });
  }

  /** Everything that the page posted; each message must be one of the protocol, with nothing added to it. */
  async posted(): Promise<PageMessage[]> {
    const all = await this.page.evaluate(() => window.posted);
    return all.map((it) => {
      const message = pageMessage(it);
      if (message === undefined || JSON.stringify(message) !== JSON.stringify(it))
        throw new Error(`Not a message of the protocol: ${JSON.stringify(it)}`);
      return message;
    });
  }

  /** The actions that were asked for, in order. */
  async acts(): Promise<string[]> {
    return (await this.posted()).flatMap((it) => (it.type === "act" ? [it.action] : []));
  }

  async saved(): Promise<unknown> {
    return this.page.evaluate(() => window.saved.at(-1));
  }

  /** What the content security policy refused, all the time that the page stood. */
  async violations(): Promise<string[]> {
    return this.page.evaluate(() => window.violations);
  }

  /** Makes the window as tall as the page, so that nothing is left out as off screen. */
  async showAll(): Promise<void> {
    const size = this.page.viewportSize() ?? { width: 1000, height: 800 };
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    await this.page.setViewportSize({ width: size.width, height: Math.max(size.height, height) });
  }

  /** What axe-core objects to, one line an element; by all its rules, or by those about colours alone. */
  async accessibilityProblems(rules: "all" | "colours" = "all"): Promise<string[]> {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(
      (runOnly) =>
        // Preloading style sheets would need a connect-src.
        window.axe.run(document, { preload: false, resultTypes: ["violations"], ...runOnly }),
      rules === "all" ? {} : { runOnly: colourRules },
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ""}`,
      ),
    );
  }

  /** The key of the element that has the focus. */
  async focusedKey(): Promise<string | undefined> {
    return this.page.evaluate(() => document.activeElement?.getAttribute("data-key") ?? undefined);
  }

  /** Waits until the element of this key has the focus. */
  async focusIs(key: string): Promise<void> {
    await eventually(`the focus on ${key}`, async () => (await this.focusedKey()) === key);
  }

  /** The focus is elsewhere in VS Code, in the tree for instance. */
  async leaveFocus(): Promise<void> {
    await this.page.evaluate(() => {
      document.hasFocus = () => false;
    });
  }

  /** The focus comes from elsewhere in VS Code. */
  async takeFocus(): Promise<void> {
    await this.page.evaluate(() => {
      document.hasFocus = () => true;
      dispatchEvent(new Event("focus"));
    });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Pixels that stand out of the window sideways. */
  async overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** For people to look at; no check, so PICTURES=1 asks for them. */
  async picture(name: string): Promise<void> {
    if (process.env["PICTURES"] !== "1") return;
    const file = path.join(outDir, "screenshots", `page-${name}.png`);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  }
}

/** Tabs of the process's own Chromium, and the server of their page. A tab of its own costs each test seven times what it costs to load the page anew. */
export interface Pages {
  open(opening?: Opening): Promise<DetailsPage>;
  /** Its tab is for others. */
  giveBack(page: DetailsPage): void;
}

let started: Promise<Pages> | undefined;

/** They end with the process. */
export function processPages(): Promise<Pages> {
  started ??= startPages();
  return started;
}

async function startPages(): Promise<Pages> {
  const [server, browser] = await Promise.all([servePage(themes), launchBrowser()]);
  const free: Page[] = [];
  return {
    open: async (opening) =>
      DetailsPage.open(free.pop() ?? (await newTab(browser)), server, opening),
    giveBack: ({ page }) => {
      free.push(page);
    },
  };
}

async function newTab(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  // esbuild, which tsx runs on, wraps named functions in a helper that the page doesn't have.
  await page.addInitScript("globalThis.__name ??= (it) => it");
  await page.addInitScript(webviewApi);
  await page.addInitScript(setVariables, themes);
  return page;
}

/** Runs in the page, before its script: VS Code's API, which remembers. */
function webviewApi(): void {
  const [, kept = ""] = location.hash.split("#");
  const state: unknown = kept === "" ? undefined : JSON.parse(decodeURIComponent(kept));
  window.posted = [];
  window.saved = [];
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  let taken = false;
  Object.assign(window, {
    acquireVsCodeApi: () => {
      if (taken) throw new Error("An instance of the VS Code API has already been acquired");
      taken = true;
      return Object.freeze({
        // As VS Code does: what can't be cloned can't be sent.
        postMessage: (message: unknown) => window.posted.push(structuredClone(message)),
        getState: () => state,
        setState: (next: unknown) => window.saved.push(structuredClone(next)),
      });
    },
  });
}

/** Runs in the page: sets the theme's variables as VS Code does. */
function setVariables(all: Readonly<Record<string, Theme>>): void {
  const theme = new URLSearchParams(location.search).get("theme") ?? "";
  const variables = all[theme]?.variables ?? {};
  const set = (): boolean => {
    // The style sheet object exists as soon as the root element does.
    const root = document.querySelector("html");
    for (const [name, value] of Object.entries(variables)) root?.style.setProperty(name, value);
    return root !== null;
  };
  if (!set())
    new MutationObserver((_, observer) => {
      if (set()) observer.disconnect();
    }).observe(document, { childList: true });
}
