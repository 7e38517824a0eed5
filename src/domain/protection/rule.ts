import type { BackupJob } from "../job/job";
import type { BackupPlan, PlanRule } from "../resource/backupPlan";
import type { RunTimes } from "../schedule/runTimes";
import type { AssignedResources } from "./assignedResources";
import type { RuleRuns } from "./ruleRuns";

/** A rule of a plan: one of the plan that can be read, else what the jobs say of it. */
export interface Rule {
  readonly plan: PlanRules;
  readonly ruleId: string | undefined;
  readonly ruleName: string | undefined;
  readonly planName: string | undefined;
  /** In force, unless the plan was deleted, or can be read and lacks it. */
  readonly standing: "inForce" | "ended" | "planDeleted";
  /** Its newest job, of any resource; undefined where none is known. */
  readonly newest: BackupJob | undefined;
  /** As the plan that can be read has it. */
  readonly planned: PlanRule | undefined;
  /** Undefined where it is not known. */
  readonly schedule: RunTimes | undefined;
  readonly isScheduleKnown: boolean;
  readonly runs: RuleRuns;
  /** What its resources say of its last run. */
  readonly lastRun: LastRun;
}

/** How many resources that have not left a rule were in its last run, and how many of them it has missed since. */
export interface LastRun {
  /** A resource with a job of the rule from this moment on was in it. */
  readonly from: number;
  /** When the rule's newest job was created; -Infinity where none is known. */
  readonly newestMade: number;
  resources: number;
  missed: number;
}

/** The rules of a plan. */
export interface PlanRules {
  readonly planArn: string;
  /** Undefined where it can't be read. */
  readonly plan: BackupPlan | undefined;
  /** AWS denied to read it. */
  readonly isDenied: boolean;
  /** Undefined where selections can't be read. */
  readonly assigned: AssignedResources | undefined;
  readonly all: readonly Rule[];
}
