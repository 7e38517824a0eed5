import { childrenLoad } from "../../domain/list/childJobs";
import { type GroupPath, pathKey } from "../../domain/list/groupPath";
import type { Job } from "../../domain/job/job";
import type { Dimension } from "../../domain/job/jobDimension";
import { viewLoad } from "../../domain/list/groupLoads";
import type { JobList } from "../../domain/list/jobList";
import { refreshLoad } from "../../domain/list/listRefreshes";
import { jobKey } from "../../domain/job/jobOrder";
import { isFiltering, type JobFilter } from "../../domain/filter/jobFilter";
import { displayStatesOfKind } from "../../domain/job/jobState";
import type { LoadState } from "../../domain/query/loadStates";
import type { BackupError } from "../../domain/query/backupError";
import type { Vault } from "../../domain/job/vault";
import type { Session } from "../../domain/session/session";
import { accountNotes } from "./accountNotes";
import { compareGroups, comesWithCompleted } from "./groupOrder";
import { idPart } from "../text/idPart";
import { vaultLabel } from "../job/jobText";
import { JobRows } from "./jobRows";
import type { Marks } from "./marks";
import { isInside } from "./nodePlace";
import type { Outline } from "./outline";
import { emptyNodes, loadMoreNodes, viewProblemNodes } from "./problemNodes";
import { newestFirst } from "./standingJobs";
import type { GroupNode, JobNode, LoadMoreNode, MessageNode, TreeNode } from "./treeNode";

export interface RootProblem {
  readonly failed: "load" | "refresh" | "reload";
  readonly error: BackupError;
}

export interface TreeProjectionOptions {
  readonly list: JobList;
  readonly rootId: string;
  readonly session: Session;
  readonly filter: JobFilter;
  readonly marks?: () => Marks | undefined;
  /** See JobRows. */
  readonly rowsAtOnce?: number;
}

const noJobs = { stamp: "", jobs: (): readonly Job[] => [] };

/** The tree as it follows from the loaded jobs in their groups; holds nothing and asks AWS nothing. */
export class TreeProjection {
  readonly list: JobList;
  readonly rootId: string;
  readonly isFiltered: boolean;
  /** Where jobs have their rows. */
  readonly jobRows: JobRows;
  /** Undefined while nobody knows what is new or changed. */
  readonly marks: Marks | undefined;
  readonly #session: Session;

  constructor({ list, rootId, session, filter, marks, rowsAtOnce }: TreeProjectionOptions) {
    this.list = list;
    this.rootId = rootId;
    this.isFiltered = isFiltering(filter);
    this.#session = session;
    this.marks = marks?.();
    this.jobRows = new JobRows({ list, rootId, rowsAtOnce });
  }

  /** @param reloadError why *Reload* failed, while the old rows stand */
  outline(node: TreeNode | undefined, reloadError?: BackupError): Outline {
    if (node === undefined) return this.#root(reloadError);
    if (node.type === "job") return this.#family(node);
    if (node.type === "portion") return this.jobRows.inPortion(node);
    return node.type === "group"
      ? this.#group(node, node.path)
      : { ...noJobs, before: [], after: [] };
  }

  /** The chain of groups in which a job stands, with the job at its end. */
  nodeOf(key: string): JobNode | undefined {
    const job = this.list.jobs.get(key);
    const full = this.list.jobs.pathOf(key);
    if (job === undefined || full === undefined) return undefined;
    let node: GroupNode | undefined;
    let path: GroupPath = {};
    for (const dimension of this.#dimensions) {
      path = { ...path, [dimension]: full[dimension] };
      node = this.groupNode(node, path, dimension);
    }
    const parent = this.list.splits.isSplit(path) ? this.groupNode(node, full, "day") : node;
    return this.jobRows.nodeIn(parent, job, full.day);
  }

  /** The node of a job in its own group, else under its parent, whose first children are asked for if need be. */
  async rowOf(job: Job): Promise<JobNode | undefined> {
    if (!this.list.isOpen) await this.list.open();
    const { jobs, children } = this.list;
    const own = this.nodeOf(jobKey(job));
    const parent = job.parentJobId === undefined ? undefined : jobs.get(job.parentJobId);
    if (own !== undefined || parent === undefined) return own;
    const key = jobKey(parent);
    if (!children.isAsked(key)) await children.loadMore(parent);
    const parentNode = this.nodeOf(key);
    const isLoaded = children.of(key).some((child) => jobKey(child) === jobKey(job));
    return parentNode && isLoaded ? this.jobRows.nodeIn(parentNode, job) : undefined;
  }

  /** The node right under another one that is the job or holds it. */
  nodeUnder(above: TreeNode | undefined, job: Job): TreeNode | undefined {
    let node: TreeNode | undefined =
      above?.type === "job" ? this.jobRows.nodeIn(above, job) : this.nodeOf(jobKey(job));
    while (node !== undefined && node.parent?.id !== above?.id) node = node.parent;
    return node;
  }

  /** @param dimension what the group adds to those above it */
  groupNode(parent: GroupNode | undefined, path: GroupPath, dimension: Dimension): GroupNode {
    const key = path[dimension] ?? "";
    const step = `${dimension}:${dimension === "day" ? key : idPart(key)}`;
    return {
      type: "group",
      id: `${parent?.id ?? this.rootId}/${step}`,
      parent,
      path,
      dimension,
      isDayOfSplit: dimension === "day" && !this.#dimensions.includes("day"),
    };
  }

  /** How loading stands at a node's own *Load more* row. */
  loadState(node: TreeNode | undefined): LoadState {
    const { loadStates } = this.list;
    if (node === undefined) return loadStates.get(viewLoad);
    if (node.type === "job") return loadStates.get(childrenLoad(node.jobKey));
    return loadStates.get(node.type === "group" ? pathKey(node.path) : viewLoad);
  }

  /** What stands in the way of the whole view (unless its own *Load more* row says so), and what could not be done. */
  rootProblem(reloadError: BackupError | undefined): RootProblem | undefined {
    const { loadStates } = this.list;
    if (reloadError !== undefined) return { failed: "reload", error: reloadError };
    const refreshError = loadStates.get(refreshLoad).error;
    if (refreshError !== undefined) return { failed: "refresh", error: refreshError };
    const { error } = this.#rootHasMore ? {} : loadStates.get(viewLoad);
    return error && { failed: "load", error };
  }

  /** True for a parent job that is not inside itself: cycles in the data end here. */
  canExpand(node: JobNode): boolean {
    const job = this.list.jobs.get(node.jobKey);
    if (job === undefined || job.id === "") return false;
    return (job.isParent === true || this.list.jobs.isKnownParent(job.id)) && !isInside(node);
  }

  vaultLabelOfJob(job: Job): string {
    return this.#vaultLabel(this.list.jobs.names.vaultOf(job));
  }

  get #dimensions(): readonly Dimension[] {
    return this.list.jobs.dimensions;
  }

  get #rootHasMore(): boolean {
    const byState = this.#dimensions[0] === "state";
    return byState ? this.list.mayHoldOtherStates : this.list.hasMore({});
  }

  #root(reloadError: BackupError | undefined): Outline {
    const { list } = this;
    const problem = this.rootProblem(reloadError);
    const outline = this.#group(undefined, {});
    const more = this.#rootHasMore;
    // Where the filter narrows what is loaded, more may be found by looking on.
    const isNarrowed = list.scope.narrowedBy.length > 0;
    const hasRows =
      outline.before.length > 0 || list.jobs.count({}) + list.jobs.guests.count({}) > 0;
    const isEmpty = list.isOpen && !hasRows && (!more || isNarrowed);
    return {
      ...outline,
      before: [
        ...(problem === undefined
          ? accountNotes(this.rootId, list)
          : viewProblemNodes(this.rootId, problem.error, this.#session)),
        ...(problem === undefined && isEmpty ? emptyNodes(this.rootId, this.isFiltered) : []),
        ...(problem === undefined && !hasRows && !list.isOpen
          ? [this.#message(undefined, "loading")]
          : []),
        ...outline.before,
      ],
      after: [
        ...outline.after.filter(({ type }) => type === "portion"),
        ...(more ? this.#loadMore(undefined) : []),
        // Last, so that it moves no row.
        ...(list.isOpen && list.isOld ? [this.#message(undefined, "reload")] : []),
      ],
    };
  }

  /** What stands under a group, or under the root. */
  #group(node: GroupNode | undefined, path: GroupPath): Outline {
    const next = this.nextDimension(path);
    if (next !== undefined) {
      return { ...noJobs, before: this.#groups(node, path, next), after: this.#more(node, path) };
    }
    if (node?.isDayOfSplit === true) return this.jobRows.under(node);
    if (!this.list.splits.isSplit(path))
      return withMore(this.jobRows.under(node), this.#more(node, path));
    const days = [...this.list.jobs.buckets(path)].sort(newestFirst);
    return {
      ...noJobs,
      before: days.map(({ day }) => this.groupNode(node, { ...path, day }, "day")),
      after: this.#more(node, path),
    };
  }

  #family(node: JobNode): Outline {
    if (!this.canExpand(node)) return { ...noJobs, before: [], after: [] };
    const { children } = this.list;
    const jobs = children.of(node.jobKey);
    const { error, loading } = this.loadState(node);
    if (!children.isAsked(node.jobKey) && error === undefined) {
      return { ...noJobs, before: [this.#message(node, "loading")], after: [] };
    }
    const more = children.hasMore(node.jobKey) || error !== undefined;
    const isEmpty = jobs.length === 0 && !more && loading === undefined;
    const rows = withMore(this.jobRows.under(node), more ? this.#loadMore(node) : []);
    return isEmpty ? { ...rows, before: [this.#message(node, "empty")] } : rows;
  }

  /** The groups of a dimension under a path, in order. */
  #groups(parent: GroupNode | undefined, path: GroupPath, next: Dimension): readonly GroupNode[] {
    const keys = new Set(this.list.jobs.leaves(path).map((leaf) => leaf.path[next] ?? ""));
    if (next === "state" && parent === undefined) {
      for (const state of displayStatesOfKind(this.list.scope.kind)) {
        if (this.list.mayHold(state) && !comesWithCompleted(state, this.list.scope))
          keys.add(state);
      }
    }
    return [...keys]
      .map((key) => ({ key, label: this.groupName(next, key) }))
      .sort((a, b) => compareGroups(next, a, b))
      .map(({ key }) => this.groupNode(parent, { ...path, [next]: key }, next));
  }

  /** How many rows of the outermost level can load more: groups, and the view itself. */
  get openGroups(): number {
    const groups = this.#group(undefined, {}).before.filter((node) => node.type === "group");
    const open = groups.filter((node) => this.list.hasMore(node.path)).length;
    return open + Number(open === 0 && this.list.hasMore({}));
  }

  /** The dimension of the groups right under a path; undefined where jobs or days stand. */
  nextDimension(path: GroupPath): Dimension | undefined {
    return this.#dimensions.find((dimension) => path[dimension] === undefined);
  }

  /** What a group is called in the data: vaults with what tells those of one name apart, plans by name. */
  groupName(dimension: Dimension, key: string): string {
    if (dimension === "vault") return this.#vaultLabel(this.list.jobs.names.vault(key));
    return dimension === "plan" ? (this.list.jobs.names.plan(key)?.name ?? key) : key;
  }

  #vaultLabel(vault: Vault | undefined): string {
    const { names } = this.list.jobs;
    const isElsewhere = vault?.accountId !== undefined && vault.accountId !== names.home;
    const withAccount = names.areOfSeveralAccounts || isElsewhere;
    return vaultLabel(vault, { withAccount, region: this.#session.region });
  }

  #more(node: GroupNode | undefined, path: GroupPath): readonly TreeNode[] {
    return this.list.hasMore(path) ? this.#loadMore(node) : [];
  }

  /** *Load more*, below what stands in its way. */
  #loadMore(parent: TreeNode | undefined): readonly TreeNode[] {
    const id = `${parent?.id ?? this.rootId}/more`;
    const more: LoadMoreNode = { type: "loadMore", id, parent };
    return loadMoreNodes(more, this.loadState(parent).error, this.#session);
  }

  #message(parent: TreeNode | undefined, about: MessageNode["about"]): MessageNode {
    return { type: "message", id: `${parent?.id ?? this.rootId}/${about}`, parent, about };
  }
}

function withMore(rows: Outline, more: readonly TreeNode[]): Outline {
  return { ...rows, after: [...rows.after, ...more] };
}
