import { describe, expect, it } from "vitest";
import type { Job } from "../../../../src/domain/job/job";
import type { JobQuery, QueryParameter } from "../../../../src/domain/query/jobQuery";
import { queryMatcher } from "../../../../src/domain/query/queryMatcher";
import {
  aBackupJob,
  aCopyJob,
  aRestoreJob,
  aScanJob,
  noon,
} from "../../../support/jobs/jobBuilders";

/** What a query asks, a job that its answer must hold, and one that it can't. */
type Example = readonly [asked: Omit<JobQuery, "kind">, match: Job, other: Job];

const examples: Readonly<Record<QueryParameter, Example>> = {
  state: [{ state: "FAILED" }, aBackupJob({ state: "FAILED" }), aBackupJob({ state: "EXPIRED" })],
  backupVaultName: [
    { backupVaultName: "v" },
    aBackupJob({ backupVaultName: "v" }),
    aBackupJob({ backupVaultName: "w" }),
  ],
  resourceType: [
    { resourceType: "RDS" },
    aRestoreJob({ resourceType: "RDS" }),
    aRestoreJob({ resourceType: "EBS" }),
  ],
  accountId: [
    { accountId: "999999999999" },
    aBackupJob({ accountId: "999999999999" }),
    aBackupJob({ accountId: "888888888888" }),
  ],
  messageCategory: [
    { messageCategory: "AccessDenied" },
    aCopyJob({ messageCategory: "AccessDenied" }),
    aCopyJob({ messageCategory: "SUCCESS" }),
  ],
  parentJobId: [
    { parentJobId: "p" },
    aBackupJob({ parentJobId: "p" }),
    aBackupJob({ parentJobId: "q" }),
  ],
  resourceArn: [
    { resourceArn: "arn:a" },
    aRestoreJob({ sourceResourceArn: "arn:a" }),
    aRestoreJob({ sourceResourceArn: "arn:b" }),
  ],
  sourceRecoveryPointArn: [
    { sourceRecoveryPointArn: "arn:a" },
    aCopyJob({ sourceRecoveryPointArn: "arn:a" }),
    aCopyJob({ sourceRecoveryPointArn: "arn:b" }),
  ],
  destinationVaultArn: [
    { destinationVaultArn: "arn:a" },
    aCopyJob({ destinationBackupVaultArn: "arn:a" }),
    aCopyJob({ destinationBackupVaultArn: "arn:b" }),
  ],
  recoveryPointArn: [
    { recoveryPointArn: "arn:a" },
    aScanJob({ recoveryPointArn: "arn:a" }),
    aScanJob({ recoveryPointArn: "arn:b" }),
  ],
  scanResultStatus: [
    { scanResultStatus: "THREATS_FOUND" },
    aScanJob({ scanResultStatus: "THREATS_FOUND" }),
    aScanJob(),
  ],
  malwareScanner: [
    { malwareScanner: "GUARDDUTY" },
    aScanJob(),
    aScanJob({ malwareScanner: "OTHER" }),
  ],
  restoreTestingPlanArn: [
    { restoreTestingPlanArn: "arn:a" },
    aRestoreJob({ restoreTestingPlanArn: "arn:a" }),
    aRestoreJob({ restoreTestingPlanArn: "arn:b" }),
  ],
  createdAfter: [
    { createdAfter: noon },
    aBackupJob({ creationDate: noon + 1 }),
    aBackupJob({ creationDate: noon }),
  ],
  createdBefore: [
    { createdBefore: noon },
    aBackupJob({ creationDate: noon - 1 }),
    aBackupJob({ creationDate: noon }),
  ],
  completeAfter: [
    { completeAfter: noon },
    aBackupJob({ completionDate: noon + 1 }),
    aBackupJob({ completionDate: noon }),
  ],
  completeBefore: [
    { completeBefore: noon },
    aBackupJob({ completionDate: noon - 1 }),
    aBackupJob({ completionDate: noon }),
  ],
};

describe("The answer to a query", () => {
  it.each(Object.entries(examples))("by %s holds what has it, and nothing else", (_, example) => {
    const [asked, match, other] = example;
    const query = { kind: match.kind, ...asked };
    expect([match, other].map(queryMatcher(query))).toEqual([true, false]);
  });

  it("holds jobs of its kind, whatever account they are of where all are asked for", () => {
    const query = { kind: "backup", accountId: "*" } as const;
    expect(queryMatcher(query)(aBackupJob({ accountId: "999999999999" }))).toBe(true);
    expect(queryMatcher(query)(aRestoreJob())).toBe(false);
  });
});
