import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { madeGood, missedGoal } from "../../../../src/domain/protection/madeGood";
import { Recoveries } from "../../../../src/domain/protection/recoveries";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  noon,
  vaultArn,
} from "../../../support/jobs/jobBuilders";
import { runs } from "../../../support/property";

const hour = 3_600_000;
const failed = (id: string, creationDate = noon): Job =>
  aBackupJob({ id, state: "FAILED", creationDate });
const good = (id: string, creationDate = noon): Job => aBackupJob({ id, creationDate });

function noted(...jobs: readonly Job[]): Recoveries {
  const recoveries = new Recoveries(() => undefined);
  recoveries.want();
  for (const job of jobs) recoveries.note(job);
  return recoveries;
}

describe("A failed job", () => {
  it("is recovered by a good one of its resource that was created later, whichever came first", () => {
    const job = failed("failed");
    const later = good("later", noon + hour);
    expect(noted(job, later).laterGood(job)).toBe(later);
    expect(noted(later, job).laterGood(job)).toBe(later);
  });

  it("is not by one of the same moment, an earlier one, or one without a time", () => {
    const undated = aBackupJob({ id: "undated", creationDate: NaN });
    const job = failed("failed");
    expect(noted(job, undated, good("same"), good("old", 1)).laterGood(job)).toBeUndefined();
    const newest = good("newest", noon + hour);
    expect(noted(newest, undated).laterGood(job)).toBe(newest);
    expect(noted(newest).laterGood(failed("undated", NaN))).toBeUndefined();
  });

  it("is not by one of another resource, nor by one that failed in part", () => {
    const job = failed("failed");
    const resourceArn = "arn:aws:s3:::other";
    const other = aBackupJob({ id: "other", creationDate: noon + hour, resourceArn });
    const partial = aBackupJob({ id: "partial", state: "PARTIAL", creationDate: noon + hour });
    expect(noted(job, other, partial).laterGood(job)).toBeUndefined();
  });

  it("is for a copy only by a copy to the same vault", () => {
    const job = aCopyJob({ id: "failed", state: "FAILED", creationDate: noon });
    const later = aCopyJob({ id: "later", creationDate: noon + hour });
    const elsewhere = { ...later, destinationBackupVaultArn: vaultArn("Elsewhere") };
    expect(noted(job, elsewhere).laterGood(job)).toBeUndefined();
    expect(noted(job, later).laterGood(job)).toBe(later);
  });

  it("is nothing that a restore can be", () => {
    const job = aRestoreJob({ id: "failed", state: "FAILED", creationDate: noon });
    const later = aRestoreJob({ id: "later", creationDate: noon + hour });
    expect(noted(job, later).laterGood(job)).toBeUndefined();
  });

  it("is told of once, and only where it was there before", () => {
    const recoveries = noted(failed("a"), failed("b", noon + 2 * hour), good("c", noon + hour));
    expect(recoveries.takeRecovered()).toEqual(["a"]);
    expect(recoveries.takeRecovered()).toEqual([]);
    recoveries.note(good("d", noon + 3 * hour));
    recoveries.note(failed("late"));
    expect(recoveries.takeRecovered()).toEqual(["b"]);
    recoveries.note(good("e", noon + 4 * hour));
    expect(recoveries.takeRecovered()).toEqual([]);
  });
});

describe("Of any jobs in any order", () => {
  const aJob = fc
    .record({
      kind: fc.constantFrom("backup", "copy"),
      state: fc.constantFrom("COMPLETED", "FAILED", "EXPIRED", "ABORTED", "PARTIAL", "RUNNING"),
      resourceArn: fc.constantFrom("arn:aws:s3:::a", "arn:aws:s3:::b", ""),
      vault: fc.constantFrom("One", "Two"),
      creationDate: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    })
    .map(({ kind, vault, creationDate, ...members }): Job => {
      const { creationDate: usual, ...job } =
        kind === "backup"
          ? aBackupJob(members)
          : aCopyJob({ ...members, destinationBackupVaultArn: vaultArn(vault) });
      expect(usual).toBeDefined();
      return { ...job, ...(creationDate !== undefined && { creationDate }) };
    });

  it("each is recovered that the jobs of its page say so of, and is told of unless that was known at once", () => {
    fc.assert(
      fc.property(fc.array(aJob, { maxLength: 30 }), (jobs) => {
        const all = jobs.map((job, i) => ({ ...job, id: `${i}` }));
        const recoveries = new Recoveries(() => undefined);
        const told: string[] = [];
        const known: string[] = [];
        for (const job of all) {
          recoveries.note(job);
          if (recoveries.laterGood(job) !== undefined) known.push(job.id);
          told.push(...recoveries.takeRecovered());
        }
        const recovered = all.filter((job) => {
          const goal = missedGoal(job);
          return goal !== undefined && madeGood(job, goal, all).later !== undefined;
        });
        const byId = (ids: readonly string[]): string[] => [...ids].sort();
        const found = all.filter((job) => recoveries.laterGood(job) !== undefined);
        expect(byId(found.map(({ id }) => id))).toEqual(byId(recovered.map(({ id }) => id)));
        expect(byId([...told, ...known])).toEqual(byId(recovered.map(({ id }) => id)));
      }),
      { numRuns: runs(500) },
    );
  });

  it("are looked through once somebody asks, in several tasks where they are many, and each is told of", () => {
    fc.assert(
      fc.property(fc.array(aJob, { maxLength: 30 }), fc.nat(30), (jobs, asked) => {
        const all = jobs.map((job, i) => ({ ...job, id: `${i}` }));
        const others = Array.from({ length: 4500 }, (_, i) =>
          aBackupJob({ id: `other ${i}`, resourceArn: `arn:aws:s3:::other${i}` }),
        );
        let goesOn = 0;
        const recoveries = new Recoveries(() => goesOn++);
        for (const job of [...others, ...all.slice(0, asked)]) recoveries.note(job);
        const first = failed("first", noon - 2 * hour);
        const other = aBackupJob({
          id: "failed",
          state: "FAILED",
          creationDate: noon - 2 * hour,
          resourceArn: "arn:aws:s3:::other1",
        });
        recoveries.note(first);
        expect(recoveries.laterGood(other)).toBe(undefined);
        for (const job of all.slice(asked)) recoveries.note(job);
        expect(goesOn).toBe(1);
        expect([recoveries.lookThrough(), recoveries.lookThrough()]).toEqual([true, true]);
        expect(recoveries.lookThrough()).toBe(false);
        const told = recoveries.takeRecovered();
        const found = [...all, first].filter((job) => recoveries.laterGood(job) !== undefined);
        expect(new Set(told)).toEqual(new Set(found.map(({ id }) => id)));
        expect(recoveries.laterGood(other)).toBe(others[1]);
      }),
      { numRuns: runs(20) },
    );
  });
});
