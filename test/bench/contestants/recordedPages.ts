import type { JobListPage, JobGateway } from "../../../src/domain/query/jobGateway";
import { noGateway } from "../../support/jobs/noGateway";

/** A gateway that asks for each page once: what comes again is neither sent, nor parsed, nor mapped. */
export function recordedPages(gateway: JobGateway): JobGateway {
  const pages = new Map<string, Promise<JobListPage>>();
  return {
    ...noGateway,
    listJobs: (query, page, signal) => {
      const key = JSON.stringify([query, page]);
      const known = pages.get(key) ?? gateway.listJobs(query, page, signal);
      pages.set(key, known);
      return known;
    },
    describeJob: (kind, id, signal) => gateway.describeJob(kind, id, signal),
    quietly: (work, how) => gateway.quietly(work, how),
  };
}
