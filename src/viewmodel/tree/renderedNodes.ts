import { pathKey } from "../../domain/list/groupPath";
import { holderOf } from "./nodePlace";
import type { Outline } from "./outline";
import type { TreeNode } from "./treeNode";

interface Rendered {
  readonly parent: TreeNode | undefined;
  /** The group that it is, or is a portion of; undefined for a job. */
  readonly group: string | undefined;
  nodes: Map<string, TreeNode>;
  stamp: unknown;
  /** Ids of the rows that are not jobs, in order. */
  others: string;
  /** What those rows last said. */
  readonly texts: Map<string, string>;
  /** Something above was fired: VS Code reads this again before it shows it, so nothing need be fired. */
  isFired: boolean;
}

/** What is compared with what was shown. */
export interface Comparison {
  readonly outlineOf: (parent: TreeNode | undefined) => Outline;
  readonly textOf: (node: TreeNode) => string;
  /** Job nodes that read differently where they stand. */
  readonly updated: readonly TreeNode[];
  /** The keys of the groups that may read differently, with those above them; undefined: any may. */
  readonly groups: ReadonlySet<string> | undefined;
}

/** More changed rows than this are fired as their parent: VS Code's cost is quadratic in the array (measured). */
const leafLimit = 100;

/**
 * What VS Code has been given, by parent. Finds out which nodes read differently now, with a cost that
 * depends on the groups on screen and not on the jobs in them.
 */
export class RenderedNodes {
  readonly #rendered = new Map<string, Rendered>();
  readonly #rootId = "";
  /** Ids of the nodes that the user has collapsed: VS Code keeps what it has read below them. */
  readonly #collapsed = new Set<string>();

  clear(): void {
    this.#rendered.clear();
    this.#collapsed.clear();
  }

  /** The user has collapsed a node; undefined for what stands above the root. */
  collapsed(node: TreeNode | undefined): void {
    this.#collapsed.add(node?.id ?? this.#rootId);
  }

  /** The user has expanded a node. @returns false for one that was not collapsed */
  expanded(node: TreeNode | undefined): boolean {
    return this.#collapsed.delete(node?.id ?? this.#rootId);
  }

  /** Notes what is about to be shown under a parent. Nodes with a known id keep their identity. */
  show(
    parent: TreeNode | undefined,
    outline: Outline,
    jobNodes: readonly TreeNode[],
    textOf: (node: TreeNode) => string,
  ): readonly TreeNode[] {
    const key = parent?.id ?? this.#rootId;
    // VS Code reads nothing below a collapsed row, and may not have told that it was expanded (host/tree/expandedGroups.ts).
    this.#collapsed.delete(key);
    const old = this.#rendered.get(key)?.nodes;
    const nodes = new Map<string, TreeNode>();
    for (const node of [...outline.before, ...jobNodes, ...outline.after]) {
      const known = old?.get(node.id);
      nodes.set(node.id, known !== undefined && known.parent === node.parent ? known : node);
    }
    const others = [...outline.before, ...outline.after];
    this.#rendered.set(key, {
      parent,
      group: groupOf(parent),
      nodes,
      stamp: outline.stamp,
      others: idsOf(others),
      texts: new Map(others.map((node) => [node.id, textOf(node)])),
      isFired: false,
    });
    return [...nodes.values()];
  }

  /** The node with this id, if it was shown under this parent. */
  find(parent: TreeNode | undefined, id: string): TreeNode | undefined {
    return this.#rendered.get(parent?.id ?? this.#rootId)?.nodes.get(id);
  }

  /** Every node whose children were shown; undefined is the root. */
  *parents(): Generator<TreeNode | undefined> {
    for (const { parent } of this.#rendered.values()) yield parent;
  }

  /** The job rows that are not below something collapsed: they change with time. */
  *jobNodes(): Generator<TreeNode> {
    for (const { parent, nodes } of this.#rendered.values()) {
      if (this.#isCollapsed(parent)) continue;
      for (const node of nodes.values()) if (node.type === "job") yield node;
    }
  }

  /**
   * Which nodes to fire, so that VS Code reads again what changed and little else.
   * @returns undefined for the root
   */
  changes({ outlineOf, textOf, updated, groups }: Comparison): readonly TreeNode[] | undefined {
    const dirty = new Map<string, TreeNode>();
    const mayDiffer = (group: string | undefined): boolean =>
      groups === undefined || group === undefined || groups.has(group);
    for (const [key, rendered] of this.#rendered) {
      if (rendered.isFired || !mayDiffer(rendered.group) || isBelow(rendered.parent, dirty))
        continue;
      const outline = outlineOf(rendered.parent);
      const others = [...outline.before, ...outline.after];
      const ids = idsOf(others);
      const moved = ids !== rendered.others;
      if (moved || outline.stamp !== rendered.stamp) {
        if (moved) this.#forgetGone(rendered, others);
        rendered.stamp = outline.stamp;
        rendered.others = ids;
        for (const node of others) rendered.texts.set(node.id, textOf(node));
        if (rendered.parent === undefined) {
          this.#markAll();
          return undefined;
        }
        dirty.set(key, rendered.parent);
        continue;
      }
      for (const node of others) {
        if (node.type === "group" && !mayDiffer(pathKey(node.path))) continue;
        const text = textOf(node);
        if (rendered.texts.get(node.id) === text) continue;
        rendered.texts.set(node.id, text);
        dirty.set(node.id, rendered.nodes.get(node.id) ?? node);
      }
    }
    const leaves = updated.length > leafLimit ? parentsOf(updated) : updated;
    for (const node of leaves) {
      if (node === undefined) {
        this.#markAll();
        return undefined;
      }
      dirty.set(node.id, node);
    }
    if (dirty.size > 0) {
      for (const rendered of this.#rendered.values()) {
        if (isBelow(rendered.parent, dirty)) rendered.isFired = true;
      }
    }
    return [...dirty.values()].filter((node) => !isBelow(node.parent, dirty));
  }

  #isCollapsed(node: TreeNode | undefined): boolean {
    if (this.#collapsed.size === 0) return false;
    for (let above = node; above !== undefined; above = above.parent) {
      if (this.#collapsed.has(above.id)) return true;
    }
    return this.#collapsed.has(this.#rootId);
  }

  /** The root is fired. */
  #markAll(): void {
    for (const rendered of this.#rendered.values()) rendered.isFired = true;
  }

  /** Groups that have gone take what was shown below them along. */
  #forgetGone({ nodes }: Rendered, others: readonly TreeNode[]): void {
    const stay = new Set(others.map((node) => node.id));
    for (const [id, node] of nodes) {
      if (node.type === "job" || stay.has(id)) continue;
      for (const key of this.#rendered.keys()) {
        if (key === id || key.startsWith(`${id}/`)) this.#rendered.delete(key);
      }
    }
  }
}

function groupOf(parent: TreeNode | undefined): string | undefined {
  const holder = holderOf(parent);
  if (holder === undefined) return pathKey({});
  return holder.type === "group" ? pathKey(holder.path) : undefined;
}

function idsOf(nodes: readonly TreeNode[]): string {
  return nodes.map((node) => node.id).join("\n");
}

function parentsOf(nodes: readonly TreeNode[]): readonly (TreeNode | undefined)[] {
  return [...new Set(nodes.map((node) => node.parent))];
}

/** True for the children of a node that is fired, and for all below them. */
function isBelow(parent: TreeNode | undefined, dirty: ReadonlyMap<string, TreeNode>): boolean {
  for (let above = parent; above !== undefined; above = above.parent) {
    if (dirty.has(above.id)) return true;
  }
  return false;
}
