import type { Emitter } from "../../../src/base/emitter";
import type { NodeRow, TreeNode, ViewNode } from "../../../src/viewmodel/tree/treeNode";

/** What VS Code asks of a tree: of a session's jobs, or of a view's rows. */
export interface MirroredTree<Node extends ViewNode> {
  readonly changed: Emitter<readonly Node[] | undefined>["event"];
  children(node: Node | undefined): readonly Node[];
  row(node: Node): NodeRow;
}

interface Item<Node> {
  readonly node: Node;
  row: NodeRow;
  /** Read when the row is expanded. */
  children: Item<Node>[] | undefined;
}

/**
 * What VS Code shows of a tree, and how it comes to know of changes: it reads a row's children when
 * the row is expanded, and afterwards only what was fired, with everything expanded below that. It
 * knows nodes by identity, rows by id, and ignores what it hasn't got.
 */
export class VsCodeMirror<Node extends ViewNode = TreeNode> {
  /** How often VS Code would have called getChildren and getTreeItem. */
  readonly asked = { children: 0, rows: 0 };
  readonly #tree: MirroredTree<Node>;
  readonly #expanded = new Set<string>();
  #items = new Map<Node, Item<Node>>();
  #root: Item<Node>[] = [];
  #fired: (readonly Node[] | undefined)[] = [];

  constructor(tree: MirroredTree<Node>) {
    this.#tree = tree;
    tree.changed((nodes) => this.#fired.push(nodes));
    this.#root = this.#read(undefined);
  }

  /** Reads again what was fired since the last time. @returns the ids read, "" for the whole tree */
  update(): readonly string[] {
    const fired = this.#fired;
    this.#fired = [];
    const read: string[] = [];
    for (const nodes of fired) {
      if (nodes === undefined) {
        read.push("");
        this.#root = this.#read(undefined);
      }
      for (const node of nodes ?? []) {
        const item = this.#items.get(node);
        if (item === undefined) continue;
        read.push(node.id);
        item.row = this.#row(node);
        this.#readChildren(item);
      }
      this.#items = new Map(this.items.map((item) => [item.node, item]));
    }
    return read;
  }

  /** Fires that wait for {@link update}. */
  get pending(): readonly (readonly Node[] | undefined)[] {
    return this.#fired;
  }

  expand(id: string): void {
    this.#expanded.add(id);
    for (const item of this.items) if (item.node.id === id) this.#readChildren(item);
    this.#items = new Map(this.items.map((item) => [item.node, item]));
  }

  collapse(id: string): void {
    this.#expanded.delete(id);
    for (const item of this.items) if (item.node.id === id) item.children = undefined;
    this.#items = new Map(this.items.map((item) => [item.node, item]));
  }

  /** Expands sessions and groups, new ones too, until every one is open. */
  expandGroups(): void {
    for (;;) {
      const closed = this.items.filter(
        ({ node: { type }, row, children }) =>
          row.expandable && type !== "job" && children === undefined,
      );
      if (closed.length === 0) return;
      for (const { node } of closed) this.expand(node.id);
    }
  }

  /** All rows, parents before children. */
  get items(): readonly Item<Node>[] {
    return flat(this.#root);
  }

  get nodes(): readonly Node[] {
    return this.items.map(({ node }) => node);
  }

  /** What is on screen. */
  get text(): string {
    return textOf(this.#root);
  }

  /** What would be on screen if everything were read anew. */
  get freshText(): string {
    return textOf(this.#read(undefined, { keep: true }));
  }

  #read(parent: Node | undefined, { keep = false } = {}): Item<Node>[] {
    if (!keep) this.asked.children++;
    return this.#tree.children(parent).map((node) => {
      const row = keep ? this.#tree.row(node) : this.#row(node);
      const item: Item<Node> = { node, row, children: undefined };
      if (!keep) this.#items.set(node, item);
      if (item.row.expandable && this.#expanded.has(node.id)) {
        item.children = this.#read(node, { keep });
      }
      return item;
    });
  }

  #row(node: Node): NodeRow {
    this.asked.rows++;
    return this.#tree.row(node);
  }

  #readChildren(item: Item<Node>): void {
    item.children =
      item.row.expandable && this.#expanded.has(item.node.id) ? this.#read(item.node) : undefined;
  }
}

function flat<Node>(items: readonly Item<Node>[]): Item<Node>[] {
  return items.flatMap((item) => [item, ...flat(item.children ?? [])]);
}

function textOf<Node>(items: readonly Item<Node>[], indent = ""): string {
  return items
    .map(({ row, children }) => {
      const { label, description = "", icon, capabilities, action = "", accessibleLabel } = row;
      const line = [row.id, label, description, icon.id, capabilities.join(" "), action];
      return `${indent}${[...line, accessibleLabel].join(" | ")}\n${textOf(children ?? [], `${indent}  `)}`;
    })
    .join("");
}
