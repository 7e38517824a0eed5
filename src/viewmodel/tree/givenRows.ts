import type { RegionsNode, SessionNode } from "./treeNode";

/** A row above those of a session. */
export type UpperNode = SessionNode | RegionsNode;

/** What a view says of its upper rows. */
export interface UpperRows {
  /** The upper rows under one of them, or under the root. */
  below(parent: RegionsNode | undefined): readonly UpperNode[];
  /** Whose rows stand under one of them, or under the root, without a row of their own; "" for nobody's. */
  owner(parent: RegionsNode | undefined): string;
  /** All that a row says. */
  text(node: UpperNode): string;
}

/** The upper rows that VS Code was given and what they said, to find out which it has to read again. */
export class GivenRows {
  /** By the ID of the row. */
  readonly #texts = new Map<string, string>();
  /** What stood below a row, by the row's ID; the root's is "". */
  readonly #below = new Map<string, string>();

  gaveRow(node: UpperNode, text: string): void {
    this.#texts.set(node.id, text);
  }

  gaveBelow(parent: RegionsNode | undefined, rows: UpperRows): void {
    this.#below.set(parent?.id ?? "", keyOf(parent, rows));
  }

  /**
   * What VS Code has to read again because an upper row reads differently; undefined for the root.
   * @param mustRead rows below which nothing is as it was
   */
  changes(rows: UpperRows, mustRead: ReadonlySet<UpperNode>): readonly UpperNode[] | undefined {
    const fired: UpperNode[] = [];
    const look = (node: UpperNode): void => {
      const text = rows.text(node);
      const said = this.#texts.get(node.id);
      const isOther = said !== undefined && said !== text;
      if (isOther) this.#texts.set(node.id, text);
      const hasOthers = node.type === "regions" && this.#hasOthers(node, rows);
      if (isOther || hasOthers || mustRead.has(node)) fired.push(node);
      else if (node.type === "regions") rows.below(node).forEach(look);
    };
    if (this.#hasOthers(undefined, rows)) return undefined;
    rows.below(undefined).forEach(look);
    return fired;
  }

  #hasOthers(parent: RegionsNode | undefined, rows: UpperRows): boolean {
    const given = this.#below.get(parent?.id ?? "");
    const key = keyOf(parent, rows);
    if (given === undefined || given === key) return false;
    this.#below.set(parent?.id ?? "", key);
    return true;
  }
}

function keyOf(parent: RegionsNode | undefined, rows: UpperRows): string {
  return [rows.owner(parent), ...rows.below(parent).map(({ id }) => id)].join("\n");
}
