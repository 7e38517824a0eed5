import type { Memento } from "vscode";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import { mementoKeys } from "../base/contributions";
import { KeptIds } from "./keptIds";

/**
 * The groups that are expanded, and the sessions that are collapsed, kept in this workspace: VS Code forgets them when
 * the window is reloaded, and when the rows are replaced (measured, 1.139). A group's ID names its view, profile, Region
 * and grouping. Parent jobs are not kept: to expand one asks AWS for its children.
 */
export class ExpandedGroups {
  readonly #expanded: KeptIds;
  /** Rows of sessions, which are expanded at first. */
  readonly #collapsed: KeptIds;

  constructor(memory: Memento) {
    this.#expanded = new KeptIds(memory, mementoKeys.expandedGroups);
    this.#collapsed = new KeptIds(memory, mementoKeys.collapsedSessions);
  }

  /** @param atFirst whether a row of sessions is expanded as long as the user has done nothing with it */
  has({ type, id }: ViewNode, atFirst = false): boolean {
    if (type !== "group" && !isOfSessions(type)) return false;
    return atFirst ? !this.#collapsed.has(id) : this.#expanded.has(id);
  }

  expanded({ type, id }: ViewNode): void {
    if (isOfSessions(type)) this.#collapsed.remove((each) => each === id);
    if (type === "group" || isOfSessions(type)) this.#expanded.add(id);
  }

  /** What is expanded below goes with it: *Collapse All* tells of the rows that VS Code has, and it has read no others. */
  collapsed({ type, id }: ViewNode): void {
    if (isOfSessions(type)) this.#collapsed.add(id);
    if (type === "group" || isOfSessions(type)) {
      this.#expanded.remove((each) => each === id || each.startsWith(`${id}/`));
    }
  }
}

function isOfSessions(type: ViewNode["type"]): boolean {
  return type === "session" || type === "regions";
}
