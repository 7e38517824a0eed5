import {
  assert,
  property,
  record,
  array,
  integer,
  constantFrom,
  oneof,
  constant,
} from "fast-check";
import { expect, it } from "vitest";
import type { BackupJob, Job } from "../../../../src/domain/job/job";
import { isUnfinished } from "../../../../src/domain/job/jobState";
import { Look } from "../../../../src/domain/live/look";
import { readAllSeen, seenJson, withSeen } from "../../../../src/domain/live/seenJson";
import type { Mark, Seen } from "../../../../src/domain/live/seenMarks";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { propertySeed, runs } from "../../../support/property";

/** What AWS has, and what the user has seen of it: in plain words, and with nothing of the product's. */
class Truth {
  readonly #jobs = new Map<string, { job: BackupJob; version: number }>();
  /** The version of each job that the user has seen. */
  readonly #seen = new Map<string, number>();
  #now = noon;
  #count = 0;

  get jobs(): readonly BackupJob[] {
    return [...this.#jobs.values()].map(({ job }) => job);
  }

  /** AWS's clock goes on, or not: plans start many jobs in one instant. */
  pass(time: number): void {
    this.#now += time;
  }

  create(): void {
    const id = `job-${this.#count++}`;
    const job = { ...aBackupJob({ id, state: "CREATED", creationDate: this.#now }) };
    delete (job as { completionDate?: number }).completionDate;
    this.#jobs.set(id, { job, version: 1 });
  }

  goOn(which: number): void {
    const unfinished = [...this.#jobs.values()].filter(({ job }) => isUnfinished(job));
    const entry = unfinished[which % unfinished.length];
    if (entry === undefined) return;
    const state = entry.job.state === "CREATED" ? "RUNNING" : which % 2 ? "FAILED" : "COMPLETED";
    // It ends later than AWS last created or ended something else: what ends in the same instant is among the cases, too.
    entry.job = { ...entry.job, state, ...(state !== "RUNNING" && { completionDate: this.#now }) };
    entry.version++;
  }

  see(jobs: Iterable<Job>): void {
    for (const { id } of jobs) {
      const { version } = this.#jobs.get(id) ?? { version: 0 };
      this.#seen.set(id, version);
    }
  }

  /** What a window that begins to look now is to mark. */
  marks(): ReadonlyMap<string, Mark> {
    const marks = new Map<string, Mark>();
    for (const [id, { version }] of this.#jobs) {
      const seen = this.#seen.get(id);
      if (seen === undefined) marks.set(id, "new");
      else if (seen < version) marks.set(id, "changed");
    }
    return marks;
  }
}

/** A window with a view of all jobs. */
class Window {
  readonly loaded = new Map<string, Job>();
  #look: Look;

  constructor(seen: Seen | undefined, jobs: readonly Job[]) {
    for (const job of jobs) this.loaded.set(job.id, job);
    this.#look = this.#newLook(seen);
    this.#look.take(jobs);
  }

  get look(): Look {
    return this.#look;
  }

  #newLook(seen: Seen | undefined): Look {
    const { loaded } = this;
    return new Look(
      {
        get: (key) => loaded.get(key),
        unfinished: {
          *[Symbol.iterator]() {
            for (const job of loaded.values()) if (isUnfinished(job)) yield job.id;
          },
        },
      },
      seen,
    );
  }

  refresh(jobs: readonly Job[]): void {
    const others = jobs.filter((job) => this.loaded.get(job.id) !== job);
    for (const job of others) this.loaded.set(job.id, job);
    this.#look.take(others);
  }
}

const step = oneof(
  {
    weight: 3,
    arbitrary: record({ type: constant("pass" as const), by: integer({ min: 0, max: 3 }) }),
  },
  { weight: 3, arbitrary: record({ type: constant("create" as const) }) },
  {
    weight: 4,
    arbitrary: record({ type: constant("goOn" as const), by: integer({ min: 0, max: 99 }) }),
  },
  { weight: 3, arbitrary: record({ type: constant("refresh" as const), at: constantFrom(0, 1) }) },
  {
    weight: 3,
    arbitrary: record({
      type: constant("see" as const),
      at: constantFrom(0, 1),
      every: integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: record({ type: constant("lookAgain" as const), at: constantFrom(0, 1) }),
  },
  { weight: 1, arbitrary: record({ type: constant("restart" as const), at: constantFrom(0, 1) }) },
);

const key = "key";

it("marks what was created, changed or ended and not been seen since, in two windows, through restarts", () => {
  assert(
    property(integer({ min: 0, max: 5 }), array(step, { maxLength: 60 }), (atFirst, steps) => {
      const truth = new Truth();
      for (let i = 0; i < atFirst; i++) truth.create();
      // What windows share, as it is kept.
      let kept = "";
      const seen = (): Seen | undefined => readAllSeen(kept).get(key);
      const keep = (look: Look): Seen => {
        const next = look.addTo(seen());
        kept = seenJson(withSeen(readAllSeen(kept), key, next));
        return next;
      };
      const open = (): Window => {
        const before = seen();
        const window = new Window(before, truth.jobs);
        if (before !== undefined) return window;
        truth.see(truth.jobs);
        window.look.goOn(keep(window.look));
        return window;
      };
      const windows: Window[] = [open(), open()];
      const lookAgain = (window: Window): void => {
        window.refresh(truth.jobs);
        window.look.goOn(seen() ?? keep(window.look));
        expect(new Map(window.look.marks)).toEqual(truth.marks());
      };
      for (const each of steps) {
        const at = "at" in each ? each.at : 0;
        const window = windows[at];
        if (window === undefined) continue;
        if (each.type === "pass") truth.pass(each.by);
        else if (each.type === "create") truth.create();
        else if (each.type === "goOn") truth.goOn(each.by);
        else if (each.type === "refresh") window.refresh(truth.jobs);
        else if (each.type === "see") {
          window.refresh(truth.jobs);
          const drawn = truth.jobs.filter((_, i) => i % each.every === 0);
          if (window.look.see(drawn.map(({ id }) => id))) keep(window.look);
          truth.see(drawn);
        } else if (each.type === "lookAgain") lookAgain(window);
        else windows[at] = open();
      }
      windows.forEach(lookAgain);
    }),
    { seed: propertySeed, numRuns: runs(300) },
  );
});
