import type { WireObject } from "../../support/endpoint/wire";
import { expectedGroups } from "../../support/truth/expectedTree";

/** The labels from the root down to a row. */
export type Path = readonly string[];

/** In the order of the view. */
const states = "Failed Expired Aborted Partial Running Aborting Pending Created Completed".split(
  " ",
);
/** Jobs in these stay where they are. */
const ended = new Set(["Failed", "Expired", "Aborted", "Partial", "Completed"]);

/** True for the row of a job that does not change any more. */
export const isEnded = ([state = "", , job]: Path): boolean =>
  job !== undefined && ended.has(state);

/** All rows of a view of backup jobs by state, then vault. @param isOpen of a group by its labels, as in "Failed › Default" */
export function expectedPaths(
  jobs: readonly WireObject[],
  isOpen: (group: string) => boolean,
): readonly Path[] {
  const groups = [...expectedGroups(jobs, "stateVault")];
  return states.flatMap((state): readonly Path[] => {
    const vaults = groups
      .filter(([key]) => key.startsWith(`${state} › `))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (vaults.length === 0) return [];
    const below = vaults.flatMap(([key, ids]): readonly Path[] => {
      const [, vault = ""] = key.split(" › ");
      return [[state, vault], ...(isOpen(key) ? ids : []).map((id) => [state, vault, id])];
    });
    return [[state], ...(isOpen(state) ? below : [])];
  });
}
