import { viewLoad } from "../../domain/list/groupLoads";
import type { BackupError } from "../../domain/query/backupError";
import type { JobTree } from "./jobTree";

/** What the first load of a Region has found out. */
export type RegionStanding = "loading" | "shown" | "refusing" | "withoutJobs";

/**
 * How a Region stands in a view by what is known of it at this moment.
 * @param isFoundOut false while nobody knows yet whether the session can be opened
 */
export function regionStanding(tree: JobTree, isFoundOut: boolean): RegionStanding {
  const { list, source } = tree;
  if (source === undefined) return isFoundOut ? "shown" : "loading";
  const error = firstError(tree);
  if (error !== undefined) return refuses(error) ? "refusing" : "shown";
  if (list?.isOpen !== true) return "loading";
  const isEmpty = list.jobs.count({}) + list.jobs.guests.count({}) === 0 && list.isComplete({});
  return isEmpty && tree.status.problem === undefined ? "withoutJobs" : "shown";
}

/** Why the first load has failed; undefined where it has not, and while it goes on. */
export function firstError({ list }: JobTree): BackupError | undefined {
  return list?.isOpen === false ? list.loadStates.get(viewLoad).error : undefined;
}

/** A Region that is not enabled for the account takes none of its keys; a policy may deny others. */
function refuses({ kind }: BackupError): boolean {
  return kind === "keyRefused" || kind === "accessDenied";
}
