import { nextTask } from "../../../src/host/base/nextTask";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import type { Grouping } from "../../../src/domain/job/jobKinds";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import type { Source } from "../../../src/domain/session/source";
import type { ShownEntry } from "../../../src/viewmodel/tree/shownEntry";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import type { NodeRow, ViewNode } from "../../../src/viewmodel/tree/treeNode";
import type { Marks } from "../../../src/viewmodel/tree/marks";
import { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import type { Account } from "../endpoint/account";
import { AccountGateway } from "./accountGateway";
import { noon } from "./jobBuilders";
import { settled } from "./settled";
import { readRange, utcFormats } from "./treeFixture";
import { VsCodeMirror } from "./vsCodeMirror";

export interface OpenSession extends Source {
  readonly gateway: AccountGateway;
}

/** A session over an account in process. */
export function aSource(account: Account, profile: string, region = "eu-west-1"): OpenSession {
  return { session: { profile, region }, gateway: new AccountGateway({ account }) };
}

export interface ViewFixtureOptions {
  readonly kind?: ViewKind;
  readonly grouping?: Grouping;
  readonly pageSize?: number;
  readonly turns?: RegionTurns;
  /** Milliseconds; what `now` says unless given. */
  readonly clock?: () => number;
  readonly rowsAtOnce?: number;
}

/** A view of several sessions, with VS Code looking at it. */
export class ViewFixture {
  readonly tree: ViewTree;
  readonly mirror: VsCodeMirror<ViewNode>;
  now = noon;
  marks: Marks | undefined;

  constructor({
    kind = "backup",
    grouping = "stateVault",
    pageSize = 100,
    turns = new RegionTurns(() => Promise.resolve()),
    clock = () => this.now,
    rowsAtOnce,
  }: ViewFixtureOptions = {}) {
    this.tree = new ViewTree({
      nextTask,
      kind,
      grouping,
      filter: activeFilter(noFilter, readRange),
      now: clock,
      pageSize: () => pageSize,
      formats: () => utcFormats,
      turns: () => turns,
      shortensNames: () => true,
      isWatched: () => false,
      marks: () => this.marks,
      ...(rowsAtOnce !== undefined && { rowsAtOnce }),
    });
    this.mirror = new VsCodeMirror<ViewNode>(this.tree);
  }

  setFilter(filter: JobFilter): void {
    this.tree.setFilter(activeFilter(filter, readRange));
  }

  /** Shows these entries and loads what is in sight. */
  async open(...entries: readonly ShownEntry[]): Promise<void> {
    this.tree.setEntries(entries);
    this.tree.show();
    await this.settle();
  }

  /** Looks again at all that was fired, sessions and groups open. */
  look(): void {
    do {
      this.mirror.update();
      this.mirror.expandGroups();
    } while (this.mirror.pending.length > 0);
  }

  async settle(): Promise<void> {
    await settled();
    this.look();
  }

  /** The rows on screen as an outline: label and description, two blanks a level. */
  outline(): string[] {
    this.look();
    return this.mirror.items.map(({ node, row: { label, description = "" } }) => {
      const indent = "  ".repeat(this.#depth(node));
      return description === "" ? `${indent}${label}` : `${indent}${label} [${description}]`;
    });
  }

  /** The first row with this label under rows with those labels. */
  find(...labels: readonly string[]): ViewNode {
    const node = this.maybe(...labels);
    if (node === undefined) throw new Error(`No row ${labels.join(" › ")}`);
    return node;
  }

  maybe(...labels: readonly string[]): ViewNode | undefined {
    this.look();
    return this.mirror.nodes.find((node) => {
      const path = this.pathTo(node).map((each) => this.tree.row(each).label);
      return path.length === labels.length && labels.every((label, i) => path[i] === label);
    });
  }

  row(...labels: readonly string[]): NodeRow {
    return this.tree.row(this.find(...labels));
  }

  /** The rows from the outermost to this one. */
  pathTo(node: ViewNode): ViewNode[] {
    const parent = this.tree.parent(node);
    return parent === undefined ? [node] : [...this.pathTo(parent), node];
  }

  /** Every row as it would be read now, below all but jobs, with the row that it stands under. */
  *rows(
    parent?: ViewNode,
  ): Generator<{ readonly node: ViewNode; readonly under: ViewNode | undefined }> {
    for (const node of this.tree.children(parent)) {
      yield { node, under: parent };
      if (node.type !== "job" && this.tree.row(node).expandable) yield* this.rows(node);
    }
  }

  /** The IDs that were fired since the last look; "" for the whole view. */
  fired(): string[] {
    return this.mirror.pending.flatMap((nodes) =>
      nodes === undefined ? [""] : nodes.map(({ id }) => id),
    );
  }

  #depth(node: ViewNode): number {
    return this.pathTo(node).length - 1;
  }
}
