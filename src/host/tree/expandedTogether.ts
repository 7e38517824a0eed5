import type { Disposable } from "../../base/disposables";

/** Milliseconds: VS Code may have mixed up what it read within this time of an expansion. */
const sameMoment = 500;

/** Milliseconds without another expansion or read, after which the rows are read again. */
const calm = 250;

/**
 * Finds out which rows VS Code may have mixed up, to have them read again.
 *
 * VS Code collects the elements that it asks for in one turn, and sends them together in the next turn
 * (TreeDataSource.getChildren in workbench/browser/parts/views/treeView.ts). Where the user expands a row between
 * the timers of two such elements, the second one is answered with the children of the row that came later, or with
 * none. It keeps them until it is read again (microsoft/vscode#243911, open; reproduced in test/e2e/browse.test.ts).
 * An extension sees neither the batches nor the rows. So every row that was read in the same moment as another one,
 * in which the user also expanded one, is read again.
 */
export class ExpandedTogether<Node> implements Disposable {
  readonly #readAgain: (nodes: readonly (Node | undefined)[]) => void;
  /** When VS Code last read a node's children, of those of this moment. */
  readonly #reads = new Map<Node | undefined, number>();
  readonly #suspects = new Set<Node | undefined>();
  #expandedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;

  /** @param readAgain has VS Code read these nodes again; undefined is the root */
  constructor(readAgain: (nodes: readonly (Node | undefined)[]) => void) {
    this.#readAgain = readAgain;
  }

  /** VS Code reads a node's children. */
  read(node: Node | undefined): void {
    this.#reads.set(node, performance.now());
    this.#check();
  }

  /** The user expanded a node. */
  expanded(): void {
    this.#expandedAt = performance.now();
    this.#check();
  }

  #check(): void {
    const since = performance.now() - sameMoment;
    for (const [node, time] of this.#reads) if (time < since) this.#reads.delete(node);
    if (this.#expandedAt < since || this.#reads.size < 2) return;
    for (const node of this.#reads.keys()) this.#suspects.add(node);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#end();
    }, calm);
  }

  /** What is read because of this is no reason to read again: the expansion is forgotten. */
  #end(): void {
    const nodes = [...this.#suspects];
    this.#suspects.clear();
    this.#reads.clear();
    this.#expandedAt = -Infinity;
    this.#readAgain(nodes);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
