import type { Job } from "./job";

/** The texts of a job that people look for: ids, names, ARNs and messages. */
export function searchableTexts(job: Job): readonly string[] {
  const texts: readonly (string | undefined)[] = [
    job.id,
    job.parentJobId,
    job.accountId,
    job.statusMessage,
    job.iamRoleArn,
    ...ownTexts(job),
  ];
  return texts.filter((text) => text !== undefined && text !== "").map(String);
}

function ownTexts(job: Job): readonly (string | undefined)[] {
  if (job.kind === "restore") {
    return [
      job.sourceResourceArn,
      job.createdResourceArn,
      job.recoveryPointArn,
      job.backupVaultArn,
      job.restoreTestingPlanArn,
      job.validationStatusMessage,
      job.deletionStatusMessage,
    ];
  }
  const { backupPlanName, backupPlanArn, backupPlanId } = job.createdBy ?? {};
  const { backupRuleName, backupRuleId } = job.createdBy ?? {};
  const plan = [backupPlanName, backupPlanArn, backupPlanId];
  const origin = [...plan, backupRuleName, backupRuleId, job.messageCategory];
  return job.kind === "backup"
    ? [
        job.resourceName,
        job.resourceArn,
        job.recoveryPointArn,
        job.backupVaultName,
        job.backupVaultArn,
        job.encryptionKeyArn,
        ...origin,
      ]
    : [
        job.resourceName,
        job.resourceArn,
        job.sourceRecoveryPointArn,
        job.destinationRecoveryPointArn,
        job.sourceBackupVaultArn,
        job.destinationBackupVaultArn,
        job.destinationEncryptionKeyArn,
        job.createdByBackupJobId,
        job.compositeMemberIdentifier,
        ...origin,
      ];
}

/** The words of a search, in lower case. */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** True when each word stands in some text of the job, whatever its case. */
export function holdsWords(job: Job, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  const texts = searchableTexts(job).map((text) => text.toLowerCase());
  return words.every((word) => texts.some((text) => text.includes(word)));
}

/** The first text of the job, in the order in which they are searched, that holds one of the words. */
export function textWithWord(job: Job, words: readonly string[]): string | undefined {
  return searchableTexts(job).find((text) => {
    const lower = text.toLowerCase();
    return words.some((word) => lower.includes(word));
  });
}
