import { Turns } from "../../base/turns";
import type { JobGateway } from "./jobGateway";

/**
 * A list has so many requests under way at most, as many as an ordinary view opens with (one for each state). How many go
 * in a second is the gateway's matter, for all lists of an account. There they go in the order in which they came: so what
 * one list wants, such as the end of a hundred jobs, does not stand before what another one wants next.
 */
export const requestsAtOnce = 10;

/** What a list asks of a gateway. */
export type ListGateway = Pick<JobGateway, "listJobs" | "describeJob" | "quietly">;

/** A gateway's requests for jobs, so many at once; the others wait for their turn, in order. */
export function inTurns(gateway: ListGateway): ListGateway {
  const turns = new Turns(requestsAtOnce);
  return {
    listJobs: (query, page, signal) => turns.run(() => gateway.listJobs(query, page, signal)),
    describeJob: (kind, id, signal) => turns.run(() => gateway.describeJob(kind, id, signal)),
    quietly: (work, how) => gateway.quietly(work, how),
  };
}
