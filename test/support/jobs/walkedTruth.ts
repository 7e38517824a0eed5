import type { GroupPath } from "../../../src/domain/list/groupPath";
import { dimensionsOf } from "../../../src/domain/job/grouping";
import type { Job } from "../../../src/domain/job/job";
import type { Grouping } from "../../../src/domain/job/jobKinds";
import { compareJobs, jobKey } from "../../../src/domain/job/jobOrder";
import type { MessageNode, NodeRow, TreeNode } from "../../../src/viewmodel/tree/treeNode";
import { utcFormats } from "./treeFixture";
import { inGroup, keysIn } from "./truth";
import type { Walked } from "./walk";

export interface WalkedTruth {
  readonly grouping: Grouping;
  /** What AWS lists and the filter lets through. */
  readonly jobs: readonly Job[];
  /** The account whose vaults are named without it; undefined where none is. */
  readonly home: string | undefined;
  readonly row: (node: TreeNode) => NodeRow;
}

/** The jobs of a group, in the order of the tree. */
export function jobsUnder(
  jobs: readonly Job[],
  path: GroupPath,
  home: string | undefined,
): readonly Job[] {
  return inGroup([...jobs].sort(compareJobs), path, home, (time) => utcFormats.dayOf(time));
}

/** What may stand beside groups and jobs when all is loaded. */
const ofWhole: readonly MessageNode["about"][] = ["empty", "ownAccountOnly", "noOtherAccount"];

/** What rows show, after all is loaded, that is not AWS's list; undefined when all is. */
export function wrongRows(
  { groups, ids, rows }: Walked,
  { grouping, jobs, home, row }: WalkedTruth,
): string | undefined {
  const double = ids.find((id, i) => ids.indexOf(id) !== i);
  if (double !== undefined) return `id twice: ${double}`;
  const odd = rows.find(
    (node) =>
      node.type === "loadMore" || (node.type === "message" && !ofWhole.includes(node.about)),
  );
  if (odd !== undefined) return `row ${JSON.stringify(row(odd))}`;
  const places = new Set(jobs.map((job) => placeOf(job, home, grouping)));
  const isFlat = dimensionsOf(grouping).length === 0;
  if (!isFlat && places.size !== groups.length)
    return `${groups.length} groups, AWS has ${places.size}`;
  for (const { node, jobKeys } of groups) {
    const expected = jobsUnder(jobs, node?.path ?? {}, home).map(jobKey);
    if (JSON.stringify(expected) !== JSON.stringify(jobKeys)) {
      return `${node?.id ?? "root"} shows\n${jobKeys.join("\n")}\nAWS has\n${expected.join("\n")}`;
    }
  }
  for (const node of rows) {
    if (node.type !== "group") continue;
    const { description } = row(node);
    const expected = utcFormats.count(jobsUnder(jobs, node.path, home).length);
    if (description !== expected) return `${node.id} says ${description ?? ""}, not ${expected}`;
  }
  return undefined;
}

function placeOf(job: Job, home: string | undefined, grouping: Grouping): string {
  return JSON.stringify(
    dimensionsOf(grouping).map(
      (dimension) => keysIn(dimension, job, home, (time) => utcFormats.dayOf(time))[0],
    ),
  );
}
