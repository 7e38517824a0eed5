import type { BackupPlan, PlanSelection } from "../resource/backupPlan";
import type {
  DescribedResource,
  ProtectedResource,
  ResourcePoint,
} from "../resource/protectedResource";
import type { PageRequest } from "./pageRequest";

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Present while there is more; never empty. */
  readonly nextToken?: string;
}

/** What AWS Backup tells of resources and plans; read-only. Rejections, limits and signals are JobGateway's. */
export interface ProtectionGateway {
  /** ListProtectedResources: one page. It has no filter and no account. */
  listProtectedResources(page: PageRequest, signal: AbortSignal): Promise<Page<ProtectedResource>>;
  /** DescribeProtectedResource. */
  describeProtectedResource(resourceArn: string, signal: AbortSignal): Promise<DescribedResource>;
  /** ListRecoveryPointsByResource: one page. */
  listRecoveryPointsByResource(
    resourceArn: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ResourcePoint>>;
  /**
   * GetBackupPlan with a preview of ten runs, without its selections.
   * @returns "deleted" for a plan that AWS does not know, or that has a DeletionDate
   */
  getBackupPlan(planId: string, signal: AbortSignal): Promise<BackupPlan | "deleted">;
  /** ListBackupSelections: one page of the ids of a plan's selections. */
  listBackupSelections(
    planId: string,
    page: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<string>>;
  /** GetBackupSelection. */
  getBackupSelection(
    planId: string,
    selectionId: string,
    signal: AbortSignal,
  ): Promise<PlanSelection>;
}
