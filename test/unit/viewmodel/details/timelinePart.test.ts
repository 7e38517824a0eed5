import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackupJob, Job } from "../../../../src/domain/job/job";
import { timelinePart } from "../../../../src/viewmodel/details/timelinePart";
import { aBackupJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { jobDuration } from "../../../../src/domain/job/jobTimes";
import { jobMoment } from "../../../../src/viewmodel/job/jobText";
import { jobTooltip } from "../../../../src/viewmodel/tree/jobTooltip";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aContext, hostileText, textsIn } from "./partFixture";
import { runs } from "../../../support/property";

const minute = 60_000;
const hour = 60 * minute;

function timeline(job: Job, now = noon) {
  return timelinePart(job, aContext({ now }));
}

function places(job: Job, now = noon): Record<string, number> {
  return Object.fromEntries(timeline(job, now).marks.map(({ kind, at }) => [kind, at]));
}

/** A backup job with these times and no other. */
function timed(members: Partial<BackupJob>): BackupJob {
  return { kind: "backup", id: "1", state: "COMPLETED", ...members };
}

describe("The timeline of a finished backup", () => {
  const job = timed({
    creationDate: noon - 100 * minute,
    startBy: noon - 40 * minute,
    initiationDate: noon - 75 * minute,
    expectedCompletionDate: noon + 100 * minute,
    completionDate: noon,
  });

  it("has its marks in order and in proportion", () => {
    expect(timeline(job).marks.map(({ kind, at }) => [kind, at])).toEqual([
      ["created", 0],
      ["started", 0.125],
      ["startBy", 0.3],
      ["completed", 0.5],
      ["expected", 1],
    ]);
  });

  it("has waited and run", () => {
    expect(timeline(job).bars).toEqual([
      { kind: "waiting", from: 0, to: 0.125, label: "Waited 25 min", tone: "waiting" },
      { kind: "running", from: 0.125, to: 0.5, label: "Ran 1 h 15 min", tone: "completed" },
    ]);
  });

  it("says the same in words", () => {
    expect(timeline(job).text).toEqual([
      "Created Sat, Nov 21, 2026, 12:20:00",
      "Waited 25 min to start",
      "Started Sat, Nov 21, 2026, 12:45:00",
      "Started 35 min before the deadline to start, Sat, Nov 21, 2026, 13:20:00",
      "Ran 1 h 15 min",
      "Completed Sat, Nov 21, 2026, 14:00:00",
      "Completed 1 h 40 min before the expected time, Sat, Nov 21, 2026, 15:40:00",
    ]);
  });

  it("is of the colour of its state", () => {
    const failed = timeline({ ...job, state: "FAILED" });
    expect(failed.bars[1]?.tone).toBe("failed");
    expect(failed.marks.find(({ kind }) => kind === "completed")?.label).toBe("Failed");
    expect(failed.text).toContain("Failed Sat, Nov 21, 2026, 14:00:00");
  });
});

describe("A deadline or an expectation far away", () => {
  it("does not squash the picture, and stands in the text", () => {
    const job = timed({
      creationDate: noon - 4 * minute,
      initiationDate: noon - 3 * minute,
      startBy: noon + 8 * hour,
      expectedCompletionDate: noon + 7 * 24 * hour,
      completionDate: noon,
    });
    expect(places(job)).toEqual({ created: 0, started: 0.25, completed: 1 });
    expect(timeline(job).text.join()).toContain("7 days before the expected time");
    expect(timeline(job).text.join()).toContain("8 h 3 min before the deadline to start");
  });

  it("is in the picture of a job that has just begun when it is near", () => {
    const job = timed({
      state: "RUNNING",
      creationDate: noon - 10_000,
      initiationDate: noon - 5000,
      expectedCompletionDate: noon + 20 * minute,
    });
    expect(places(job)).toMatchObject({ created: 0, expected: 1 });
    expect(timeline(job).marks.at(-1)?.text).toBe("Sat, Nov 21, 2026, 14:20:00, in 20 min");
  });

  it("in the past does not squash it either", () => {
    const job = timed({ creationDate: noon - hour, completionDate: noon, startBy: 0 });
    expect(places(job)).toEqual({ created: 0, completed: 1 });
  });
});

describe("The timeline of a job that goes on", () => {
  const running = timed({
    state: "RUNNING",
    creationDate: noon - 40 * minute,
    initiationDate: noon - 30 * minute,
  });

  it("ends now, and moves", () => {
    expect(places(running)).toEqual({ created: 0, started: 0.25, now: 1 });
    expect(timeline(running).bars.map(({ label }) => label)).toEqual([
      "Waited 10 min",
      "Running for 30 min",
    ]);
    expect(timeline(running, noon + minute).bars[1]?.label).toBe("Running for 31 min");
    expect(timeline(running).text.at(-1)).toBe("Running for 30 min");
  });

  it("waits while it has not started", () => {
    const job = timed({
      state: "CREATED",
      creationDate: noon - 10 * minute,
      startBy: noon + 20 * minute,
    });
    expect(timeline(job)).toMatchObject({
      marks: [{ kind: "created" }, { kind: "now" }, { kind: "startBy", label: "Start by" }],
      bars: [{ kind: "waiting", label: "Waiting for 10 min", tone: "waiting" }],
      text: [
        "Created Sat, Nov 21, 2026, 13:50:00",
        "Waiting for 10 min",
        "Has not started yet",
        "Must start by Sat, Nov 21, 2026, 14:20:00, in 20 min",
      ],
    });
  });

  it("has no now when this computer's clock is behind", () => {
    const job = timed({ state: "RUNNING", creationDate: noon + minute });
    expect(timeline(job)).toEqual({
      marks: [expect.objectContaining({ kind: "created", at: 0 })],
      bars: [],
      text: ["Created Sat, Nov 21, 2026, 14:01:00"],
    });
  });
});

describe("A job whose start AWS does not report", () => {
  it("waited, when it expired", () => {
    const job = timed({ state: "EXPIRED", creationDate: noon - 8 * hour, completionDate: noon });
    expect(timeline(job).bars).toEqual([
      { kind: "waiting", from: 0, to: 1, label: "Waited 8 h", tone: "failed" },
    ]);
    expect(timeline(job).text).toContain("Did not start");
  });

  it.each(["EXPIRED", "CREATED", "PENDING"])(
    "did not run while it was %s, though the record says when it was initiated",
    (state) => {
      const times = { creationDate: noon - 8 * hour, initiationDate: noon - 8 * hour };
      const job =
        state === "EXPIRED"
          ? timed({ state, ...times, completionDate: noon })
          : timed({ state, ...times });
      const { bars, text } = timeline(job);
      expect(bars.map(({ kind }) => kind)).toEqual(["waiting"]);
      expect(text.join(". ")).not.toMatch(/Ran|Running|Started|Waited 0/);
      const tooltip = jobTooltip(job, { formats: utcFormats, now: noon, vaultLabel: "v" });
      expect(tooltip).toMatch(/^Initiated: /m);
      expect(tooltip).not.toMatch(/^Started: /m);
      expect(jobMoment(job)?.verb).toBe(state === "EXPIRED" ? "finished" : "created");
      expect(jobDuration(job, noon)).toBeUndefined();
    },
  );

  it("took its time from its creation, for restores: no start is made up", () => {
    const job = aRestoreJob({ expectedCompletionTimeMinutes: 60 });
    expect(timeline(job).marks.map(({ kind }) => kind)).toEqual([
      "created",
      "completed",
      "expected",
    ]);
    expect(timeline(job).bars).toMatchObject([{ kind: "running", label: "Took 30 min" }]);
    expect(timeline(job).text).toEqual([
      "Created Sat, Nov 21, 2026, 13:00:00",
      "Took 30 min from its creation",
      "Completed Sat, Nov 21, 2026, 13:30:00",
      "Completed about 30 min before the expected time, Sat, Nov 21, 2026, 14:00:00",
    ]);
  });

  it("counts from its creation while a restore runs", () => {
    const job: Job = { kind: "restore", id: "1", state: "RUNNING", creationDate: noon - hour };
    expect(timeline(job).bars).toMatchObject([{ label: "1 h so far", tone: "running" }]);
  });
});

describe("Weird times", () => {
  it("that are missing altogether are said to be", () => {
    expect(timeline(timed({}))).toEqual({
      marks: [],
      bars: [],
      text: ["AWS Backup reported no times for this job"],
    });
    expect(timeline(timed({ creationDate: NaN, completionDate: Infinity })).marks).toEqual([]);
  });

  it("the wrong way round are said, and make no bar", () => {
    const job = timed({ creationDate: noon, completionDate: noon - hour });
    expect(timeline(job).bars).toEqual([]);
    expect(timeline(job).text).toContain("AWS Backup reported the completion before the creation");
    const started = timed({ creationDate: noon, initiationDate: noon - hour });
    expect(timeline(started).text).toContain("AWS Backup reported the start before the creation");
  });

  it("that are all the same stand at the beginning", () => {
    const job = timed({ creationDate: noon, initiationDate: noon, completionDate: noon });
    expect(places(job)).toEqual({ created: 0, started: 0, completed: 0 });
  });

  const time = fc.oneof(
    fc.constantFrom(0, NaN, Infinity, -Infinity, 8.64e15, -8.64e15, 9e15, noon),
    fc.integer({ min: noon - 3 * hour, max: noon + 3 * hour }),
    fc.double(),
  );
  const state = fc.constantFrom("RUNNING", "CREATED", "EXPIRED", "FAILED", "COMPLETED", "NEW", "");
  const shared = { id: fc.constant("1"), state, creationDate: time, completionDate: time };
  const requiredKeys: ["kind", "id", "state"] = ["kind", "id", "state"];
  const backup = {
    kind: fc.constant("backup" as const),
    startBy: time,
    initiationDate: time,
    expectedCompletionDate: time,
  };
  const restore = {
    kind: fc.constant("restore" as const),
    expectedCompletionTimeMinutes: fc.oneof(fc.double(), fc.integer()),
  };
  const anyJob: fc.Arbitrary<Job> = fc.oneof(
    fc.record({ ...shared, ...backup }, { requiredKeys }),
    fc.record({ ...shared, ...restore }, { requiredKeys }),
  );

  it("never leave the picture and are never said as negative durations or NaN", () => {
    fc.assert(
      fc.property(anyJob, fc.integer(), (job, distance) => {
        const { marks, bars, text } = timeline(job, noon + distance);
        for (const share of [
          ...marks.map(({ at }) => at),
          ...bars.flatMap((b) => [b.from, b.to]),
        ]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        for (const { from, to } of bars) expect(to).toBeGreaterThanOrEqual(from);
        expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).sort((a, b) => a - b));
        expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
        expect(text).not.toEqual([]);
        const spoken = [...text, ...bars.map(({ label }) => label)].join("\n");
        expect(spoken).not.toMatch(/NaN|Infinity|undefined/);
        expect(spoken).not.toMatch(/(?:Waited|Ran|Took|for) -/);
      }),
      { numRuns: runs(5000) },
    );
  });

  it("of a hostile state are short text", () => {
    const job = aBackupJob({ state: hostileText });
    for (const text of textsIn(timeline(job))) expect(text.length).toBeLessThan(200);
  });
});
