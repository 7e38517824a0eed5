import type { GroupPath } from "../../../src/domain/list/groupPath";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import type { Grouping } from "../../../src/domain/job/jobKinds";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import type { GroupNode, TreeNode } from "../../../src/viewmodel/tree/treeNode";
import type { Task } from "../contest";
import { spreadOf } from "../figures";
import { Look, type Took } from "./look";
import { loadAll, openSource, openView, treeOf } from "./ours";

const changes = [0, 1, 100] as const;
const groupings: readonly Grouping[] = [
  "vaultState",
  "resourceTypeState",
  "dayState",
  "stateVault",
];

/** What users do to a view, by its name. */
export type Changes = Readonly<Record<string, Took>>;

/** All that a user may do to a view whose jobs are all loaded. */
export async function run({ profile, url }: Task): Promise<Changes> {
  const view = await openView(await openSource(profile));
  const tree = treeOf(view);
  const look = new Look(tree);
  const took: Record<string, Took> = {};
  took["load all"] = await look.during(() => loadAll(view));
  look.expand();
  Object.assign(took, openings(tree));
  for (const count of changes) {
    const times = await repeated(6, async () => {
      await fetch(`${url}/change?count=${count}`);
      return look.during(() => tree.refresh());
    });
    took[`refresh with ${count} changed jobs`] = times;
  }
  took["a minute passes"] = await repeated(5, () =>
    look.during(() => {
      tree.tick();
    }),
  );
  for (const grouping of groupings) {
    took[`group by ${grouping}`] = await look.during(() => {
      const stands = new Promise<void>((resolve) => {
        const subscription = view.changed(() => {
          subscription.dispose();
          resolve();
        });
      });
      view.setGrouping(grouping);
      return stands;
    });
    look.expand();
  }
  took["filter"] = await look.during(async () => {
    view.setFilter(activeFilter({ resourceTypes: ["EBS"] }, () => undefined));
    view.show();
    await tree.opened();
  });
  return took;
}

/** The middle time, and the longest task of all but the first, which compiles what runs. */
async function repeated(count: number, work: () => Promise<Took>): Promise<Took> {
  const times: Took[] = [];
  for (let time = 0; time < count; time++) times.push(await work());
  const warm = times.slice(1);
  return {
    ms: spreadOf(warm.map(({ ms }) => ms)).median,
    longest: spreadOf(warm.map(({ longest }) => longest)).most,
  };
}

/** The children of the largest group, of its largest day and of a group of about 100 jobs, with their rows. */
function openings(tree: JobTree): Changes {
  const count = (path: GroupPath): number => tree.list?.jobs.count(path) ?? 0;
  const below = (node: TreeNode | undefined): readonly GroupNode[] =>
    tree.children(node).filter((child) => child.type === "group");
  const groups = below(undefined).flatMap(below);
  const by = (distance: (jobs: number) => number, nodes: readonly GroupNode[]): GroupNode => {
    const [first] = nodes.toSorted((a, b) => distance(count(a.path)) - distance(count(b.path)));
    if (first === undefined) throw new Error("There is no group.");
    return first;
  };
  const small = by((jobs) => Math.abs(jobs - 100), groups);
  const large = by((jobs) => -jobs, groups);
  if (count(large.path) < 50_000) throw new Error("The largest group is too small.");
  const open = (node: TreeNode): Took => {
    const start = performance.now();
    for (const child of tree.children(node)) tree.row(child);
    const ms = performance.now() - start;
    return { ms, longest: ms };
  };
  // The first compiles what runs.
  for (const day of below(small)) open(day);
  return {
    "open a group of 100": open(small),
    "open a group of 50,000": open(large),
    "open a day of it": open(by((jobs) => -jobs, below(large))),
  };
}
