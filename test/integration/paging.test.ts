import type { ViewNode } from "../../src/viewmodel/tree/treeNode";
import assert from "node:assert/strict";
import { type TreeItem, TreeItemCollapsibleState } from "vscode";
import { type ViewKind, viewKinds } from "../../src/domain/job/viewKinds";
import { JobsTreeDataProvider } from "../../src/host/tree/jobsTreeDataProvider";
import type { Grouping } from "../../src/domain/job/jobKinds";
import type { TreeNode } from "../../src/viewmodel/tree/treeNode";
import { generatedAccount } from "../support/endpoint/data/generatedAccount";
import { withTreeOverHttp } from "../support/jobs/treeOverHttp";
import { expectedGroups } from "../support/truth/expectedTree";

const now = Date.UTC(2026, 10, 21, 12);

interface Walk {
  /** Job ids by group, as the rows stand. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  /** The count that each group's row shows, by path. */
  readonly counts: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
  readonly loadMoreRows: number;
}

/** Reads the tree through the provider, as VS Code does, days taken together. */
function walk(provider: JobsTreeDataProvider): Walk {
  const rows = new Map<string, string[]>();
  const counts = new Map<string, string>();
  const ids: string[] = [];
  let loadMoreRows = 0;

  function visit(parent: TreeNode | undefined, path: readonly string[]): void {
    for (const node of provider.getChildren(parent)) {
      const item = provider.getTreeItem(node);
      assert.ok(item.id !== undefined);
      ids.push(item.id);
      if (node.type === "loadMore") loadMoreRows++;
      if (node.type === "job") {
        const key = path.slice(0, 2).join(" › ");
        rows.set(key, [...(rows.get(key) ?? []), node.jobKey]);
      }
      if (node.type === "group") {
        assert.equal(item.collapsibleState, TreeItemCollapsibleState.Collapsed);
        const below = [...path, labelOf(item)];
        counts.set(below.join(" › "), String(item.description));
        visit(node, below);
      }
    }
  }

  visit(undefined, []);
  return { rows, counts, ids, loadMoreRows };
}

function labelOf(item: TreeItem): string {
  return typeof item.label === "string" ? item.label : "";
}

/** How many jobs the truth holds under a path of labels. */
function trueCount(truth: ReadonlyMap<string, readonly string[]>, path: string): number {
  let count = 0;
  for (const [key, jobs] of truth) {
    if (key === path || key.startsWith(`${path} › `)) count += jobs.length;
  }
  return count;
}

describe("paging in the extension host, over HTTP", () => {
  const account = generatedAccount({
    seed: 11,
    now,
    backupJobs: 260,
    restoreJobs: 120,
    copyJobs: 120,
    scanJobs: 120,
    vaults: 3,
    gaps: 0.1,
    parents: 0.1,
    children: 0.2,
    states: {
      COMPLETED: 60,
      FAILED: 12,
      RUNNING: 6,
      EXPIRED: 4,
      PARTIAL: 5,
      PENDING: 2,
      ABORTED: 3,
      CANCELED: 3,
    },
  });

  for (const pageCap of [1, 7, 100]) {
    for (const kind of viewKinds) {
      for (const grouping of ["stateVault", "vaultState"] satisfies Grouping[]) {
        it(`${kind} jobs, ${grouping}, pages of ${pageCap}: exact before and after Load all`, () =>
          check(pageCap, kind, grouping)).timeout(60_000);
      }
    }
  }

  async function check(pageCap: number, kind: ViewKind, grouping: Grouping): Promise<void> {
    const options = { account, kind, grouping, mood: { pageCap }, now };
    await withTreeOverHttp(options, async ({ tree, endpoint }) => {
      const provider = new JobsTreeDataProvider<ViewNode>(tree, {
        log: { failure: () => undefined },
        expanded: { has: () => false, read: () => undefined },
        isInSight: () => true,
        collapsed: () => undefined,
      });
      const truth = expectedGroups(endpoint.listed(kind), grouping);
      const opened = walk(provider);
      let exact = 0;
      for (const [path, count] of opened.counts) {
        if (count.endsWith("+")) continue;
        const [top = "", leaf] = path.split(" › ");
        if (path.split(" › ").length > 2) continue;
        assert.equal(count, String(trueCount(truth, leaf === undefined ? top : path)), path);
        exact++;
      }
      assert.ok(opened.loadMoreRows > 0, "the account needs more than one page");
      assert.ok(exact > 0 || pageCap === 1, "some counts are exact before Load all");

      await tree.loadAll(undefined, {
        signal: new AbortController().signal,
        progress: () => undefined,
      });

      const loaded = walk(provider);
      assert.equal(loaded.loadMoreRows, 0);
      assert.equal(new Set(loaded.ids).size, loaded.ids.length, "ids are unique");
      assert.deepEqual(Object.fromEntries(sorted(loaded.rows)), Object.fromEntries(sorted(truth)));
      for (const [path, count] of loaded.counts) {
        assert.ok(!count.endsWith("+"), `${path} ${count}`);
        if (path.split(" › ").length > 2) continue;
        assert.equal(count, String(trueCount(truth, path)), path);
      }
      provider.dispose();
    });
  }
});

function sorted(groups: ReadonlyMap<string, readonly string[]>): [string, readonly string[]][] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
