import type { GroupPath } from "../../../src/domain/list/groupPath";
import type { Job } from "../../../src/domain/job/job";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import { jobKey } from "../../../src/domain/job/jobOrder";
import { type Grouping, jobKinds } from "../../../src/domain/job/jobKinds";
import type { TreeNode } from "../../../src/viewmodel/tree/treeNode";
import type { Account } from "../endpoint/account";
import { organizationOf } from "../endpoint/data/organization";
import { randomAccount } from "../endpoint/data/randomAccount";
import type { Mood } from "../endpoint/mood";
import { hasToken } from "./accountGateway";
import { noon } from "./jobBuilders";
import { randomFilter } from "./randomFilter";
import { randomMoves } from "./randomMoves";
import { settled } from "./settled";
import { TreeFixture } from "./treeFixture";
import { matchingJobs } from "./filterTruth";
import { childrenTruth, heldTruth, homeOf, isAmbiguous, listedTruth } from "./truth";
import { walk } from "./walk";
import { jobsUnder, wrongRows } from "./walkedTruth";

/** What a run of the property test does, step by step; `pick` chooses among what is there. */
export interface Step {
  readonly action:
    | "deliver"
    | "deliverAll"
    | "loadMore"
    | "loadAll"
    | "cancel"
    | "refresh"
    | "reload"
    | "regroup"
    | "filter"
    | "fail"
    | "expirePage"
    | "retry"
    | "expand"
    | "expandGroups"
    | "collapse"
    | "look"
    | "tick";
  readonly pick: number;
}

export interface Run {
  readonly kind: ViewKind;
  readonly grouping: Grouping;
  /** Seeds of the filter at the start and of those that the steps choose among; 0 is no filter. */
  readonly filterSeeds: readonly number[];
  readonly accountSeed: number;
  /** Of the moves that jobs make from state to state meanwhile; without it they make none. */
  readonly moveSeed?: number;
  readonly largest: number;
  readonly pageSize: number;
  readonly rowsAtOnce: number;
  readonly mood: Mood;
  readonly steps: readonly Step[];
  /** The account manages an organization, and its session is asked for all accounts. */
  readonly isOrganization?: boolean;
}

const memberIds = ["222233334444", "444455556666"];

/** One run: a tree over a random account, random steps, and what must hold after each of them. */
class TreeRun {
  readonly fixture: TreeFixture;
  readonly #changes: boolean;
  /** Jobs leave and enter what the filter shows, so that no number is true of a moment. */
  readonly #moves: boolean;
  readonly #filters: readonly JobFilter[];
  readonly #isOrganization: boolean;
  /** The list as it was at the start. */
  readonly #first: ReadonlyMap<string, string>;
  #truth: readonly Job[];
  #drain: AbortController | undefined;

  constructor(run: Run) {
    const { kind, grouping, filterSeeds, accountSeed, moveSeed, largest, pageSize } = run;
    const { isOrganization = false, rowsAtOnce } = run;
    const accountAt = (index: number, more: { readonly accountId?: string } = {}): Account =>
      randomAccount({
        seed: accountSeed + index,
        now: noon,
        largest,
        // AWS's own filters see no more than the record has.
        whole: filterSeeds.some((seed) => seed !== 0),
        ...more,
      });
    const account = isOrganization
      ? organizationOf(
          accountAt(0),
          memberIds.map((accountId, i) => accountAt(1 + i, { accountId })),
        )
      : accountAt(0);
    const moves = moveSeed === undefined ? undefined : randomMoves(moveSeed, account, kind);
    const mood = { ...run.mood, ...(moves !== undefined && { moves }) };
    const accounts = isOrganization ? "organization" : undefined;
    this.fixture = new TreeFixture({
      kind,
      account,
      grouping,
      mood,
      pageSize,
      rowsAtOnce,
      accounts,
    });
    this.#isOrganization = isOrganization;
    const everyone = isOrganization ? [undefined, ...memberIds] : [undefined];
    const all = listedTruth(this.fixture.gateway, kind, everyone);
    this.#filters = filterSeeds.map((seed) => (seed === 0 ? noFilter : randomFilter(seed, all)));
    this.fixture.setFilter(this.#filters[0] ?? noFilter);
    this.#moves = moves !== undefined;
    this.#changes = this.#moves || mood.churnEvery !== undefined;
    this.#truth = this.#listed();
    this.#first = new Map(this.#truth.map((job) => [jobKey(job), JSON.stringify(job)]));
    this.fixture.gateway.hold();
  }

  /** What AWS lists and the filter lets through. */
  #listed(): readonly Job[] {
    const { gateway, kind, tree } = this.fixture;
    return matchingJobs(tree.filter, listedTruth(gateway, kind, this.#asked));
  }

  /** Whose lists AWS has to be asked for: "*" is documented for backup and scan jobs only. */
  get #asked(): readonly (string | undefined)[] {
    const { kind, tree } = this.fixture;
    if (!this.#isOrganization) return [undefined];
    return tree.filter.accountIds ?? (kind === "backup" || kind === "scan" ? ["*"] : [undefined]);
  }

  /**
   * Where jobs of several accounts are asked for, nobody knows whose a job is that names none. Else a child that is in no
   * list may be the one that says it.
   */
  get #home(): string | undefined {
    const [only = this.fixture.gateway.account.accountId, ...others] = this.#asked;
    return only === "*" || others.length > 0 ? undefined : (homeOf(this.#truth) ?? only);
  }

  /** Jobs without ids that nobody could tell apart, listed or not: AWS would show one of them twice. */
  get isAmbiguous(): boolean {
    return isAmbiguous(heldTruth(this.fixture.gateway, this.fixture.kind));
  }

  async start(): Promise<void> {
    this.fixture.tree.show();
    await settled();
  }

  async step({ action, pick }: Step): Promise<void> {
    const { tree, gateway, mirror } = this.fixture;
    switch (action) {
      case "deliver":
        for (let i = 0; i <= pick % 5; i++) await this.#deliver(pick >> i);
        break;
      case "deliverAll":
        await this.#quiet();
        break;
      case "loadMore":
        void tree.loadMore(this.#pickNode(pick, "canLoadMore"));
        break;
      case "loadAll":
        this.#drain = new AbortController();
        void tree.loadAll(this.#pickNode(pick, "canLoadAll"), {
          signal: this.#drain.signal,
          progress: () => undefined,
        });
        break;
      case "cancel":
        this.#drain?.abort();
        break;
      case "refresh":
        void tree.refresh();
        break;
      case "reload":
        void tree.reload();
        break;
      case "regroup":
        tree.setGrouping(this.#grouping(pick));
        break;
      case "filter":
        this.fixture.setFilter(this.#filters[pick % this.#filters.length] ?? noFilter);
        tree.show();
        this.#truth = this.#listed();
        break;
      case "fail":
        gateway.fail("connectionCut", { times: 1 + (pick % 3) });
        break;
      case "expirePage":
        gateway.fail("nextTokenRejected", {
          hits: hasToken,
        });
        break;
      case "retry":
        void tree.retry(this.#pickNode(pick, "canRetry"));
        break;
      case "expand": {
        const rows = mirror.items.filter(({ row }) => row.expandable);
        const row = rows[pick % Math.max(1, rows.length)];
        if (row !== undefined) mirror.expand(row.node.id);
        break;
      }
      case "expandGroups":
        mirror.expandGroups();
        break;
      case "collapse": {
        const rows = mirror.items.filter(({ children }) => children !== undefined);
        const row = rows[pick % Math.max(1, rows.length)];
        if (row !== undefined) mirror.collapse(row.node.id);
        break;
      }
      case "look":
        mirror.update();
        break;
      case "tick":
        this.fixture.now += (pick % 30) * 60_000;
        gateway.now = this.fixture.now;
        tree.tick();
        break;
    }
    await settled();
  }

  /**
   * What must hold at any moment; undefined when it does. A count without + is exact. Where jobs change
   * between two requests no list is of one moment: there it holds of the jobs that have not changed.
   */
  problem(step: Step): string | undefined {
    if (this.#changes) this.#truth = this.#listed();
    const still = new Set(
      this.#truth.filter((job) => this.#first.get(jobKey(job)) === JSON.stringify(job)),
    );
    const stale = step.action === "look" ? this.#staleRow() : undefined;
    const inexact = this.#moves ? undefined : this.#inexactCount(still);
    return stale ?? inexact ?? this.#doubleId();
  }

  /** Everything comes in, VS Code has looked: what it shows must be what is there. */
  async missedFire(): Promise<string | undefined> {
    const { mirror } = this.fixture;
    await this.#quiet();
    mirror.update();
    await this.#quiet();
    return this.#staleRow();
  }

  /** After failures are mended and all is loaded: what each grouping shows that is not AWS's list. */
  async wrongAfterLoadAll(): Promise<string | undefined> {
    const { tree, gateway, kind } = this.fixture;
    await this.#quiet();
    gateway.mend();
    gateway.frozen = true;
    this.#truth = this.#listed();
    await this.#whole(tree.retry(undefined));
    await this.#whole(tree.retry(undefined));
    if (this.#changes) {
      await this.#whole(tree.refresh());
      const inexact = this.#inexactCount(new Set(this.#truth));
      if (inexact !== undefined) return `after refresh: ${inexact}`;
    }
    const signal = new AbortController().signal;
    await this.#whole(tree.loadAll(undefined, { signal, progress: () => undefined }));
    for (const grouping of jobKinds[kind].groupings) {
      tree.setGrouping(grouping);
      const wrong = this.#wrongRows(grouping);
      if (wrong !== undefined) return `${grouping}: ${wrong}`;
      const child = await this.#wrongChildren();
      if (child !== undefined) return `${grouping}: ${child}`;
    }
    return undefined;
  }

  /** A row that VS Code shows and that would read differently now, though all that was fired was read. */
  #staleRow(): string | undefined {
    const { mirror } = this.fixture;
    while (mirror.pending.length > 0) mirror.update();
    const shown = mirror.text;
    const fresh = mirror.freshText;
    return shown === fresh ? undefined : `shown:\n${difference(shown, fresh)}`;
  }

  /** Lets all answers through that wait, and those that they lead to. */
  async #quiet(): Promise<void> {
    for (let i = 0; this.fixture.gateway.waiting.length > 0; i++) {
      if (i > 20_000) throw new Error("Requests without end");
      await this.#deliver(i);
    }
  }

  async #whole(work: Promise<unknown>): Promise<void> {
    await settled();
    await this.#quiet();
    await work;
  }

  async #deliver(pick: number): Promise<void> {
    const { gateway } = this.fixture;
    gateway.deliver(pick % Math.max(1, gateway.waiting.length));
    await settled();
  }

  #pickNode(
    pick: number,
    capability: "canLoadMore" | "canLoadAll" | "canRetry",
  ): TreeNode | undefined {
    const { mirror, tree } = this.fixture;
    const nodes = mirror.nodes.filter((node) => tree.row(node).capabilities.includes(capability));
    const choices = [undefined, ...nodes];
    return choices[pick % choices.length];
  }

  #inexactCount(still: ReadonlySet<Job>): string | undefined {
    const { mirror, tree } = this.fixture;
    const changed = this.#truth.length - still.size;
    for (const node of mirror.nodes) {
      if (node.type !== "group") continue;
      const { description = "", label } = tree.row(node);
      // A group that has gone and that VS Code has not read again since says 0.
      if (description.endsWith("+") || description === "0") continue;
      const expected = this.#jobsOf(node.path).filter((job) => still.has(job)).length;
      const shown = Number(description.replaceAll(",", ""));
      if (shown < expected || shown > expected + changed) {
        return `${label} ${JSON.stringify(node.path)} says ${description}, AWS has ${expected}`;
      }
    }
    return undefined;
  }

  #doubleId(): string | undefined {
    const ids = this.fixture.mirror.nodes.map(({ id }) => id);
    const double = ids.find((id, i) => ids.indexOf(id) !== i);
    return double === undefined ? undefined : `id twice: ${double}`;
  }

  #grouping(pick: number): Grouping {
    const choices = jobKinds[this.fixture.kind].groupings;
    return choices[pick % choices.length] ?? "stateVault";
  }

  #wrongRows(grouping: Grouping): string | undefined {
    const { tree } = this.fixture;
    return wrongRows(walk(tree, grouping), {
      grouping,
      jobs: this.#truth,
      home: this.#home,
      row: (node) => tree.row(node),
    });
  }

  /** Of a few families: the children that are not AWS's. */
  async #wrongChildren(): Promise<string | undefined> {
    const { tree, gateway, kind } = this.fixture;
    const parents = walk(tree, tree.grouping).rows.filter(
      (node) => node.type === "job" && tree.row(node).expandable,
    );
    for (const parent of parents.slice(0, 3)) {
      const signal = new AbortController().signal;
      await this.#whole(tree.loadAll(parent, { signal, progress: () => undefined }));
      const shown = this.#childRows(parent).flatMap((node) =>
        node.type === "job" ? [node.jobKey] : [],
      );
      const { id = "", accountId } = tree.job(parent) ?? {};
      const isNamed = this.#asked.includes("*") || this.#asked.includes(accountId);
      const expected = childrenTruth(gateway, kind, id, isNamed ? accountId : undefined);
      if (JSON.stringify(shown) !== JSON.stringify(expected)) {
        return `${parent.id} has children\n${shown.join("\n")}\nAWS has\n${expected.join("\n")}`;
      }
    }
    return undefined;
  }

  /** The rows of a parent's children, portions open. */
  #childRows(parent: TreeNode): readonly TreeNode[] {
    return this.fixture.tree
      .children(parent)
      .flatMap((node) => (node.type === "portion" ? this.#childRows(node) : [node]));
  }

  #jobsOf(path: GroupPath): readonly Job[] {
    return jobsUnder(this.#truth, path, this.#home);
  }
}

/** Runs it all. @returns what was wrong */
export async function problemOf(run: Run): Promise<string | undefined> {
  const tree = new TreeRun(run);
  if (tree.isAmbiguous) return undefined;
  await tree.start();
  for (const [i, step] of run.steps.entries()) {
    await tree.step(step);
    const problem = tree.problem(step);
    if (problem !== undefined) return `after step ${i} (${step.action}): ${problem}`;
  }
  const missed = await tree.missedFire();
  if (missed !== undefined) return `missed fire: ${missed}`;
  if (run.mood.repeatTokenFrom !== undefined) return undefined;
  const wrong = await tree.wrongAfterLoadAll();
  if (wrong !== undefined) return `after load all: ${wrong}`;
  const missedAtEnd = await tree.missedFire();
  return missedAtEnd === undefined ? undefined : `missed fire at the end: ${missedAtEnd}`;
}

function difference(shown: string, fresh: string): string {
  const a = shown.split("\n");
  const b = fresh.split("\n");
  const at = a.findIndex((line, i) => line !== b[i]);
  return `- ${a[at] ?? "(end)"}\n+ ${b[at] ?? "(end)"}\n(line ${at} of ${a.length} and ${b.length})`;
}
