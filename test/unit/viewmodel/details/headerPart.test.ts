import { describe, expect, it } from "vitest";
import { environmentProfile } from "../../../../src/domain/session/session";
import type { Job } from "../../../../src/domain/job/job";
import { headerPart, type HeaderOptions } from "../../../../src/viewmodel/details/headerPart";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  noon,
  vaultArn,
} from "../../../support/jobs/jobBuilders";
import { aContext, hostileText, textsIn } from "./partFixture";

const minute = 60_000;

function header(job: Job, options: Partial<HeaderOptions> = {}, context = aContext()) {
  const plain = { canGoBack: false, canGoForward: false, pinned: false };
  return headerPart(job, { ...plain, busy: false, asOf: noon, ...options }, context);
}

function actionIds(job: Job, options: Partial<HeaderOptions> = {}): string[] {
  return header(job, options).actions.map(({ id }) => id);
}

describe("The header", () => {
  it("says who the job is and whose session it is", () => {
    expect(
      header(aBackupJob({ resourceType: "RDS", backupVaultName: "prod-vault" })),
    ).toMatchObject({
      kind: "Backup job",
      title: "orders-db",
      subtitle: "RDS in prod-vault",
      session: "Profile production · eu-west-1",
      account: { key: "AccountId", value: "111122223333", code: true },
      state: { label: "Completed" },
    });
  });

  it("says that a restore comes from a vault", () => {
    expect(header(aRestoreJob())).toMatchObject({
      kind: "Restore job",
      subtitle: "EBS from Default",
    });
  });

  it("says where a copy goes; Region and account where they differ", () => {
    expect(header(aCopyJob()).subtitle).toBe("EBS from vault Default to vault Copies");
    const destinationBackupVaultArn = "arn:aws:backup:us-east-1:999988887777:backup-vault:Default";
    expect(header(aCopyJob({ destinationBackupVaultArn })).subtitle).toBe(
      "EBS from vault Default to vault Default in us-east-1 of account 999988887777",
    );
    expect(header(aCopyJob({ sourceBackupVaultArn: " " })).subtitle).toBe(
      "EBS from vault not reported to vault Copies",
    );
  });

  it("takes the account from the role where AWS does not name it, and from nothing else", () => {
    const job: Job = {
      kind: "backup",
      id: "1",
      state: "",
      backupVaultArn: vaultArn("V", "9".repeat(12)),
    };
    const iamRoleArn = "arn:aws:iam::222233334444:role/Backup";
    expect(header({ ...job, iamRoleArn }).account?.value).toBe("222233334444");
    expect(header({ ...job, iamRoleArn, accountId: "5" }).account?.value).toBe("5");
    expect(header({ ...job, iamRoleArn: "no ARN" })).not.toHaveProperty("account");
    expect(header(job)).not.toHaveProperty("account");
  });

  it("names no profile where the credentials come from the environment", () => {
    const session = { profile: environmentProfile, region: "us-east-1" };
    expect(header(aBackupJob(), {}, aContext({ session })).session).toBe(
      "Environment variables · us-east-1",
    );
  });

  it("says what AWS did not report", () => {
    const bare: Job = { kind: "backup", id: "abc", state: "" };
    expect(header(bare)).toMatchObject({
      title: "abc",
      subtitle: "Type not reported, vault not reported",
      session: "Profile production · eu-west-1",
      state: { label: "State not reported", tone: "unknown" },
    });
    expect(header(bare)).not.toHaveProperty("account");
  });
});

describe("What names the job", () => {
  const names = (job: Job, options: Partial<HeaderOptions> = {}) =>
    header(job, options).fields.map(({ label, value }) => `${label}: ${value}`);

  it("is its ID, and the plan and the rule that made it", () => {
    const createdBy = { backupPlanName: "daily", backupRuleName: "at-two", backupPlanId: "p" };
    expect(names(aBackupJob({ createdBy }))).toEqual([
      "Job ID: job-1",
      "Backup plan: daily",
      "Rule: at-two",
    ]);
    expect(names(aBackupJob({ createdBy: { backupPlanId: "p" } }))).toEqual(["Job ID: job-1"]);
    expect(names(aBackupJob({ id: "" }))[0]).toBe("Job ID: Not reported");
  });

  it("is on demand without a plan, but for a child job, whose parent may have had one", () => {
    expect(names(aBackupJob())[1]).toBe("Origin: On demand");
    expect(names(aBackupJob({ parentJobId: "p" }))[1]).toBe("Origin: With its parent job");
    expect(names(aRestoreJob())[1]).toBe("Origin: On demand");
    expect(names(aRestoreJob({ parentJobId: "p" }))[1]).toBe("Origin: With its parent job");
    expect(names(aRestoreJob({ restoreTestingPlanArn: "x" }))).toHaveLength(1);
    expect(names(aCopyJob({ createdByBackupJobId: "b" }))).toHaveLength(1);
  });

  it("is the ID alone before AWS has described the job", () => {
    const { fields } = headerPart(
      aBackupJob(),
      { canGoBack: false, canGoForward: false, pinned: false, busy: true },
      aContext(),
    );
    expect(fields.map(({ key }) => key)).toEqual(["BackupJobId"]);
  });
});

describe("The header of a running job", () => {
  const running: Job = { kind: "backup", id: "1", state: "RUNNING", percentDone: "45.0" };

  it("has AWS's percentage", () => {
    expect(header(running).percent).toBe(45);
    expect(header(aBackupJob({ percentDone: "45.0" }))).not.toHaveProperty("percent");
  });

  it("says when it is expected to complete, or was", () => {
    const expectedCompletionDate = noon + 12 * minute + 30_000;
    expect(header({ ...running, expectedCompletionDate }).moment).toBe(
      "Expected to complete in 12 min",
    );
    expect(header({ ...running, expectedCompletionDate: noon - 20 * minute }).moment).toBe(
      "Overdue: expected to complete 20 min ago",
    );
    expect(header({ ...running, expectedCompletionDate: noon + 100 * 60 * minute }).moment).toBe(
      "Expected to complete in 4 days",
    );
  });

  it("reckons a restore's expected end from its creation: the minutes are its whole duration", () => {
    const restore: Job = {
      kind: "restore",
      id: "1",
      state: "RUNNING",
      creationDate: noon - 30 * minute,
      expectedCompletionTimeMinutes: 45,
    };
    expect(header(restore).moment).toBe("Expected to complete in about 15 min");
  });

  it.each([NaN, Infinity, 1e300])("expects nothing of a time that is none: %s", (time) => {
    expect(header({ ...running, expectedCompletionDate: time })).not.toHaveProperty("moment");
  });

  it("gives way to when the job ended once it has", () => {
    const job = aBackupJob({ expectedCompletionDate: noon + minute });
    expect(header(job).moment).toBe("Ended 30 minutes ago");
    const { completionDate, ...undated } = job;
    expect(completionDate).toBeDefined();
    expect(header(undated)).not.toHaveProperty("moment");
  });
});

describe("The freshness", () => {
  const asked = noon + 2 * minute + 9000;

  it.each([
    [{ asOf: undefined, busy: true }, "From the list. Asking AWS Backup…"],
    [{ asOf: undefined, refreshFailed: true }, "From the list. The request to AWS Backup failed."],
    [{ asOf: asked }, "As of 14:02:09."],
    [{ asOf: asked, pollSeconds: 5 }, "As of 14:02:09. Refreshes every 5 s."],
    [{ asOf: asked, pollSeconds: 300 }, "As of 14:02:09. Refreshes every 5 min."],
    [{ asOf: asked, refreshFailed: true }, "As of 14:02:09. The last refresh failed."],
  ])("of %j reads %s", ({ asOf, ...options }, text) => {
    const job = aBackupJob();
    const base = { canGoBack: false, canGoForward: false, pinned: false, busy: false };
    const { freshness } = headerPart(
      job,
      { ...base, ...options, ...(asOf !== undefined && { asOf }) },
      aContext(),
    );
    expect(freshness).toBe(text);
  });

  it("names the day of a page that was left open", () => {
    expect(header(aBackupJob(), { asOf: noon - 24 * 60 * minute }).freshness).toBe(
      "As of Fri, Nov 20, 2026, 14:00:00.",
    );
  });
});

describe("The header's actions", () => {
  it("are those that are possible", () => {
    expect(actionIds(aBackupJob({ parentJobId: "p" }), { consoleLink: "https://x" })).toEqual([
      "header:refresh",
      "header:pin",
      "header:parent",
      "header:json",
      "header:cli",
    ]);
    expect(actionIds(aCopyJob(), { pinned: true })).toEqual([
      "header:refresh",
      "header:json",
      "header:cli",
    ]);
  });

  it("watch a job that goes on, and one that is watched no more", () => {
    const labels = (job: Job, watched = false) =>
      header(job, { watched }).actions.map(({ label }) => label);
    const running = aBackupJob({ state: "RUNNING" });
    expect(labels(running)).toContain("Watch");
    expect(labels(running, true)).toContain("Stop Watching");
    expect(labels(running, true)).not.toContain("Watch");
    expect(labels(aBackupJob())).not.toContain("Watch");
    expect(labels(aBackupJob({ id: "", state: "RUNNING" }))).not.toContain("Watch");
  });

  it("have two ways out that are shown with their words", () => {
    const ways = (options: Partial<HeaderOptions>) =>
      header(aBackupJob(), options).ways.map(({ id, label }) => [id, label]);
    expect(ways({ consoleLink: "https://x" })).toEqual([
      ["header:reveal", "Reveal in Tree"],
      ["header:console", "Open in AWS Console"],
    ]);
    expect(ways({})).toEqual([["header:reveal", "Reveal in Tree"]]);
  });

  it("ask nothing for a job without an id", () => {
    expect(actionIds(aBackupJob({ id: "" }))).toEqual(["header:pin", "header:json"]);
  });

  it("lead to no parent that is the job itself", () => {
    expect(actionIds(aBackupJob({ parentJobId: "job-1" }))).not.toContain("header:parent");
    expect(actionIds(aBackupJob({ parentJobId: "" }))).not.toContain("header:parent");
  });

  it("mean what they say", () => {
    const context = aContext();
    const options = { canGoBack: true, canGoForward: true, consoleLink: "https://console" };
    const { back, forward } = header(aBackupJob({ parentJobId: "p" }), options, context);
    const intent = (id: string) => context.actions.intent(id);
    expect(intent(back?.id ?? "")).toEqual({ type: "back" });
    expect(intent(forward?.id ?? "")).toEqual({ type: "forward" });
    expect(intent("header:parent")).toEqual({
      type: "openJob",
      job: { kind: "backup", id: "p", isParent: true },
    });
    expect(intent("header:reveal")).toEqual({ type: "reveal" });
    expect(intent("copy:BackupJobId")).toEqual({ type: "copy", text: "job-1", what: "the job ID" });
    expect(intent("copy:AccountId")).toMatchObject({ text: "111122223333" });
    expect(intent("header:console")).toEqual({ type: "openConsole", link: "https://console" });
    expect(header(aBackupJob())).not.toHaveProperty("back");
  });
});

describe("Hostile data in the header", () => {
  it("is short text on one line", () => {
    for (const job of [
      aBackupJob({
        id: "x",
        resourceName: hostileText,
        resourceType: hostileText,
        backupVaultName: hostileText,
        accountId: hostileText,
        state: hostileText,
      }),
      aCopyJob({
        destinationBackupVaultArn: vaultArn(hostileText, hostileText),
        sourceBackupVaultArn: hostileText,
      }),
    ]) {
      for (const text of textsIn(header(job))) {
        expect(text.length).toBeLessThan(500);
        expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
      }
    }
  });
});
