import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { Job } from "../../../../src/domain/job/job";
import type { JobsInput } from "../../../../src/viewmodel/details/jobItems";
import { relatedPart, type RelatedInput } from "../../../../src/viewmodel/details/relatedPart";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  noon,
} from "../../../support/jobs/jobBuilders";
import { aContext, hostileText, textsIn } from "./partFixture";

const recoveryPointArn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
const backup = aBackupJob({ recoveryPointArn });

function related(input: Partial<RelatedInput>, context = aContext()) {
  return relatedPart({ job: backup, asked: true, ...input }, context);
}

function lists(input: Partial<RelatedInput>) {
  const all = related(input).lists;
  const list = (wanted: string) => all.find(({ key }) => key === wanted);
  return {
    history: list("history"),
    copies: list("copies"),
    scans: list("scans"),
    restores: list("restores"),
  };
}

function loaded(jobs: readonly Job[], members: Partial<JobsInput> = {}): JobsInput {
  return { jobs, asked: true, loading: false, hasMore: false, ...members };
}

function textsOf(list: { jobs: { notices: readonly { text: string }[] } } | undefined) {
  return list?.jobs.notices.map(({ text }) => text);
}

describe("Related jobs", () => {
  it("are four lists, empty until they are asked for", () => {
    expect(related({ asked: false })).toMatchObject({
      asked: false,
      lists: [
        { key: "history", title: "Backup jobs of orders-db", jobs: { items: [], notices: [] } },
        { key: "copies", title: "Copies of this recovery point", jobs: { notices: [] } },
        { key: "scans", title: "Malware scans of this recovery point", jobs: { notices: [] } },
        { key: "restores", title: "Restores from this recovery point", jobs: { notices: [] } },
      ],
    });
  });

  it("say which recovery point a copy job shares with others", () => {
    const { copies, scans, restores } = lists({ job: aCopyJob() });
    expect(copies?.title).toBe("Copies of the source recovery point");
    expect(scans?.title).toBe("Malware scans of the source recovery point");
    expect(restores?.title).toBe("Restores from the source recovery point");
  });

  it("say why they can't be there", () => {
    const bare: Job = { kind: "backup", id: "1", state: "CREATED" };
    expect(related({ job: bare }).lists).toEqual([]);
    expect(related({ job: bare }).notices.map(({ text }) => text)).toEqual([
      "AWS Backup did not report the resource of this job, so its backup jobs can't be found.",
      "AWS Backup reports no recovery point for this job so far, so it has no copies, malware scans or restores.",
    ]);
    const pointOnly: Job = { kind: "restore", id: "1", state: "COMPLETED", recoveryPointArn };
    expect(related({ job: pointOnly }).lists.map(({ key }) => key)).toEqual(["copies", "scans"]);
    expect(related({ job: pointOnly }).notices.map(({ text }) => text)).toEqual([
      "AWS Backup did not report the resource of this job, so its backup jobs and restores can't be found.",
    ]);
  });

  it("of a failed job: one sentence says that there is no recovery point", () => {
    const job = aBackupJob({ state: "FAILED" });
    const { lists: shown, notices } = related({ job, history: loaded([job]) });
    expect(shown.map(({ key }) => key)).toEqual(["history"]);
    expect(notices.map(({ text }) => text)).toEqual([
      "AWS Backup reported no recovery point for this job, so it has no copies, malware scans or restores.",
    ]);
  });

  it("tell a scan that found threats as a failure", () => {
    const found = aScanJob({ scanResultStatus: "THREATS_FOUND" });
    const { scans } = lists({ scans: loaded([found]) });
    expect(scans?.jobs.items[0]?.state).toEqual({
      label: "Completed, threats found",
      icon: "bug",
      tone: "failed",
    });
    expect(textsOf(scans)).toEqual(["AWS Backup lists scan jobs of the last 30 days."]);
    expect(textsOf(lists({ scans: loaded([]) }).scans)).toEqual([
      "AWS Backup lists scan jobs of the last 30 days. AWS Backup lists no scan jobs of this recovery point.",
    ]);
  });

  it("need no request where none of them can be there", () => {
    const bare: Job = { kind: "restore", id: "1", state: "FAILED" };
    expect(related({ job: bare, asked: false }).asked).toBe(true);
    expect(related({ job: bare, asked: false }).notices.at(-1)?.text).toBe(
      "AWS Backup did not report the recovery point that this job was made from, so its copies, malware scans and restores can't be found.",
    );
  });

  it("fail one by one: a sentence and Retry in the list that failed", () => {
    const error = new BackupError("accessDenied", { operation: "ListCopyJobs" });
    const { history, copies } = lists({
      history: loaded([backup]),
      copies: loaded([], { asked: false, error }),
    });
    expect(history?.jobs.items).toHaveLength(1);
    expect(copies?.jobs.notices).toMatchObject([
      { kind: "error", actions: [{ label: "Copy IAM Policy" }, { id: "retry:copies" }] },
    ]);
  });
});

describe("Backup jobs of the same resource", () => {
  const older = aBackupJob({ id: "older", creationDate: noon - 90_000_000 });

  it("are a list and a chart, the job itself marked", () => {
    const { history } = lists({ history: loaded([backup, older]) });
    expect(history?.jobs.items.map(({ key, current }) => [key, current])).toEqual([
      ["history:job-1", true],
      ["history:older", undefined],
    ]);
    expect(history?.chart?.points.map(({ current }) => current)).toEqual([false, true]);
    expect(textsOf(history)).toEqual(["AWS Backup lists backup jobs of the last 30 days."]);
  });

  it("have the one marked in the chart whose recovery point a restore uses", () => {
    const job = aRestoreJob({ recoveryPointArn });
    const { history } = lists({ job, history: loaded([backup, older]) });
    expect(history?.title).toBe("Backup jobs of vol-1");
    expect(history?.chart?.points.map(({ current }) => current)).toEqual([false, true]);
    expect(history?.jobs.items.some(({ current }) => current)).toBe(false);
  });

  it("have the last one before the restore marked where many share a recovery point", () => {
    const continuous = [1, 2, 3].map((hours) =>
      aBackupJob({ id: `${hours}`, recoveryPointArn, creationDate: noon - hours * 3_600_000 }),
    );
    const job = aRestoreJob({ recoveryPointArn, creationDate: noon - 1.5 * 3_600_000 });
    const points = lists({ job, history: loaded(continuous) }).history?.chart?.points;
    expect(points?.filter(({ current }) => current).map(({ key }) => key)).toEqual(["chart:2"]);
  });

  it("have no chart of a single job", () => {
    expect(lists({ history: loaded([backup]) }).history).not.toHaveProperty("chart");
  });
});

describe("Copies of the recovery point", () => {
  it("have ids that no field's Copy button has", () => {
    const { copies } = lists({ copies: loaded([aCopyJob({ id: "StatusMessage" })]) });
    expect(copies?.jobs.items[0]?.action.id).toBe("copyJob:StatusMessage");
  });
});

describe("Restores from the recovery point", () => {
  const some = [1, 2, 3].map((id) => aRestoreJob({ id: `${id}`, recoveryPointArn }));

  it("say how many restore jobs were looked at", () => {
    const { restores } = lists({ restores: loaded(some, { lookedAt: 40, hasMore: true }) });
    expect(textsOf(restores)).toEqual([
      "Of 40 restore jobs of this resource loaded so far, 3 are from this recovery point. " +
        "AWS Backup has more.",
    ]);
    expect(restores?.jobs.more?.id).toBe("more:restores");
    expect(textsOf(lists({ restores: loaded(some, { lookedAt: 40 }) }).restores)).toEqual([
      "Of 40 restore jobs of this resource, 3 are from this recovery point.",
    ]);
    expect(textsOf(lists({ restores: loaded(some, { lookedAt: 3 }) }).restores)).toEqual([]);
  });

  it("may be none", () => {
    expect(textsOf(lists({ restores: loaded([], { lookedAt: 2 }) }).restores)).toEqual([
      "Of 2 restore jobs of this resource, 0 are from this recovery point. AWS Backup lists no restore jobs from this recovery point.",
    ]);
  });
});

describe("Hostile data among related jobs", () => {
  it("is short text on one line", () => {
    const job = aBackupJob({ resourceName: hostileText, resourceArn: hostileText, id: "1" });
    const other = aCopyJob({ resourceName: hostileText, statusMessage: hostileText });
    const part = related({ job, history: loaded([job]), copies: loaded([other]) });
    for (const text of textsIn(part)) {
      expect(text.length).toBeLessThan(600);
      expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
  });
});
