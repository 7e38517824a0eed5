import { DescribeCopyJobCommand, DescribeScanJobCommand } from "@aws-sdk/client-backup";
import { describe, expect, it } from "vitest";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { storyIdsOf } from "../../../support/endpoint/data/storyIds";
import { jobStates, scanResults } from "../../../support/endpoint/shapes";
import { heldJobs, listedJobs } from "../../../support/endpoint/truth";
import type { JobKind, WireObject } from "../../../support/endpoint/wire";
import { readDate, readText } from "../../../support/endpoint/wire";
import { aClient, anEndpoint, now } from "./testEndpoint";

const hour = 3_600_000;
const day = 24 * hour;
const account = demoAccount({ now });
const ids = storyIdsOf();
const jobs = (kind: JobKind, at = now): readonly WireObject[] =>
  heldJobs({ account, now: at }, kind);
const scans = jobs("scan");
const copies = jobs("copy");
const backups = jobs("backup");

function scan(id: string, at = now): WireObject {
  return jobs("scan", at).find((job) => job["ScanJobId"] === id) ?? {};
}

function copy(id: string, at = now): WireObject {
  return jobs("copy", at).find((job) => job["CopyJobId"] === id) ?? {};
}

function resultOf(job: WireObject): unknown {
  return (job["ScanResult"] as WireObject | undefined)?.["ScanResultStatus"];
}

describe("The demo account's scan jobs", () => {
  it("page, and have every state, result and mode of the model", () => {
    expect(scans.length).toBeGreaterThan(100);
    expect(scans.length).toBeLessThan(300);
    expect(new Set(scans.map((job) => job["State"]))).toEqual(new Set(jobStates.scan));
    expect(new Set(scans.map(resultOf))).toEqual(new Set([...scanResults, undefined]));
    expect(new Set(scans.map((job) => job["ScanMode"])).size).toBe(2);
    expect(new Set(scans.map((job) => job["ResourceType"]))).toEqual(new Set(["EBS", "EC2", "S3"]));
    expect(listedJobs({ account, now }, "scan")).toHaveLength(scans.length);
  });

  it("have states and stories at any time and with any seed", () => {
    for (const at of ["2026-11-20T00:10:00Z", "2026-11-22T03:59:00Z", "2027-02-28T23:59:00Z"]) {
      for (const seed of [1, 2, 3, 4]) {
        const time = Date.parse(at);
        const other = demoAccount({ now: time, seed });
        const held = heldJobs({ account: other, now: time }, "scan");
        expect(new Set(held.map((job) => job["State"]))).toEqual(new Set(jobStates.scan));
        const known = new Set<unknown>([
          ...held.map((job) => job["ScanJobId"]),
          ...heldJobs({ account: other, now: time }, "copy").map((job) => job["CopyJobId"]),
        ]);
        expect(Object.values(storyIdsOf(seed)).filter((id) => !known.has(id))).toEqual([]);
      }
    }
  });

  it("come after backups that completed, of the recovery point that these made", () => {
    const byPoint = new Map(backups.map((job) => [job["RecoveryPointArn"], job]));
    for (const job of scans) {
      const backup = byPoint.get(job["RecoveryPointArn"]) ?? {};
      expect(backup).toMatchObject({
        State: "COMPLETED",
        ResourceArn: job["ResourceArn"],
        ResourceName: job["ResourceName"],
        BackupVaultArn: job["BackupVaultArn"],
      });
      expect(readDate(job["CreationDate"])).toBeGreaterThan(
        readDate(backup["CompletionDate"]) ?? 0,
      );
      expect(backup["CreatedBy"]).toMatchObject(job["CreatedBy"] as WireObject);
      expect(Object.keys(job["CreatedBy"] as WireObject)).toHaveLength(4);
    }
  });

  it("say what their state, mode and resource have to say", () => {
    const scannedPoints = new Set(scans.map((job) => job["RecoveryPointArn"]));
    for (const job of scans) {
      const state = readText(job["State"]);
      const isOver = !["CREATED", "RUNNING"].includes(state);
      expect(job["CompletionDate"] !== undefined).toBe(isOver);
      expect(job["StatusMessage"] !== undefined).toBe(isOver);
      expect(job["ScanId"] !== undefined).toBe(state !== "CREATED");
      expect(resultOf(job) !== undefined).toBe(state.startsWith("COMPLETED"));
      const base = job["ScanBaseRecoveryPointArn"];
      expect(base !== undefined).toBe(job["ScanMode"] === "INCREMENTAL_SCAN");
      expect(base === undefined || scannedPoints.has(base)).toBe(true);
      expect(base).not.toBe(job["RecoveryPointArn"]);
      const isContinuous = job["ResourceName"] === "anycompany-media-assets";
      expect(job["ContinuousScanEndTime"] !== undefined).toBe(isContinuous);
      if (isContinuous) {
        expect(readDate(job["ContinuousScanStartTime"])).toBeLessThan(
          readDate(job["ContinuousScanEndTime"]) ?? 0,
        );
      }
    }
    expect(new Set(scans.map((job) => job["ScanJobId"])).size).toBe(scans.length);
  });

  it("move with the clock", () => {
    expect(scan(ids.createdScan)["State"]).toBe("CREATED");
    expect(scan(ids.createdScan, now + 2 * 60_000)["State"]).toBe("RUNNING");
    expect(scan(ids.createdScan, now + hour)).toMatchObject({ State: "COMPLETED" });
    expect(scan(ids.runningScan, now + hour)).toMatchObject({
      State: "COMPLETED",
      ScanResult: { ScanResultStatus: "NO_THREATS_FOUND" },
    });
    expect(jobs("scan", now + day).length).toBeGreaterThan(scans.length + 3);
    // The server stays infected.
    const later = jobs("scan", now + 20 * hour).filter(
      (job) => job["ResourceName"] === "shop-web-2" && job["State"] === "COMPLETED",
    );
    expect(later.filter((job) => resultOf(job) === "THREATS_FOUND")).toHaveLength(2);
    expect(resultOf(later[0] ?? {})).toBe("THREATS_FOUND");
  });

  it("hold nothing that looks like somebody's account or key", () => {
    const text = JSON.stringify([scans, copies]);
    expect(text).not.toMatch(/AKIA|ASIA/);
    expect([...new Set(text.match(/(?<=:)\d{12}(?=:)/g))]).toEqual(["111122223333"]);
  });
});

describe("The demo account's stories", () => {
  it("an infected recovery point was copied before the scan knew, and is the newest of its resource", () => {
    const infected = scan(ids.infectedScan);
    const point = infected["RecoveryPointArn"];
    expect(infected).toMatchObject({
      State: "COMPLETED",
      ResourceName: "shop-web-2",
      ScanResult: { ScanResultStatus: "THREATS_FOUND" },
    });
    expect(scans.filter((job) => resultOf(job) === "THREATS_FOUND")).toEqual([infected]);
    const ofResource = backups.filter((job) => job["ResourceArn"] === infected["ResourceArn"]);
    expect(ofResource.length).toBeGreaterThan(20);
    expect(copies.filter((job) => job["SourceRecoveryPointArn"] === point)).toEqual([
      copy(ids.infectedCopy),
    ]);
    expect(copy(ids.infectedCopy)).toMatchObject({
      State: "COMPLETED",
      CreatedByBackupJobId: ofResource.find((job) => job["RecoveryPointArn"] === point)?.[
        "BackupJobId"
      ],
      DestinationRecoveryPointArn: expect.any(String) as string,
    });
    expect(readDate(copy(ids.infectedCopy)["CreationDate"])).toBeLessThan(
      readDate(infected["CompletionDate"]) ?? 0,
    );
  });

  it("a scan failed, one was canceled, one runs and one waits", () => {
    expect(scan(ids.deniedScan)).toMatchObject({
      State: "FAILED",
      StatusMessage: expect.stringContaining(
        readText(scan(ids.deniedScan)["ScannerRoleArn"]),
      ) as string,
    });
    expect(scan(ids.canceledScan)).toMatchObject({
      State: "CANCELED",
      StatusMessage: "Scan job was stopped by user.",
    });
    expect(scan(ids.runningScan)["State"]).toBe("RUNNING");
    expect(scan(ids.createdScan)["State"]).toBe("CREATED");
  });

  it("a copy failed for its key, and one is late", () => {
    expect(copy(ids.keyDeniedCopy)).toMatchObject({
      State: "FAILED",
      MessageCategory: "AccessDenied",
      DestinationEncryptionKeyArn: expect.stringContaining(":kms:eu-central-1:") as string,
      StatusMessage: expect.stringContaining("key") as string,
    });
    expect(copy(ids.keyDeniedCopy)).not.toHaveProperty("DestinationRecoveryPointArn");
    expect(copy(ids.lateCopy)["State"]).toBe("RUNNING");
    expect(now - (readDate(copy(ids.lateCopy)["CreationDate"]) ?? now)).toBe(19 * hour);
    expect(copy(ids.lateCopy, now + 5 * hour)["State"]).toBe("RUNNING");
    expect(copy(ids.lateCopy, now + 7 * hour)["State"]).toBe("COMPLETED");
  });

  it("a cluster was copied in part", () => {
    const children = copies.filter((job) => job["ParentJobId"] === ids.partialCopy);
    const failed = children.filter((job) => job["State"] === "FAILED");
    expect(children.length - failed.length).toBe(3);
    expect(failed).toHaveLength(1);
    expect(copy(ids.partialCopy)).toMatchObject({
      State: "PARTIAL",
      IsParent: true,
      NumberOfChildJobs: 4,
      ChildJobsInState: { COMPLETED: 3, FAILED: 1 },
    });
    const ended = readDate(copy(ids.partialCopy)["CompletionDate"]) ?? 0;
    expect(children.every((job) => (readDate(job["CompletionDate"]) ?? Infinity) < ended)).toBe(
      true,
    );
  });

  it("are found by their ids over HTTP", async () => {
    const endpoint = await anEndpoint({ accounts: [account] });
    const client = aClient(endpoint);
    const { infectedScan: ScanJobId, partialCopy: CopyJobId } = ids;
    const infected = await client.send(new DescribeScanJobCommand({ ScanJobId }));
    expect(infected.ScanResult?.ScanResultStatus).toBe("THREATS_FOUND");
    const { CopyJob } = await client.send(new DescribeCopyJobCommand({ CopyJobId }));
    expect(CopyJob).toMatchObject({ State: "PARTIAL", NumberOfChildJobs: 4 });
  });

  it("copy recovery points that no other job copies", () => {
    const known: readonly unknown[] = Object.values(ids);
    const stories = copies.filter(
      (job) => known.includes(job["CopyJobId"]) || job["ParentJobId"] === ids.partialCopy,
    );
    expect(stories).toHaveLength(8);
    for (const { CopyJobId, SourceRecoveryPointArn } of stories) {
      const ofPoint = copies.filter(
        (job) => job["SourceRecoveryPointArn"] === SourceRecoveryPointArn,
      );
      expect(ofPoint.map((job) => job["CopyJobId"])).toEqual([CopyJobId]);
    }
  });
});
