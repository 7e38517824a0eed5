import { parseArn } from "./arn";
import type { JobQuery } from "./jobQuery";

const vaultPrefix = "backup-vault:";

/**
 * The queries that bring the jobs of an ARN, as far as the API has filters for it: those of a backup
 * vault, else those of a resource, and the copies of a recovery point (whose ARN looks like any other).
 */
export function arnQueries(arn: string): readonly JobQuery[] {
  const parsed = parseArn(arn);
  if (parsed?.service === "backup" && parsed.resource.startsWith(vaultPrefix)) {
    const backupVaultName = parsed.resource.slice(vaultPrefix.length);
    return [{ kind: "backup", backupVaultName }];
  }
  return [
    { kind: "backup", resourceArn: arn },
    { kind: "restore", resourceArn: arn },
    { kind: "copy", resourceArn: arn },
    { kind: "copy", sourceRecoveryPointArn: arn },
  ];
}
