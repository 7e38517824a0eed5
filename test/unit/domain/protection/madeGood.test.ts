import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { goodSince, isGood, newestGood } from "../../../../src/domain/protection/goodBackup";
import { goalQuery, madeGood, missedGoal } from "../../../../src/domain/protection/madeGood";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  noon,
  vaultArn,
} from "../../../support/jobs/jobBuilders";

const hour = 3_600_000;
const resourceArn = "arn:aws:ec2:eu-west-1:111122223333:volume/vol-1";

describe("A good backup of a resource", () => {
  it("is a completed backup job with its ARN, with issues or without", () => {
    expect(isGood(aBackupJob(), resourceArn)).toBe(true);
    expect(isGood(aBackupJob({ messageCategory: "VSS" }), resourceArn)).toBe(true);
    const child = aBackupJob({ parentJobId: "stack" });
    expect(isGood(child, resourceArn)).toBe(true);
  });

  it.each(["PARTIAL", "FAILED", "RUNNING", "completed", " COMPLETED", "SEALED", ""])(
    "is none in the state %j",
    (state) => {
      expect(isGood(aBackupJob({ state }), resourceArn)).toBe(false);
    },
  );

  it("is none of another resource, or of none", () => {
    expect(isGood(aBackupJob(), `${resourceArn}0`)).toBe(false);
    expect(isGood({ ...aBackupJob(), resourceArn: "" }, "")).toBe(false);
  });

  it("was there when it completed, else when it was created", () => {
    expect(goodSince(aBackupJob({ creationDate: 1, completionDate: 2 }))).toBe(2);
    const { completionDate, ...open } = aBackupJob({ creationDate: 1 });
    expect(completionDate).toBeDefined();
    expect(goodSince(open)).toBe(1);
    expect(goodSince(aBackupJob({ creationDate: NaN, completionDate: 9e99 }))).toBeUndefined();
  });

  it("is the newest by its creation; ties are in the order of lists, undated ones come by their end, then last", () => {
    const { creationDate, ...undated } = aBackupJob({ id: "undated", completionDate: noon - hour });
    const { completionDate, ...timeless } = { ...undated, id: "timeless" };
    expect([creationDate, completionDate]).not.toContain(undefined);
    const long = aBackupJob({ id: "long", creationDate: noon - 3 * hour, completionDate: noon });
    const [b, a] = ["b", "a"].map((id) => aBackupJob({ id, creationDate: noon - 2 * hour }));
    const best = (...jobs: Job[]) => newestGood(jobs)?.id;
    expect(best(long, b as Job, a as Job)).toBe("a");
    expect(best(timeless, long)).toBe("long");
    expect(best(timeless, undated, a as Job)).toBe("undated");
    expect(best(timeless)).toBe("timeless");
    expect(best()).toBeUndefined();
  });
});

describe("What a job missed", () => {
  it.each(["FAILED", "EXPIRED", "ABORTED", "PARTIAL"])("is a backup where it is %s", (state) => {
    expect(missedGoal(aBackupJob({ state }))).toEqual({
      kind: "backup",
      resourceArn,
      vaultArn: undefined,
    });
  });

  it.each(["COMPLETED", "RUNNING", "ABORTING", "CREATED", "PENDING", "SEALED", ""])(
    "is nothing where it is %j",
    (state) => {
      expect(missedGoal(aBackupJob({ state }))).toBeUndefined();
    },
  );

  it("is a copy to its vault", () => {
    const goal = missedGoal(aCopyJob({ state: "FAILED" }));
    expect(goal).toEqual({ kind: "copy", resourceArn, vaultArn: vaultArn("Copies") });
    expect(goal && goalQuery(goal, "4")).toEqual({
      kind: "copy",
      resourceArn,
      destinationVaultArn: vaultArn("Copies"),
      accountId: "4",
    });
  });

  it("is nothing where AWS did not say of what, or to which vault, and of restores and scans", () => {
    expect(missedGoal(aBackupJob({ state: "FAILED", resourceArn: "" }))).toBeUndefined();
    const copy = aCopyJob({ state: "FAILED", destinationBackupVaultArn: "" });
    expect(missedGoal(copy)).toBeUndefined();
    expect(missedGoal(aRestoreJob({ state: "FAILED" }))).toBeUndefined();
    expect(missedGoal(aScanJob({ state: "FAILED" }))).toBeUndefined();
  });
});

describe("What made a job good", () => {
  const failed = aBackupJob({ id: "failed", state: "FAILED", creationDate: noon - 5 * hour });
  const goal = { kind: "backup", resourceArn, vaultArn: undefined } as const;
  const at = (id: string, hoursAgo: number, members: Partial<Job> = {}): Job =>
    ({ ...aBackupJob({ id, creationDate: noon - hoursAgo * hour }), ...members }) as Job;
  const found = (...jobs: Job[]) => {
    const { later, last } = madeGood(failed, goal, jobs);
    return { later: later?.id, last: last?.id };
  };

  it("is the newest good job that was created later", () => {
    expect(found(at("old", 9), at("new", 1), at("between", 3), failed)).toEqual({
      later: "new",
      last: "new",
    });
  });

  it("is not what was created earlier, or in the same moment, however late it completed", () => {
    const jobs = [at("same", 5, { completionDate: noon }), at("old", 9, { completionDate: noon })];
    expect(found(...jobs)).toEqual({ later: undefined, last: "same" });
  });

  it("is not what another resource, another state or the job itself says, told twice or not", () => {
    const other = at("other", 1, {
      resourceArn: "arn:aws:ec2:eu-west-1:111122223333:volume/vol-2",
    });
    const own = { ...failed, state: "COMPLETED", creationDate: noon } as Job;
    const jobs = [
      other,
      own,
      own,
      at("partial", 1, { state: "PARTIAL" }),
      at("x", 1, { state: "?" }),
    ];
    expect(found(...jobs)).toEqual({ later: undefined, last: undefined });
    expect(found(at("twice", 1), at("twice", 1)).later).toBe("twice");
  });

  it("is not known to be later where a CreationDate is missing or no time", () => {
    const { creationDate, ...undated } = aBackupJob({ id: "undated", completionDate: noon });
    expect(creationDate).toBeDefined();
    expect(found(undated)).toEqual({ later: undefined, last: "undated" });
    expect(found(at("odd", NaN))).toEqual({ later: undefined, last: "odd" });
    const { creationDate: own, ...failedSometime } = failed;
    expect(own).toBeDefined();
    expect(madeGood(failedSometime, goal, [at("new", 1)]).later).toBeUndefined();
  });

  it("is unclear of a child where the list holds no child: it may leave them out", () => {
    const child = { ...failed, parentJobId: "stack" };
    expect(madeGood(child, goal, [at("old", 9)]).isUnclear).toBe(true);
    expect(madeGood(child, goal, [at("old", 9), child]).isUnclear).toBe(false);
    const sibling = at("other", 9, { parentJobId: "another stack" });
    expect(madeGood(child, goal, [sibling]).isUnclear).toBe(false);
    expect(madeGood(failed, goal, [at("old", 9)]).isUnclear).toBe(false);
  });

  it("may be in the future, where AWS's clock is ahead of this one", () => {
    expect(found(at("skewed", -2)).later).toBe("skewed");
  });

  it("is unclear where a completed job does not say its resource, or its vault", () => {
    const { resourceArn: arn, ...nameless } = aBackupJob({ id: "nameless" });
    expect(arn).toBe(resourceArn);
    expect(madeGood(failed, goal, [nameless]).isUnclear).toBe(true);
    expect(madeGood(failed, goal, [{ ...nameless, state: "FAILED" }]).isUnclear).toBe(false);
    const copyGoal = { kind: "copy", resourceArn, vaultArn: vaultArn("Copies") } as const;
    const vaultless = aCopyJob({ id: "vaultless", destinationBackupVaultArn: "" });
    const failedCopy = aCopyJob({ id: "failed", state: "FAILED" });
    expect(madeGood(failedCopy, copyGoal, [vaultless]).isUnclear).toBe(true);
    const copies = [aCopyJob({ id: "there" }), aCopyJob({ id: "partial", state: "PARTIAL" })];
    expect(madeGood(failedCopy, copyGoal, copies).last?.id).toBe("there");
    const elsewhere = aCopyJob({ id: "elsewhere", destinationBackupVaultArn: vaultArn("Other") });
    expect(madeGood(failedCopy, copyGoal, [elsewhere])).toMatchObject({
      last: undefined,
      isUnclear: false,
    });
    expect(madeGood(failedCopy, copyGoal, [aBackupJob()]).last).toBeUndefined();
  });
});
