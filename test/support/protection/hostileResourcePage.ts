import { nextTask } from "../../../src/host/base/nextTask";
import type { DetailsParts } from "../../../src/protocol/jobDetails";
import { Actions } from "../../../src/viewmodel/details/actions";
import { ResourceDetails } from "../../../src/viewmodel/details/resourceDetails";
import type { Account } from "../endpoint/account";
import { accountOf } from "../endpoint/data/accountOf";
import { planArn } from "../endpoint/data/arns";
import { hostileTexts } from "../endpoint/data/hostileAccount";
import type { HeldPlan } from "../endpoint/heldPlan";
import type { WireObject } from "../endpoint/wire";
import { AccountGateway } from "../jobs/accountGateway";
import { accountId, noon } from "../jobs/jobBuilders";
import { aSession, utcFormats } from "../jobs/treeFixture";
import { wireBackupJob, wireCopyJob, wireRestoreJob } from "../jobs/wireJobs";

const [script = ""] = hostileTexts;
const resourceArn = `arn:aws:ec2:eu-west-1:${accountId}:volume/${script}`;
const day = 24 * 60;

/** The page of a resource of which AWS says nothing that is no attack, made by the product from AWS's answers. */
export async function hostileResourcePage(): Promise<DetailsParts> {
  const gateway = Object.assign(new AccountGateway({ account: attackedAccount() }), { accountId });
  const details = new ResourceDetails({
    ref: { kind: "resource", id: resourceArn },
    source: { session: aSession, gateway },
    now: () => noon,
    formats: utcFormats,
    pageSize: 100,
    actions: new Actions(),
    nextTask,
    expectations: () => ({ freshness: new Map(), mutes: [] }),
    inView: () => undefined,
    readAll: () => undefined,
    failed: () => undefined,
  });
  await details.open();
  await details.showRelated();
  return details.parts({ canGoBack: true, canGoForward: true, pinned: false });
}

function attackedAccount(): Account {
  const place = { accountId, region: "eu-west-1" };
  const planIds = hostileTexts.map((_, index) => `plan-${index}`);
  const jobs = hostileTexts.flatMap((text, index) => {
    const members = {
      ...{ ResourceArn: resourceArn, ResourceName: text, ResourceType: text },
      ...{ BackupVaultName: text, StatusMessage: text, MessageCategory: text, BackupType: text },
      CreatedBy: {
        BackupPlanArn: planArn(place, planIds[index] ?? ""),
        BackupPlanId: planIds[index],
        ...{ BackupPlanName: text, BackupRuleId: text, BackupRuleName: text },
        ...{ BackupRuleCron: text, BackupRuleTimezone: text },
      },
    };
    const wire = (state: string, age: number): WireObject => ({
      ...wireBackupJob({ id: `${state} ${text}`, state, age: age * day, members }),
      RecoveryPointArn: `arn:aws:backup:eu-west-1:${accountId}:recovery-point:${index}`,
    });
    // The newest ones failed, in a state that nobody knows, and without most members.
    const bare = { BackupJobId: `bare-${index}`, ResourceArn: resourceArn, State: text };
    return [wire("FAILED", index + 1), wire("COMPLETED", index + 15), wire(text, index + 8), bare];
  });
  return accountOf({
    backup: jobs,
    copy: hostileTexts.map((text) =>
      wireCopyJob({ id: text, state: "FAILED", members: attacked(text) }),
    ),
    restore: hostileTexts.map((text) =>
      wireRestoreJob({ id: text, members: { ...attacked(text), SourceResourceArn: resourceArn } }),
    ),
    plans: hostileTexts.map((text, index) => attackedPlan(text, planIds[index] ?? "")),
    protectedResources: {
      [resourceArn]: { ResourceName: script, ResourceType: script, LastBackupVaultArn: script },
    },
    recoveryPoints: Object.fromEntries(
      hostileTexts.map((text, index) => [
        `arn:aws:backup:eu-west-1:${accountId}:recovery-point:${index}`,
        {
          ...{ Status: text, StatusMessage: text, BackupVaultName: text, VaultType: text },
          ...{ EncryptionKeyArn: text, ParentRecoveryPointArn: text, BackupSizeInBytes: -1 },
        },
      ]),
    ),
  });
}

function attacked(text: string): WireObject {
  return { ResourceArn: resourceArn, StatusMessage: text, ResourceType: text, ResourceName: text };
}

function attackedPlan(text: string, planId: string): HeldPlan {
  const rule = { RuleId: text, RuleName: text, TargetBackupVaultName: text };
  const schedule = { ScheduleExpression: text, ScheduleExpressionTimezone: text };
  return {
    planId,
    created: noon - 400 * day * 60_000,
    record: { BackupPlanName: text, Rules: [{ ...rule, ...schedule, StartWindowMinutes: -1 }] },
    selections: [
      {
        selectionId: `selection-${planId}`,
        record: { SelectionName: text, Resources: [text, "*".repeat(1000)], NotResources: [text] },
      },
    ],
  };
}
