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
  const waiting: (() => void)[] = [];
  let underWay = 0;

  const inTurn = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (underWay < requestsAtOnce) underWay++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await ask();
    } finally {
      // Whoever comes next takes the place over, so that nobody gets in between.
      const next = waiting.shift();
      if (next === undefined) underWay--;
      else next();
    }
  };

  return {
    listJobs: (query, page, signal) => inTurn(() => gateway.listJobs(query, page, signal)),
    describeJob: (kind, id, signal) => inTurn(() => gateway.describeJob(kind, id, signal)),
    quietly: (work, isWanted) => gateway.quietly(work, isWanted),
  };
}
