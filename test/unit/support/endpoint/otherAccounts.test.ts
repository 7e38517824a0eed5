import { ListBackupJobsCommand, ListScanJobsCommand } from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { answer } from "../../../support/endpoint/answer";
import { emptyAccount } from "../../../support/endpoint/data/emptyAccount";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import { hostileAccount, hostileTexts } from "../../../support/endpoint/data/hostileAccount";
import { randomAccount } from "../../../support/endpoint/data/randomAccount";
import { smallAccount } from "../../../support/endpoint/data/smallAccount";
import { jobStates, scanResults } from "../../../support/endpoint/shapes";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import type { WireObject } from "../../../support/endpoint/wire";
import { readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, now } from "./testEndpoint";

describe("The generated account", () => {
  it("serves 100,000 jobs, 1,000 a page", () => {
    const account = generatedAccount({ now, backupJobs: 100_000 });
    const ids = new Set<unknown>();
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const token = nextToken === undefined ? {} : { nextToken };
      const params = { maxResults: "1000", ...token };
      const { body } = answer({ account, operation: "ListBackupJobs", now, params });
      for (const job of body["BackupJobs"] as readonly { BackupJobId: string }[]) {
        ids.add(job.BackupJobId);
      }
      nextToken = body["NextToken"] as string | undefined;
      pages++;
    } while (nextToken !== undefined);
    expect(ids.size).toBe(100_000);
    expect(pages).toBe(100);
  });

  it("has the vaults, states and families that it is told to have", () => {
    const states = { FAILED: 1, RUNNING: 1 };
    const account = generatedAccount({
      now,
      backupJobs: 500,
      vaults: 3,
      states,
      parents: 0,
      children: 0,
    });
    const jobs = heldJobs({ account, now }, "backup");
    expect(new Set(jobs.map((job) => job["State"]))).toEqual(new Set(["FAILED", "RUNNING"]));
    expect(new Set(jobs.map((job) => job["BackupVaultName"])).size).toBe(3);
    expect(jobs.some((job) => job["IsParent"] === true || job["ParentJobId"] !== undefined)).toBe(
      false,
    );
  });
});

describe("Scan jobs of generated accounts", () => {
  const types = ["EBS", "EC2", "S3"];

  it("have the states, results and resource types of the model, and what the states say", () => {
    const account = generatedAccount({ now, scanJobs: 2000 });
    const jobs = heldJobs({ account, now }, "scan");
    expect(jobs).toHaveLength(2000);
    expect(new Set(jobs.map((job) => job["State"]))).toEqual(new Set(jobStates.scan));
    const results = new Map<unknown, Set<unknown>>();
    for (const job of jobs) {
      const result = (job["ScanResult"] as WireObject | undefined)?.["ScanResultStatus"];
      results.set(job["State"], (results.get(job["State"]) ?? new Set()).add(result));
      expect(types).toContain(job["ResourceType"]);
      expect(job["ScanBaseRecoveryPointArn"] !== undefined).toBe(
        job["ScanMode"] === "INCREMENTAL_SCAN",
      );
      expect(job["CompletionDate"] === undefined).toBe(
        ["CREATED", "RUNNING"].includes(readText(job["State"])),
      );
    }
    expect(results.get("COMPLETED")).toEqual(new Set(["NO_THREATS_FOUND", "THREATS_FOUND"]));
    expect(results.get("COMPLETED_WITH_ISSUES")).toEqual(new Set(scanResults));
    expect(results.get("RUNNING")).toEqual(new Set([undefined]));
    expect(results.get("FAILED")).toEqual(new Set([undefined]));
  });

  it("are there where the account has no resource that can be scanned", () => {
    const account = generatedAccount({ now, scanJobs: 5, resources: 1 });
    expect(heldJobs({ account, now }, "scan").map((job) => job["ResourceType"])).toEqual(
      Array(5).fill("EBS"),
    );
  });

  it("change nothing about the other jobs of the account", () => {
    const options = { now, backupJobs: 30, restoreJobs: 30, copyJobs: 30 };
    for (const kind of ["backup", "restore", "copy"] as const) {
      const held = (scanJobs: number): unknown =>
        heldJobs({ account: generatedAccount({ ...options, scanJobs }), now }, kind);
      expect(held(50)).toEqual(held(0));
    }
  });

  it("vary with the seed of the random account", () => {
    const sizes = new Set<number>();
    for (let seed = 1; seed <= 50; seed++) {
      const jobs = heldJobs({ account: randomAccount({ seed, now }), now }, "scan");
      expect(heldJobs({ account: randomAccount({ seed, now }), now }, "scan")).toEqual(jobs);
      sizes.add(jobs.length);
    }
    expect(sizes.size).toBeGreaterThan(20);
  });
});

describe("The random account", () => {
  it("is the same for the same seed, and varies a lot", () => {
    const sizes = new Set<number>();
    for (let seed = 1; seed <= 50; seed++) {
      const held = (): unknown =>
        heldJobs({ account: randomAccount({ seed, now }), now }, "restore");
      const jobs = held() as readonly unknown[];
      expect(held()).toEqual(jobs);
      sizes.add(jobs.length);
    }
    expect(sizes.size).toBeGreaterThan(20);
  });
});

describe("The small account", () => {
  it("fits on one page of the default size", () => {
    const account = smallAccount({ now });
    for (const operation of ["ListBackupJobs", "ListRestoreJobs", "ListCopyJobs"] as const) {
      const { body } = answer({ account, operation, now, params: { maxResults: "100" } });
      expect(body["NextToken"]).toBeUndefined();
    }
    expect(heldJobs({ account, now }, "backup")).toHaveLength(40);
    expect(heldJobs({ account, now }, "scan")).toHaveLength(10);
  });
});

describe("The empty account", () => {
  it("is empty", () => {
    const { body } = answer({
      account: emptyAccount(),
      operation: "ListBackupJobs",
      now,
      params: {},
    });
    expect(body).toEqual({ BackupJobs: [], NextToken: undefined });
    const scans = answer({ account: emptyAccount(), operation: "ListScanJobs", now, params: {} });
    expect(scans.body).toEqual({ ScanJobs: [], NextToken: undefined });
  });
});

describe("The hostile account", () => {
  const account = hostileAccount({ now });

  it("comes through the SDK as it is", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const page = await aClient(endpoint).send(new ListBackupJobsCommand({}));
    const names = (page.BackupJobs ?? []).map((job) => job.ResourceName);
    expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
    expect(page.BackupJobs).toHaveLength(listedJobs({ account, now }, "backup").length);
    expect(page.BackupJobs?.some((job) => job.BackupJobId === undefined)).toBe(true);
    const options = page.BackupJobs?.map((job) => Object.keys(job.BackupOptions ?? {}));
    expect(options?.flat()).toContain("constructor");
  });

  it("has scan jobs with the same texts, in states and with results that nobody knows", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const page = await aClient(endpoint).send(new ListScanJobsCommand({}));
    expect(page.ScanJobs).toHaveLength(listedJobs({ account, now }, "scan").length);
    const names = page.ScanJobs?.map((job) => job.ResourceName);
    const results = page.ScanJobs?.map((job) => job.ScanResult?.ScanResultStatus);
    const states = page.ScanJobs?.map((job) => job.State);
    expect(names).toEqual(expect.arrayContaining([...hostileTexts]));
    expect(results).toEqual(expect.arrayContaining([...hostileTexts]));
    expect(states).toEqual(expect.arrayContaining(["__proto__", "", ...jobStates.scan]));
  });

  it("has a job that is its own parent, cycles of two and three, orphans and strange states", () => {
    const jobs = heldJobs({ account, now }, "backup");
    const parentOf = new Map(jobs.map((job) => [job["BackupJobId"], job["ParentJobId"]]));
    const own = [...parentOf].filter(([id, parent]) => id !== undefined && id === parent);
    const pairs = [...parentOf].filter(
      ([id, parent]) => id !== parent && parentOf.get(parent) === id && id !== undefined,
    );
    expect(own).toHaveLength(1);
    expect(pairs).toHaveLength(2);
    expect(jobs.map((job) => job["State"])).toEqual(
      expect.arrayContaining(["__proto__", "", "QUARANTINED"]),
    );
    expect(jobs.some((job) => Object.keys(job).length === 0)).toBe(true);
  });

  it("answers a child's parent with itself where it is its own parent", () => {
    const own = heldJobs({ account, now }, "backup").find(
      (job) => job["ResourceName"] === "own-parent",
    );
    const parentJobId = readText(own?.["BackupJobId"]);
    const { body } = answer({ account, operation: "ListBackupJobs", now, params: { parentJobId } });
    expect(body["BackupJobs"]).toEqual([own]);
  });
});
