import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { jobItem } from "../../../../src/viewmodel/details/jobItem";
import { aBackupJob, aCopyJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { aContext, hostileText, textsIn } from "./partFixture";

const gibibyte = 1024 ** 3;

function item(job: Job, context = aContext()) {
  return jobItem(job, { prefix: "child" }, context);
}

describe("A job in a list of the page", () => {
  it("says what it is, how it went, when, how long and how much", () => {
    const job = aBackupJob({ backupSizeInBytes: 4 * gibibyte });
    expect(item(job)).toEqual({
      key: "child:job-1",
      action: {
        id: "child:job-1",
        label: "orders-db",
        accessibleLabel: "orders-db, EBS, Completed, finished 30 minutes ago, took 30 min, 4 GiB",
      },
      state: { label: "Completed", icon: "pass", tone: "completed" },
      name: "orders-db",
      type: "EBS",
      time: "30m ago",
      timeDetail: "Finished Sat, Nov 21, 2026, 13:30:00 (2026-11-21 13:30:00 UTC)",
      size: "4 GiB",
      duration: "30 min",
    });
  });

  it("says why it failed", () => {
    const job = aBackupJob({
      state: "FAILED",
      statusMessage: "Access Denied (Service: AmazonS3; Status Code: 403). Ask somebody.",
    });
    expect(item(job).cause).toBe("Access Denied");
    expect(item(job).action.accessibleLabel).toContain("took 30 min, Access Denied");
  });

  it("goes to the job with what is known of it", () => {
    const context = aContext();
    const job = aRestoreJob();
    const { action } = item(job, context);
    expect(context.actions.intent(action.id)).toEqual({
      type: "openJob",
      job: { kind: "restore", id: "restore-1", known: job },
    });
  });

  it("is there without an id, too, and goes to what is known", () => {
    const context = aContext();
    const job = aCopyJob({ id: "" });
    const { action, key } = item(job, context);
    expect(key).not.toBe(item(aCopyJob({ id: "", creationDate: 1 })).key);
    expect(context.actions.intent(action.id)).toMatchObject({ job: { id: "", known: job } });
  });

  it.each(["x".repeat(5000), "\ud800", "ü", "#1-2-3", `\n${"x".repeat(300)}`])(
    "has a short id of its own, the same each time, whatever its job's id",
    (id) => {
      const { key, action } = item(aBackupJob({ id }));
      expect(key.length).toBeLessThan(100);
      expect(key).toMatch(/^child:#[\w-]+$/);
      expect(action.id).toBe(key);
      expect(item(aBackupJob({ id })).key).toBe(key);
      expect(item(aBackupJob({ id: `${id}x` })).key).not.toBe(key);
    },
  );

  it("is marked where it is the job of the page", () => {
    const current = jobItem(aBackupJob(), { prefix: "sibling", current: true }, aContext());
    expect(current.current).toBe(true);
    expect(current.action.accessibleLabel).toMatch(/the job of this page$/);
  });
});

describe("A job among those of its resource", () => {
  const dated = (job: Job) => jobItem(job, { prefix: "history", dated: true }, aContext());

  it("is named by its date, and says nothing of the resource", () => {
    expect(dated(aBackupJob({ backupSizeInBytes: 4 * gibibyte }))).toEqual({
      key: "history:job-1",
      action: {
        id: "history:job-1",
        label: "Sat, Nov 21, 13:00",
        accessibleLabel:
          "Sat, Nov 21, 13:00, Completed, finished 30 minutes ago, took 30 min, 4 GiB",
      },
      state: { label: "Completed", icon: "pass", tone: "completed" },
      name: "Sat, Nov 21, 13:00",
      nameDetail: "Created Sat, Nov 21, 2026, 13:00:00 (2026-11-21 13:00:00 UTC)",
      size: "4 GiB",
      duration: "30 min",
    });
  });

  it("says where a copy is, with the Region where that is another", () => {
    const there = "arn:aws:backup:us-east-1:999988887777:backup-vault:dr";
    const copy = dated(aCopyJob({ destinationBackupVaultArn: there }));
    expect(copy.vault).toBe("dr in us-east-1");
    expect(copy.action.accessibleLabel).toContain(", dr in us-east-1, ");
    expect(dated(aCopyJob()).vault).toBe("Copies");
  });

  it.each([NaN, 9e15])("has words where its date is none: %s", (creationDate) => {
    const { name, nameDetail } = dated(aBackupJob({ creationDate }));
    expect([name, nameDetail]).toEqual(["Date not reported", undefined]);
  });
});

describe("What AWS does not report of a job", () => {
  it("is left to the page, which has a dash for it", () => {
    const bare = item({ kind: "copy", id: "1", state: "COMPLETED" });
    expect(bare.name).toBe("1");
    expect(Object.keys(bare)).toEqual(["key", "action", "state", "name"]);
  });

  it.each(["RDS", "Aurora", "DocumentDB", "Neptune", "FSx"])(
    "is the size of %s: 0 bytes is no size",
    (resourceType) => {
      expect(item(aBackupJob({ resourceType, backupSizeInBytes: 0 })).size).toBeUndefined();
    },
  );

  it("is not 0 bytes of an empty bucket", () => {
    expect(item(aBackupJob({ resourceType: "S3", backupSizeInBytes: 0 })).size).toBe("0 bytes");
  });

  it.each([NaN, -1, Infinity])("is no number that is no size: %s", (backupSizeInBytes) => {
    expect(item(aBackupJob({ backupSizeInBytes })).size).toBeUndefined();
  });

  it("is the start of a job that waits or expired", () => {
    const waiting: Job = { kind: "backup", id: "1", state: "CREATED", creationDate: noon - 1000 };
    expect(item(waiting).duration).toBe("Not started");
    expect(item(aBackupJob({ state: "EXPIRED" })).duration).toBe("Did not start");
  });

  it("is a duration of times the wrong way round", () => {
    expect(item(aBackupJob({ creationDate: noon })).duration).toBeUndefined();
    expect(item(aBackupJob({ creationDate: NaN, completionDate: NaN })).time).toBeUndefined();
  });
});

describe("A running job in a list", () => {
  it("has run so far, from its start", () => {
    const job: Job = {
      kind: "backup",
      id: "1",
      state: "RUNNING",
      creationDate: noon - 3_600_000,
      initiationDate: noon - 60_000,
    };
    expect(item(job).duration).toBe("1 min so far");
    expect(item(job).action.accessibleLabel).toBe("1, Running, started 1 minute ago, for 1 min");
  });
});

describe("Hostile data in a list", () => {
  it("is short text on one line", () => {
    const job = aBackupJob({
      resourceName: hostileText,
      resourceType: hostileText,
      state: hostileText,
      statusMessage: hostileText,
    });
    for (const text of textsIn(item(job))) {
      expect(text.length).toBeLessThan(600);
      expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
  });
});
