import { describe, expect, it } from "vitest";
import type { BackupError } from "../../../../src/domain/query/backupError";
import { recoveryPointOf } from "../../../../src/aws/requests/recoveryPointOf";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import type { WireObject } from "../../../support/endpoint/wire";
import { readText, wireDate } from "../../../support/endpoint/wire";
import { failureOf } from "../../../support/identity/testRuntime";
import { wireBackupJob, wireCopyJob } from "../../../support/jobs/wireJobs";
import { never, useDemoGateway } from "./useDemoGateway";

const demo = useDemoGateway();
const arn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
const vaultName = "aws/efs/automatic-backup-vault";

/** An account with one recovery point, of which AWS says this. */
function setPoint(record: WireObject | "gone"): void {
  demo.endpoint.setAccount(
    accountOf({
      backup: [wireBackupJob({ vault: vaultName, members: { RecoveryPointArn: arn } })],
      recoveryPoints: { [arn]: record },
    }),
  );
}

const read = (point = { arn, vaultName }) => demo.gateway.describeRecoveryPoint(point, never);

describe("DescribeRecoveryPoint", () => {
  it("asks for the recovery point in its vault, whatever is in their names, and reads the answer", async () => {
    const at = Date.UTC(2027, 0, 1);
    setPoint({
      Status: "EXPIRED",
      StatusMessage: "Could not delete",
      CalculatedLifecycle: { DeleteAt: wireDate(at), MoveToColdStorageAt: wireDate(at - 1000) },
      StorageClass: "COLD",
      BackupSizeInBytes: 1024,
      IsEncrypted: true,
      EncryptionKeyType: "AWS_OWNED_KMS_KEY",
      IndexStatus: "ACTIVE",
      LastRestoreTime: wireDate(at - 2000),
      ScanResults: [
        {
          MalwareScanner: "GUARDDUTY",
          ScanJobState: "COMPLETED",
          LastScanTimestamp: wireDate(at),
          Findings: ["MALWARE"],
        },
      ],
    });
    expect(await read()).toMatchObject({
      status: "EXPIRED",
      statusMessage: "Could not delete",
      deleteAt: at,
      moveToColdStorageAt: at - 1000,
      storageClass: "COLD",
      backupSizeInBytes: 1024,
      isEncrypted: true,
      encryptionKeyType: "AWS_OWNED_KMS_KEY",
      indexStatus: "ACTIVE",
      lastRestoreTime: at - 2000,
      scans: [{ scanner: "GUARDDUTY", state: "COMPLETED", lastScan: at, findings: ["MALWARE"] }],
    });
    expect(demo.endpoint.requests).toMatchObject([
      {
        operation: "DescribeRecoveryPoint",
        params: { backupVaultName: vaultName, recoveryPointArn: arn },
      },
    ]);
  });

  it("knows what the jobs of an account made, backups and copies", async () => {
    const points = demo.endpoint.jobs("backup").flatMap((job) => {
      const [point, vault] = [readText(job["RecoveryPointArn"]), readText(job["BackupVaultName"])];
      return point === "" ? [] : [{ arn: point, vaultName: vault }];
    });
    const statuses = new Set<string>();
    for (const point of points.slice(0, 60)) {
      const answer = await demo.gateway
        .describeRecoveryPoint(point, never)
        .catch((error: unknown) => ({ status: (error as BackupError).reason }));
      statuses.add(answer.status ?? "none");
    }
    expect([...statuses]).toEqual(expect.arrayContaining(["COMPLETED", "resourceNotFound"]));
    const copy = wireCopyJob({ members: { DestinationRecoveryPointArn: arn } });
    demo.endpoint.setAccount(
      accountOf({ copy: [copy], recoveryPoints: { [arn]: { Status: "AVAILABLE" } } }),
    );
    expect(await read({ arn, vaultName: "Copies" })).toMatchObject({ status: "AVAILABLE" });
  });

  it("says that a recovery point is gone, and that a vault is not ours to read", async () => {
    setPoint("gone");
    expect(await failureOf(read())).toMatchObject({
      reason: "resourceNotFound",
      details: { operation: "DescribeRecoveryPoint" },
    });
    expect(await failureOf(read({ arn, vaultName: "Other" }))).toMatchObject({
      reason: "accessDenied",
      details: { operation: "DescribeRecoveryPoint" },
    });
  });

  it.each(["", ".", ".."])(
    "sends nothing for the name %j, which would lead to another operation",
    async (name) => {
      expect((await failureOf(read({ arn, vaultName: name }))).reason).toBe(
        "missingParameterValue",
      );
      expect((await failureOf(read({ arn: name, vaultName }))).reason).toBe(
        "missingParameterValue",
      );
      expect(demo.endpoint.requests).toEqual([]);
    },
  );

  it("can be cancelled", async () => {
    demo.endpoint.addFault({ kind: "hold" });
    const abort = new AbortController();
    const call = failureOf(demo.gateway.describeRecoveryPoint({ arn, vaultName }, abort.signal));
    abort.abort();
    expect((await call).kind).toBe("cancelled");
  });
});

describe("An answer of DescribeRecoveryPoint", () => {
  it.each([undefined, null, 7, "x", [], {}])("of %j has no members", (answer) => {
    expect(recoveryPointOf(answer)).toMatchObject({ status: undefined, scans: [] });
  });

  it("has no member of another type, and few scans", () => {
    const point = recoveryPointOf({
      Status: 7,
      BackupSizeInBytes: "1",
      IsEncrypted: "yes",
      CalculatedLifecycle: { DeleteAt: "tomorrow", MoveToColdStorageAt: new Date(NaN) },
      ScanResults: [null, 7, { Findings: "MALWARE" }, { Findings: [1, "MALWARE"] }, {}, {}, {}],
    });
    const { scans, ...members } = point;
    expect(Object.values(members).every((value) => value === undefined)).toBe(true);
    expect(scans.map(({ findings }) => findings)).toEqual([[], [], [], ["MALWARE"], []]);
  });
});
