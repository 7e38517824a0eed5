import type { Disposable } from "../../base/disposables";
import type { ActiveFilter } from "../../domain/filter/activeFilter";
import type { Formats } from "../text/formats";
import { idPart } from "../text/idPart";
import { filterNote } from "./filterNote";
import { JobTree } from "./jobTree";
import type { JobTreeOptions } from "./jobTreeOptions";
import { informationRow } from "./informationRow";
import type { RegionTurns } from "./regionTurns";
import { rowsInstead, textOfRows } from "./rowsInstead";
import { type SessionCounts, sessionCounts } from "./sessionCounts";
import type { OwnRow } from "./sessionRows";
import type { ShownSession } from "./shownEntry";
import type { MessageNode, RegionsNode, SessionNode, TreeNode } from "./treeNode";

export interface SessionPlace {
  /** Another session of the view, above this one, that has the same profile and Region. */
  readonly sameAs: ShownSession | undefined;
  /** When it may ask AWS; undefined for a session that need not wait for others. */
  readonly turns: RegionTurns | undefined;
}

/** One session of a view: the tree of its jobs, and the rows that stand in their place. */
export class ViewSession implements Disposable {
  readonly tree: JobTree;
  #shown: ShownSession;
  #node: SessionNode;
  /** Above the rows: what of the filter has to be known here. */
  readonly #note: MessageNode;
  #turns: RegionTurns | undefined;
  #instead: readonly OwnRow[] = [];
  /** Waits for its turn to ask for the first page. */
  #isWaiting = false;
  /** The user asks for the first page, when its turn comes. */
  #isAsked = false;
  #counts: SessionCounts | undefined;
  /** Goes up when there is another source or filter: what waits for the old one is not asked. */
  #generation = 0;

  constructor(shown: ShownSession, options: JobTreeOptions) {
    this.#shown = shown;
    const id = `${options.kind}:session/${idPart(shown.id)}`;
    this.#node = { type: "session", id, parent: undefined };
    this.#note = { type: "message", id: `${id}/filter`, parent: undefined, about: "empty" };
    this.tree = new JobTree(options);
  }

  dispose(): void {
    this.#generation++;
    this.tree.dispose();
  }

  get shown(): ShownSession {
    return this.#shown;
  }

  get node(): SessionNode {
    return this.#node;
  }

  /** The session's row comes to stand somewhere else. */
  nodeUnder(parent: RegionsNode | undefined): SessionNode {
    if (this.#node.parent !== parent) this.#node = { ...this.#node, parent };
    return this.#node;
  }

  /**
   * Shows it as it is now; another source drops all that belongs to the old one at once. Asks AWS nothing.
   * @returns true where other rows stand in the place of jobs
   */
  show(shown: ShownSession, { sameAs, turns }: SessionPlace): boolean {
    this.#shown = shown;
    this.#turns = turns;
    const source = sameAs === undefined ? shown.source : undefined;
    if (source !== this.tree.source) {
      this.#leave();
      this.tree.setSource(source);
    }
    const rows = source === undefined ? rowsInstead(this.#node.id, shown, sameAs) : [];
    const isOther = textOfRows(rows) !== textOfRows(this.#instead);
    if (isOther) this.#instead = rows;
    return isOther;
  }

  setFilter(filter: ActiveFilter): void {
    this.#leave();
    this.tree.setFilter(filter);
  }

  /** Asks for the first page, unless that was done, when it is the session's turn. */
  want(how: "asked" | "quietly"): void {
    const { source, list } = this.tree;
    if (source === undefined) return;
    this.#isAsked ||= how === "asked";
    if (list !== undefined) this.#begin();
    else if (!this.#isWaiting) {
      this.#isWaiting = true;
      const generation = this.#generation;
      void this.inTurn(async () => {
        if (generation !== this.#generation) return;
        this.#begin();
        await this.tree.opened();
      });
    }
  }

  /** Does work that asks AWS, when it is the session's turn. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns === undefined ? work() : this.#turns.run(this.#shown.id, work);
  }

  /** The rows under the session's own. */
  rowsBelow(): readonly TreeNode[] {
    return [...(this.note === "" ? [] : [this.#note]), ...this.rows()];
  }

  /** What of the filter has to be known here; "" for nothing. */
  get note(): string {
    return filterNote(this.tree);
  }

  /** The outermost rows of the session. */
  rows(): readonly TreeNode[] {
    return this.tree.source === undefined
      ? this.#instead.map(({ node }) => node)
      : this.tree.children(undefined);
  }

  /** The same where it is all that the view shows: a welcome text says that it is being found out. */
  rowsAlone(): readonly TreeNode[] {
    return this.isFoundOut ? this.rows() : [];
  }

  /** False while nobody knows yet which session it is. */
  get isFoundOut(): boolean {
    return this.tree.source !== undefined || !this.#shown.isLoading;
  }

  /** What its row says of its jobs; undefined until the first load has ended well. */
  counts(formats: Formats): SessionCounts | undefined {
    const { list } = this.tree;
    if (list?.isOpen !== true) return undefined;
    this.#counts ??= sessionCounts(list, formats);
    return this.#counts;
  }

  /** Something is loaded that was not before. */
  countAnew(): void {
    this.#counts = undefined;
  }

  /** The rows under a node that are neither groups nor jobs; asks AWS nothing. */
  extras(node: TreeNode | undefined): readonly TreeNode[] {
    if (this.tree.source !== undefined) return this.tree.extras(node);
    return node === undefined ? this.rows() : [];
  }

  /** The rows that stand in the place of jobs. */
  get instead(): readonly OwnRow[] {
    return this.#instead;
  }

  /** A row that is not one of the tree. */
  ownRow(node: TreeNode): OwnRow | undefined {
    if (node !== this.#note) return this.#instead.find((own) => own.node === node);
    const { note } = this;
    return {
      node: this.#note,
      row: { ...informationRow(node.id, note, ""), icon: { id: "filter" } },
      tooltip: note,
    };
  }

  #begin(): void {
    this.#isWaiting = false;
    if (this.#isAsked) this.tree.show();
    else this.tree.showQuietly();
    this.#isAsked = false;
  }

  #leave(): void {
    this.#generation++;
    this.#isWaiting = false;
    this.#isAsked = false;
  }
}
