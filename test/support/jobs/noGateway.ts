import type { JobGateway } from "../../../src/domain/query/jobGateway";

/** A gateway that must not be asked; spread it into one that answers what a test is about. */
export const noGateway: JobGateway = {
  listJobs: () => Promise.reject(new Error("listJobs is not asked here")),
  describeJob: () => Promise.reject(new Error("describeJob is not asked here")),
  getRestoreJobMetadata: () => Promise.reject(new Error("metadata is not asked for here")),
  describeRecoveryPoint: () => Promise.reject(new Error("no recovery point is asked for here")),
  listVaults: () => Promise.reject(new Error("vaults are not asked for here")),
  listResourceTypes: () => Promise.reject(new Error("resource types are not asked for here")),
  listProtectedResources: () => Promise.reject(new Error("resources are not asked for here")),
  describeProtectedResource: () => Promise.reject(new Error("no resource is asked for here")),
  listRecoveryPointsByResource: () =>
    Promise.reject(new Error("recovery points are not asked for here")),
  getBackupPlan: () => Promise.reject(new Error("no plan is asked for here")),
  listBackupSelections: () => Promise.reject(new Error("selections are not asked for here")),
  getBackupSelection: () => Promise.reject(new Error("no selection is asked for here")),
  quietly: (work) => work(),
};
