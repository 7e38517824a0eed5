import { describe, expect, it } from "vitest";
import { accountOf, type AccountParts } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { wireDate } from "../../../support/endpoint/wire";
import { accountId, noon, vaultArn } from "../../../support/jobs/jobBuilders";
import { settled } from "../../../support/jobs/settled";
import {
  wireBackupJob,
  wireCopyJob,
  wireRestoreJob,
  wireScanJob,
} from "../../../support/jobs/wireJobs";
import type { JobKind } from "../../../../src/domain/job/job";
import { aPage } from "./jobDetailsFixture";

const arn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
const day = 86_400_000;
const job = wireBackupJob({ id: "a", members: { RecoveryPointArn: arn } });

/** The page of job "a", open. */
async function opened(parts: AccountParts, kind: JobKind = "backup", named?: string) {
  const page = aPage({}, { kind, id: "a", ...(named !== undefined && { accountId: named }) });
  page.gateway.account = accountOf(parts);
  await page.details.open();
  await settled();
  page.gateway.takeRequests();
  const section = () => page.parts().sections.find(({ key }) => key === "point");
  const field = (member: string) => section()?.fields.find(({ key }) => key === `Point.${member}`);
  const press = async (label: string) => {
    const action = section()?.notices[0]?.actions.find((each) => each.label === label);
    const intent = page.actions.intent(action?.id ?? "");
    if (intent?.type === "checkPoint" || intent?.type === "retry") await page.details.do(intent);
    else throw new Error(`No button ${label}`);
  };
  return { ...page, section, field, press };
}

/** The page of a backup job of whose recovery point AWS says this. */
async function checked(record: WireObject | "gone") {
  const page = await opened({ backup: [job], recoveryPoints: { [arn]: record } });
  await page.press("Check Recovery Point");
  return page;
}

describe("The recovery point of a backup job", () => {
  it("is asked for when the user wants to know, with one request", async () => {
    const page = await opened({
      backup: [job],
      recoveryPoints: { [arn]: { Status: "COMPLETED" } },
    });
    expect(page.section()).toMatchObject({ title: "State of the recovery point", fields: [] });
    await page.press("Check Recovery Point");
    expect(page.gateway.takeRequests()).toEqual([
      `DescribeRecoveryPoint backupVaultName=Default recoveryPointArn=${arn}`,
    ]);
    expect(page.field("Status")).toMatchObject({
      value: "Completed",
      state: { icon: "pass", tone: "completed" },
    });
    expect(page.section()?.notices[0]?.text).toBe("As of 14:00:00.");
  });

  it("says until when it is there, how it is stored, encrypted, indexed and scanned", async () => {
    const page = await checked({
      Status: "AVAILABLE",
      CalculatedLifecycle: {
        DeleteAt: wireDate(noon + 26 * day),
        MoveToColdStorageAt: wireDate(noon + 9 * day),
      },
      StorageClass: "WARM",
      BackupSizeInBytes: 2048,
      IsEncrypted: true,
      EncryptionKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1",
      EncryptionKeyType: "CUSTOMER_MANAGED_KMS_KEY",
      VaultType: "BACKUP_VAULT",
      IndexStatus: "ACTIVE",
      ScanResults: [
        { MalwareScanner: "GUARDDUTY", ScanJobState: "COMPLETED", Findings: [] },
        { MalwareScanner: "OTHER", ScanJobState: "COMPLETED", Findings: ["MALWARE"] },
        { MalwareScanner: "OTHER", ScanJobState: "FAILED" },
      ],
    });
    expect(page.field("DeleteAt")).toMatchObject({
      label: "Will be deleted",
      detail: expect.stringMatching(/^In 26 days; 2026-12-17/) as string,
    });
    expect(page.field("MoveToColdStorageAt")?.value).toContain("Nov 30, 2026");
    const values = ["StorageClass", "BackupSizeInBytes", "IsEncrypted", "EncryptionKeyType"];
    expect(values.map((member) => page.field(member)?.value)).toEqual([
      "Warm",
      "2 KiB",
      "Yes",
      "Customer managed kms key",
    ]);
    expect(page.field("EncryptionKeyArn")?.actions.map(({ label }) => label)).toContain("Copy");
    expect(page.field("IndexStatus")?.value).toBe("Active");
    expect([0, 1, 2].map((at) => page.field(`ScanResults.${at}`))).toMatchObject([
      { value: "No findings", state: { tone: "completed" } },
      { value: "Malware", state: { tone: "failed" } },
      { value: "No result", state: { tone: "unknown" } },
    ]);
  });

  it.each([
    ["EXPIRED", "warning", "Its retention period is over, but AWS Backup could not delete it."],
    ["PARTIAL", "warning", "Some of its nested recovery points are missing."],
    ["STOPPED", "warning", "The continuous backup was disabled."],
    ["DELETING", "warning", "AWS Backup deletes it now."],
    ["CREATING", "running", "Its backup job is not done yet."],
    ["SEALED", "unknown", "SEALED"],
  ])("says what its status %s means", async (status, tone, detail) => {
    const past = { CalculatedLifecycle: { DeleteAt: wireDate(noon - 3 * day) } };
    const page = await checked({ Status: status, ...past });
    expect(page.field("Status")).toMatchObject({ state: { tone }, detail });
    expect(page.field("DeleteAt")).toMatchObject({
      label: "Was to be deleted",
      detail: expect.stringMatching(/^3 days ago/) as string,
    });
  });

  it("says what AWS does not report", async () => {
    const page = await checked({});
    expect(page.field("Status")).toMatchObject({ value: "Not reported", missing: true });
    expect(page.field("DeleteAt")?.value).toBe("No date reported");
    expect(page.field("ScanResults")?.value).toBe("None reported");
  });

  it("that is gone is a fact, not a failure", async () => {
    const page = await checked("gone");
    expect(page.field("Status")).toMatchObject({
      value: "No longer there",
      state: { tone: "warning" },
    });
    expect(page.section()?.notices).toMatchObject([
      {
        kind: "information",
        text: "AWS Backup finds no such recovery point in vault Default.",
      },
    ]);
    expect(page.details.problem).toBeUndefined();
  });

  it("that can't be read says why and names the permission, with Retry", async () => {
    const page = await opened({
      backup: [job],
      recoveryPoints: { [arn]: { Status: "COMPLETED" } },
    });
    page.gateway.fail("accessDenied");
    await page.press("Check Recovery Point");
    const [notice] = page.section()?.notices ?? [];
    expect(notice).toMatchObject({ kind: "error" });
    expect(notice?.text).toMatch(/^Could not read the recovery point in eu-west-1: access denied/);
    expect(notice?.text).toContain("backup:DescribeRecoveryPoint");
    expect(notice?.text).toContain("also where the vault does not exist");
    expect(page.details.problem?.kind).toBe("accessDenied");
    await page.press("Retry");
    expect(page.field("Status")?.value).toBe("Completed");
  });

  it("keeps its button while it is asked, and what is shown while it is asked again", async () => {
    const page = await opened({
      backup: [job],
      recoveryPoints: { [arn]: { Status: "COMPLETED" } },
    });
    const ids = () => page.section()?.notices[0]?.actions.map(({ id }) => id);
    const before = ids();
    page.gateway.hold();
    const asking = page.press("Check Recovery Point");
    await settled();
    expect(page.section()?.notices[0]?.text).toBe("Asking AWS Backup…");
    expect(ids()).toEqual(before);
    page.gateway.release();
    await asking;
    page.gateway.account = accountOf({ backup: [job], recoveryPoints: { [arn]: "gone" } });
    page.gateway.hold();
    const refreshed = page.details.do({ type: "refresh" });
    await settled();
    expect(page.field("Status")?.value).toBe("Completed");
    page.gateway.release();
    await refreshed;
    expect(page.field("Status")?.value).toBe("No longer there");
  });
});

describe("The recovery point of other jobs", () => {
  it.each([
    [
      "copy",
      { copy: [wireCopyJob({ id: "a", members: { DestinationRecoveryPointArn: arn } })] },
      "Copies",
    ],
    [
      "restore",
      { restore: [wireRestoreJob({ id: "a", members: { RecoveryPointArn: arn } })] },
      "Default",
    ],
    ["scan", { scan: [wireScanJob({ id: "a" })] }, "Default"],
  ] as const)("is asked for in the vault of the %s job", async (kind, parts, vault) => {
    const page = await opened(parts, kind);
    page.gateway.hold();
    void page.press("Check Recovery Point");
    await settled();
    expect(page.gateway.waiting).toMatchObject([
      { operation: "DescribeRecoveryPoint", params: { backupVaultName: vault } },
    ]);
  });

  it("is not asked for in another Region or account, and the page says where it is", async () => {
    const far = vaultArn("dr").replace("eu-west-1", "eu-central-1");
    const copy = (vault: string) =>
      wireCopyJob({
        id: "a",
        members: { DestinationRecoveryPointArn: arn, DestinationBackupVaultArn: vault },
      });
    const page = await opened({ copy: [copy(far)] }, "copy");
    expect(page.section()?.notices).toMatchObject([
      {
        text: "It is in eu-central-1. The session is in eu-west-1, and AWS Backup tells only of the recovery points of one Region.",
        actions: [],
      },
    ]);
    await page.details.do({ type: "checkPoint" });
    expect(page.gateway.takeRequests()).toEqual([]);
    const other = await opened({ copy: [copy(vaultArn("x", "444455556666"))] }, "copy");
    expect(other.section()?.notices[0]?.text).toBe(
      "It belongs to account 444455556666. This session can't ask about it.",
    );
    const named = await opened({ backup: [job] }, "backup", accountId);
    expect(named.section()?.notices[0]?.text).toContain(`It belongs to account ${accountId}.`);
  });

  it("is not shown for a job that names none", async () => {
    const page = await opened({ backup: [wireBackupJob({ id: "a" })] });
    expect(page.section()).toBeUndefined();
  });
});
