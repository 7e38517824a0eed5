import type { DrainOptions, DrainProgress } from "../../domain/query/advance";
import type { JobTree } from "./jobTree";
import { type LoadOutcome, nothingNew } from "./loadOutcome";
import type { TreeNode, ViewNode } from "./treeNode";
import type { ViewEntries } from "./viewEntries";
import type { ViewSession } from "./viewSession";

/** What a load is about: sessions as a whole, or a row of one. */
interface LoadTarget {
  readonly sessions: readonly ViewSession[];
  readonly node: TreeNode | undefined;
}

/** The loads of a view, in each session by itself: none waits for another but for its turn. */
export class ViewLoads {
  readonly #entries: ViewEntries;

  constructor(entries: ViewEntries) {
    this.#entries = entries;
  }

  loadMore(at: ViewNode | undefined): Promise<LoadOutcome> {
    const { sessions, node } = this.#target(at);
    return firstOf(sessions, ({ tree }) => tree.loadMore(node));
  }

  async loadAll(at: ViewNode | undefined, options: DrainOptions): Promise<LoadOutcome> {
    const { sessions, node } = this.#target(at);
    const { signal } = options;
    const progress = new Map<ViewSession, DrainProgress>();
    return firstOf(sessions, (session) => {
      if (signal.aborted) return Promise.resolve(nothingNew);
      return session.tree.loadAll(node, {
        signal,
        progress: (each) => {
          progress.set(session, each);
          options.progress(sumOf([...progress.values()]));
        },
      });
    });
  }

  /** Does again what failed there; of a session that has not begun, it is the first page. */
  async retry(at: ViewNode | undefined): Promise<void> {
    const { sessions, node } = this.#failed(at);
    const isOne = sessions.length === 1;
    const failed = sessions.filter(({ tree }) => isOne || tree.status.problem !== undefined);
    await inTurns(failed, ({ tree }) => tree.retry(node));
  }

  /** True when *Retry* there goes on with a *Load all* of one session, which wants progress and cancel. */
  retriesLoadAll(at: ViewNode | undefined): boolean {
    const { sessions, node } = this.#target(at);
    const [only, ...others] = sessions;
    return only !== undefined && others.length === 0 && only.tree.retriesLoadAll(node);
  }

  async refresh(at: ViewNode | undefined): Promise<void> {
    await this.#again(at, (tree) => tree.refresh());
  }

  async reload(at: ViewNode | undefined): Promise<void> {
    await this.#again(at, (tree) => tree.reload());
  }

  async #again(at: ViewNode | undefined, work: (tree: JobTree) => Promise<unknown>): Promise<void> {
    const open = this.#target(at).sessions.filter(({ tree }) => tree.source !== undefined);
    await inTurns(open, async ({ tree }) => {
      await work(tree);
      await tree.opened();
    });
  }

  get #open(): readonly ViewSession[] {
    return this.#entries.sessions.filter(({ tree }) => tree.source !== undefined);
  }

  /** What a failure is about: where one Region says it for all, all of them. */
  #failed(at: ViewNode | undefined): LoadTarget {
    const target = this.#target(at);
    const [session] = at === undefined ? [] : target.sessions;
    const entry = session && this.#entries.entryOf(session);
    return entry?.type === "regions" && entry.forAll === session
      ? { sessions: entry.sessions, node: undefined }
      : target;
  }

  #target(at: ViewNode | undefined): LoadTarget {
    if (at === undefined) return { sessions: this.#open, node: undefined };
    if (at.type === "regions") return { sessions: this.#entries.sessionsOf(at), node: undefined };
    const session = at.type === "session" ? this.#entries.ofNode(at) : this.#entries.ownerOf(at);
    return {
      sessions: session === undefined ? [] : [session],
      node: at.type === "session" ? undefined : at,
    };
  }
}

/** In all sessions side by side, as far as it is their turn. @returns the first row that is new in the first of them */
async function firstOf(
  sessions: readonly ViewSession[],
  work: (session: ViewSession) => Promise<LoadOutcome>,
): Promise<LoadOutcome> {
  const outcomes = await inTurns(sessions, work);
  return outcomes.find(({ firstNew }) => firstNew !== undefined) ?? nothingNew;
}

function inTurns<T>(
  sessions: readonly ViewSession[],
  work: (session: ViewSession) => Promise<T>,
): Promise<readonly T[]> {
  return Promise.all(sessions.map((session) => session.inTurn(() => work(session))));
}

function sumOf(progress: readonly DrainProgress[]): DrainProgress {
  return {
    jobs: progress.reduce((sum, { jobs }) => sum + jobs, 0),
    pages: progress.reduce((sum, { pages }) => sum + pages, 0),
  };
}
