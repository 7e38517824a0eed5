import { clockOfDay } from "../text/clockOfDay";
import type { Formats } from "../text/formats";
import type { JobTree } from "./jobTree";
import type { TreeStatus } from "./treeStatus";

/**
 * What a view says beside its rows, of all its sessions together: the oldest of their moments, for no row is newer than
 * that says.
 * @param now milliseconds since the epoch
 */
export function viewStatus(
  trees: readonly JobTree[],
  now: number,
  formats: () => Formats,
): TreeStatus {
  const statuses = trees.map(({ status }) => status);
  const [only] = statuses;
  if (only !== undefined && statuses.length === 1) return only;
  const moments = trees.flatMap(({ list }) => list?.asOf ?? []);
  return {
    busy: statuses.some(({ busy }) => busy),
    description: moments.length === 0 ? "" : clockOfDay(Math.min(...moments), now, formats()),
    // Each session says it above its own rows.
    narrowed: "",
    accountIds: [...new Set(statuses.flatMap(({ accountIds }) => accountIds))],
    problem: statuses.find(({ problem }) => problem !== undefined)?.problem,
  };
}
