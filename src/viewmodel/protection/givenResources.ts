import type { ResourcesNode } from "./resourcesNode";

interface Given {
  readonly parent: ResourcesNode | undefined;
  readonly ids: string;
  readonly nodes: readonly ResourcesNode[];
}

/** More changed rows than this are fired as their parent: VS Code's cost is quadratic in the array (measured). */
const leafLimit = 100;

/** So many rows are compared in one task. */
const slice = 100;

export interface RowsNow {
  below(parent: ResourcesNode | undefined): readonly ResourcesNode[];
  /** All that a row says. */
  text(node: ResourcesNode): string;
  nextTask(): Promise<void>;
}

/** The rows that VS Code was given, to find out which of them it has to read again. */
export class GivenResources {
  /** By the id of the row above them; the root's is "". */
  readonly #given = new Map<string, Given>();
  /** What the rows last said, by their ids. */
  readonly #texts = new Map<string, string>();

  clear(): void {
    this.#given.clear();
    this.#texts.clear();
  }

  gave(parent: ResourcesNode | undefined, nodes: readonly ResourcesNode[]): void {
    const key = parent?.id ?? "";
    for (const { id } of this.#given.get(key)?.nodes ?? []) this.#texts.delete(id);
    this.#given.set(key, { parent, ids: idsOf(nodes), nodes });
  }

  /** Notes what VS Code was told of a row. */
  gaveRow(node: ResourcesNode, text: string): void {
    this.#texts.set(node.id, text);
  }

  /**
   * Finds out what reads differently, giving way to others now and then.
   * @returns the nodes to fire, no one below another; undefined for the root
   */
  async changes(rows: RowsNow): Promise<readonly ResourcesNode[] | undefined> {
    const fired = new Map<string, ResourcesNode>();
    let looked = 0;
    for (const [key, given] of this.#given) {
      if (isBelow(given.parent, fired)) {
        this.#given.delete(key);
        continue;
      }
      const nodes = rows.below(given.parent);
      if (idsOf(nodes) !== given.ids) {
        if (given.parent === undefined) {
          this.clear();
          return undefined;
        }
        fired.set(key, given.parent);
        continue;
      }
      const changed: ResourcesNode[] = [];
      for (const node of given.nodes) {
        if (++looked % slice === 0) await rows.nextTask();
        const said = this.#texts.get(node.id);
        if (said === undefined) continue;
        const text = rows.text(node);
        if (text === said) continue;
        this.#texts.set(node.id, text);
        changed.push(node);
      }
      if (changed.length > leafLimit && given.parent !== undefined) fired.set(key, given.parent);
      else for (const node of changed) fired.set(node.id, node);
    }
    return [...fired.values()].filter(({ parent }) => !isBelow(parent, fired));
  }
}

function idsOf(nodes: readonly ResourcesNode[]): string {
  return nodes.map(({ id }) => id).join("\n");
}

interface Placed {
  readonly id: string;
  readonly parent: Placed | undefined;
}

function isBelow(parent: Placed | undefined, fired: ReadonlyMap<string, ResourcesNode>): boolean {
  for (let above = parent; above !== undefined; above = above.parent) {
    if (fired.has(above.id)) return true;
  }
  return false;
}
