import { eventually } from "../e2e/support/eventually";
import type { RowPath, View } from "../e2e/support/view";
import { Workbench } from "../e2e/support/workbench";
import { packageVsix } from "../support/run/build";
import { HostProbe, type LongestTask } from "./hostProbe";
import { packageExtension } from "./packageExtension";
import { recordInput, untilRows } from "./screenClock";

/** One action that was measured: milliseconds to what was wanted on screen, and the extension host's longest task. */
export interface Taken {
  readonly ms: number;
  readonly task: LongestTask;
}

/** What the extension host has, and which view is alone in the side bar. */
export interface SceneOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly title?: string;
}

/** One view in the real workbench, alone in the side bar, and somebody with a stopwatch. */
export class WorkbenchScene {
  readonly workbench: Workbench;
  readonly #title: string;
  readonly #probe: HostProbe;
  readonly #profiles: boolean;

  private constructor(workbench: Workbench, probe: HostProbe, title: string) {
    this.workbench = workbench;
    this.#title = title;
    this.#probe = probe;
    this.#profiles = process.argv.includes("--profile");
  }

  get view(): View {
    return this.workbench.view(this.#title);
  }

  static async start({
    env,
    settings = {},
    title = "Backup Jobs",
  }: SceneOptions): Promise<WorkbenchScene> {
    const probe = new HostProbe();
    const workbench = await Workbench.start({
      env: { ...env, ...probe.env },
      settings,
      extensions: [await packageVsix(), await packageExtension("hostProbe")],
      viewport: { width: 1200, height: 1000 },
    });
    await recordInput(workbench.page);
    const scene = new WorkbenchScene(workbench, probe, title);
    await scene.newWindow();
    return scene;
  }

  /** A window in which nothing of the extension is loaded but its start. */
  async newWindow(): Promise<void> {
    await this.#probe.forget();
    await this.workbench.reload();
    await this.#probe.reset();
  }

  /** The rows of the view are in sight, and no other view's. */
  async open(): Promise<void> {
    await this.workbench.openContainer();
    await this.workbench.view("Backup Jobs").answered();
    await this.#alone();
    await this.quiet();
  }

  /** Collapses the other views that are expanded at first. */
  async #alone(): Promise<void> {
    for (const other of ["Restore Jobs", "Backup Jobs"]) {
      if (other === this.#title) continue;
      const { pane } = this.workbench.view(other);
      if ((await pane.locator(".pane-header.expanded").count()) > 0) {
        await pane.locator(".pane-header .title").click();
      }
    }
  }

  /** What the last click or key of `act` needs until rows match, see {@link untilRows}. */
  async taken(pattern: RegExp, act: () => Promise<void>, name = ""): Promise<Taken> {
    const { page } = this.workbench;
    if (this.#profiles && name !== "") await this.#probe.profile();
    await this.#probe.reset();
    const ms = await untilRows(page, { title: this.#title, pattern, act });
    await page.waitForTimeout(300);
    const task = await this.#probe.longest();
    if (this.#profiles && name !== "") console.log(await this.#probe.profiled(name));
    return { ms, task };
  }

  /** Expands a row and takes it back. */
  async expanding(...path: RowPath): Promise<Taken> {
    const row = await this.view.element(...path);
    const label = String(path.at(-1));
    const below = " ".repeat(path.length + 1);
    const first = new RegExp(`^${" ".repeat(path.length)}${label}\\|.*\\n${below}(?! |Loading)`);
    const name = path.join("-").replaceAll(/\W+/g, "-");
    await row.hover();
    await this.quiet();
    const taken = await this.taken(first, () => row.locator(".monaco-tl-twistie").click(), name);
    return taken;
  }

  /** How many jobs a group's row says it has. */
  async count(...path: RowPath): Promise<number> {
    const { description } = await this.view.row(...path);
    return Number(description.replaceAll(/\D/g, ""));
  }

  /** *Load All* of a row, ended when so many jobs have come. */
  async loadUpTo(jobs: number, ...path: RowPath): Promise<void> {
    await this.view.choose("Load All", ...path);
    const message = this.workbench.page.locator(
      ".notifications-toasts .notification-list-item-message",
    );
    await eventually(
      `${jobs} jobs`,
      async () => {
        const [text = ""] = await message.allInnerTexts();
        const loaded = Number(/([\d,]+) jobs,/.exec(text)?.[1]?.replaceAll(",", "") ?? 0);
        return loaded >= jobs || undefined;
      },
      120_000,
    );
    await this.workbench.clickNotificationButton("Cancel");
    await message.first().waitFor({ state: "detached" });
    await this.quiet();
  }

  /** Waits until the extension host has had nothing to do for a while. */
  async quiet(): Promise<void> {
    await eventually("a quiet extension host", async () => {
      await this.#probe.reset();
      await this.workbench.page.waitForTimeout(400);
      const { cpu } = await this.#probe.longest();
      return cpu < 20 || undefined;
    });
  }
}
