import type { Expectations } from "../../../src/domain/protection/accountProtection";
import type { Protection, ProtectionFacts } from "../../../src/domain/protection/protection";
import { ReadHistories } from "../../../src/domain/protection/readHistories";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import type { Source } from "../../../src/domain/session/source";
import { nextTask } from "../../../src/host/base/nextTask";
import type {
  ResourceGrouping,
  ResourcesNode,
} from "../../../src/viewmodel/protection/resourcesNode";
import { ResourcesTree } from "../../../src/viewmodel/protection/resourcesTree";
import { RegionTurns } from "../../../src/viewmodel/tree/regionTurns";
import type { ViewJobs } from "../../../src/viewmodel/protection/sessionResources";
import { noon } from "../jobs/jobBuilders";
import { aSessionEntry } from "../jobs/shownSessions";
import { aSession, utcFormats } from "../jobs/treeFixture";
import { aProtection } from "./aProtection";
import { ResourcesAccount } from "./resourcesAccount";

/** The view of protected resources over accounts in process, with an evaluation that the test makes by hand. */
export class ResourcesFixture {
  readonly account = new ResourcesAccount();
  readonly source: Source;
  readonly tree: ResourcesTree;
  /** What the evaluation gives. */
  protection: Protection | ((facts: ProtectionFacts) => Protection) = aProtection([]);
  readonly evaluated: ProtectionFacts[] = [];
  expectations: Expectations = { freshness: new Map(), mutes: [] };
  jobsOfView: ViewJobs = noViewJobs();
  readonly faults: unknown[] = [];
  readonly histories = new ReadHistories();
  now = noon;
  filter: JobFilter = noFilter;
  readonly turns = new RegionTurns(() => Promise.resolve());
  readonly fired: (readonly string[] | "all")[] = [];

  constructor(grouping: ResourceGrouping = "attention") {
    this.source = { session: aSession, gateway: this.account.gateway };
    this.tree = new ResourcesTree({
      grouping,
      now: () => this.now,
      nextTask,
      formats: () => utcFormats,
      shortensNames: () => false,
      histories: this.histories,
      failed: (error) => this.faults.push(error),
      expectations: () => this.expectations,
      evaluate: (facts) => {
        this.evaluated.push(facts);
        const { protection } = this;
        return Promise.resolve(typeof protection === "function" ? protection(facts) : protection);
      },
      jobsOfView: () => this.jobsOfView,
      filter: () => this.filter,
      turns: () => this.turns,
    });
    this.tree.changed((nodes) => {
      this.fired.push(nodes === undefined ? "all" : nodes.map(({ id }) => id));
    });
    this.tree.setEntries([aSessionEntry("one", { source: this.source })]);
  }

  /** Comes into sight; resolves when all is shown. */
  async open(): Promise<void> {
    this.tree.children(undefined);
    this.tree.showQuietly();
    await this.settled();
  }

  /** Resolves when nothing goes on any more. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 40; turn++) await nextTask();
  }

  /** Reads the rows as VS Code does, all of them expanded: "label | description", two spaces a level. */
  rows(parent?: ResourcesNode, level = 0): string[] {
    return this.tree.children(parent).flatMap((node) => {
      const { label, description = "" } = this.tree.row(node);
      const text = description === "" ? label : `${label} | ${description}`;
      return [`${"  ".repeat(level)}${text}`, ...this.rows(node, level + 1)];
    });
  }

  /** The node of a row that is in sight. */
  node(label: string, parent?: ResourcesNode): ResourcesNode {
    const found = this.#find(label, parent);
    if (found === undefined) throw new Error(`No row ${label} in\n${this.rows().join("\n")}`);
    return found;
  }

  #find(label: string, parent: ResourcesNode | undefined): ResourcesNode | undefined {
    for (const node of this.tree.children(parent)) {
      if (this.tree.row(node).label.startsWith(label)) return node;
      const below = this.#find(label, node);
      if (below !== undefined) return below;
    }
    return undefined;
  }
}

export function noViewJobs(over: Partial<ViewJobs> = {}): ViewJobs {
  return {
    covered: undefined,
    get: () => undefined,
    all: () => [],
    refresh: () => Promise.resolve(),
    changed: () => ({ dispose: () => undefined }),
    ...over,
  };
}
