import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BackupJob, Job } from "../../../../src/domain/job/job";
import { historyChart } from "../../../../src/viewmodel/details/historyChart";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { aContext, hostileText, textsIn } from "./partFixture";
import { runs } from "../../../support/property";

const minute = 60_000;
const day = 24 * 60 * minute;
const gibibyte = 1024 ** 3;

function chart(jobs: readonly Job[], options: { current?: string; hasMore?: boolean } = {}) {
  const { current, hasMore = false } = options;
  return historyChart(jobs, { isCurrent: ({ id }) => id === current, hasMore }, aContext());
}

/** A backup of so many days ago that took so many minutes. */
function backup(
  id: string,
  ago: number,
  minutes: number,
  size: number,
  state = "COMPLETED",
): BackupJob {
  const creationDate = noon - ago * day;
  return aBackupJob({
    id,
    state,
    creationDate,
    completionDate: creationDate + minutes * minute,
    backupSizeInBytes: size * gibibyte,
  });
}

const jobs = [backup("c", 1, 20, 2), backup("a", 3, 4, 1), backup("b", 2, 10, 1.5, "FAILED")];

describe("The chart of a resource's backups", () => {
  it("has them oldest first, as shares of the longest and the largest", () => {
    const { points, longest, largest } = chart(jobs, { current: "b" }) ?? {};
    expect(points).toMatchObject([
      { key: "chart:a", duration: 0.2, size: 0.5, current: false },
      { key: "chart:b", duration: 0.5, size: 0.75, current: true },
      { key: "chart:c", duration: 1, size: 1, current: false },
    ]);
    expect([longest, largest]).toEqual(["20 min", "2 GiB"]);
  });

  it("says each point in words", () => {
    expect(chart(jobs)?.points[1]?.text).toBe(
      "Thu, Nov 19, 2026, 14:00:00: Failed, 10 min, 1.5 GiB",
    );
  });

  it("says the same in a sentence", () => {
    expect(chart(jobs)?.text).toBe(
      "Of 3 backup jobs, since Wed, Nov 18, 2026, 14:00:00, 2 completed and 1 failed; " +
        "they took 4 min to 20 min; sizes from 1 GiB to 2 GiB.",
    );
    expect(chart(jobs, { hasMore: true })?.text).toMatch(/^Of the 3 backup jobs loaded, since /);
  });

  it("says what is not reported instead of drawing it", () => {
    const bare = [1, 2].map((creationDate) => aBackupJob({ id: `${creationDate}`, creationDate }));
    const rds = bare.map((job) => ({
      ...job,
      state: "EXPIRED",
      resourceType: "RDS",
      backupSizeInBytes: 0,
    }));
    const picture = chart(rds);
    expect(picture).toMatchObject({ longest: "Not reported", largest: "Not reported" });
    expect(picture?.text).toContain(
      "2 expired; how long they took is not reported; their sizes are not reported.",
    );
    expect(picture?.points[0]).not.toHaveProperty("duration");
    expect(picture?.points[0]).not.toHaveProperty("size");
  });

  it("has the newest 60", () => {
    const many = Array.from({ length: 61 }, (_, i) => backup(`${i}`, i, 5, 1));
    const points = chart(many)?.points;
    expect(points).toHaveLength(60);
    expect(points?.at(-1)?.key).toBe("chart:0");
    expect(chart(many)?.text).toMatch(/^Of the newest 60 backup jobs, /);
    expect(chart(many, { hasMore: true })?.text).toMatch(
      /^Of the newest 60 of the 61 backup jobs loaded, /,
    );
    expect(chart(many)?.text).toContain("they took 5 min; size 1 GiB.");
  });

  it("leaves out what has no time, and is no picture of a single job", () => {
    expect(chart([...jobs, aBackupJob({ id: "undated", creationDate: NaN })])?.points).toHaveLength(
      3,
    );
    expect(chart(jobs.slice(1, 2))).toBeUndefined();
    expect(chart([])).toBeUndefined();
  });

  it("has a running job's time so far, and does not count it among those that took", () => {
    const running: Job = {
      kind: "backup",
      id: "r",
      state: "RUNNING",
      creationDate: noon - 40 * minute,
    };
    const picture = chart([...jobs, running]);
    expect(picture?.points.at(-1)).toMatchObject({ duration: 1 });
    expect(picture?.points.at(-1)?.text).toContain("Running, 40 min so far");
    expect(picture?.text).toContain("they took 4 min to 20 min");
  });

  it("shows hostile data as short text", () => {
    const hostile = jobs.map((job) => ({ ...job, state: hostileText, resourceName: hostileText }));
    for (const text of textsIn(chart(hostile))) {
      expect(text.length).toBeLessThan(400);
      expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
  });

  it("stays between nothing and the largest, whatever AWS reports", () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, NaN, Infinity, noon), fc.integer());
    const job = fc.record({
      kind: fc.constant("backup" as const),
      id: fc.uuid(),
      state: fc.constantFrom("RUNNING", "COMPLETED", "EXPIRED", "NEW"),
      creationDate: number,
      completionDate: number,
      backupSizeInBytes: number,
    });
    fc.assert(
      fc.property(fc.uniqueArray(job, { selector: ({ id }) => id, maxLength: 80 }), (any) => {
        const points = chart(any)?.points ?? [];
        for (const { duration = 0, size = 0 } of points) {
          for (const share of [duration, size]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
        }
        expect(new Set(points.map(({ key }) => key)).size).toBe(points.length);
      }),
      { numRuns: runs(1000) },
    );
  });
});
