import process from "node:process";
import type { Browser } from "playwright-core";
import { afterEach, beforeAll, inject } from "vitest";
import type { Credential } from "../../support/endpoint/authentication";
import { EndpointControl } from "../../support/endpoint/endpointControl";
import type { Mood } from "../../support/endpoint/mood";
import type { JobKind, WireObject } from "../../support/endpoint/wire";
import { launchBrowser } from "../../support/vscode/browser";
import { eventually } from "./eventually";
import { JobDetailsPage } from "./jobDetailsPage";
import { type Profile, PROFILES, type Stage } from "./stage";
import type { View } from "./view";
import { type Theme, type Viewport, Workbench } from "./workbench";

export interface SceneOptions {
  /** Who is signed in when the first test begins. */
  readonly profile?: Profile;
  readonly theme?: Theme;
  readonly viewport?: Viewport;
  /** The endpoint's mood, again before each test. */
  readonly mood?: Mood;
  /** A window in which the extension did nothing yet; its views are closed. Costs what a start costs. */
  readonly newWindow?: boolean;
}

const VIEWS = ["Backup Jobs", "Restore Jobs"] as const;

/** The window that a file hands on to the next one. */
interface SharedWindow {
  readonly workbench: Workbench;
  readonly details: JobDetailsPage;
  /** False from a failure on: what a failed test left behind is nobody's to work with. */
  isSound: boolean;
}

let shared: SharedWindow | undefined;
/** Each process has its own: the clipboard belongs to a browser, and a server between the two costs as much as the tests. */
let browser: Promise<Browser> | undefined;

/** What this process plays on: Vitest numbers those that run at a time from 1. */
function stage(): Stage {
  const number = Number(process.env["VITEST_POOL_ID"]);
  const own = inject("stages")[number - 1];
  if (own === undefined) throw new Error(`There is no stage ${number}.`);
  return own;
}

/** A person in front of the packaged extension, signed in to an account of the endpoint. */
export class Scene {
  readonly control = new EndpointControl(stage().controlUrl);
  readonly #options: SceneOptions;

  constructor(options: SceneOptions) {
    this.#options = options;
  }

  get workbench(): Workbench {
    return this.#window.workbench;
  }

  get details(): JobDetailsPage {
    return this.#window.details;
  }

  get backups(): View {
    return this.workbench.view("Backup Jobs");
  }

  get restores(): View {
    return this.workbench.view("Restore Jobs");
  }

  /** The Region of every profile. */
  get region(): string {
    return stage().region;
  }

  /** A profile's keys and account, by which its requests are known. */
  credentialOf(profile: Profile): Credential {
    const index = Object.keys(PROFILES).indexOf(profile);
    const credential = stage().credentials[index];
    if (credential === undefined) throw new Error(`The endpoint has no keys for ${profile}.`);
    return credential;
  }

  /** Every job of the account, as answers show it. */
  async jobs(kind: JobKind): Promise<readonly WireObject[]> {
    const { accountId } = this.credentialOf(this.#profile);
    return this.control.jobs(kind, { accountId });
  }

  /** What all pages of the unfiltered list hold together. */
  async listed(kind: JobKind): Promise<readonly WireObject[]> {
    const { accountId } = this.credentialOf(this.#profile);
    return this.control.listed(kind, { accountId });
  }

  /** Waits until the status bar names this profile. */
  async signedInTo(profile: Profile): Promise<void> {
    await eventually(`the profile ${profile}`, () => this.#isSignedInTo(profile));
  }

  /** Chooses a profile as a person does. */
  async signInTo(profile: Profile): Promise<void> {
    await this.workbench.choose("AWS Backup: Select Profile…", profile);
    await this.signedInTo(profile);
  }

  /** Before the first test of a file: nothing is open, nothing fails, nothing is loaded but first pages. */
  async begin(): Promise<void> {
    const { mood = {}, newWindow = false, theme, viewport } = this.#options;
    const { control } = this;
    await Promise.all([control.clearFaults(), control.setMood(mood), control.runClock()]);
    await control.listen();
    const isNew = newWindow || shared?.isSound !== true;
    if (isNew) await this.#replaceWindow();
    this.#window.isSound = false;
    await this.workbench.tidy();
    await this.workbench.dress(theme, viewport);
    if (!newWindow) await this.#open(isNew);
    this.#window.isSound = true;
  }

  /** After each test. */
  async end(failed: string | undefined): Promise<void> {
    if (failed !== undefined) {
      this.#window.isSound = false;
      await this.workbench.screenshot(`failed-${failed}`);
    }
    await this.control.clearFaults();
    await this.control.setMood(this.#options.mood ?? {});
  }

  /** On the same server, and with the same storage of extensions; whoever opens it stops it. */
  async anotherWindow(): Promise<Workbench> {
    const { url, workspace } = stage();
    browser ??= launchBrowser();
    const place = { url, workspace, browser: await browser };
    return Workbench.open(place, this.#options.viewport);
  }

  async #replaceWindow(): Promise<void> {
    const last = shared;
    shared = undefined;
    await last?.workbench.stop();
    await this.control.clearRequests();
    const workbench = await this.anotherWindow();
    shared = { workbench, details: new JobDetailsPage(workbench.page), isSound: false };
  }

  /** Shows both views of the profile, as they are at first. */
  async #open(isNew: boolean): Promise<void> {
    const { control, workbench, backups, restores } = this;
    const profile = this.#profile;
    await workbench.openContainer();
    for (const view of [backups, restores]) await view.row(/./);
    const isSignedIn = await this.#isSignedInTo(profile);
    if (!isNew || !isSignedIn) {
      for (const view of [backups, restores]) await view.clickAction("Collapse All");
      await control.clearRequests();
      if (!isSignedIn) await this.signInTo(profile);
      else for (const title of VIEWS) await workbench.clickTitleMenu(title, "Reload");
      await eventually("both lists asked for", async () => {
        const asked = new Set((await control.requests()).map(({ operation }) => operation));
        return asked.has("ListBackupJobs") && asked.has("ListRestoreJobs");
      });
    }
    for (const view of [backups, restores]) await view.answered();
    // What an earlier file expanded in this profile is expanded again.
    if (!isNew) for (const view of [backups, restores]) await view.clickAction("Collapse All");
  }

  async #isSignedInTo(profile: Profile): Promise<boolean> {
    const items = await this.workbench.statusBar();
    return items.some(({ text }) => text.includes(`${profile} · `));
  }

  get #window(): SharedWindow {
    if (shared === undefined) throw new Error("The scene has not begun.");
    return shared;
  }

  get #profile(): Profile {
    return this.#options.profile ?? "demo";
  }
}

/**
 * The set-up of an end-to-end file. Files of a process share one endpoint and one window: to open a window takes ten
 * seconds, to clear it two. It is opened anew after a failure only, or where a file asks for that.
 */
export function useScene(options: SceneOptions = {}): Scene {
  const scene = new Scene(options);
  beforeAll(() => scene.begin());
  afterEach(({ task }) => scene.end(task.result?.state === "fail" ? task.name : undefined));
  return scene;
}
