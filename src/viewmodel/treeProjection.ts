import type { GroupPath } from "../domain/groupPath";
import type { Job } from "../domain/job";
import { childrenPlace } from "../domain/childJobs";
import { type JobList, placeOf, refreshPlace, viewPlace } from "../domain/jobList";
import { compareJobs, jobKey } from "../domain/jobOrder";
import { compareDisplayStates, displayStatesOfKind } from "../domain/jobState";
import type { Bucket } from "../domain/loadedJobs";
import type { LoadState } from "../domain/loadStates";
import type { BackupError } from "../domain/backupError";
import type { Grouping } from "./grouping";
import { idPart } from "./idPart";
import { vaultLabel } from "./jobText";
import type { GroupNode, JobNode, LoadMoreNode, MessageNode, TreeNode } from "./treeNode";

/** What stands under a node: the jobs as a source that can be compared cheaply, and all the rest. */
export interface Outline {
  /** Equal stamps mean the same jobs in the same order. */
  readonly stamp: unknown;
  readonly jobs: () => readonly Job[];
  /** Rows before the jobs. */
  readonly before: readonly TreeNode[];
  /** Rows after the jobs. */
  readonly after: readonly TreeNode[];
}

export interface RootProblem {
  readonly failed: "load" | "refresh" | "reload";
  readonly error: BackupError;
}

const noJobs = { stamp: "", jobs: (): readonly Job[] => [] };

/** The tree as it follows from the loaded jobs and the grouping; holds nothing and asks AWS nothing. */
export class TreeProjection {
  readonly list: JobList;
  readonly grouping: Grouping;
  readonly rootId: string;

  constructor(list: JobList, grouping: Grouping, rootId: string) {
    this.list = list;
    this.grouping = grouping;
    this.rootId = rootId;
  }

  /** @param reloadError why *Reload* failed, while the old rows stand */
  outline(node: TreeNode | undefined, reloadError?: BackupError): Outline {
    if (node === undefined) return this.#root(reloadError);
    if (node.type === "job") return this.#family(node);
    return node.type === "group" ? this.#group(node) : { ...noJobs, before: [], after: [] };
  }

  /** The node of a job under a parent. Days are not in its id, so that it stays when a group is split. */
  jobNode(parent: TreeNode | undefined, job: Job): JobNode {
    const base = parent?.type === "group" && parent.path.day !== undefined ? parent.parent : parent;
    const key = jobKey(job);
    return {
      type: "job",
      id: `${base?.id ?? this.rootId}/job:${idPart(key)}`,
      parent,
      jobKey: key,
    };
  }

  /** The chain of groups in which a job stands, with the job at its end. */
  nodeOf(key: string): JobNode | undefined {
    const job = this.list.jobs.get(key);
    const place = this.list.jobs.pathOf(key);
    if (job === undefined || place === undefined) return undefined;
    const { state, vault, day } = place;
    const top = this.groupNode(undefined, this.grouping === "stateVault" ? { state } : { vault });
    const leaf = this.groupNode(top, { state, vault });
    const parent = this.list.isSplit(state, vault)
      ? this.groupNode(leaf, { state, vault, day })
      : leaf;
    return this.jobNode(parent, job);
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
    return parentNode && isLoaded ? this.jobNode(parentNode, job) : undefined;
  }

  /** The node right under a place that is the job or holds it. */
  nodeUnder(place: TreeNode | undefined, job: Job): TreeNode | undefined {
    if (place?.type === "job") return this.jobNode(place, job);
    let node: TreeNode | undefined = this.nodeOf(jobKey(job));
    while (node !== undefined && node.parent?.id !== place?.id) node = node.parent;
    return node;
  }

  groupNode(parent: GroupNode | undefined, path: GroupPath): GroupNode {
    const known = parent?.path ?? {};
    const step =
      path.day !== undefined
        ? `day:${path.day}`
        : path.state !== undefined && known.state === undefined
          ? `state:${idPart(path.state)}`
          : `vault:${idPart(path.vault ?? "")}`;
    return { type: "group", id: `${parent?.id ?? this.rootId}/${step}`, parent, path };
  }

  /** How loading stands at a node's own *Load more* row. */
  loadState(node: TreeNode | undefined): LoadState {
    const { loadStates } = this.list;
    if (node === undefined) return loadStates.get(viewPlace);
    if (node.type === "job") return loadStates.get(childrenPlace(node.jobKey));
    return loadStates.get(node.type === "group" ? placeOf(node.path) : viewPlace);
  }

  /** What stands in the way of the whole view (unless its own *Load more* row says so), and what could not be done. */
  rootProblem(reloadError: BackupError | undefined): RootProblem | undefined {
    const { loadStates } = this.list;
    if (reloadError !== undefined) return { failed: "reload", error: reloadError };
    const refreshError = loadStates.get(refreshPlace).error;
    if (refreshError !== undefined) return { failed: "refresh", error: refreshError };
    const { error } = this.#rootHasMore ? {} : loadStates.get(viewPlace);
    return error && { failed: "load", error };
  }

  /** True for a parent job that is not inside itself: cycles in the data end here. */
  canExpand(node: JobNode): boolean {
    const job = this.list.jobs.get(node.jobKey);
    if (job === undefined || job.id === "") return false;
    return (job.isParent === true || this.list.jobs.isKnownParent(job.id)) && !isInside(node);
  }

  /** With accounts where jobs of several are shown. */
  vaultLabel(key: string): string {
    return vaultLabel(this.list.jobs.vault(key), {
      withAccount: this.list.jobs.accountIds.size > 1,
    });
  }

  vaultLabelOfJob(job: Job): string {
    return this.vaultLabel(this.list.jobs.vaultOf(job).key);
  }

  get #rootHasMore(): boolean {
    return this.grouping === "stateVault" ? this.list.mayHoldOtherStates : this.list.hasMore({});
  }

  #root(reloadError: BackupError | undefined): Outline {
    const { list } = this;
    const problem = this.rootProblem(reloadError) !== undefined;
    const groups = this.grouping === "stateVault" ? this.#states({}) : this.#vaults({});
    const nodes = groups.map((path) => this.groupNode(undefined, path));
    const more = this.#rootHasMore;
    const isEmpty = list.isOpen && nodes.length === 0 && !more;
    return {
      ...noJobs,
      before: [
        ...(problem ? [this.#message(undefined, "problem")] : []),
        ...(!problem && isEmpty ? [this.#message(undefined, "empty")] : []),
        ...(!problem && !list.isOpen && nodes.length === 0
          ? [this.#message(undefined, "loading")]
          : []),
        ...nodes,
      ],
      after: more ? [this.#loadMore(undefined)] : [],
    };
  }

  #group(node: GroupNode): Outline {
    const { path } = node;
    const { state, vault, day } = path;
    const { list } = this;
    if (state === undefined || vault === undefined) {
      const paths = vault === undefined ? this.#vaults(path) : this.#states(path);
      return {
        ...noJobs,
        before: paths.map((each) => this.groupNode(node, each)),
        after: this.#more(node),
      };
    }
    if (day !== undefined) return { ...this.#jobs(path), before: [], after: [] };
    if (!list.isSplit(state, vault))
      return { ...this.#jobs(path), before: [], after: this.#more(node) };
    const days = [...list.jobs.buckets(path)].sort(newestFirst).map((bucket) => bucket.day);
    return {
      ...noJobs,
      before: days.map((each) => this.groupNode(node, { state, vault, day: each })),
      after: this.#more(node),
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
    return {
      stamp: jobs,
      jobs: () => jobs,
      before: isEmpty ? [this.#message(node, "empty")] : [],
      after: more ? [this.#loadMore(node)] : [],
    };
  }

  #jobs(path: GroupPath): Pick<Outline, "stamp" | "jobs"> {
    const buckets = [...this.list.jobs.buckets(path)].sort(newestFirst);
    return {
      stamp: buckets.map(({ day, version }) => `${day}:${version}`).join(" "),
      jobs: () => buckets.flatMap((bucket) => bucket.jobs),
    };
  }

  #states(path: GroupPath): readonly GroupPath[] {
    const states = new Set([...this.list.jobs.leaves(path)].map((leaf) => leaf.state));
    if (path.vault === undefined) {
      for (const state of displayStatesOfKind(this.list.kind)) {
        if (this.list.hasMore({ state })) states.add(state);
      }
    }
    return [...states].sort(compareDisplayStates).map((state) => ({ ...path, state }));
  }

  #vaults(path: GroupPath): readonly GroupPath[] {
    const keys = new Set([...this.list.jobs.leaves(path)].map((leaf) => leaf.vault));
    return [...keys]
      .map((key) => ({ key, label: this.vaultLabel(key) }))
      .sort(
        (a, b) =>
          Number(a.key === "") - Number(b.key === "") ||
          compareText(a.label, b.label) ||
          compareText(a.key, b.key),
      )
      .map(({ key }) => ({ ...path, vault: key }));
  }

  #more(node: GroupNode): readonly LoadMoreNode[] {
    return this.list.hasMore(node.path) ? [this.#loadMore(node)] : [];
  }

  #loadMore(parent: TreeNode | undefined): LoadMoreNode {
    return { type: "loadMore", id: `${parent?.id ?? this.rootId}/more`, parent };
  }

  #message(parent: TreeNode | undefined, about: MessageNode["about"]): MessageNode {
    return { type: "message", id: `${parent?.id ?? this.rootId}/${about}`, parent, about };
  }
}

/** The node whose *Load more* is meant: a row stands for what it hangs under, a day for its group. */
export function placeNode(node: TreeNode | undefined): TreeNode | undefined {
  if (node === undefined || node.type === "job") return node;
  if (node.type === "group") return node.path.day === undefined ? node : node.parent;
  return node.parent;
}

/** The group that a node's load is about; the view for the root. */
export function pathOf(node: TreeNode | undefined): GroupPath {
  return node?.type === "group" ? node.path : {};
}

/** True for rows that are neither groups nor jobs. */
export function isExtra({ type }: TreeNode): boolean {
  return type === "loadMore" || type === "message";
}

/** True when a job is shown below itself. */
export function isInside(node: JobNode): boolean {
  for (let above = node.parent; above?.type === "job"; above = above.parent) {
    if (above.jobKey === node.jobKey) return true;
  }
  return false;
}

/** Days by their jobs: as text, a year of five digits would stand among the others. */
function newestFirst({ jobs: [a] }: Bucket, { jobs: [b] }: Bucket): number {
  return a === undefined || b === undefined ? 0 : compareJobs(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
