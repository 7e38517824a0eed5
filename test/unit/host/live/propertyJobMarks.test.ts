import { array, assert, asyncProperty, constantFrom } from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Emitter } from "../../../../src/base/emitter";
import { jobKey } from "../../../../src/domain/job/jobOrder";
import { type AllSeen, readAllSeen, seenJson } from "../../../../src/domain/live/seenJson";
import type { Mark } from "../../../../src/domain/live/seenMarks";
import { JobMarks, type MarkedView } from "../../../../src/host/live/jobMarks";
import { SharedValue } from "../../../../src/host/live/sharedValue";
import { busyAccount } from "../../../support/jobs/busyAccount";
import { noon } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import { aSessionEntry } from "../../../support/jobs/shownSessions";
import { listedTruth } from "../../../support/jobs/truth";
import { aSource, type OpenSession, ViewFixture } from "../../../support/jobs/viewFixture";
import { propertySeed, runs } from "../../../support/property";

const minute = 60_000;
const hours = 8;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How far a job is. */
function stepOf(state: string): number {
  const step = ["CREATED", "PENDING", "RUNNING", "ABORTING"].indexOf(state);
  return step < 0 ? Infinity : step;
}

/** Two windows and an account whose jobs come, go on and end, with what the user has seen in plain words. */
class Story {
  readonly #source: OpenSession;
  #kept = "";
  /** The state in which the user saw each job last. */
  readonly #seen = new Map<string, string>();
  readonly #windows: Window[] = [];
  /** How many marks were compared. */
  compared = 0;

  constructor(seed: number) {
    const to = noon + hours * 60 * minute;
    const account = busyAccount({
      accountId: "111122223333",
      jobs: { backup: 80, restore: 0, copy: 0, scan: 0 },
      seed,
      from: noon,
      to,
    });
    this.#source = aSource(account, "prod");
    this.#source.gateway.now = noon;
  }

  async begin(): Promise<void> {
    await this.#open(0);
    for (const job of listedTruth(this.#source.gateway, "backup"))
      this.#seen.set(job.id, job.state);
    await this.#open(1);
  }

  pass(minutes: number): void {
    this.#source.gateway.now += minutes * minute;
  }

  async restart(at: number): Promise<void> {
    this.#windows[at]?.close();
    await this.#open(at);
    this.#compare(at);
  }

  /** The user looks away and, after a while, back. */
  async lookAgain(at: number): Promise<void> {
    const window = this.#at(at);
    await window.focus(false);
    await window.focus(true);
    await window.refresh();
    this.#compare(at);
  }

  /** The user sees what a window shows. */
  async see(at: number): Promise<void> {
    const window = this.#at(at);
    // One window at a time has the focus.
    await this.#at(1 - at).focus(false);
    await window.focus(true);
    await vi.advanceTimersByTimeAsync(3100);
    await settled();
    // A window that has not loaded for long shows what was before.
    for (const { id, state } of window.list.jobs.all()) {
      const seen = this.#seen.get(id);
      if (seen === undefined || stepOf(seen) < stepOf(state)) this.#seen.set(id, state);
    }
  }

  close(): void {
    for (const window of this.#windows) window.close();
  }

  #at(at: number): Window {
    const window = this.#windows[at];
    if (window === undefined) throw new Error("There is no such window.");
    return window;
  }

  async #open(at: number): Promise<void> {
    const seen = new SharedValue<AllSeen>({
      file: {
        change: (change) => {
          this.#kept = change(this.#kept) ?? this.#kept;
          return Promise.resolve(this.#kept);
        },
      },
      read: readAllSeen,
      write: seenJson,
      log: { failure: () => undefined },
      about: "",
    });
    await seen.read();
    this.#windows[at] = await Window.open(this.#source, seen);
  }

  #compare(at: number): void {
    const { list, marks } = this.#at(at);
    const expected = new Map<string, Mark>();
    const actual = new Map<string, Mark>();
    for (const job of list.jobs.all()) {
      const seen = this.#seen.get(job.id);
      if (seen !== job.state) expected.set(job.id, seen === undefined ? "new" : "changed");
      const mark = marks.of(list, jobKey(job));
      if (mark !== undefined) actual.set(job.id, mark);
    }
    this.compared += expected.size;
    expect(actual).toEqual(expected);
    const counts = marks.under(list, {});
    expect(counts.new + counts.changed).toBe(expected.size);
  }
}

class Window {
  readonly view = new ViewFixture({ pageSize: 1000 });
  readonly #state = { isFocused: true };
  readonly marks: JobMarks<MarkedView>;

  private constructor(seen: SharedValue<AllSeen>) {
    this.marks = new JobMarks<MarkedView>({
      views: [
        {
          kind: "backup",
          tree: this.view.tree,
          visible: true,
          onDidChangeVisibility: new Emitter<never>().event,
        },
      ],
      isFocused: () => this.#state.isFocused,
      seen,
      awaits: () => false,
      glanced: () => undefined,
    });
  }

  static async open(source: OpenSession, seen: SharedValue<AllSeen>): Promise<Window> {
    const window = new Window(seen);
    window.view.marks = window.marks;
    window.marks.begin();
    await window.view.open(aSessionEntry("1", { source }));
    return window;
  }

  get list() {
    const list = this.view.tree.trees[0]?.list;
    if (list === undefined) throw new Error("There is no list.");
    return list;
  }

  async focus(isFocused: boolean): Promise<void> {
    this.#state.isFocused = isFocused;
    this.marks.focusChanged();
    await this.view.settle();
  }

  async refresh(): Promise<void> {
    await this.view.tree.refresh();
    await this.view.settle();
  }

  close(): void {
    this.marks.dispose();
    this.view.tree.dispose();
  }
}

it("marks are what the endpoint says has come, changed or ended since it was seen, in two windows and over restarts", async () => {
  let compared = 0;
  const step = constantFrom("pass", "passLong", "see", "see", "lookAgain", "lookAgain", "restart");
  await assert(
    asyncProperty(
      array(step, { minLength: 4, maxLength: 16 }),
      constantFrom(1, 2, 3),
      async (steps, seed) => {
        const story = new Story(propertySeed + seed);
        await story.begin();
        for (const [i, each] of steps.entries()) {
          const at = (i * seed) % 2;
          if (each === "pass") story.pass(7);
          else if (each === "passLong") story.pass(50);
          else if (each === "see") await story.see(at);
          else if (each === "lookAgain") await story.lookAgain(at);
          else await story.restart(at);
        }
        await story.lookAgain(0);
        await story.lookAgain(1);
        story.close();
        compared += story.compared;
      },
    ),
    { seed: propertySeed, numRuns: runs(15) },
  );
  expect(compared).toBeGreaterThan(0);
  console.log(`Marks compared with the endpoint: ${compared}`);
});
