import type { Job, JobKind } from "../job/job";
import type { RecoveryPoint } from "../job/recoveryPoint";
import type { JobQuery } from "./jobQuery";
import type { PageRequest } from "./pageRequest";
import type { ProtectionGateway } from "./protectionGateway";

export interface JobListPage {
  readonly jobs: readonly Job[];
  /** Present while there is more; never empty. */
  readonly nextToken?: string;
}

export interface VaultPage {
  readonly names: readonly string[];
  /** Present while there is more; never empty. */
  readonly nextToken?: string;
}

export interface DescribedJob {
  readonly job: Job;
  /** The whole answer under AWS's own member names, dates as ISO 8601 text, ready for JSON.stringify. */
  readonly members: Readonly<Record<string, unknown>>;
}

export interface PointRequest {
  readonly arn: string;
  readonly vaultName: string;
}

/** Work that the user has not asked for. */
export interface QuietWork {
  /** True once the user has asked for the same; from then on its requests are as any other. */
  readonly isWanted?: () => boolean;
  /** A timer repeats it: the lists of all timers together go two a second at most in an account and Region. */
  readonly isOfTimer?: boolean;
  /** Its failures say nothing of the session until whoever repeats it says so. */
  readonly failsUntold?: boolean;
}

/**
 * AWS Backup as one session sees it; read-only. Every method rejects with a BackupError and with
 * nothing else, ends within a time limit, and stops when the signal aborts (kind "cancelled").
 */
export interface JobGateway extends ProtectionGateway {
  /** The account of the credentials, once a request has used them and they tell. */
  readonly accountId?: string | undefined;
  /** The list operation of the query's kind (jobKinds): one page. */
  listJobs(query: JobQuery, page: PageRequest, signal: AbortSignal): Promise<JobListPage>;
  /** The Describe operation of the kind. */
  describeJob(kind: JobKind, id: string, signal: AbortSignal): Promise<DescribedJob>;
  /** GetRestoreJobMetadata: sensitive (API model), asked for only when the user wants to see it. */
  getRestoreJobMetadata(id: string, signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** DescribeRecoveryPoint, in a vault of the session's own account and Region. */
  describeRecoveryPoint(point: PointRequest, signal: AbortSignal): Promise<RecoveryPoint>;
  /** ListBackupVaults: one page of the names of the account's own vaults. */
  listVaults(page: PageRequest, signal: AbortSignal): Promise<VaultPage>;
  /** GetSupportedResourceTypes: as jobs spell them. */
  listResourceTypes(signal: AbortSignal): Promise<readonly string[]>;
  /**
   * Does work that the user has not asked for, such as what a timer or a hover starts: its requests ask the user
   * nothing. One that would have to fails at once (mfaNeeded), and decides nothing for others beside it: these ask.
   */
  quietly<T>(work: () => Promise<T>, how?: QuietWork): Promise<T>;
}

/** A gateway for whoever opened it, and has to close it. */
export interface OpenedGateway extends JobGateway {
  /** Its session was left: connections end as soon as no request is under way. Requests under way go on. */
  close(): void;
}
