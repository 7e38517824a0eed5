import type { BackupJob, RecoveryPointCreator } from "../../../src/domain/job/job";
import type { ProtectionFacts } from "../../../src/domain/protection/protection";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 10, 21, 14);

const crons = ["0 3 * * ? *", "0 5 ? * 7 *", "0 15 1 * ? *", "0 0/12 * * ? *"];

/** Of an account: every twentieth job failed with a message. A plan backs up 500 resources by four rules. */
export function busyAccount(size: {
  readonly resources: number;
  readonly jobs: number;
}): ProtectionFacts {
  return {
    jobs: Array.from({ length: size.jobs }, (_, index) => busyJob(index, size.resources)),
    readSince: -Infinity,
    readUntil: now,
    readAlone: new Map(),
    resources: [],
    areResourcesRead: true,
    planOf: () => ({ type: "unread" }),
    accountId: "111122223333",
    freshness: new Map([["EBS", 48]]),
    mutes: [],
  };
}

function busyJob(index: number, resources: number): BackupJob {
  const resource = index % resources;
  const turn = Math.floor(index / resources);
  const isFailed = index % 20 === 7;
  const creationDate = now - 11 * hour - turn * day + (index % 600);
  return {
    kind: "backup",
    id: `job-${index}`,
    state: isFailed ? "FAILED" : "COMPLETED",
    ...(isFailed && {
      statusMessage: `Backup job failed because of insufficient privileges on volume ${resource}.`,
    }),
    messageCategory: isFailed ? "FAILED" : "SUCCESS",
    resourceArn: `arn:aws:ec2:eu-west-1:111122223333:volume/vol-${resource}`,
    resourceType: "EBS",
    accountId: "111122223333",
    creationDate,
    completionDate: creationDate + hour / 2,
    startBy: creationDate + 8 * hour,
    createdBy: creatorOf(Math.floor(resource / 500), turn % crons.length),
  };
}

function creatorOf(plan: number, rule: number): RecoveryPointCreator {
  return {
    backupPlanArn: `arn:aws:backup:eu-west-1:111122223333:backup-plan:plan-${plan}`,
    backupPlanName: `plan ${plan}`,
    backupRuleId: `rule-${plan}-${rule}`,
    backupRuleName: `rule ${rule}`,
    backupRuleCron: `cron(${crons[rule] ?? ""})`,
    backupRuleTimezone: "Europe/Berlin",
  };
}
