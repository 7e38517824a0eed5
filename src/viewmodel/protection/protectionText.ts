import type { NotKnownReason, ProtectionGroup } from "../../domain/protection/protection";
import type { StateIcon } from "../job/stateText";
import type { ResourceGrouping } from "./resourcesNode";

export interface GroupText {
  readonly label: string;
  /** What it means, in a sentence. */
  readonly meaning: string;
  readonly icon: StateIcon;
}

const failed = "testing.iconFailed";
const warning = "problemsWarningIcon.foreground";

/** Shapes differ as well as colours: no group is told by its colour alone. */
export const protectionTexts: Readonly<Record<ProtectionGroup, GroupText>> = {
  neverSucceeded: {
    label: "Never succeeded",
    meaning: "Backup jobs have ended, none of them with a good backup.",
    icon: { id: "shield", color: failed },
  },
  failing: {
    label: "Failing",
    meaning: "The newest backup job that has ended is no good backup.",
    icon: { id: "error", color: failed },
  },
  noLongerBackedUp: {
    label: "No longer backed up",
    meaning:
      "Its rules run for other resources, or its plan has gone. Was it deleted, untagged or deselected?",
    icon: { id: "circle-slash", color: warning },
  },
  overdue: {
    label: "Overdue",
    meaning: "A run of a backup rule is over, and made no job for the resource.",
    icon: { id: "watch", color: warning },
  },
  stale: {
    label: "Stale",
    meaning: "The last good backup is older than the setting awsBackup.freshness allows.",
    icon: { id: "history", color: warning },
  },
  withIssues: {
    label: "With issues",
    meaning: "The last good backup completed with issues.",
    icon: { id: "warning", color: warning },
  },
  running: {
    label: "Running",
    meaning: "A backup job is under way.",
    icon: { id: "sync", color: "charts.blue" },
  },
  notKnown: {
    label: "Not known",
    meaning: "What is read does not tell whether it is backed up as it should.",
    icon: { id: "question" },
  },
  upToDate: {
    label: "Up to date",
    meaning: "Every run of its rules made a job, and the newest that has ended is a good backup.",
    icon: { id: "pass", color: "testing.iconPassed" },
  },
  muted: {
    label: "Muted",
    meaning: "Somebody expects it and does not want to be told, until a date.",
    icon: { id: "bell-slash" },
  },
};

/** For a row; the sentence is for who asks for more. */
export const notKnownTexts: Readonly<
  Record<NotKnownReason, { readonly label: string; readonly sentence: string }>
> = {
  onDemandOnly: {
    label: "on-demand only",
    sentence: "All of its backup jobs are on demand: no rule says when the next one is due.",
  },
  scheduleUnknown: {
    label: "schedule unknown",
    sentence: "Nothing that can be read says when its rules run.",
  },
  oldRecoveryPointsOnly: {
    label: "old recovery points only",
    sentence: "AWS Backup has recovery points of it, and no rule in force is known to back it up.",
  },
  notEnoughRead: {
    label: "not enough read",
    sentence: "Jobs are not read as far back as its last run.",
  },
  permissionMissing: {
    label: "permission missing",
    sentence: "What would tell could not be read: a permission is missing.",
  },
  memberAccount: {
    label: "member account",
    sentence: "It is another account's: only its jobs are known here.",
  },
};

export const resourceGroupingTexts: Readonly<Record<ResourceGrouping, string>> = {
  attention: "What Needs Attention",
  resourceType: "Resource Type",
  vault: "Backup Vault",
  plan: "Backup Plan",
  account: "Account",
};
