import type { Job } from "../../../src/domain/job/job";
import type { ViewKind } from "../../../src/domain/job/viewKinds";
import { type JobFilter, noFilter } from "../../../src/domain/filter/jobFilter";
import { jobKinds } from "../../../src/domain/job/jobKinds";
import type { Source } from "../../../src/domain/session/source";
import type { JobTree } from "../../../src/viewmodel/tree/jobTree";
import type { RowCapability, ViewNode } from "../../../src/viewmodel/tree/treeNode";
import { matchingJobs } from "./filterTruth";
import { randomFilter } from "./randomFilter";
import { SessionPool } from "./sessionPool";
import { settled } from "./settled";
import { ViewFixture } from "./viewFixture";
import { homeOf } from "./truth";
import { walk } from "./walk";
import { jobsUnder, wrongRows } from "./walkedTruth";

/** What a run does, step by step; `pick` chooses among what is there. */
export interface ViewStep {
  readonly action:
    | "add"
    | "addRegions"
    | "remove"
    | "move"
    | "replace"
    | "reopen"
    | "close"
    | "findOut"
    | "deliver"
    | "deliverAll"
    | "loadMore"
    | "loadAll"
    | "refresh"
    | "reload"
    | "recover"
    | "regroup"
    | "filter"
    | "fail"
    | "retry"
    | "expand"
    | "expandGroups"
    | "collapse"
    | "look"
    | "tick";
  readonly pick: number;
}

export interface ViewRunOptions {
  readonly kind: ViewKind;
  readonly seed: number;
  readonly largest: number;
  readonly pageSize: number;
  /** Of the filters that the steps choose among; 0 is none. */
  readonly filterSeeds: readonly number[];
  readonly steps: readonly ViewStep[];
}

/** One run: a view over sessions that come and go, and what must hold after each step. */
class ViewRun {
  readonly #view: ViewFixture;
  readonly #pool: SessionPool;
  readonly #options: ViewRunOptions;
  readonly #matching = new Map<Source, { filter: JobFilter; jobs: readonly Job[] }>();
  /** Rows that VS Code was given at some time: it may call a command on any of them. */
  readonly #given = new Set<ViewNode>();

  constructor(options: ViewRunOptions) {
    const { kind, seed, largest, pageSize } = options;
    this.#options = options;
    this.#view = new ViewFixture({ kind, pageSize, grouping: jobKinds[kind].groupings[0] });
    this.#pool = new SessionPool({ kind, seed, largest });
    for (let i = 0; i <= seed % 4; i++) this.#pool.add(seed + i);
    this.#setEntries();
  }

  async step({ action, pick }: ViewStep): Promise<void> {
    if (!this.#changeEntries(action, pick)) await this.#act(action, pick);
    await settled();
  }

  /** What must hold at any moment; undefined when it does. */
  problem({ action }: ViewStep): string | undefined {
    return (
      (action === "look" ? this.staleRow() : undefined) ?? this.#foreignRow() ?? this.#wrongRow()
    );
  }

  /** A row that VS Code shows and that would read differently now, though all that was fired was read. */
  staleRow(): string | undefined {
    const { mirror } = this.#view;
    while (mirror.pending.length > 0) mirror.update();
    return mirror.text === mirror.freshText
      ? undefined
      : `shown:\n${mirror.text}\nfresh:\n${mirror.freshText}`;
  }

  expandGroups(): void {
    this.#view.mirror.expandGroups();
  }

  /** Everything comes in. */
  async quiet(): Promise<void> {
    for (let i = 0; this.#waiting().length > 0; i++) {
      if (i > 20_000) throw new Error("Requests without end");
      await this.#deliver(i);
    }
  }

  /** After failures are mended and all is loaded: what each grouping shows of a session that is not its list. */
  async wrongAfterLoadAll(): Promise<string | undefined> {
    const { tree } = this.#view;
    for (const gateway of this.#pool.gateways) gateway.mend();
    tree.show();
    await this.quiet();
    await this.#whole(tree.retry(undefined));
    await this.#whole(tree.retry(undefined));
    const signal = new AbortController().signal;
    await this.#whole(tree.loadAll(undefined, { signal, progress: () => undefined }));
    for (const grouping of jobKinds[this.#options.kind].groupings) {
      tree.setGrouping(grouping);
      for (const each of tree.trees) {
        const wrong = this.#wrongSession(each);
        if (wrong !== undefined) return `${grouping}: ${wrong}`;
      }
    }
    return undefined;
  }

  #changeEntries(action: ViewStep["action"], pick: number): boolean {
    const pool = this.#pool;
    const changes: Partial<Record<ViewStep["action"], () => void>> = {
      add: () => {
        pool.add(pick);
      },
      addRegions: () => {
        pool.addRegions(pick);
      },
      remove: () => {
        pool.remove(pick);
      },
      move: () => {
        pool.move(pick);
      },
      replace: () => {
        pool.replace(pick);
      },
      reopen: () => {
        pool.reopen(pick);
      },
      close: () => {
        pool.leave(pick, "closed");
      },
      findOut: () => {
        pool.leave(pick, "loading");
      },
    };
    const change = changes[action];
    change?.();
    if (change !== undefined) this.#setEntries();
    return change !== undefined;
  }

  async #act(action: ViewStep["action"], pick: number): Promise<void> {
    const { tree, mirror } = this.#view;
    const gateways = this.#pool.gateways;
    const signal = new AbortController().signal;
    const works: Partial<Record<ViewStep["action"], () => unknown>> = {
      deliver: async () => {
        for (let i = 0; i <= pick % 5; i++) await this.#deliver(pick >> i);
      },
      deliverAll: () => this.quiet(),
      loadMore: () => void tree.loadMore(this.#pick(pick, "canLoadMore")),
      loadAll: () =>
        void tree.loadAll(this.#pick(pick, "canLoadAll"), { signal, progress: () => undefined }),
      refresh: () => void tree.refresh(),
      reload: () => void tree.reload(),
      recover: () => {
        for (const { source } of tree.trees) if (source !== undefined) void tree.recover(source);
      },
      regroup: () => {
        const { groupings } = jobKinds[this.#options.kind];
        tree.setGrouping(groupings[pick % groupings.length] ?? "none");
      },
      filter: () => {
        this.#view.setFilter(this.#filter(pick));
        tree.show();
      },
      fail: () =>
        gateways[pick % gateways.length]?.fail(pick % 2 === 0 ? "connectionCut" : "accessDenied", {
          times: 1 + (pick % 3),
        }),
      retry: () => void tree.retry(this.#pick(pick, "canRetry")),
      expand: () => {
        const rows = mirror.items.filter(({ row }) => row.expandable);
        const row = rows[pick % Math.max(1, rows.length)];
        if (row !== undefined) mirror.expand(row.node.id);
      },
      expandGroups: () => {
        mirror.expandGroups();
      },
      collapse: () => {
        const rows = mirror.items.filter(({ children }) => children !== undefined);
        const row = rows[pick % Math.max(1, rows.length)];
        if (row !== undefined) mirror.collapse(row.node.id);
      },
      look: () => {
        mirror.update();
      },
      tick: () => {
        this.#view.now += (pick % 30) * 60_000;
        tree.tick();
      },
    };
    await works[action]?.();
  }

  #setEntries(): void {
    const { tree } = this.#view;
    tree.setEntries(this.#pool.shown);
    tree.showQuietly();
  }

  #filter(pick: number): JobFilter {
    const { filterSeeds } = this.#options;
    const seed = filterSeeds[pick % filterSeeds.length] ?? 0;
    return seed === 0 ? noFilter : randomFilter(seed, this.#pool.jobs);
  }

  #waiting(): readonly { deliver(): void }[] {
    return this.#pool.gateways.flatMap((gateway) =>
      gateway.waiting.map((_, index) => ({ deliver: () => gateway.deliver(index) })),
    );
  }

  async #deliver(pick: number): Promise<void> {
    const waiting = this.#waiting();
    waiting[pick % Math.max(1, waiting.length)]?.deliver();
    await settled();
  }

  async #whole(work: Promise<unknown>): Promise<void> {
    await settled();
    await this.quiet();
    await work;
  }

  #pick(pick: number, capability: RowCapability): ViewNode | undefined {
    const { mirror, tree } = this.#view;
    const nodes = mirror.nodes.filter((node) => tree.row(node).capabilities.includes(capability));
    const choices = [undefined, ...nodes];
    return choices[pick % choices.length];
  }

  /** A row of any time whose job, or whose source, is of another session. */
  #foreignRow(): string | undefined {
    const { tree, mirror } = this.#view;
    for (const node of mirror.nodes) this.#given.add(node);
    for (const node of this.#given) {
      const job = tree.job(node);
      if (job === undefined) continue;
      if (!this.#pool.has(tree.sourceOf(node), job)) return `foreign job at ${node.id}`;
    }
    return undefined;
  }

  /** A row as it would be read now that stands in the wrong place, or counts what its session has not. */
  #wrongRow(): string | undefined {
    const { tree } = this.#view;
    const ids = new Set<string>();
    for (const { node, under } of this.#view.rows()) {
      if (ids.has(node.id)) return `id twice: ${node.id}`;
      ids.add(node.id);
      if (tree.row(node).id !== node.id) return `row of another: ${node.id}`;
      if (tree.parent(node) !== under) return `parent of ${node.id}`;
      const above = under?.type === "session" || under?.type === "group" ? under : undefined;
      const isMoved = above !== undefined && tree.sessionOf(above)?.id !== tree.sessionOf(node)?.id;
      if (isMoved) return `${node.id} under ${above.id}`;
      const wrong = this.#wrongCount(node);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  }

  /** A count without + is exact, and its jobs are its session's. */
  #wrongCount(node: ViewNode): string | undefined {
    if (node.type !== "group") return undefined;
    const { description = "" } = this.#view.tree.row(node);
    if (description.endsWith("+") || description === "0") return undefined;
    const jobs = this.#listed(this.#view.tree.sourceOf(node));
    const expected = jobsUnder(jobs, node.path, homeOf(jobs)).length;
    return Number(description.replaceAll(",", "")) === expected
      ? undefined
      : `${node.id} says ${description}, AWS has ${expected}`;
  }

  /** What AWS lists in a source and the filter lets through. */
  #listed(source: Source | undefined): readonly Job[] {
    if (source === undefined) return [];
    const { filter } = this.#view.tree;
    const known = this.#matching.get(source);
    if (known?.filter === filter) return known.jobs;
    const jobs = matchingJobs(filter, this.#pool.truth(source));
    this.#matching.set(source, { filter, jobs });
    return jobs;
  }

  #wrongSession(each: JobTree): string | undefined {
    const { tree } = this.#view;
    const jobs = this.#listed(each.source);
    const wrong = wrongRows(walk(tree, tree.grouping, each.children(undefined)), {
      grouping: tree.grouping,
      jobs,
      home: homeOf(jobs),
      row: (node) => tree.row(node),
    });
    return (
      wrong &&
      `${each.source?.session.profile ?? ""} ${each.source?.session.region ?? ""}: ${wrong}`
    );
  }
}

/** Runs it all. @returns what was wrong */
export async function viewProblemOf(options: ViewRunOptions): Promise<string | undefined> {
  const run = new ViewRun(options);
  for (const [i, step] of options.steps.entries()) {
    await run.step(step);
    const problem = run.problem(step);
    if (problem !== undefined) return `after step ${i} (${step.action}): ${problem}`;
  }
  run.expandGroups();
  await run.quiet();
  const missed = run.staleRow();
  if (missed !== undefined) return `missed fire: ${missed}`;
  const wrong = await run.wrongAfterLoadAll();
  if (wrong !== undefined) return `after load all: ${wrong}`;
  await run.quiet();
  return run.staleRow();
}
