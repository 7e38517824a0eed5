import type { HeldVault } from "../heldJob";
import type { Random } from "../random";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { Place } from "./arns";
import { keyArn, vaultArn } from "./arns";

/** A vault of the account, and what the jobs that go into it say of it. */
export interface DemoVault extends HeldVault {
  readonly name: string;
  readonly arn: string;
  /** BackupVaultName, BackupVaultArn, VaultType, VaultLockState and encryption, as in a job. */
  readonly inJobs: WireObject;
}

const names = [
  "production-daily",
  "databases",
  "development",
  "Default",
  "aws/efs/automatic-backup-vault",
  "compliance-locked",
] as const;

export function vaultsOf(place: Place, random: Random, now: number): readonly DemoVault[] {
  const own = names.map((name) => vault(place, name, random, now));
  const foreign = vault(
    { ...place, accountId: "444455556666" },
    "security-team-evidence",
    random,
    now,
  );
  return [...own, { ...foreign, shared: true }];
}

function vault(place: Place, name: string, random: Random, now: number): DemoVault {
  const arn = vaultArn(place, name);
  const isLocked = name === "compliance-locked";
  const type = isLocked ? "LOGICALLY_AIR_GAPPED_BACKUP_VAULT" : "BACKUP_VAULT";
  const key = keyArn(place, random);
  return {
    name,
    arn,
    shared: false,
    inJobs: {
      BackupVaultName: name,
      BackupVaultArn: arn,
      VaultType: type,
      ...(isLocked ? { VaultLockState: "COMPLIANCE" } : {}),
      EncryptionKeyArn: key,
      IsEncrypted: true,
    },
    record: {
      BackupVaultName: name,
      BackupVaultArn: arn,
      VaultType: type,
      VaultState: "AVAILABLE",
      CreationDate: wireDate(now - random.between(200, 1500) * 86_400_000),
      EncryptionKeyArn: key,
      EncryptionKeyType: "CUSTOMER_MANAGED_KMS_KEY",
      CreatorRequestId: random.guid(),
      NumberOfRecoveryPoints: random.between(20, 900),
      Locked: isLocked,
      ...(isLocked
        ? { MinRetentionDays: 30, MaxRetentionDays: 365, LockDate: wireDate(now - 90 * 86_400_000) }
        : {}),
    },
  };
}
