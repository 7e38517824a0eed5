import type { Disposable } from "../../base/disposables";

/** Milliseconds after the last row was read: what is expanded has been read by then. */
const calm = 2000;

export interface UnheardCollapsesOptions<Node> {
  /** As far as anybody was told. */
  readonly isExpanded: (node: Node) => boolean;
  /** VS Code reads what it has to while the view is in sight. */
  readonly isInSight: () => boolean;
  /** The user has collapsed a row. */
  readonly collapsed: (node: Node) => void;
}

/**
 * Finds out what the user has collapsed where VS Code tells nobody: between a change of the rows and its answer to that (1.101 to
 * 1.139: ExtHostTreeView._addAllToClear empties the list in which setExpanded then looks for the row).
 *
 * After a change VS Code reads what was changed, with all that is expanded below. So a row that is read there, with nothing
 * read below it, is collapsed. Where that is wrong, because VS Code takes longer, the read that comes after all says so
 * (ExpandedGroups.read).
 */
export class UnheardCollapses<Node extends { readonly id: string }> implements Disposable {
  readonly #options: UnheardCollapsesOptions<Node>;
  /** Ids of changed rows, "" for the root: VS Code reads below them if they are expanded. */
  readonly #changed = new Set<string>();
  /** Rows that VS Code has read since then and takes for expanded, if it was not told otherwise. */
  readonly #awaited = new Map<string, Node>();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: UnheardCollapsesOptions<Node>) {
    this.#options = options;
  }

  /** VS Code is told that these rows have changed; undefined for all. */
  changed(nodes: readonly Node[] | undefined): void {
    for (const id of nodes?.map((node) => node.id) ?? [""]) this.#changed.add(id);
  }

  /** VS Code reads a row's children. */
  read(node: Node | undefined, children: readonly Node[]): void {
    const id = node?.id ?? "";
    const wasChanged = this.#changed.delete(id);
    if (!this.#awaited.delete(id) && !wasChanged) return;
    for (const child of children) {
      if (this.#options.isExpanded(child)) this.#awaited.set(child.id, child);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end();
    }, calm);
  }

  /** There is nothing below the row that VS Code could read. */
  isLeaf(node: Node): void {
    this.#awaited.delete(node.id);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #end(): void {
    const { isExpanded, isInSight, collapsed } = this.#options;
    const left = [...this.#awaited.values()];
    this.#awaited.clear();
    this.#changed.clear();
    if (!isInSight()) return;
    for (const node of left) if (isExpanded(node)) collapsed(node);
  }
}
