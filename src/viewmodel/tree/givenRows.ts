import type { RegionsNode, SessionNode } from "./treeNode";

/** A row above those of a session. */
export type UpperNode = SessionNode | RegionsNode;

/** What a view says of its upper rows. */
export interface UpperRows {
  /** The upper rows under one of them, or under the root. */
  below(parent: RegionsNode | undefined): readonly UpperNode[];
  /** All that a row says. */
  text(node: UpperNode): string;
}

/** The upper rows that VS Code was given and what they said, to find out which it has to read again. */
export class GivenRows {
  /** By the ID of the row. */
  readonly #texts = new Map<string, string>();
  /** IDs of the rows below, by the ID of the row above them; the root's is "". */
  readonly #below = new Map<string, string>();

  gaveRow(node: UpperNode, text: string): void {
    this.#texts.set(node.id, text);
  }

  gaveBelow(parent: RegionsNode | undefined, nodes: readonly UpperNode[]): void {
    this.#below.set(parent?.id ?? "", idsOf(nodes));
  }

  /**
   * What VS Code has to read again because an upper row reads differently; undefined for the root.
   * @param sessions the sessions whose outermost rows have to be read again
   */
  changes(rows: UpperRows, sessions: ReadonlySet<UpperNode>): readonly UpperNode[] | undefined {
    const fired: UpperNode[] = [];
    const look = (nodes: readonly UpperNode[]): void => {
      for (const node of nodes) {
        const text = rows.text(node);
        const said = this.#texts.get(node.id);
        const isOther = said !== undefined && said !== text;
        if (isOther) this.#texts.set(node.id, text);
        const below = node.type === "regions" ? rows.below(node) : [];
        if (isOther || sessions.has(node) || this.#isOther(node, below)) fired.push(node);
        else look(below);
      }
    };
    const outermost = rows.below(undefined);
    if (this.#isOther(undefined, outermost)) return undefined;
    look(outermost);
    return fired;
  }

  #isOther(parent: UpperNode | undefined, nodes: readonly UpperNode[]): boolean {
    const key = parent?.id ?? "";
    const ids = this.#below.get(key);
    const isOther = ids !== undefined && ids !== idsOf(nodes);
    if (isOther) this.#below.set(key, idsOf(nodes));
    return isOther;
  }
}

function idsOf(nodes: readonly UpperNode[]): string {
  return nodes.map(({ id }) => id).join("\n");
}
