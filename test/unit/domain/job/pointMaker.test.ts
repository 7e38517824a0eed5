import { describe, expect, it } from "vitest";
import { pointMaker } from "../../../../src/domain/job/pointMaker";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  noon,
} from "../../../support/jobs/jobBuilders";

const arn = "arn:aws:ec2:eu-west-1::snapshot/snap-1";

describe("The job that made a recovery point", () => {
  it("is the backup job that names it, not what copied, restored or scanned it", () => {
    const others = [
      aCopyJob({ sourceRecoveryPointArn: arn }),
      aRestoreJob({ recoveryPointArn: arn }),
      aScanJob({ recoveryPointArn: arn }),
    ];
    expect(pointMaker(arn, others)).toBeUndefined();
    const backup = aBackupJob({ recoveryPointArn: arn });
    expect(pointMaker(arn, [...others, backup])).toBe(backup);
  });

  it("is the copy job of which it is the copy", () => {
    const copy = aCopyJob({ destinationRecoveryPointArn: arn });
    expect(pointMaker(arn, [copy])).toBe(copy);
  });

  it("is the newest of those that share a continuous one", () => {
    const [old, last] = [2, 1].map((hours) =>
      aBackupJob({ id: `${hours}`, recoveryPointArn: arn, creationDate: noon - hours * 3_600_000 }),
    );
    expect(pointMaker(arn, [old ?? aBackupJob(), last ?? aBackupJob()])).toBe(last);
  });

  it("is none of a text that is empty, as members of jobs may be", () => {
    expect(pointMaker("", [aBackupJob({ recoveryPointArn: "" })])).toBeUndefined();
  });
});
