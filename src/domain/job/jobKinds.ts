import { backupJobsListedDays } from "../time/jobRetention";
import type { Job, JobKind, JobMember } from "./job";

/** Members of jobs that hold one text. */
export type TextMember = {
  [M in Exclude<JobMember, "kind">]: Job[M] extends string | undefined ? M : never;
}[Exclude<JobMember, "kind">];

/** Members of jobs that hold a time or a number. */
type NumberMember = {
  [M in JobMember]: Job[M] extends number | undefined ? M : never;
}[JobMember];

/** How a view groups its jobs, outermost first: *State › Vault*, *Vault › State* … */
export type Grouping =
  | "stateVault"
  | "vaultState"
  | "resourceTypeState"
  | "dayState"
  | "planState"
  | "accountState"
  | "category"
  | "resultState"
  | "none";

/** What a list operation can filter by, beside times; AWS's name of each is "By" and the name in capitals. */
export type ListParameter =
  /** ByState, or ByStatus of restore jobs. */
  | "state"
  | "backupVaultName"
  | "resourceType"
  /** 12 digits, or "*" for the organization. */
  | "accountId"
  | "messageCategory"
  | "parentJobId"
  | "resourceArn"
  | "sourceRecoveryPointArn"
  | "destinationVaultArn"
  /** ByScanResultStatus, as is the next: of scan jobs. */
  | "scanResultStatus"
  | "malwareScanner"
  | "recoveryPointArn"
  | "restoreTestingPlanArn";

/** What is true of all jobs of a kind. Names of operations and members are those of the API model of August 2026. */
export interface KindFacts {
  /** One job, and several, inside a sentence. */
  readonly one: string;
  readonly many: string;
  /** Of the kind's view. */
  readonly title: string;
  readonly list: {
    readonly operation: string;
    /** The member of the answer that holds the jobs. */
    readonly member: string;
    /** In the order in which a filter takes them: accounts first, then what narrows most (filterPlan.ts). */
    readonly parameters: readonly ListParameter[];
    /** Whether it filters by the time of creation; every list does by that of completion. */
    readonly filtersByCreation: boolean;
    /** Whether "*" is documented to list the jobs of all accounts of an organization; the others take one account. */
    readonly listsOrganization: boolean;
    /** What a view must show at once, however many other jobs there are. */
    readonly urgent?: readonly [ListParameter, string];
    /** The values that a parameter takes, where AWS refuses all others (enums of the API model); states apart. */
    readonly values?: Readonly<Partial<Record<ListParameter, readonly string[]>>>;
  };
  /** An operation that lists the jobs of a resource, where the first can't filter by it. */
  readonly listByResource?: {
    readonly operation: string;
    readonly parameters: readonly ListParameter[];
  };
  readonly describe: string;
  /**
   * The states that a request may ask for, in the order that a person on call wants them. EventBridge
   * and the summaries know more; so may tomorrow's AWS.
   */
  readonly states: readonly string[];
  /** Whether COMPLETED is told apart into with and without issues, see displayState. */
  readonly tellsIssues: boolean;
  /** For how many days AWS documents to list a job; undefined where it documents nothing. */
  readonly listedDays?: number;
  /** Whether a parent job says how many children it has, and in which states. */
  readonly countsChildren: boolean;
  /** Whether the job is always in the Region of its resource; copies are restored and copied elsewhere. */
  readonly isWhereResourceIs: boolean;
  /** What plans make such jobs. */
  readonly plan: "backupPlan" | "restoreTestingPlan";
  /** The ARN of what is backed up, copied or restored. */
  readonly resource: TextMember;
  /** The ARN of the recovery point that the job makes, copies or restores. */
  readonly recoveryPoint: TextMember;
  /** The vault of that recovery point. */
  readonly recoveryPointVault: TextMember;
  /** The ARN of the vault that the job is grouped under; a restore's is where it came from, a copy's where it went. */
  readonly vault: TextMember;
  /** The ARN of the recovery point in it. */
  readonly vaultPoint: TextMember;
  readonly vaultPreposition: "in" | "from" | "to";
  /** Whether that vault is always in the Region of the job; copies are made to vaults of other Regions. */
  readonly isVaultHere: boolean;
  /** The name of that vault, where a member says it. */
  readonly vaultName?: TextMember;
  readonly category?: TextMember;
  /** Whether BackupSizeInBytes is the size of what the job makes; that of a restore is the recovery point's. */
  readonly hasOwnSize: boolean;
  /** When the job began, where AWS reports it. */
  readonly started?: NumberMember;
  /** How the kind's view can be grouped; the first one is the usual. */
  readonly groupings: readonly [Grouping, ...Grouping[]];
}

const groupings = [
  "stateVault",
  "vaultState",
  "resourceTypeState",
  "dayState",
  "planState",
  "accountState",
] as const satisfies readonly Grouping[];

/** The table of job kinds: what a kind has of its own stands here, and code asks it in place of the kind's name. */
export const jobKinds: Readonly<Record<JobKind, KindFacts>> = {
  backup: {
    one: "backup job",
    many: "backup jobs",
    title: "Backup Jobs",
    list: {
      operation: "ListBackupJobs",
      member: "BackupJobs",
      parameters: [
        "accountId",
        "resourceArn",
        "parentJobId",
        "backupVaultName",
        "state",
        "messageCategory",
        "resourceType",
      ],
      filtersByCreation: true,
      listsOrganization: true,
    },
    describe: "DescribeBackupJob",
    states: [
      "FAILED",
      "EXPIRED",
      "ABORTED",
      "PARTIAL",
      "RUNNING",
      "ABORTING",
      "PENDING",
      "CREATED",
      "COMPLETED",
    ],
    tellsIssues: true,
    listedDays: backupJobsListedDays,
    countsChildren: true,
    isWhereResourceIs: true,
    plan: "backupPlan",
    resource: "resourceArn",
    recoveryPoint: "recoveryPointArn",
    recoveryPointVault: "backupVaultArn",
    vault: "backupVaultArn",
    vaultPoint: "recoveryPointArn",
    vaultPreposition: "in",
    isVaultHere: true,
    vaultName: "backupVaultName",
    category: "messageCategory",
    hasOwnSize: true,
    started: "initiationDate",
    groupings: [...groupings, "category", "none"],
  },
  restore: {
    one: "restore job",
    many: "restore jobs",
    title: "Restore Jobs",
    list: {
      operation: "ListRestoreJobs",
      member: "RestoreJobs",
      parameters: ["accountId", "parentJobId", "restoreTestingPlanArn", "state", "resourceType"],
      filtersByCreation: true,
      listsOrganization: false,
    },
    // It knows the caller's own account only.
    listByResource: {
      operation: "ListRestoreJobsByProtectedResource",
      parameters: ["resourceArn", "state"],
    },
    describe: "DescribeRestoreJob",
    states: ["FAILED", "ABORTED", "RUNNING", "PENDING", "COMPLETED"],
    tellsIssues: true,
    countsChildren: false,
    isWhereResourceIs: false,
    plan: "restoreTestingPlan",
    resource: "sourceResourceArn",
    recoveryPoint: "recoveryPointArn",
    recoveryPointVault: "backupVaultArn",
    vault: "backupVaultArn",
    vaultPoint: "recoveryPointArn",
    vaultPreposition: "from",
    isVaultHere: true,
    hasOwnSize: false,
    groupings: [...groupings, "none"],
  },
  copy: {
    one: "copy job",
    many: "copy jobs",
    title: "Copy Jobs",
    list: {
      operation: "ListCopyJobs",
      member: "CopyJobs",
      parameters: [
        "accountId",
        "resourceArn",
        "parentJobId",
        "sourceRecoveryPointArn",
        "destinationVaultArn",
        "state",
        "messageCategory",
        "resourceType",
      ],
      filtersByCreation: true,
      listsOrganization: false,
    },
    describe: "DescribeCopyJob",
    states: ["FAILED", "PARTIAL", "RUNNING", "CREATED", "COMPLETED"],
    tellsIssues: true,
    countsChildren: true,
    isWhereResourceIs: false,
    plan: "backupPlan",
    resource: "resourceArn",
    recoveryPoint: "sourceRecoveryPointArn",
    recoveryPointVault: "sourceBackupVaultArn",
    vault: "destinationBackupVaultArn",
    vaultPoint: "destinationRecoveryPointArn",
    vaultPreposition: "to",
    isVaultHere: false,
    category: "messageCategory",
    hasOwnSize: true,
    groupings: [...groupings, "category", "none"],
  },
  scan: {
    one: "scan job",
    many: "scan jobs",
    title: "Scan Jobs",
    list: {
      operation: "ListScanJobs",
      member: "ScanJobs",
      parameters: [
        "accountId",
        "recoveryPointArn",
        "resourceArn",
        "scanResultStatus",
        "backupVaultName",
        "state",
        "resourceType",
        "malwareScanner",
      ],
      filtersByCreation: false,
      listsOrganization: true,
      urgent: ["scanResultStatus", "THREATS_FOUND"],
      values: {
        scanResultStatus: ["NO_THREATS_FOUND", "THREATS_FOUND", "UNKNOWN"],
        malwareScanner: ["GUARDDUTY"],
        resourceType: ["EBS", "EC2", "S3"],
      },
    },
    describe: "DescribeScanJob",
    states: ["FAILED", "CANCELED", "COMPLETED_WITH_ISSUES", "RUNNING", "CREATED", "COMPLETED"],
    tellsIssues: false,
    listedDays: backupJobsListedDays,
    countsChildren: false,
    isWhereResourceIs: false,
    plan: "backupPlan",
    resource: "resourceArn",
    recoveryPoint: "recoveryPointArn",
    recoveryPointVault: "backupVaultArn",
    vault: "backupVaultArn",
    vaultPoint: "recoveryPointArn",
    vaultPreposition: "in",
    isVaultHere: true,
    vaultName: "backupVaultName",
    hasOwnSize: false,
    groupings: ["resultState", ...groupings, "none"],
  },
};

/** How the kind's view is grouped until somebody chooses: the first of its groupings. */
export function usualGrouping(kind: JobKind): Grouping {
  return jobKinds[kind].groupings[0];
}

/** True for a grouping that the kind's view offers. */
export function isGrouping(value: unknown, kind: JobKind): value is Grouping {
  return jobKinds[kind].groupings.some((grouping) => grouping === value);
}
