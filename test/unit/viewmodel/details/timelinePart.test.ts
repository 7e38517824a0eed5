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
  return timelinePart(job, { described: true }, aContext({ now }));
}

/** The fields that say something, as they are read: label, value, and below it the detail without UTC. */
function words(job: Job, now = noon): string[] {
  return timeline(job, now)
    .fields.filter(({ missing }) => missing !== true)
    .map(({ label, value, detail = "" }) =>
      [`${label}: ${value}`, ...detail.split("\n").filter((line) => !/^$|UTC$/.test(line))].join(
        "; ",
      ),
    );
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

  it("has its marks in order and in proportion; what was met takes none of the picture", () => {
    expect(timeline(job).marks.map(({ kind, at }) => [kind, at])).toEqual([
      ["created", 0],
      ["started", 0.25],
      ["completed", 1],
    ]);
  });

  it("has waited and run", () => {
    expect(timeline(job).bars).toEqual([
      { kind: "waiting", from: 0, to: 0.25, label: "Waited 25 min", tone: "waiting" },
      { kind: "running", from: 0.25, to: 1, label: "Ran 1 h 15 min", tone: "completed" },
    ]);
  });

  it("says each time once, in words", () => {
    expect(words(job)).toEqual([
      "Created: Sat, Nov 21, 2026, 12:20:00",
      "Waited to start: 25 min",
      "Started: Sat, Nov 21, 2026, 12:45:00",
      "Completed: Sat, Nov 21, 2026, 14:00:00",
      "Duration: 1 h 15 min",
      "Start by: Sat, Nov 21, 2026, 13:20:00; Met: started 35 min before it",
      "Expected completion: Sat, Nov 21, 2026, 15:40:00; Completed 1 h 40 min before that",
    ]);
  });

  it("has UTC beside each time, which is what is copied", () => {
    const context = aContext();
    const { fields } = timelinePart(job, { described: true }, context);
    const started = fields.find(({ key }) => key === "InitiationDate");
    expect(started?.detail).toBe("2026-11-21 12:45:00 UTC");
    expect(started?.actions[0]?.accessibleLabel).toBe("Copy the time in UTC: Started");
    expect(context.actions.intent("copy:InitiationDate")).toEqual({
      type: "copy",
      text: "2026-11-21 12:45:00 UTC",
      what: "the time",
    });
  });

  it("is of the colour of its state", () => {
    const failed = timeline({ ...job, state: "FAILED" });
    expect(failed.bars[1]?.tone).toBe("failed");
    expect(failed.marks.find(({ kind }) => kind === "completed")?.label).toBe("Failed");
    expect(words({ ...job, state: "FAILED" })).toContain("Failed: Sat, Nov 21, 2026, 14:00:00");
  });

  it("has a mark for what was missed, where it lies in what happened", () => {
    const late = {
      ...job,
      startBy: noon - 80 * minute,
      expectedCompletionDate: noon - 20 * minute,
    };
    expect(timeline(late).marks.map(({ kind, at }) => [kind, at])).toEqual([
      ["created", 0],
      ["startBy", 0.2],
      ["started", 0.25],
      ["expected", 0.8],
      ["completed", 1],
    ]);
    expect(words(late).slice(-2)).toEqual([
      "Start by: Sat, Nov 21, 2026, 12:40:00; Missed: started 5 min after it",
      "Expected completion: Sat, Nov 21, 2026, 13:40:00; Completed 20 min after that",
    ]);
  });
});

describe("A deadline or an expectation far away", () => {
  it("does not squash what happened, and stands in the words", () => {
    const job = timed({
      creationDate: noon - 4 * minute,
      initiationDate: noon - 3 * minute,
      startBy: noon + 8 * hour,
      expectedCompletionDate: noon + 7 * 24 * hour,
      completionDate: noon,
    });
    expect(places(job)).toEqual({ created: 0, started: 0.25, completed: 1 });
    expect(words(job).join()).toContain("Completed 7 days before that");
    expect(words(job).join()).toContain("Met: started 8 h 3 min before it");
  });

  it.each([20 * minute, 7 * 24 * hour])(
    "is in the picture of a job that goes on, however far: its bar leaves room (%d ms)",
    (distance) => {
      const job = timed({
        state: "RUNNING",
        creationDate: noon - 10_000,
        initiationDate: noon - 5000,
        startBy: noon + 8 * hour,
        expectedCompletionDate: noon + distance,
      });
      const { bars, marks } = timeline(job);
      expect(places(job)).toMatchObject({ created: 0, expected: 1 });
      expect(marks.map(({ kind }) => kind)).not.toContain("startBy");
      expect(bars.at(-1)).toMatchObject({ kind: "ahead", to: 1, tone: "running" });
      expect(bars.at(-1)?.from).toBe(bars.at(-2)?.to);
      expect(bars.at(-1)?.from).toBeLessThan(0.01);
    },
  );

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
    expect(words(running).at(-1)).toBe("Duration: 30 min so far");
  });

  it("leaves room for the expected end, which is drawn open", () => {
    const job = { ...running, expectedCompletionDate: noon + 10 * minute };
    expect(places(job)).toEqual({ created: 0, started: 0.2, now: 0.8, expected: 1 });
    expect(timeline(job).bars.slice(1)).toEqual([
      { kind: "running", from: 0.2, to: 0.8, label: "Running for 30 min", tone: "running" },
      { kind: "ahead", from: 0.8, to: 1, label: "10 min to the expected end", tone: "running" },
    ]);
  });

  it("projects nothing once the expected end is past, and says that it is overdue", () => {
    const job = { ...running, expectedCompletionDate: noon - 10 * minute };
    expect(places(job)).toEqual({ created: 0, started: 0.25, expected: 0.75, now: 1 });
    expect(timeline(job).bars.map(({ kind }) => kind)).toEqual(["waiting", "running"]);
    expect(words(job).at(-1)).toBe("Expected completion: Sat, Nov 21, 2026, 13:50:00; Overdue");
  });

  it("projects a restore's end from the minutes that it takes", () => {
    const job: Job = {
      kind: "restore",
      id: "1",
      state: "RUNNING",
      creationDate: noon - 30 * minute,
      expectedCompletionTimeMinutes: 90,
    };
    expect(timeline(job).bars.map(({ kind, to }) => [kind, to])).toEqual([
      ["running", 1 / 3],
      ["ahead", 1],
    ]);
    expect(words(job).at(-1)).toBe(
      "Expected to take: 1 h 30 min; 90 min; Until about Sat, Nov 21, 2026, 15:00:00",
    );
    expect(words(job, noon + 2 * hour).at(-1)).toMatch(/; Overdue$/);
  });

  it("waits while it has not started", () => {
    const job = timed({
      state: "CREATED",
      creationDate: noon - 10 * minute,
      startBy: noon + 20 * minute,
    });
    expect(timeline(job)).toMatchObject({
      marks: [{ kind: "created" }, { kind: "now" }, { kind: "startBy", label: "Start by" }],
      bars: [
        { kind: "waiting", label: "Waiting for 10 min", tone: "waiting" },
        { kind: "ahead", label: "20 min to the deadline to start", tone: "waiting" },
      ],
    });
    expect(words(job)).toEqual([
      "Created: Sat, Nov 21, 2026, 13:50:00",
      "Waited to start: 10 min so far",
      "Start by: Sat, Nov 21, 2026, 14:20:00; In 20 min",
    ]);
    const duration = timeline(job).fields.find(({ key }) => key === "Duration");
    expect(duration).toMatchObject({ value: "Not started", missing: true });
  });

  it("has no now when this computer's clock is behind", () => {
    const job = timed({ state: "RUNNING", creationDate: noon + minute });
    expect(timeline(job)).toMatchObject({ marks: [{ kind: "created", at: 0 }], bars: [] });
    expect(words(job)).toEqual(["Created: Sat, Nov 21, 2026, 14:01:00"]);
  });
});

describe("A job whose start AWS does not report", () => {
  it("waited, when it expired", () => {
    const job = timed({ state: "EXPIRED", creationDate: noon - 8 * hour, completionDate: noon });
    expect(timeline(job).bars).toEqual([
      { kind: "waiting", from: 0, to: 1, label: "Waited 8 h", tone: "failed" },
    ]);
    expect(words(job)).toContain("Waited to start: 8 h");
    expect(timeline(job).fields.find(({ key }) => key === "Duration")?.value).toBe("Did not start");
  });

  it.each(["EXPIRED", "CREATED", "PENDING"])(
    "did not run while it was %s, though the record says when it was initiated",
    (state) => {
      const times = { creationDate: noon - 8 * hour, initiationDate: noon - 8 * hour };
      const job =
        state === "EXPIRED"
          ? timed({ state, ...times, completionDate: noon })
          : timed({ state, ...times });
      expect(timeline(job).bars.map(({ kind }) => kind)).toEqual(["waiting"]);
      expect(words(job).join(". ")).not.toMatch(/Ran|Running|Started|start: 0/);
      expect(words(job)).toContain("Initiated: Sat, Nov 21, 2026, 06:00:00");
      const tooltip = jobTooltip(job, { formats: utcFormats, now: noon, vaultLabel: "v" });
      expect(tooltip).toMatch(/^Initiated: /m);
      expect(tooltip).not.toMatch(/^Started: /m);
      expect(jobMoment(job)?.verb).toBe(state === "EXPIRED" ? "finished" : "created");
      expect(jobDuration(job, noon)).toBeUndefined();
    },
  );

  it("took its time from its creation, for restores: no start is made up", () => {
    const job = aRestoreJob({ expectedCompletionTimeMinutes: 60 });
    expect(timeline(job).marks.map(({ kind }) => kind)).toEqual(["created", "completed"]);
    expect(timeline(job).bars).toMatchObject([{ kind: "running", label: "Took 30 min" }]);
    expect(words(job)).toEqual([
      "Created: Sat, Nov 21, 2026, 13:00:00",
      "Completed: Sat, Nov 21, 2026, 13:30:00",
      "Duration: 30 min; From its creation",
      "Expected to take: 1 h; 60 min; Until about Sat, Nov 21, 2026, 14:00:00; Completed about 30 min before that",
    ]);
  });

  it("counts from its creation while a restore runs", () => {
    const job: Job = { kind: "restore", id: "1", state: "RUNNING", creationDate: noon - hour };
    expect(timeline(job).bars).toMatchObject([{ label: "1 h so far", tone: "running" }]);
  });
});

describe("Weird times", () => {
  it("that are missing altogether are said to be", () => {
    expect(timeline(timed({}))).toMatchObject({ marks: [], bars: [] });
    expect(timeline(timed({})).fields.map(({ label, value }) => [label, value])).toEqual([
      ["Created", "Not reported"],
      ["Started", "Not reported"],
      ["Completed", "Not reported"],
      ["Duration", "Not reported"],
      ["Start by", "Not reported"],
    ]);
    const unknown = timelinePart(timed({}), { described: false }, aContext());
    expect(unknown.fields.map(({ label, value }) => [label, value])).toEqual([
      ["Times", "Not reported"],
    ]);
    expect(timeline(timed({ creationDate: NaN, completionDate: Infinity })).marks).toEqual([]);
  });

  it("the wrong way round are said, and make no bar", () => {
    const job = timed({ creationDate: noon, completionDate: noon - hour });
    expect(timeline(job).bars).toEqual([]);
    expect(words(job).join()).toContain("AWS Backup reported the completion before the creation");
    const started = timed({ creationDate: noon, initiationDate: noon - hour });
    expect(words(started).join()).toContain("AWS Backup reported the start before the creation");
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
        const { marks, bars, fields } = timeline(job, noon + distance);
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
        expect(fields).not.toEqual([]);
        const values = fields.flatMap(({ value, detail = "" }) => [value, detail]);
        const spoken = [...values, ...bars.map(({ label }) => label)].join("\n");
        expect(spoken).not.toMatch(/NaN|Infinity|undefined/);
        expect(spoken).not.toMatch(/(?:Waited|Ran|Took|for|started|Completed|about) -/);
      }),
      { numRuns: runs(5000) },
    );
  });

  it("of a hostile state are short text", () => {
    const job = aBackupJob({ state: hostileText });
    for (const text of textsIn(timeline(job))) expect(text.length).toBeLessThan(200);
  });
});
