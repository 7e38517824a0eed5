import type { Memento } from "vscode";
import { mementoKeys } from "../base/contributions";
import { KeptIds } from "./keptIds";

type ExpandedKeys = Readonly<Record<"expandedGroups" | "collapsedSessions", string>>;

interface Row {
  readonly type: string;
  readonly id: string;
}

/**
 * The groups that are expanded, and the sessions that are collapsed, kept in this workspace: VS Code forgets them when
 * the window is reloaded, and when the rows are replaced (measured, 1.139). A group's ID names its view, profile, Region
 * and grouping. Parent jobs are not kept: to expand one asks AWS for its children.
 */
export class ExpandedGroups {
  readonly #expanded: KeptIds;
  /** Rows of sessions and checks, which are expanded at first. */
  readonly #collapsed: KeptIds;

  /** @param keys where they are kept; nobody else may keep something there */
  constructor(memory: Memento, keys: ExpandedKeys = mementoKeys) {
    this.#expanded = new KeptIds(memory, keys.expandedGroups);
    this.#collapsed = new KeptIds(memory, keys.collapsedSessions);
  }

  /** @param atFirst whether such a row is expanded as long as the user has done nothing with it */
  has({ type, id }: Row, atFirst = false): boolean {
    if (!isGroup(type) && !isOpenAtFirst(type)) return false;
    return atFirst ? !this.#collapsed.has(id) : this.#expanded.has(id);
  }

  /**
   * VS Code reads what is below a row, so it is expanded. Nothing else may have said so: VS Code tells nobody of what the
   * user expands or collapses between a change of the rows and its answer to that (1.101 to 1.139:
   * ExtHostTreeView._addAllToClear empties the list in which setExpanded then looks for the row).
   */
  read(row: Row, atFirst = false): void {
    if (!this.has(row, atFirst)) this.expanded(row);
  }

  expanded({ type, id }: Row): void {
    if (isOpenAtFirst(type)) this.#collapsed.remove((each) => each === id);
    if (isGroup(type) || isOpenAtFirst(type)) this.#expanded.add(id);
  }

  /** What is expanded below goes with it: *Collapse All* tells of the rows that VS Code has, and it has read no others. */
  collapsed({ type, id }: Row): void {
    if (isOpenAtFirst(type)) this.#collapsed.add(id);
    if (isGroup(type) || isOpenAtFirst(type)) {
      this.#expanded.remove((each) => each === id || each.startsWith(`${id}/`));
    }
  }
}

function isGroup(type: string): boolean {
  return type === "group" || type === "resourceGroup" || type === "checkGroup";
}

function isOpenAtFirst(type: string): boolean {
  return type === "session" || type === "regions" || type === "check";
}
