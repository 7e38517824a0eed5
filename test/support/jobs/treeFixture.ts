import { nextTask } from "../../../src/host/base/nextTask";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import { activeFilter } from "../../../src/domain/filter/activeFilter";
import type { TimeRange } from "../../../src/domain/time/timeWindow";
import { createFormats } from "../../../src/viewmodel/text/formats";
import type { Grouping } from "../../../src/domain/job/jobKinds";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import type { NodeRow, TreeNode } from "../../../src/viewmodel/tree/treeNode";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import { ViewTree } from "../../../src/viewmodel/tree/viewTree";
import { accountOf } from "../endpoint/data/accountOf";
import type { Account } from "../endpoint/account";
import type { WireObject } from "../endpoint/wire";
import type { Mood } from "../endpoint/mood";
import { AccountGateway } from "./accountGateway";
import { noon } from "./jobBuilders";
import { settled } from "./settled";
import { aSessionEntry } from "./shownSessions";
import { VsCodeMirror } from "./vsCodeMirror";

export interface TreeFixtureOptions {
  readonly kind?: ViewKind;
  readonly account?: Account;
  /** Instead of an account: its jobs. */
  readonly jobs?: readonly WireObject[];
  readonly mood?: Mood;
  readonly grouping?: Grouping;
  readonly filter?: JobFilter;
  readonly readWindow?: (window: string, now: number) => TimeRange;
  readonly pageSize?: number;
  /** How many jobs are rows right below their group. */
  readonly rowsAtOnce?: number;
  readonly ignoresAbort?: boolean;
  /** Of the source. */
  readonly accounts?: "organization" | undefined;
}

export const aSession = { profile: "demo", region: "eu-west-1" };

export const utcFormats = createFormats({ locale: "en", timeZone: "UTC" });

/** A view's tree over an account in process, with VS Code looking at it. */
export class TreeFixture {
  readonly kind: ViewKind;
  readonly gateway: AccountGateway;
  /** The view, of which the tree is the only one. */
  readonly view: ViewTree;
  readonly tree: JobTree;
  readonly mirror: VsCodeMirror;
  now = noon;
  pageSize: number;
  shortensNames = true;
  readonly #readWindow: (window: string, now: number) => TimeRange;

  constructor(options: TreeFixtureOptions) {
    const { kind = "backup", jobs = [], mood, grouping = "stateVault", ignoresAbort } = options;
    const { rowsAtOnce } = options;
    this.kind = kind;
    this.#readWindow = options.readWindow ?? readRange;
    this.pageSize = options.pageSize ?? 100;
    const account = options.account ?? accountOf({ [kind]: jobs });
    this.gateway = new AccountGateway({
      account,
      ...(mood !== undefined && { mood }),
      ...(ignoresAbort !== undefined && { ignoresAbort }),
    });
    this.view = new ViewTree({
      nextTask,
      kind,
      grouping,
      filter: activeFilter(options.filter ?? noFilter, this.#readWindow),
      now: () => this.now,
      pageSize: () => this.pageSize,
      formats: () => utcFormats,
      turns: () => new RegionTurns(() => Promise.resolve()),
      shortensNames: () => this.shortensNames,
      isWatched: () => false,
      ...(rowsAtOnce !== undefined && { rowsAtOnce }),
    });
    const { accounts } = options;
    const source = {
      session: aSession,
      gateway: this.gateway,
      ...(accounts !== undefined && { accounts }),
    };
    this.view.setEntries([aSessionEntry("session", { source })]);
    const [tree] = this.view.trees;
    if (tree === undefined) throw new Error("The view has no tree.");
    this.tree = tree;
    this.mirror = new VsCodeMirror(this.tree);
  }

  /** Another filter, with its time windows as the fixture reads them. */
  setFilter(filter: JobFilter): void {
    this.tree.setFilter(activeFilter(filter, this.#readWindow));
  }

  /** Looks again at all that was fired, groups open. */
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
    return this.mirror.items.map(({ node, row }) => {
      const { label, description = "" } = row;
      const indent = "  ".repeat(depthOf(node));
      return description === "" ? `${indent}${label}` : `${indent}${label} [${description}]`;
    });
  }

  /** The first row with this label under rows with those labels. */
  find(...labels: readonly string[]): TreeNode {
    const node = this.maybe(...labels);
    if (node === undefined) throw new Error(`No row ${labels.join(" › ")}`);
    return node;
  }

  maybe(...labels: readonly string[]): TreeNode | undefined {
    this.look();
    return this.mirror.nodes.find((node) => {
      const path = pathTo(node).map((each) => this.tree.row(each).label);
      return path.length === labels.length && labels.every((label, i) => path[i] === label);
    });
  }

  row(...labels: readonly string[]): NodeRow {
    return this.tree.row(this.find(...labels));
  }
}

/** "2026-11-20T22:00Z/2026-11-21" as it stands there, either side open; the product's words have tests of their own. */
export function readRange(text: string): TimeRange {
  const [from = "", to = ""] = text.split("/");
  return {
    ...(from !== "" && { from: Date.parse(from) }),
    ...(to !== "" && { to: Date.parse(to) }),
  };
}

/** A tree whose first rows are in. */
export async function openTree(options: TreeFixtureOptions): Promise<TreeFixture> {
  const fixture = new TreeFixture(options);
  fixture.tree.show();
  await fixture.settle();
  return fixture;
}

function pathTo(node: TreeNode): TreeNode[] {
  return node.parent === undefined ? [node] : [...pathTo(node.parent), node];
}

function depthOf(node: TreeNode): number {
  return pathTo(node).length - 1;
}
