/**
 * A backup plan as AWS lets it be read. Every member that AWS leaves out is undefined. Times are milliseconds since the
 * epoch; all text is untrusted.
 */
export type PlanReading =
  /** Nobody has asked for it. */
  | { readonly type: "unread" }
  /** It could not be read; the permissions that AWS denied, for example backup:GetBackupPlan. */
  | { readonly type: "unreadable"; readonly deniedActions: readonly string[] }
  /** AWS knows no such plan, or one that was deleted. */
  | { readonly type: "deleted" }
  | { readonly type: "read"; readonly plan: BackupPlan };

export interface BackupPlan {
  readonly planArn: string;
  readonly name: string | undefined;
  /** CreationDate: no document says whether of the plan or of its newest version. */
  readonly creationDate: number | undefined;
  readonly rules: readonly PlanRule[];
  /** What is assigned to the plan; undefined where selections could not be read, or are not all read. */
  readonly selections: readonly PlanSelection[] | undefined;
  /** AWS's own next runs (ScheduledRunsPreview): rules whose runs overlap are merged already. */
  readonly nextRuns: readonly NextRun[];
}

/** BackupRule of the API. */
export interface PlanRule {
  readonly ruleId: string | undefined;
  readonly ruleName: string | undefined;
  readonly scheduleExpression: string | undefined;
  readonly scheduleExpressionTimezone: string | undefined;
  readonly startWindowMinutes: number | undefined;
  readonly completionWindowMinutes: number | undefined;
  readonly targetVaultName: string | undefined;
  readonly isContinuous: boolean;
}

/** BackupSelection of the API. */
export interface PlanSelection {
  readonly name: string | undefined;
  /** CreationDate of GetBackupSelection: a selection can't be changed, so runs before it are not meant for it. */
  readonly creationDate: number | undefined;
  /** ARNs and patterns of ARNs ("*" stands for any text) that are assigned. */
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  /** It chooses by tags or conditions, too: who is chosen can't be told from here. */
  readonly choosesByTags: boolean;
}

/** ScheduledPlanExecutionMember of the API. */
export interface NextRun {
  readonly at: number;
  readonly ruleId: string | undefined;
}
