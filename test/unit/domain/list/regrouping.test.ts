import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { type Dimension, dimensions } from "../../../../src/domain/job/jobDimension";
import { displayState } from "../../../../src/domain/job/jobState";
import { LoadedJobs } from "../../../../src/domain/list/loadedJobs";
import type { Source } from "../../../../src/domain/list/answer";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { runs } from "../../../support/property";

function none(groupedBy: readonly Dimension[]): LoadedJobs {
  return new LoadedJobs({
    nextTask: () => Promise.resolve(),
    signal: new AbortController().signal,
    changed: () => undefined,
    dayOf: (time) => new Date(time).toISOString().slice(0, 10),
    dimensions: groupedBy,
    scope: { queries: [{ kind: "backup" }], belongs: ({ state }) => state !== "ABORTED" },
  });
}

/** Groups with their days, and their jobs in order. */
function groups(all: LoadedJobs): Record<string, readonly Job[]> {
  return Object.fromEntries(
    all.buckets({}).map(({ path, jobs }) => [JSON.stringify(path), jobs] as const),
  );
}

function counts(all: LoadedJobs): Record<string, number> {
  return Object.fromEntries(all.leaves({}).map(({ path, count }) => [JSON.stringify(path), count]));
}

const job = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    state: fc.constantFrom("RUNNING", "COMPLETED", "FAILED", "ABORTED"),
    backupVaultName: fc.constantFrom("One", "Two"),
    creationDate: fc.constantFrom(noon, noon - 1, noon - 86_400_000),
    isOfNobody: fc.boolean(),
  })
  .map(({ isOfNobody, ...members }): Job => {
    if (!isOfNobody) return aBackupJob(members);
    return { kind: "backup", ...members };
  });

const step = fc.oneof(
  fc.record({
    does: fc.constant("put" as const),
    jobs: fc.array(job, { maxLength: 6 }),
    source: fc.constantFrom<Source>("list", "parent", "id"),
  }),
  fc.record({ does: fc.constant("unlist" as const), key: fc.constantFrom("a", "b", "c", "d") }),
  fc.record({ does: fc.constant("place" as const), count: fc.nat({ max: 4 }) }),
);

const groupings = [["state", "vault"], ["vault", "state"], ["day", "state"], ["account"], []].map(
  (each) => dimensions.filter((dimension) => each.includes(dimension)),
);

describe("Other groups of loaded jobs, made while jobs come and go", () => {
  it("are those that the jobs would have stood in from the start", () => {
    const grouping = fc.constantFrom(...groupings);
    fc.assert(
      fc.property(grouping, grouping, fc.array(step), fc.array(step), (from, to, before, after) => {
        const all = none(from);
        const truth = none(to);
        let made: ReturnType<LoadedJobs["regrouping"]> | undefined;
        const place = (count: number): void => {
          if (made === undefined || made.place(count)) return;
          all.take(made);
          made = undefined;
        };
        for (const [steps, isUnderWay] of [
          [before, false],
          [after, true],
        ] as const) {
          if (isUnderWay) made = all.regrouping(to);
          for (const each of steps) {
            if (each.does === "place") place(each.count);
            for (const jobs of each.does === "place" ? [] : [all, truth]) {
              if (each.does === "unlist") jobs.unlist(each.key);
              if (each.does === "put") {
                jobs.put({ jobs: each.jobs, asked: jobs.tick(), source: each.source });
              }
            }
          }
        }
        place(Infinity);
        expect(groups(all)).toEqual(groups(truth));
        expect(counts(all)).toEqual(counts(truth));
        const shown = [...all.all()].map(displayState);
        for (const state of ["RUNNING", "COMPLETED", "FAILED", "ABORTED"]) {
          expect(all.states.of(state)).toBe(shown.filter((each) => each === state).length);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it("hold so many more jobs with each slice", () => {
    const all = none(["state"]);
    const jobs = Array.from({ length: 10 }, (_, i) => aBackupJob({ id: `job-${i}` }));
    all.put({ jobs, asked: all.tick(), source: "list" });
    const made = all.regrouping(["vault"]);
    expect([made.place(4), made.index.count({})]).toEqual([true, 4]);
    expect([made.place(4), made.index.count({})]).toEqual([true, 8]);
    expect(all.dimensions).toEqual(["state"]);
    expect(made.place(4)).toBe(false);
    all.take(made);
    expect([all.dimensions, all.count({})]).toEqual([["vault"], 10]);
  });
});
