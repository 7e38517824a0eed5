import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { jobRow, type JobRowContext } from "../../../../src/viewmodel/tree/jobRow";
import { aBackupJob, aRestoreJob, aScanJob, noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";

const hour = 3_600_000;

function rowOf(job: Job, context: Partial<JobRowContext> = {}) {
  return jobRow(job, {
    id: "row",
    formats: utcFormats,
    now: noon,
    vaultLabel: "Default",
    region: "eu-west-1",
    expandable: false,
    isRepeated: false,
    isRecovered: false,
    isGuest: false,
    shortensNames: true,
    isWatched: false,
    ...context,
  });
}

describe("A job row", () => {
  it("is named after the resource, with its type and when it was created", () => {
    const row = rowOf(aBackupJob({ creationDate: noon - 2 * hour }));
    expect(row).toMatchObject({ label: "orders-db", description: "EBS · 2h ago" });
  });

  it("is named by the ARN's last part where there is no name", () => {
    expect(rowOf(aRestoreJob()).label).toBe("vol-1");
  });

  it("begins with that it recovered, and its name leaves room for that", () => {
    const job = aBackupJob({
      state: "FAILED",
      resourceName: "payments-production-dynamodb-3",
      statusMessage: "Access denied. Ask.",
    });
    const row = rowOf(job, { isRecovered: true });
    expect(row.description).toBe("✓ Access denied · recovered · 1h · EBS");
    // In a narrow view the cause is to be read, too.
    expect(row.label).toBe("paymen…b-3");
    const key = { ...job, statusMessage: "The KMS key is disabled." };
    expect(rowOf(key, { isRecovered: true })).toMatchObject({
      label: "payments-p…odb-3",
      description: "✓ KMS key · recovered · 1h · EBS",
    });
    expect(row.accessibleLabel).toContain("Failed, recovered by a later backup, ");
    const { statusMessage, ...silent } = job;
    expect(statusMessage).toBeDefined();
    expect(rowOf(silent, { isRecovered: true }).label).toBe("payments-p…odb-3");
  });

  it("begins with that it is new or has changed, and its name leaves room for that", () => {
    const job = aBackupJob({
      resourceName: "payments-production-dynamodb-3",
      creationDate: noon - 2 * hour,
    });
    expect(rowOf(job).label).toBe("payments-production-dynamodb-3");
    const row = rowOf(job, { mark: "new" });
    expect(row).toMatchObject({ label: "payments-pro…modb-3", description: "new · EBS · 2h ago" });
    expect(row.accessibleLabel).toContain("dynamodb-3, new since you last looked, EBS, Completed");
    const failed = { ...job, state: "FAILED", statusMessage: "Access denied. Ask." };
    const changed = rowOf(failed, { mark: "changed" });
    expect(changed.label).toBe("payme…b-3");
    expect(changed.description).toMatch(/^changed · Access denied · /);
    expect(rowOf(job, { mark: "new", shortensNames: false }).label).toBe(
      "payments-production-dynamodb-3",
    );
  });

  it("is red and says so where a scan found threats, whatever its state", () => {
    for (const state of ["COMPLETED", "COMPLETED_WITH_ISSUES"]) {
      const row = rowOf(aScanJob({ state, scanResultStatus: "THREATS_FOUND" }));
      expect(row.icon).toEqual({ id: "bug", color: "testing.iconFailed" });
      expect(row.description).toBe("Threats found · 1h · EBS");
      expect(row.accessibleLabel).toContain("Threats found");
    }
    expect(rowOf(aScanJob()).icon.id).toBe("pass");
    expect(rowOf(aScanJob({ state: "COMPLETED_WITH_ISSUES" })).icon.id).toBe("warning");
  });

  it("says how far a running job is", () => {
    const job = aBackupJob({ state: "RUNNING", initiationDate: noon - hour, percentDone: "45.7" });
    const { completionDate, ...running } = job;
    expect(completionDate).toBeDefined();
    expect(rowOf(running).description).toBe("45 % · EBS · 1h ago");
  });

  it("names the job's account where several are shown, unless a row above says it", () => {
    const id = "444455556666";
    const { description, accessibleLabel } = rowOf(aBackupJob(), {
      account: { id, isSaidAbove: false },
    });
    expect(description).toBe("EBS · 1h ago · 444455556666");
    expect(accessibleLabel).toContain("vault Default, account 444455556666");
    const failed = aBackupJob({ state: "FAILED", statusMessage: "Access denied." });
    expect(rowOf(failed, { account: { id, isSaidAbove: false } }).description).toBe(
      "Access denied · 1h · 444455556666 · EBS",
    );
    const below = rowOf(aBackupJob(), { account: { id, isSaidAbove: true } });
    expect(below.description).toBe("EBS · 1h ago");
    expect(below.accessibleLabel).toContain("account 444455556666");
    const hostile = rowOf(aBackupJob(), {
      account: { id: "a\nb ".repeat(1000), isSaidAbove: false },
    });
    expect(hostile.accessibleLabel).not.toContain("\n");
    expect(hostile.accessibleLabel.length).toBeLessThan(200);
  });

  it("shows the clock time inside a day group", () => {
    const job = aBackupJob({ creationDate: noon - hour });
    expect(rowOf(job, { day: "2026-11-21" }).description).toBe("EBS · 13:00");
  });

  it("gives the cause of a failure in a few words", () => {
    const job = aBackupJob({
      state: "FAILED",
      statusMessage: "Access denied. Ask the owner of the key.",
    });
    expect(rowOf(job).description).toBe("Access denied · 1h · EBS");
  });

  it("gives the category where a failure has no message", () => {
    const cause = (messageCategory: string): string | undefined =>
      rowOf(aBackupJob({ state: "FAILED", messageCategory })).description;
    expect(cause("AccessDenied")).toBe("Access denied · 1h · EBS");
    expect(cause("MOON_PHASE")).toBe("MOON_PHASE · 1h · EBS");
  });

  it("gives the cause before a clock time, too", () => {
    const job = aBackupJob({ state: "FAILED", statusMessage: "Table not found." });
    const row = rowOf(job, { day: "2026-11-21" });
    expect(row.description).toBe("Resource not found · 13:00 · EBS");
  });

  it("shortens a long name in the middle, as far as the cause needs", () => {
    const resourceName = "payments-production-dynamodb-3";
    const row = (statusMessage: string, more: Partial<JobRowContext> = {}) =>
      rowOf(aBackupJob({ state: "FAILED", resourceName, statusMessage }), more);
    const labels = ["Moon", "KMS key is disabled", "Access denied", "Table not found"].map(
      (message) => `${row(message).label} ${String(row(message).description?.split(" · ")[0])}`,
    );
    expect(labels).toEqual([
      "payments-pro…modb-3 Moon",
      "payments-pr…modb-3 KMS key",
      "payment…db-3 Access denied",
      "payme…b-3 Resource not found",
    ]);
    expect(row("Access denied").accessibleLabel).toMatch(/^payments-production-dynamodb-3, /);
    expect(row("Access denied", { shortensNames: false }).label).toBe(resourceName);
    const threats = aScanJob({ resourceName, scanResultStatus: "THREATS_FOUND" });
    expect(rowOf(threats).label).toBe("payment…db-3");
  });

  it("keeps the whole name of a job that needs no cause", () => {
    const resourceName = "payments-production-dynamodb-3";
    for (const state of ["COMPLETED", "RUNNING", "CREATED"]) {
      expect(rowOf(aBackupJob({ state, resourceName })).label).toBe(resourceName);
    }
  });

  it("gives no cause where nothing went wrong", () => {
    const fine = aBackupJob({ messageCategory: "SUCCESS", statusMessage: "fine" });
    expect(rowOf(fine).description).not.toContain("fine");
  });

  it("warns of a restore that completed with a message", () => {
    const statusMessage = "One or more Kubernetes objects failed to restore.";
    const row = rowOf(aRestoreJob({ statusMessage }));
    expect(row.icon.id).toBe("warning");
    expect(row.description).toBe("Objects failed · 1h · EBS");
    expect(row.accessibleLabel).toContain(
      ", Objects failed, One or more Kubernetes objects failed to restore, ",
    );
  });

  it("says whose child it is", () => {
    expect(rowOf(aBackupJob(), { parentName: "stack" }).description).toContain("child of stack");
  });

  it("tells the state by its icon's shape, not by colour alone", () => {
    const icons = [
      "FAILED",
      "EXPIRED",
      "ABORTED",
      "PARTIAL",
      "RUNNING",
      "ABORTING",
      "PENDING",
      "CREATED",
      "COMPLETED",
    ].map((state) => rowOf(aBackupJob({ state })).icon.id);
    expect(new Set(icons).size).toBe(icons.length);
  });

  it("says the whole row in words", () => {
    const job = aBackupJob({
      state: "FAILED",
      statusMessage: "Access denied.",
      creationDate: noon - 3 * hour,
      completionDate: noon - 2 * hour,
    });
    const row = rowOf(job, { parentName: "stack", expandable: true });
    expect(row.accessibleLabel).toBe(
      "orders-db, EBS, Failed, created 3 hours ago, finished 2 hours ago, Access denied, vault Default, child of stack, has child jobs",
    );
  });

  it("says date and time in words inside a day group", () => {
    const row = rowOf(aBackupJob({ completionDate: noon - hour }), { day: "2026-11-21" });
    expect(row.accessibleLabel).toMatch(/finished Sat, Nov 21, 2026, 13:00:00/);
  });

  it("opens on click", () => {
    expect(rowOf(aBackupJob()).action).toBe("openJob");
  });

  it("says once that the vault is not reported", () => {
    const { accessibleLabel } = rowOf(aBackupJob(), { vaultLabel: "Vault not reported" });
    expect(accessibleLabel).toMatch(/, Vault not reported$/);
    expect(accessibleLabel).not.toContain("vault Vault");
  });

  it("can do what its members allow", () => {
    const plan = { createdBy: { backupPlanId: "plan-1" } };
    const vault = {
      backupVaultName: "Default",
      recoveryPointArn: "arn:aws:ec2:eu-west-1::snapshot/snap-1",
    };
    expect(
      rowOf(aBackupJob({ parentJobId: "stack", ...plan, ...vault })).capabilities.toSorted(),
    ).toEqual([
      "canCopyArn",
      "canCopyJobId",
      "canOpenInConsole",
      "canOpenJobInConsole",
      "canOpenParent",
      "canOpenPlanInConsole",
      "canOpenRecoveryPointInConsole",
      "canOpenResourceInConsole",
      "canOpenVaultInConsole",
      "job",
    ]);
    expect(rowOf({ kind: "backup", id: "", state: "" }).capabilities).toEqual(["job"]);
  });

  it("can be watched while it goes on, and watched no more once it is watched", () => {
    const watchable = (job: Job, isWatched = false) =>
      rowOf(job, { isWatched }).capabilities.filter((each) => /Watch/.test(each));
    const running = aBackupJob({ state: "RUNNING" });
    expect(watchable(running)).toEqual(["canWatch"]);
    expect(watchable(running, true)).toEqual(["canStopWatching"]);
    expect(watchable(aBackupJob())).toEqual([]);
    expect(watchable(aBackupJob(), true)).toEqual(["canStopWatching"]);
    expect(watchable({ kind: "backup", id: "", state: "RUNNING" })).toEqual([]);
  });

  it("can do in another Region what that Region's console allows, with the same job", () => {
    const job = aBackupJob();
    const capabilities = (region: string) => rowOf(job, { region }).capabilities;
    expect(capabilities("eu-west-1")).toContain("canOpenJobInConsole");
    expect(capabilities("eu-isoe-west-1")).not.toContain("canOpenJobInConsole");
    expect(capabilities("eu-west-1")).toContain("canOpenJobInConsole");
  });

  it("survives an ARN of broken text", () => {
    const row = rowOf(
      aBackupJob({ resourceArn: "arn:aws:ec2:eu-west-1:111122223333:volume/\ud800" }),
    );
    expect(row.label).toBe("orders-db");
  });

  it("shows a job of which nothing is known", () => {
    const row = rowOf({ kind: "backup", id: "", state: "" });
    expect(row.label).toBe("Unnamed job");
    expect(row.accessibleLabel).toBe("Unnamed job, State not reported, vault Default");
  });
});
