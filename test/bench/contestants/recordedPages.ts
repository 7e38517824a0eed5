import type { JobListPage, JobGateway } from "../../../src/domain/query/jobGateway";

/** A gateway that asks for each page once: what comes again is neither sent, nor parsed, nor mapped. */
export function recordedPages(gateway: JobGateway): JobGateway {
  const pages = new Map<string, Promise<JobListPage>>();
  return {
    listJobs: (query, page, signal) => {
      const key = JSON.stringify([query, page]);
      const known = pages.get(key) ?? gateway.listJobs(query, page, signal);
      pages.set(key, known);
      return known;
    },
    describeJob: (kind, id, signal) => gateway.describeJob(kind, id, signal),
    getRestoreJobMetadata: (id, signal) => gateway.getRestoreJobMetadata(id, signal),
    describeRecoveryPoint: (point, signal) => gateway.describeRecoveryPoint(point, signal),
    listVaults: (page, signal) => gateway.listVaults(page, signal),
    listResourceTypes: (signal) => gateway.listResourceTypes(signal),
    quietly: (work, isWanted) => gateway.quietly(work, isWanted),
  };
}
