import { describe, expect, it } from "vitest";
import { answer } from "../../../support/endpoint/answer";
import { resourceTypes } from "../../../support/endpoint/data/arns";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import type { JobKind, WireObject } from "../../../support/endpoint/wire";
import { readDate, readText } from "../../../support/endpoint/wire";
import { now } from "./testEndpoint";

const day = 86_400_000;
const account = demoAccount({ now });
const jobs = (kind: JobKind, at = now): readonly WireObject[] =>
  heldJobs({ account, now: at }, kind);
const backups = jobs("backup");
const restores = jobs("restore");

function countBy(of: readonly WireObject[], member: string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const job of of) {
    const value = readText(job[member]);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

describe("The demo account", () => {
  it("comes from its seed and time alone", () => {
    const same = demoAccount({ now });
    expect(heldJobs({ account: same, now }, "backup")).toEqual(backups);
    const other = demoAccount({ now, seed: 2 });
    expect(heldJobs({ account: other, now }, "backup")).not.toEqual(backups);
  });

  it("pages: it has more jobs than one page holds, in every state", () => {
    expect(backups.length).toBeGreaterThan(1000);
    expect(backups.length).toBeLessThan(3000);
    const states = [
      "CREATED",
      "PENDING",
      "RUNNING",
      "ABORTING",
      "ABORTED",
      "COMPLETED",
      "FAILED",
      "EXPIRED",
      "PARTIAL",
    ];
    expect(Object.keys(countBy(backups, "State")).sort()).toEqual(states.sort());
    expect(Object.keys(countBy(restores, "Status")).sort()).toEqual(
      ["PENDING", "RUNNING", "COMPLETED", "ABORTED", "FAILED"].sort(),
    );
    expect(Object.keys(countBy(jobs("copy"), "State"))).toEqual(
      expect.arrayContaining(["COMPLETED", "FAILED"]),
    );
  });

  it("backs up every resource type into six vaults", () => {
    expect(Object.keys(countBy(backups, "ResourceType")).sort()).toEqual([...resourceTypes].sort());
    expect(Object.keys(countBy(backups, "BackupVaultName"))).toHaveLength(6);
  });

  it("is all within reach and stays so for half a day", () => {
    expect(listedJobs({ account, now }, "backup")).toHaveLength(backups.length);
    const later = now + day / 2;
    expect(listedJobs({ account, now: later }, "backup")).toHaveLength(
      jobs("backup", later).length,
    );
  });

  it("says of each failure what went wrong", () => {
    const failed = backups.filter((job) => ["FAILED", "EXPIRED"].includes(readText(job["State"])));
    expect(failed.length).toBeGreaterThan(30);
    expect(failed.every((job) => readText(job["StatusMessage"]).length > 20)).toBe(true);
    expect(new Set(failed.map((job) => job["StatusMessage"])).size).toBeGreaterThan(6);
    const lastNight = failed.filter((job) => (readDate(job["CreationDate"]) ?? 0) > now - day);
    expect(lastNight.length).toBeGreaterThan(0);
    const issues = backups.filter(
      (job) => job["State"] === "COMPLETED" && job["StatusMessage"] !== undefined,
    );
    expect(issues.length).toBeGreaterThan(8);
    expect(issues.some((job) => readText(job["StatusMessage"]).includes("VSS"))).toBe(true);
  });

  it("has parents with 3 to 300 children, two levels deep, in families that hold together", () => {
    const ids = new Set(backups.map((job) => readText(job["BackupJobId"])));
    const children = backups.filter((job) => job["ParentJobId"] !== undefined);
    expect(children.every((job) => ids.has(readText(job["ParentJobId"])))).toBe(true);
    const sizes = Object.values(countBy(children, "ParentJobId"));
    expect(Math.min(...sizes)).toBe(3);
    expect(Math.max(...sizes)).toBe(300);
    const nested = children.filter((job) => job["IsParent"] === true);
    expect(nested.length).toBeGreaterThan(5);
    for (const parent of backups.filter((job) => job["State"] === "PARTIAL")) {
      const own = children.filter((job) => job["ParentJobId"] === parent["BackupJobId"]);
      expect(own.some((job) => job["State"] !== "COMPLETED")).toBe(true);
    }
  });

  it("restores clusters with children, tests restores, and has records older than most members", () => {
    const parents = restores.filter((job) => job["IsParent"] === true);
    expect(parents.length).toBe(3);
    const children = restores.filter((job) => job["ParentJobId"] !== undefined);
    expect(children).toHaveLength(12);
    expect(restores.some((job) => job["ValidationStatus"] === "FAILED")).toBe(true);
    const old = restores.filter((job) => (readDate(job["CreationDate"]) ?? 0) < now - 44 * day);
    expect(old.length).toBeGreaterThan(8);
    expect(old.every((job) => !("BackupVaultArn" in job) && !("SourceResourceArn" in job))).toBe(
      true,
    );
    const oldBackups = backups.filter(
      (job) => (readDate(job["CreationDate"]) ?? 0) < now - 24 * day,
    );
    expect(oldBackups.length).toBeGreaterThan(100);
    expect(oldBackups.every((job) => !("MessageCategory" in job))).toBe(true);
  });

  it("copies recovery points of its own backup jobs", () => {
    const points = new Set(backups.map((job) => job["RecoveryPointArn"]));
    const copies = jobs("copy");
    expect(copies.length).toBeGreaterThan(50);
    expect(copies.every((job) => points.has(job["SourceRecoveryPointArn"]))).toBe(true);
  });

  it("moves with the clock: running jobs advance and end, new ones start, nothing goes back", () => {
    const running = backups.filter((job) => job["State"] === "RUNNING");
    expect(running.length).toBeGreaterThan(5);
    const describe = (id: string, at: number): WireObject =>
      answer({ account, operation: "DescribeBackupJob", params: { backupJobId: id }, now: at })
        .body;
    let advanced = 0;
    for (const job of running) {
      const id = readText(job["BackupJobId"]);
      const soon = describe(id, now + 60_000);
      if (soon["State"] === "RUNNING") {
        expect(Number(soon["PercentDone"])).toBeGreaterThanOrEqual(Number(job["PercentDone"]));
        expect(Number(soon["BytesTransferred"])).toBeGreaterThanOrEqual(
          Number(job["BytesTransferred"]),
        );
        advanced++;
      }
      const end = describe(id, now + day);
      expect(["COMPLETED", "FAILED", "PARTIAL", "ABORTED"]).toContain(end["State"]);
      expect(end["CompletionDate"]).toBeGreaterThan(now / 1000);
    }
    expect(advanced).toBeGreaterThan(3);
    expect(jobs("backup", now + day).length).toBeGreaterThan(backups.length + 20);
  });

  it("completes a parent only after its children", () => {
    const parents = backups.filter((job) => job["IsParent"] === true && job["State"] === "RUNNING");
    expect(parents.length).toBeGreaterThan(0);
    for (let at = now; at < now + 5 * 3600_000; at += 600_000) {
      const then = jobs("backup", at);
      for (const parent of parents) {
        const current = then.find((job) => job["BackupJobId"] === parent["BackupJobId"]);
        if (current?.["State"] !== "RUNNING") {
          const children = then.filter((job) => job["ParentJobId"] === parent["BackupJobId"]);
          expect(children.every((job) => job["CompletionDate"] !== undefined)).toBe(true);
        }
      }
    }
  });

  it("keeps every date in order, and no id twice", () => {
    expect(new Set(backups.map((job) => job["BackupJobId"])).size).toBe(backups.length);
    for (const job of [...backups, ...restores]) {
      const times = [job["CreationDate"], job["InitiationDate"], job["CompletionDate"]].filter(
        (time) => typeof time === "number",
      );
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });

  it("holds nothing that looks like somebody's account or key", () => {
    const text = JSON.stringify([backups, restores, jobs("copy")]);
    expect(text).not.toMatch(/AKIA|ASIA/);
    const accountIds = new Set(text.match(/(?<=:)\d{12}(?=:)/g));
    expect([...accountIds]).toEqual(["111122223333"]);
  });
});
