import { writeAwsFiles } from "../../support/endpoint/awsFiles";
import { type Endpoint, startEndpoint } from "../../support/endpoint/endpoint";
import type { RequestRecord } from "../../support/endpoint/requestLog";
import { busyAccount } from "../../support/jobs/busyAccount";
import { HostClock } from "../../support/vscode/hostClock";
import { eventually } from "./eventually";
import { expectedPaths, isEnded, type Path } from "./expectedPaths";
import { type DrawnList, drawnList, drawnMenu, drawnPick, redrawn } from "./inHand";
import type { RowPath, View } from "./view";
import { Workbench } from "./workbench";

const hour = 3_600_000;
const accountId = "111122223333";

/** Milliseconds: VS Code waits 200 for further changes, then reads rows and draws them. */
const drawnWithin = 800;

/** Pixels. */
const rowHeight = 22;

const rowPath = ([first = "", ...others]: Path): RowPath => [first, ...others];

interface Parts {
  readonly workbench: Workbench;
  readonly endpoint: Endpoint;
  readonly clock: HostClock;
  /** By which the endpoint's jobs go on. */
  readonly time: { now: number };
}

/** Backup Jobs of an account in which jobs start, progress and end, in a window whose clock is moved on. */
export class BusyView {
  readonly workbench: Workbench;
  readonly #parts: Parts;
  readonly #close: () => Promise<void>;
  /** Groups that were expanded; those that come later are collapsed. */
  readonly #open = new Set<string>();
  #selected: Path = [];
  readonly #figures = { refreshes: 0, calm: 0, came: 0, went: 0 };

  private constructor(parts: Parts, close: () => Promise<void>) {
    this.workbench = parts.workbench;
    this.#parts = parts;
    this.#close = close;
  }

  static async open(seed: number): Promise<BusyView> {
    const from = Date.now() - 4 * hour;
    const jobs = { backup: 400, restore: 0, copy: 0, scan: 0 };
    const account = busyAccount({ accountId, jobs, seed, from, to: from + 4 * hour });
    const time = { now: from };
    const endpoint = await startEndpoint({ accounts: [account], now: () => time.now });
    const [credential] = endpoint.credentials;
    const profile = { name: "busy", region: account.region, endpointUrl: endpoint.url };
    const files = writeAwsFiles([{ ...profile, ...(credential && { credential }) }], {
      activeProfile: "busy",
    });
    const clock = await HostClock.startingAt(from);
    const workbench = await Workbench.start({
      env: { ...files.env, ...clock.env },
      preload: clock.preload,
      settings: {
        "awsBackup.refreshInterval": 15,
        "awsBackup.pageSize": 1000,
        "awsBackup.shortenNames": false,
      },
    });
    const view = new BusyView({ workbench, endpoint, clock, time }, async () => {
      await workbench.stop();
      await endpoint.stop();
      await clock.remove();
      files.remove();
    });
    await view.#begin();
    return view;
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** What AWS was asked for since the last time. */
  takeRequests(): readonly RequestRecord[] {
    const { endpoint } = this.#parts;
    const requests = [...endpoint.requests];
    endpoint.clearRequests();
    return requests;
  }

  /** Time goes on for AWS Backup and for the windows: what is due by then is asked for. */
  async pass(milliseconds: number): Promise<void> {
    const { clock, time } = this.#parts;
    time.now = clock.now() + milliseconds;
    await clock.advance(milliseconds);
  }

  /** The same, until the rows are the truth. */
  async refresh(milliseconds: number): Promise<void> {
    const { endpoint } = this.#parts;
    const before = this.#keys();
    const asked = endpoint.requests.length;
    await this.pass(milliseconds);
    await eventually("a refresh", () => endpoint.requests.length > asked);
    await this.#settled();
    const after = this.#keys();
    this.#figures.refreshes++;
    this.#figures.came += [...after].filter((key) => !before.has(key)).length;
    this.#figures.went += [...before].filter((key) => !after.has(key)).length;
  }

  /** Time goes on for the windows alone: a refresh brings nothing. @returns what was drawn again */
  async refreshUnchanged(milliseconds: number): Promise<readonly string[]> {
    const { clock, endpoint } = this.#parts;
    const asked = endpoint.requests.length;
    // What came before may be drawn yet, where as many rows came as went.
    await this.workbench.page.waitForTimeout(drawnWithin);
    const drawn = await redrawn(this.#view.list);
    await clock.advance(milliseconds);
    await eventually("a refresh", () => endpoint.requests.length > asked);
    // As long as it takes that changed rows are drawn.
    await this.workbench.page.waitForTimeout(drawnWithin);
    this.#figures.calm++;
    return drawn();
  }

  async drawn(): Promise<DrawnList> {
    return drawnList(this.#view.list);
  }

  /** What the user has in hand in the tree. */
  async hand(): Promise<Pick<DrawnList, "focused" | "selected" | "hasKeyboard">> {
    const { focused, selected, hasKeyboard } = await this.drawn();
    return { focused, selected, hasKeyboard };
  }

  /**
   * Selects a job that has ended: at first in the middle of the list, then near the first row in sight. Another one each time,
   * for the second click on a job focuses its page.
   */
  async select(): Promise<void> {
    const all = this.#expected();
    const { scrollTop } = await this.drawn();
    const isFirst = this.#selected.length === 0;
    const from = Math.floor(isFirst ? all.length / 2 : scrollTop / rowHeight + 8);
    const below = all.slice(from).filter(isEnded);
    const path = below.find((each) => each.at(-1) !== this.#selected.at(-1)) ?? [];
    await this.#view.click(...rowPath(path));
    this.#selected = path;
    await eventually("the keyboard in the tree", async () => (await this.hand()).hasKeyboard);
  }

  /** The user goes on with the keyboard: to the row above or below, which is that of the truth. */
  async move(): Promise<void> {
    const { rows, focused, selected, scrollTop } = await this.drawn();
    const at = rows.find(({ label }) => label === focused)?.index ?? 0;
    const away = at - scrollTop / rowHeight;
    // Rows that come above move it out of sight by and by, and rows out of sight are not drawn.
    if (selected.length === 0 || away < 5 || away > 16) return this.select();
    const all = this.#expected();
    const isUp = isEnded(all[at - 1] ?? []);
    const next = all[at + (isUp ? -1 : 1)]?.at(-1);
    await this.workbench.press(isUp ? "ArrowUp" : "ArrowDown");
    await eventually(
      `the keyboard on ${next ?? "no row"}`,
      async () => (await this.drawn()).focused === next,
    );
  }

  /** Opens the menu of the selected job, and highlights an item. */
  async openMenu(): Promise<void> {
    await this.select();
    await this.#view.contextMenu(...rowPath(this.#selected));
    await this.workbench.press("ArrowDown", "ArrowDown");
    await eventually("an item of the menu", async () => {
      const { highlighted } = await drawnMenu(this.workbench.page);
      return highlighted !== undefined;
    });
  }

  /** Opens a list, types into it, and highlights an item. */
  async openPick(): Promise<void> {
    await this.select();
    await this.workbench.typeInto("AWS Backup: Group By…", "then");
    await this.workbench.press("ArrowDown", "ArrowDown");
    await eventually("an item of the list", async () => {
      const { highlighted } = await drawnPick(this.workbench);
      return highlighted !== undefined;
    });
  }

  /** Reloads the window, and waits until its rows are the truth: the same groups are expanded. */
  async reload(): Promise<void> {
    await this.workbench.reloadWindow();
    await this.workbench.openContainer();
    await this.#settled();
  }

  figures(): string {
    const { refreshes, calm, came, went } = this.#figures;
    return `${refreshes} refreshes with ${came} rows that came and ${went} that went, ${calm} without a change`;
  }

  get #view(): View {
    return this.workbench.view("Backup Jobs");
  }

  async #begin(): Promise<void> {
    const { workbench } = this;
    await workbench.openContainer();
    await this.#view.answered();
    await workbench.view("Restore Jobs").pane.locator(".pane-header").click();
    await this.#view.expandAll((path) => path.length <= 2);
    for (const path of this.#expected(true)) this.#open.add(path.join(" › "));
    await this.#settled();
  }

  #keys(): ReadonlySet<string> {
    return new Set(this.#expected().map((path) => path.join(" › ")));
  }

  /** All rows, from the first to the last. @param isOpen whether all groups are expanded */
  #expected(isOpen = false): readonly Path[] {
    return expectedPaths(
      this.#parts.endpoint.listed("backup"),
      (group) => isOpen || this.#open.has(group),
    );
  }

  async #settled(): Promise<void> {
    const expected = this.#expected();
    await eventually("the rows of the truth", async () => {
      const { rows } = await this.drawn();
      const wrong = rows.find(
        ({ index, level, label }) =>
          expected[index]?.length !== level || expected[index].at(-1) !== label,
      );
      if (wrong === undefined) return rows.length > 0;
      throw new Error(`${wrong.label} is ${expected[wrong.index]?.join(" › ") ?? "none"}`);
    });
  }
}
