import type { Memento } from "vscode";
import type { TreeNode } from "../../viewmodel/tree/treeNode";
import { mementoKeys } from "../base/contributions";

/** Of all views, profiles, Regions and groupings; then the one that was expanded first is forgotten. */
const most = 200;

/** Longer IDs, of groups with very long names, are not kept. */
const longest = 500;

/**
 * The groups that are expanded, kept in this workspace: VS Code forgets them when the window is reloaded, and when the rows
 * are replaced (measured, 1.139). A group's ID names its view, profile, Region and grouping. Parent jobs are not kept: to
 * expand one asks AWS for its children.
 */
export class ExpandedGroups {
  readonly #memory: Memento;
  /** In the order in which they were expanded. */
  #ids: ReadonlySet<string>;

  constructor(memory: Memento) {
    this.#memory = memory;
    const kept = memory.get<unknown>(mementoKeys.expandedGroups);
    const ids: readonly unknown[] = Array.isArray(kept) ? kept.slice(-most) : [];
    this.#ids = new Set(ids.filter((id) => typeof id === "string"));
  }

  has({ type, id }: TreeNode): boolean {
    return type === "group" && this.#ids.has(id);
  }

  expanded({ type, id }: TreeNode): void {
    if (type !== "group" || id.length > longest) return;
    const others = [...this.#ids].filter((other) => other !== id);
    this.#keep([...others, id].slice(-most));
  }

  /** What is expanded below goes with it: *Collapse All* tells of the rows that VS Code has, and it has read no others. */
  collapsed({ type, id }: TreeNode): void {
    if (type !== "group") return;
    const others = [...this.#ids].filter((other) => other !== id && !other.startsWith(`${id}/`));
    if (others.length < this.#ids.size) this.#keep(others);
  }

  #keep(ids: readonly string[]): void {
    this.#ids = new Set(ids);
    // Nobody waits for it: this object knows what it kept.
    void this.#memory.update(mementoKeys.expandedGroups, ids);
  }
}
