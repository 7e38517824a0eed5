import type { GroupPath } from "../../../src/domain/groupPath";
import type { Job, ViewKind } from "../../../src/domain/job";
import { compareJobs, jobKey } from "../../../src/domain/jobOrder";
import { displayState } from "../../../src/domain/jobState";
import { vaultOf } from "../../../src/domain/vault";
import { groupings, type Grouping } from "../../../src/viewmodel/grouping";
import type { GroupNode, TreeNode } from "../../../src/viewmodel/treeNode";
import { randomAccount } from "../endpoint/data/randomAccount";
import type { Mood } from "../endpoint/mood";
import { noon } from "./jobBuilders";
import { settled } from "./settled";
import { TreeFixture, utcFormats } from "./treeFixture";
import { childrenTruth, inGroup, isAmbiguous, listedTruth } from "./truth";
import { walk } from "./walk";

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
  readonly accountSeed: number;
  readonly largest: number;
  readonly pageSize: number;
  readonly mood: Mood;
  readonly steps: readonly Step[];
}

/** One run: a tree over a random account, random steps, and what must hold after each of them. */
class TreeRun {
  readonly fixture: TreeFixture;
  readonly #changes: boolean;
  /** The list as it was at the start. */
  readonly #first: ReadonlyMap<string, string>;
  #truth: readonly Job[];
  #drain: AbortController | undefined;

  constructor({ kind, grouping, accountSeed, largest, pageSize, mood }: Run) {
    const account = randomAccount({ seed: accountSeed, now: noon, largest });
    this.fixture = new TreeFixture({ kind, account, grouping, mood, pageSize });
    this.#changes = mood.churnEvery !== undefined;
    this.#truth = listedTruth(this.fixture.gateway, kind);
    this.#first = new Map(this.#truth.map((job) => [jobKey(job), JSON.stringify(job)]));
    this.fixture.gateway.hold();
  }

  /** Jobs without ids that nobody could tell apart: AWS's list would show one of them twice. */
  get isAmbiguous(): boolean {
    return isAmbiguous(this.#truth);
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
        tree.setGrouping(groupings[pick % groupings.length] ?? "stateVault");
        break;
      case "fail":
        gateway.fail("connectionCut", { times: 1 + (pick % 3) });
        break;
      case "expirePage":
        gateway.fail("nextTokenRejected", {
          hits: ({ params }) => params["nextToken"] !== undefined,
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
    const { gateway, kind } = this.fixture;
    if (this.#changes) this.#truth = listedTruth(gateway, kind);
    const still = new Set(
      this.#truth.filter((job) => this.#first.get(jobKey(job)) === JSON.stringify(job)),
    );
    const stale = step.action === "look" ? this.#staleRow() : undefined;
    return stale ?? this.#inexactCount(still) ?? this.#doubleId();
  }

  /** Everything comes in, VS Code has looked: what it shows must be what is there. */
  async missedFire(): Promise<string | undefined> {
    const { mirror } = this.fixture;
    await this.#quiet();
    mirror.update();
    await this.#quiet();
    return this.#staleRow();
  }

  /** After failures are mended and all is loaded: what both groupings show that is not AWS's list. */
  async wrongAfterLoadAll(): Promise<string | undefined> {
    const { tree, gateway, kind } = this.fixture;
    await this.#quiet();
    gateway.mend();
    gateway.frozen = true;
    this.#truth = listedTruth(gateway, kind);
    await this.#whole(tree.retry(undefined));
    await this.#whole(tree.retry(undefined));
    if (this.#changes) {
      await this.#whole(tree.refresh());
      const inexact = this.#inexactCount(new Set(this.#truth));
      if (inexact !== undefined) return `after refresh: ${inexact}`;
    }
    const signal = new AbortController().signal;
    await this.#whole(tree.loadAll(undefined, { signal, progress: () => undefined }));
    for (const grouping of groupings) {
      tree.setGrouping(grouping);
      const wrong = this.#wrongRows();
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
      if (i > 5000) throw new Error("Requests without end");
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

  #wrongRows(): string | undefined {
    const { tree } = this.fixture;
    const { groups, ids, rows } = walk(tree);
    const double = ids.find((id, i) => ids.indexOf(id) !== i);
    if (double !== undefined) return `id twice: ${double}`;
    const odd = rows.find(
      (node) => node.type === "loadMore" || (node.type === "message" && node.about !== "empty"),
    );
    if (odd !== undefined) return `row ${JSON.stringify(tree.row(odd))}`;
    const places = new Set(this.#truth.map((job) => this.#placeOf(job)));
    if (places.size !== groups.length) return `${groups.length} groups, AWS has ${places.size}`;
    for (const { node, jobKeys } of groups) {
      const expected = this.#jobsOf(node.path).map(jobKey);
      if (JSON.stringify(expected) !== JSON.stringify(jobKeys)) {
        return `${node.id} shows\n${jobKeys.join("\n")}\nAWS has\n${expected.join("\n")}`;
      }
    }
    return this.#wrongCounts(rows.filter((node): node is GroupNode => node.type === "group"));
  }

  /** Of a few families: the children that are not AWS's. */
  async #wrongChildren(): Promise<string | undefined> {
    const { tree, gateway, kind } = this.fixture;
    const parents = walk(tree).rows.filter(
      (node) => node.type === "job" && tree.row(node).expandable,
    );
    for (const parent of parents.slice(0, 3)) {
      const signal = new AbortController().signal;
      await this.#whole(tree.loadAll(parent, { signal, progress: () => undefined }));
      const shown = tree
        .children(parent)
        .flatMap((node) => (node.type === "job" ? [node.jobKey] : []));
      const expected = childrenTruth(gateway, kind, tree.job(parent)?.id ?? "");
      if (JSON.stringify(shown) !== JSON.stringify(expected)) {
        return `${parent.id} has children\n${shown.join("\n")}\nAWS has\n${expected.join("\n")}`;
      }
    }
    return undefined;
  }

  #wrongCounts(nodes: readonly GroupNode[]): string | undefined {
    for (const node of nodes) {
      const { description } = this.fixture.tree.row(node);
      const expected = utcFormats.count(this.#jobsOf(node.path).length);
      if (description !== expected) return `${node.id} says ${description ?? ""}, not ${expected}`;
    }
    return undefined;
  }

  #jobsOf(path: GroupPath): readonly Job[] {
    return inGroup([...this.#truth].sort(compareJobs), path, (time) => utcFormats.dayOf(time));
  }

  #placeOf(job: Job): string {
    const home = this.#truth.find(({ accountId }) => accountId !== undefined)?.accountId;
    return JSON.stringify([displayState(job), vaultOf(job, home).key]);
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
