import { Turns } from "../../base/turns";
import type { JobGateway } from "./jobGateway";

/**
 * A list has so many requests under way at most: as many as an ordinary view opens with (one for each state), and
 * half of what AWS allows a second for the whole account (20 ListBackupJobs, quotas page).
 */
const requestsAtOnce = 10;

/** What a list asks of a gateway. */
export type ListGateway = Pick<JobGateway, "listJobs" | "describeJob" | "quietly">;

/** A gateway's requests for jobs, so many at once; the others wait for their turn, in order. */
export function inTurns(gateway: ListGateway): ListGateway {
  const turns = new Turns(requestsAtOnce);
  return {
    listJobs: (query, page, signal) => turns.run(() => gateway.listJobs(query, page, signal)),
    describeJob: (kind, id, signal) => turns.run(() => gateway.describeJob(kind, id, signal)),
    quietly: (work, isWanted) => gateway.quietly(work, isWanted),
  };
}
