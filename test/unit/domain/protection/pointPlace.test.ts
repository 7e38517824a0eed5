import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import { pointPlace } from "../../../../src/domain/protection/pointPlace";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  vaultArn,
} from "../../../support/jobs/jobBuilders";

const arn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";
const placeOf = (job: Job, namedAccountId?: string) =>
  pointPlace(job, { region: "eu-west-1", namedAccountId });

describe("The recovery point of a job", () => {
  it("is in the vault that the job names", () => {
    const here = { type: "here", arn, vaultName: "Default" };
    expect(placeOf(aBackupJob({ recoveryPointArn: arn }))).toEqual(here);
    expect(placeOf(aRestoreJob({ recoveryPointArn: arn }))).toEqual(here);
    expect(placeOf(aScanJob({ recoveryPointArn: arn }))).toEqual(here);
    const { backupVaultArn, ...old } = aBackupJob({ recoveryPointArn: arn });
    expect(backupVaultArn).toBeDefined();
    expect(placeOf(old)).toEqual(here);
  });

  it("is of a copy job what it made, in the destination vault", () => {
    expect(placeOf(aCopyJob())).toEqual({
      type: "here",
      arn: "arn:aws:ec2:eu-west-1::snapshot/snap-2",
      vaultName: "Copies",
    });
    const { destinationRecoveryPointArn, ...failed } = aCopyJob();
    expect(destinationRecoveryPointArn).toBeDefined();
    expect(placeOf(failed)).toBeUndefined();
  });

  it("is none where the job names none", () => {
    expect(placeOf(aBackupJob())).toBeUndefined();
    expect(placeOf(aBackupJob({ recoveryPointArn: "" }))).toBeUndefined();
  });

  it("may be in another Region or account, where the session can't ask", () => {
    const far = vaultArn("dr").replace("eu-west-1", "eu-central-1");
    expect(placeOf(aCopyJob({ destinationBackupVaultArn: far }))).toEqual({
      type: "elsewhere",
      region: "eu-central-1",
      accountId: undefined,
    });
    const others = vaultArn("central", "444455556666");
    expect(placeOf(aCopyJob({ destinationBackupVaultArn: others }))).toMatchObject({
      type: "elsewhere",
      accountId: "444455556666",
    });
    expect(placeOf(aRestoreJob({ recoveryPointArn: arn, backupVaultArn: others }))).toMatchObject({
      accountId: "444455556666",
    });
  });

  it("of a job that was asked for by its account is in that account, though a vault here has the same name", () => {
    expect(placeOf(aBackupJob({ recoveryPointArn: arn }), "111122223333")).toEqual({
      type: "elsewhere",
      region: undefined,
      accountId: "111122223333",
    });
  });

  it("can't be asked about where AWS did not report the vault", () => {
    const { backupVaultArn, ...old } = aRestoreJob({ recoveryPointArn: arn });
    expect(backupVaultArn).toBeDefined();
    expect(placeOf(old)).toEqual({ type: "vaultUnknown" });
  });
});
