import { afterEach, beforeAll } from "vitest";
import type { Credential } from "../../support/endpoint/authentication";
import type { EndpointControl } from "../../support/endpoint/endpointControl";
import type { Mood } from "../../support/endpoint/mood";
import type { JobKind, WireObject } from "../../support/endpoint/wire";
import { type DemoAccount, startDemoAccount } from "../../support/run/demoAccount";
import { eventually } from "./eventually";
import { JobDetailsPage } from "./jobDetailsPage";
import type { View } from "./view";
import { type Theme, type Viewport, Workbench } from "./workbench";

/** Every profile of the shared endpoint, and its account there. */
const PROFILES = {
  demo: "demo",
  small: "small",
  empty: "empty",
  hostile: "hostile",
  medium: "generated:150:60",
  large: "generated:900:60",
} as const;

export type Profile = keyof typeof PROFILES;

export interface SceneOptions {
  /** Who is signed in when the first test begins. */
  readonly profile?: Profile;
  readonly theme?: Theme;
  readonly viewport?: Viewport;
  /** The endpoint's mood, again before each test. */
  readonly mood?: Mood;
  /** A window in which the extension did nothing yet; its views are closed. Costs half a start. */
  readonly newWindow?: boolean;
}

/** What the files of one run play on, one after another. */
interface Stage {
  readonly account: DemoAccount;
  workbench: Workbench;
  /** False from a failure on: what a failed test left behind is nobody's to work with. */
  isSound: boolean;
}

let shared: Stage | undefined;

async function leave(stage: Stage): Promise<void> {
  shared = undefined;
  await stage.workbench.stop();
  await stage.account.stop();
}

const TITLES = ["Backup Jobs", "Restore Jobs"] as const;

/** A person in front of the packaged extension, signed in to an account of the endpoint. */
export class Scene {
  readonly #options: SceneOptions;
  #stage: Stage | undefined;

  constructor(options: SceneOptions) {
    this.#options = options;
  }

  get workbench(): Workbench {
    return this.#present.workbench;
  }

  get control(): EndpointControl {
    return this.#present.account.endpoint.control;
  }

  get region(): string {
    return this.#present.account.endpoint.region;
  }

  get details(): JobDetailsPage {
    return new JobDetailsPage(this.workbench.page);
  }

  get backups(): View {
    return this.workbench.view("Backup Jobs");
  }

  get restores(): View {
    return this.workbench.view("Restore Jobs");
  }

  /** A profile's keys and account, by which its requests are known. */
  credentialOf(profile: Profile): Credential {
    const index = Object.keys(PROFILES).indexOf(profile);
    const credential = this.#present.account.endpoint.credentials[index];
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
    await this.workbench.palette("AWS Backup: Select Profile…");
    await this.workbench.quickInput.pick(profile);
    await this.signedInTo(profile);
  }

  /** Before the first test of a file. */
  async begin(): Promise<void> {
    if (shared?.isSound === false) await leave(shared);
    const { newWindow } = this.#options;
    const last = shared;
    if (last === undefined) await this.#start();
    else await this.#takeOver(last);
    if (newWindow !== true) await this.#open(last !== undefined);
    this.#present.isSound = true;
  }

  /** After each test. */
  async end(failed: string | undefined): Promise<void> {
    if (failed !== undefined) {
      this.#present.isSound = false;
      await this.workbench.screenshot(`failed-${failed}`);
    }
    await this.control.clearFaults();
    await this.control.setMood(this.#options.mood ?? {});
  }

  async #start(): Promise<void> {
    const { theme, viewport, mood = {} } = this.#options;
    const account = await startDemoAccount(PROFILES);
    const workbench = await Workbench.start({
      env: account.env,
      ...(theme && { theme }),
      ...(viewport && { viewport }),
    });
    shared = this.#stage = { account, workbench, isSound: false };
    await this.control.setMood(mood);
  }

  /** Takes away what the file before left: nothing is open, nothing fails, no request was ever sent. */
  async #takeOver(stage: Stage): Promise<void> {
    const { theme, viewport, mood = {}, newWindow } = this.#options;
    this.#stage = stage;
    stage.isSound = false;
    await this.control.clearFaults();
    await this.control.setMood(mood);
    await this.control.runClock();
    await this.control.listen();
    await stage.workbench.tidy();
    await stage.workbench.dress(theme, viewport);
    if (newWindow === true) stage.workbench = await stage.workbench.replace();
    await this.control.clearRequests();
  }

  /** Shows both views of the profile, as they are at first. */
  async #open(wasUsed: boolean): Promise<void> {
    const { control, workbench, backups, restores } = this;
    const profile = this.#profile;
    await workbench.openContainer();
    if (wasUsed || profile !== "demo") {
      for (const view of [backups, restores]) await view.row(/./);
      for (const view of [backups, restores]) await view.clickAction("Collapse All");
      await control.clearRequests();
      if (!(await this.#isSignedInTo(profile))) await this.signInTo(profile);
      else for (const title of TITLES) await workbench.clickTitleMenu(title, "Reload");
      await eventually("both lists asked for", async () => {
        const asked = new Set((await control.requests()).map(({ operation }) => operation));
        return asked.has("ListBackupJobs") && asked.has("ListRestoreJobs");
      });
    }
    for (const view of [backups, restores]) await view.answered();
  }

  async #isSignedInTo(profile: Profile): Promise<boolean> {
    const items = await this.workbench.statusBar();
    return items.some(({ text }) => text.includes(`${profile} · `));
  }

  get #present(): Stage {
    if (this.#stage === undefined) throw new Error("The scene has not begun.");
    return this.#stage;
  }

  get #profile(): Profile {
    return this.#options.profile ?? "demo";
  }
}

/**
 * The set-up of an end-to-end file. All files share one endpoint and one window: a window takes ten seconds
 * to open, clearing it one or two. It is opened anew only after a failure, or where a file asks for that.
 */
export function useScene(options: SceneOptions = {}): Scene {
  const scene = new Scene(options);
  beforeAll(() => scene.begin());
  afterEach(({ task }) => scene.end(task.result?.state === "fail" ? task.name : undefined));
  return scene;
}
