import process from "node:process";
import type { Locator } from "playwright-core";
import { eventually } from "../e2e/support/eventually";
import { JobDetailsPage } from "../e2e/support/jobDetailsPage";
import { Workbench } from "../e2e/support/workbench";
import { type DemoAccount, startDemoAccount } from "../support/run/demoAccount";
import { packageVsix } from "../support/run/build";
import { CODE_SERVER } from "../support/vscode/versions";
import { packageExtension } from "./packageExtension";
import { type Mark, recordMarks } from "./webviewMarks";

/** A click in an open panel; a new panel as a multiple of an empty one. */
const LIMITS = { openPanelMs: 100, newPanelRatio: 1.2 } as const;
const OPENINGS = 20;
const FAMILY = ["Partial", "production-daily", /^data-lake-platform/] as const;

interface Times {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: number;
}

/** When things happened, in milliseconds after the click or key. */
interface Opening {
  /** Until the page's message that it is there. */
  readonly ms: number;
  /** Until each step on the way, by name. */
  readonly steps: Readonly<Record<string, number>>;
  readonly requests: readonly string[];
}

/** Somebody who opens job details and empty webviews in the real workbench, and takes the time. */
class Stopwatch {
  readonly workbench: Workbench;
  readonly #account: DemoAccount;
  #marks: Mark[] = [];

  private constructor(account: DemoAccount, workbench: Workbench) {
    this.#account = account;
    this.workbench = workbench;
  }

  static async start(account: DemoAccount, extensions: readonly string[]): Promise<Stopwatch> {
    const viewport = { width: 1400, height: 1000 };
    const workbench = await Workbench.start({ env: account.env, extensions, viewport });
    const stopwatch = new Stopwatch(account, workbench);
    await recordMarks(workbench.page, (mark) => stopwatch.#marks.push(mark));
    await workbench.reload();
    await workbench.openContainer("AWS Backup");
    await workbench.view("Backup Jobs").answered();
    return stopwatch;
  }

  /** From the click or key that `act` ends with to the page's own message. */
  async opening(act: () => Promise<void>, answer: "rendered" | "ready"): Promise<Opening> {
    const { control } = this.#account.endpoint;
    await control.clearRequests();
    this.#marks = [];
    await act();
    const posted = await eventually(`a page's message ${answer}`, () =>
      this.#marks.find(({ what, type }) => what === "posted" && type === answer),
    );
    await this.quiet();
    const requests = (await control.requests()).map(({ operation }) => operation);
    const input = this.#marks.findLast(({ what, at }) => what === "input" && at < posted.at);
    if (input === undefined) throw new Error("Nobody clicked.");
    const steps: Record<string, number> = {};
    for (const { what, type, at } of this.#marks) {
      const isBefore = at >= input.at && at <= posted.at;
      const name = `${what} ${type}`.trim();
      if (isBefore && what !== "input")
        steps[steps[name] === undefined ? name : `${name} again`] = at - input.at;
    }
    return { ms: posted.at - input.at, steps, requests };
  }

  /** The pointer rests on the row before it clicks, as a person's does: hovering has costs of its own. */
  async click(row: Locator, answer: "rendered" | "ready"): Promise<Opening> {
    await row.hover();
    await this.quiet();
    return this.opening(() => row.click(), answer);
  }

  /** How long the page takes for each message of the host that `act` brings about, until it is laid out. */
  async handling(act: () => Promise<void>, type: "show" | "update"): Promise<number[]> {
    this.#marks = [];
    await act();
    await this.quiet();
    const ms: number[] = [];
    let given: number | undefined;
    for (const mark of this.#marks) {
      if (mark.type !== type) continue;
      if (mark.what === "given") given = mark.at;
      if (mark.what === "handled" && given !== undefined) ms.push(mark.at - given);
    }
    return ms;
  }

  /** Waits until nothing has happened for a while, neither in a webview nor at AWS. */
  async quiet(): Promise<void> {
    let before = "";
    await eventually("quiet", async () => {
      const requests = await this.#account.endpoint.control.requests();
      const isAnswered = requests.every(({ outcome }) => outcome !== "pending");
      const now = `${this.#marks.length} ${requests.length}`;
      const isQuiet = isAnswered && now === before;
      before = now;
      if (!isQuiet) await this.workbench.page.waitForTimeout(400);
      return isQuiet || undefined;
    });
  }

  async closePanels(): Promise<void> {
    const tabs = this.workbench.page.locator(".tabs-container .tab");
    while ((await tabs.count()) > 0) {
      const before = await tabs.count();
      await tabs.first().hover();
      await tabs.first().locator(".tab-actions .action-label").first().click();
      await eventually("a tab closed", async () => (await tabs.count()) < before || undefined);
    }
    await this.quiet();
  }
}

/** Rows of jobs that are neither parents nor children, one below the other. */
async function plainRows({ workbench }: Stopwatch): Promise<readonly [Locator, Locator, Locator]> {
  const view = workbench.view("Backup Jobs");
  await view.expand("Failed");
  await view.expand("Failed", "databases");
  const rows = await view.rows();
  const jobs = rows.filter(({ level, expanded }) => level === 3 && expanded === undefined);
  const [first, second, third] = jobs.map(({ index }) =>
    view.list.locator(`.monaco-list-rows > .monaco-list-row[data-index="${index}"] .label-name`),
  );
  if (first === undefined || second === undefined || third === undefined) {
    throw new Error("The demo account has too few failed jobs.");
  }
  return [first, second, third];
}

/** Another job in the panel that is open. */
async function inOpenPanel(
  stopwatch: Stopwatch,
  [first, second, third]: readonly [Locator, Locator, Locator],
): Promise<{ readonly click: Opening[]; readonly enter: Opening[] }> {
  const click: Opening[] = [];
  const enter: Opening[] = [];
  for (const row of [second, third]) await stopwatch.click(row, "rendered");
  for (let turn = 0; turn < OPENINGS; turn++) {
    const [row, arrow] = turn % 2 === 0 ? [first, "ArrowDown"] : [third, "ArrowUp"];
    click.push(await stopwatch.click(row, "rendered"));
    await stopwatch.workbench.press(arrow);
    enter.push(await stopwatch.opening(() => stopwatch.workbench.press("Enter"), "rendered"));
  }
  return { click, enter };
}

/** A panel of ours and an empty one, opened and closed by turns. */
async function inNewPanel(
  stopwatch: Stopwatch,
  job: Locator,
): Promise<{ readonly ours: Opening[]; readonly empty: Opening[] }> {
  const view = stopwatch.workbench.view("Empty Webview");
  const row = (await view.element("empty webview")).locator(".label-name");
  const ours: Opening[] = [];
  const empty: Opening[] = [];
  const openOurs = async (): Promise<void> => {
    ours.push(await stopwatch.click(job, "rendered"));
    await stopwatch.closePanels();
  };
  const openEmpty = async (): Promise<void> => {
    empty.push(await stopwatch.click(row, "ready"));
    await stopwatch.closePanels();
  };
  await stopwatch.closePanels();
  for (let turn = 0; turn <= OPENINGS; turn++) {
    for (const open of turn % 2 === 0 ? [openOurs, openEmpty] : [openEmpty, openOurs]) await open();
  }
  // The first ones warm up.
  return { ours: ours.slice(1), empty: empty.slice(1) };
}

interface FamilyTimes {
  /** Click on the parent's row → rendered, without its children yet. */
  readonly opening: readonly number[];
  /** Message → laid out, with so many children on the page then. */
  readonly update100: readonly number[];
  readonly update200: readonly number[];
  readonly update300: readonly number[];
  /** All 300 children in one message, when the panel comes back in sight. */
  readonly show300: readonly number[];
}

/** The demo's family of 300. */
async function inFamily(stopwatch: Stopwatch): Promise<FamilyTimes> {
  const { workbench } = stopwatch;
  const view = workbench.view("Backup Jobs");
  const page = new JobDetailsPage(workbench.page);
  await view.expand(FAMILY[0]);
  await view.expand(FAMILY[0], FAMILY[1]);
  const empty = (await workbench.view("Empty Webview").element("empty webview")).locator(
    ".label-name",
  );
  const opening: number[] = [];
  const updates = {
    update100: [] as number[],
    update200: [] as number[],
    update300: [] as number[],
  };
  const show300: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await stopwatch.closePanels();
    await view.click("Failed", "databases", /./);
    await stopwatch.quiet();
    const row = (await view.element(...FAMILY)).locator(".label-name");
    const first = await stopwatch.handling(async () => {
      opening.push((await stopwatch.click(row, "rendered")).ms);
    }, "update");
    updates.update100.push(Math.max(...first));
    for (const update of [updates.update200, updates.update300]) {
      update.push(
        Math.max(...(await stopwatch.handling(() => page.click(/^Load more/), "update"))),
      );
    }
    // Another panel in front: VS Code throws the page away, and the next one is told everything at once.
    await empty.click();
    await stopwatch.quiet();
    const tab = workbench.page.locator(".tabs-container .tab").first();
    show300.push(...(await stopwatch.handling(() => tab.click(), "show")));
  }
  return { opening, ...updates, show300 };
}

function times(openings: readonly Opening[]): Times {
  const ms = openings.map((opening) => opening.ms).sort((one, other) => one - other);
  const at = (part: number): number => ms[Math.floor((ms.length - 1) * part)] ?? Number.NaN;
  return { count: ms.length, median: at(0.5), p90: at(0.9), longest: at(1) };
}

/** The median of each step, in the order of time. */
function steps(openings: readonly Opening[]): Readonly<Record<string, number>> {
  const names = [...new Set(openings.flatMap((opening) => Object.keys(opening.steps)))];
  const medians = names.map((name) => {
    const all = openings.flatMap((opening) => opening.steps[name] ?? []);
    return [name, median(all)] as const;
  });
  return Object.fromEntries(medians.sort(([, one], [, other]) => one - other));
}

/** How many openings cost which requests. */
function requests(openings: readonly Opening[]): Readonly<Record<string, number>> {
  const all = openings.map((opening) => opening.requests.join(", "));
  return Object.fromEntries([...new Set(all)].map((each) => [each, count(all, each)]));
}

function count(all: readonly string[], wanted: string): number {
  return all.filter((each) => each === wanted).length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * How fast job details open in the real workbench: from the click to the page's own message, in an open
 * panel, and in a new one next to an extension's panel that shows nothing. `--check` fails beyond LIMITS.
 */
async function main(): Promise<void> {
  const extensions = [await packageVsix(), await packageExtension("emptyWebview")];
  const account = await startDemoAccount();
  const stopwatch = await Stopwatch.start(account, extensions);
  try {
    const rows = await plainRows(stopwatch);
    const open = await inOpenPanel(stopwatch, rows);
    const fresh = await inNewPanel(stopwatch, rows[0]);
    const family = await inFamily(stopwatch);
    const [ours, empty] = [times(fresh.ours), times(fresh.empty)];
    const newPanelRatio = ours.median / empty.median;
    const figures = {
      host: `VS Code ${CODE_SERVER.vscode} (server, in Chromium)`,
      openPanel: {
        click: { ...times(open.click), steps: steps(open.click) },
        enter: { ...times(open.enter), steps: steps(open.enter) },
        requests: requests([...open.click, ...open.enter]),
      },
      newPanel: {
        ours: { ...ours, steps: steps(fresh.ours) },
        empty: { ...empty, steps: steps(fresh.empty) },
        ratio: newPanelRatio,
        requests: requests(fresh.ours),
      },
      family: {
        opening: median(family.opening),
        update100: median(family.update100),
        update200: median(family.update200),
        update300: median(family.update300),
        show300: median(family.show300),
      },
    };
    const rounded = (_: string, value: unknown): unknown =>
      typeof value === "number" ? Math.round(value * 100) / 100 : value;
    console.log(JSON.stringify(figures, rounded, 2));
    const { click, enter } = figures.openPanel;
    const holds =
      Math.max(click.median, enter.median) <= LIMITS.openPanelMs &&
      newPanelRatio <= LIMITS.newPanelRatio;
    if (!holds) console.log(`Beyond the limits: ${JSON.stringify(LIMITS)}`);
    if (!holds && process.argv.includes("--check")) process.exitCode = 1;
  } finally {
    await stopwatch.workbench.stop();
    await account.stop();
  }
}

void main();
