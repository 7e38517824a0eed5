import { Account, type ProtectedResources, type RecoveryPoints } from "../account";
import type { HeldJobTraits } from "../heldJob";
import { heldJob } from "../heldJob";
import type { HeldPlan } from "../heldPlan";
import type { JobKind, WireObject } from "../wire";
import { readText } from "../wire";
import { resourceTypes, vaultArn } from "./arns";
import { exampleAccountId, exampleRegion } from "./demoAccount";

export interface AccountParts {
  readonly accountId?: string;
  readonly region?: string;
  /** Wire objects, as a list would show them. */
  readonly backup?: readonly WireObject[];
  readonly restore?: readonly WireObject[];
  readonly copy?: readonly WireObject[];
  readonly scan?: readonly WireObject[];
  /** What GetRestoreJobMetadata answers, by restore job id. */
  readonly restoreMetadata?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly vaults?: readonly string[];
  readonly recoveryPoints?: RecoveryPoints;
  readonly protectedResources?: ProtectedResources;
  readonly plans?: readonly HeldPlan[];
  readonly managesOrganization?: boolean;
}

/** An account that holds exactly these jobs, which don't change by themselves. */
export function accountOf(parts: AccountParts): Account {
  const place = {
    accountId: parts.accountId ?? exampleAccountId,
    region: parts.region ?? exampleRegion,
  };
  const held = (kind: JobKind, records: readonly WireObject[] = []) =>
    records.map((record, i) => {
      const metadata = parts.restoreMetadata?.[readText(record["RestoreJobId"])];
      const traits = traitsOf(record, place.accountId, i + 1);
      return heldJob(kind, record, { ...traits, ...(metadata !== undefined && { metadata }) });
    });
  return new Account({
    ...place,
    resourceTypes,
    managesOrganization: parts.managesOrganization ?? false,
    recoveryPoints: parts.recoveryPoints ?? {},
    protectedResources: parts.protectedResources ?? {},
    plans: parts.plans ?? [],
    vaults: (parts.vaults ?? []).map((name) => ({
      shared: false,
      record: {
        BackupVaultName: name,
        BackupVaultArn: vaultArn(place, name),
        VaultType: "BACKUP_VAULT",
        VaultState: "AVAILABLE",
        NumberOfRecoveryPoints: 1,
        Locked: false,
      },
    })),
    jobs: {
      backup: held("backup", parts.backup),
      restore: held("restore", parts.restore),
      copy: held("copy", parts.copy),
      scan: held("scan", parts.scan),
    },
  });
}

function traitsOf(record: WireObject, accountId: string, sequence: number): HeldJobTraits {
  return {
    sequence,
    owner: readText(record["AccountId"]) || accountId,
    protectedResource: readText(record["SourceResourceArn"]),
  };
}
