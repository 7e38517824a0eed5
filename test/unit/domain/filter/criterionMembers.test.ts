import { describe, expect, it } from "vitest";
import {
  criterionMembers,
  leavesOfCriterion,
  type MemberCriterion,
  readsOf,
} from "../../../../src/domain/filter/criterionMembers";
import type { Job } from "../../../../src/domain/job/job";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { aBackupJob, aCopyJob, aRestoreJob, aScanJob } from "../../../support/jobs/jobBuilders";

const copy = aCopyJob({
  sourceBackupVaultArn: "arn:aws:backup:eu-west-1:111122223333:backup-vault:daily",
  destinationBackupVaultArn: "arn:aws:backup:eu-central-1:444455556666:backup-vault:dr",
  createdByBackupJobId: "job-1",
});

describe("The members that have a criterion's values", () => {
  it.each<[MemberCriterion, Job, readonly (string | undefined)[]]>([
    ["sourceVaults", copy, ["daily"]],
    ["destinationVaultArns", copy, [copy.destinationBackupVaultArn]],
    ["destinationRegions", copy, ["eu-central-1"]],
    ["destinationRegions", aCopyJob({ destinationBackupVaultArn: "no ARN" }), [undefined]],
    ["createdByBackupJobIds", copy, ["job-1"]],
    ["recoveryPointArns", copy, [copy.sourceRecoveryPointArn]],
    ["recoveryPointArns", aBackupJob({ recoveryPointArn: "arn:a" }), ["arn:a"]],
    ["scanResults", aScanJob(), ["NO_THREATS_FOUND"]],
    ["malwareScanners", aScanJob(), ["GUARDDUTY"]],
    ["resourceArns", aRestoreJob({ sourceResourceArn: "arn:r" }), ["arn:r"]],
  ])("%s of a job", (criterion, job, values) => {
    expect(readsOf(criterion, job.kind).map((read) => read(job))).toEqual(values);
  });

  it("are of some kind that has a view, each of them", () => {
    for (const criterion of Object.keys(criterionMembers) as MemberCriterion[]) {
      const kinds = viewKinds.filter((kind) => leavesOfCriterion(kind, criterion).length > 0);
      expect(kinds, criterion).not.toEqual([]);
    }
    expect(leavesOfCriterion("backup", "destinationRegions")).toEqual([]);
    expect(leavesOfCriterion("restore", "messageCategories")).toEqual([]);
  });
});
