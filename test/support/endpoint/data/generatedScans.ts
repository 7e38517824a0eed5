import { Random } from "../random";
import { scanModes, scanResourceTypes, scanResults } from "../shapes";
import type { WireObject } from "../wire";
import { wireDate } from "../wire";
import type { Place } from "./arns";
import { recoveryPointArn, resourceArn } from "./arns";
import type { Draft, Stock } from "./generatedRecord";

const day = 86_400_000;

/**
 * What scans draw from: the resources that can be scanned, one volume if there are none, and a random
 * stream of their own, so that the other jobs are the same with and without scans.
 */
export function scanStock(seed: number, stock: Stock): Stock {
  const random = new Random(seed + 7919);
  const arn = resourceArn("EBS", "ebs-to-scan", stock.place, random);
  const scannable = stock.resources.filter(({ type }) => scanResourceTypes.includes(type));
  const volume = { type: "EBS", name: "ebs-to-scan", arn } as const;
  return { ...stock, random, resources: scannable.length > 0 ? scannable : [volume] };
}

export function scanRecord({ id, created, state }: Draft, stock: Stock): WireObject {
  const { random, vaults, resources, place, role } = stock;
  const vault = random.pick(vaults);
  const resource = random.pick(resources);
  const mode = random.pick(scanModes);
  const older = { ...resource, created: created - day };
  const isOver = state !== "CREATED" && state !== "RUNNING";
  const completed = created + random.between(60, 7200) * 1000;
  return {
    AccountId: place.accountId,
    BackupVaultArn: vault.BackupVaultArn,
    BackupVaultName: vault.BackupVaultName,
    CompletionDate: isOver ? wireDate(completed) : undefined,
    CreatedBy: creatorIn(place),
    CreationDate: wireDate(created),
    IamRoleArn: role,
    MalwareScanner: "GUARDDUTY",
    RecoveryPointArn: recoveryPointArn({ ...resource, created }, place, random),
    ResourceArn: resource.arn,
    ResourceName: resource.name,
    ResourceType: resource.type,
    ScanBaseRecoveryPointArn:
      mode === "INCREMENTAL_SCAN" ? recoveryPointArn(older, place, random) : undefined,
    ScanJobId: id,
    ScanMode: mode,
    ScanResult: resultOf(state, random),
    ScannerRoleArn: role,
    State: state,
    StatusMessage:
      state === "FAILED" || state === "CANCELED" ? `Job ended as ${state}.` : undefined,
  };
}

/** ScanJobCreator, which has the ids of plan and rule and not their names. */
function creatorIn({ accountId, region }: Place): WireObject {
  return {
    BackupPlanArn: `arn:aws:backup:${region}:${accountId}:backup-plan:plan-1`,
    BackupPlanId: "plan-1",
    BackupPlanVersion: "version-1",
    BackupRuleId: "rule-1",
  };
}

/** One completed scan in ten finds something; one with issues may not know. */
function resultOf(state: string, random: Random): WireObject | undefined {
  switch (state) {
    case "COMPLETED":
      return { ScanResultStatus: random.chance(0.1) ? "THREATS_FOUND" : "NO_THREATS_FOUND" };
    case "COMPLETED_WITH_ISSUES":
      return { ScanResultStatus: random.pick(scanResults) };
    default:
      return undefined;
  }
}
