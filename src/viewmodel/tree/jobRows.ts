import type { Job } from "../../domain/job/job";
import { jobKey } from "../../domain/job/jobOrder";
import type { JobList } from "../../domain/list/jobList";
import { idPart } from "../text/idPart";
import type { Outline } from "./outline";
import { jobsOfBuckets, jobsOfFamily, type StandingJobs } from "./standingJobs";
import type { GroupNode, JobNode, PortionNode, TreeNode } from "./treeNode";

/**
 * So many jobs of a group or a parent are rows right below it; all further ones stand in portions. VS Code reads every row
 * of what is expanded, and there is nothing by which to give it a part of them: 50,000 rows were on screen after 5.5 s, and
 * the extension host was busy for 2 s of it (measured, 1.139, test/bench/workbench.ts; 100 rows: 0.1 s).
 */
const usualRows = 200;

/** After so many portions of one size, they are so many times as large: so a group has few rows, however large it is. */
const growth = 10;

type Holder = GroupNode | JobNode | undefined;

export interface JobRowsOptions {
  readonly list: JobList;
  readonly rootId: string;
  /** How many jobs are rows right below their group; {@link usualRows} unless told. */
  readonly rowsAtOnce?: number | undefined;
}

export interface PortionEnds {
  readonly first: Job | undefined;
  readonly last: Job | undefined;
  /** How many jobs stand before its end. */
  readonly to: number;
}

/** Where the jobs of a group, or the children of a parent, have their rows. */
export class JobRows {
  readonly #list: JobList;
  readonly #rootId: string;
  readonly #rowsAtOnce: number;

  constructor({ list, rootId, rowsAtOnce = usualRows }: JobRowsOptions) {
    this.#list = list;
    this.#rootId = rootId;
    this.#rowsAtOnce = rowsAtOnce;
  }

  /**
   * The node of a job right under another one. Days are not in its id, so that it stays when a group is split. Portions
   * are: a new job moves others on from one to the next, and where two parents have children of one id, VS Code takes one
   * for the other.
   */
  node(parent: TreeNode | undefined, job: Job): JobNode {
    const base = parent?.type === "group" && parent.isDayOfSplit ? parent.parent : parent;
    const key = jobKey(job);
    return {
      type: "job",
      id: `${base?.id ?? this.#rootId}/job:${idPart(key)}`,
      parent,
      jobKey: key,
    };
  }

  /**
   * The node of a job of a group or a parent, in its portion.
   * @param day of a job in a group
   */
  nodeIn(holder: Holder, job: Job, day?: string): JobNode {
    const place = this.#standingUnder(holder).placeOf(job, day);
    let parent: Holder | PortionNode = holder;
    for (let from = 0; place - from >= this.#rowsAtOnce;) {
      const size = this.#sizeAt(place - from);
      from += Math.floor((place - from) / size) * size;
      parent = this.#portion(parent, from, size);
    }
    return this.node(parent, job);
  }

  /** The first jobs of a group or a parent, and what holds the others. */
  under(holder: Holder): Outline {
    return this.#outline(holder, { from: 0, size: Infinity });
  }

  inPortion(node: PortionNode): Outline {
    return this.#outline(node, node);
  }

  /** The first and the last job of a portion, and its last place. */
  endsOf(node: PortionNode): PortionEnds {
    const { count, between } = this.#standingUnder(node);
    const to = Math.min(node.from + node.size, count);
    return { first: between(node.from, node.from + 1)[0], last: between(to - 1, to)[0], to };
  }

  #outline(
    parent: Holder | PortionNode,
    { from, size }: Pick<PortionNode, "from" | "size">,
  ): Outline {
    const { stamp, count, between } = this.#standingUnder(parent);
    const to = Math.min(from + size, count);
    const firstPortion = from + this.#rowsAtOnce;
    const portions: TreeNode[] = [];
    for (let at = firstPortion; at < to;) {
      const portion = this.#portion(parent, at, this.#sizeAt(at - from));
      portions.push(portion);
      at += portion.size;
    }
    const jobs = (): readonly Job[] => between(from, Math.min(firstPortion, to));
    return { stamp, jobs, before: [], after: portions };
  }

  /** @param place of its first job in what it is a portion of */
  #sizeAt(place: number): number {
    let size = this.#rowsAtOnce;
    while (place >= size * growth) size *= growth;
    return size;
  }

  #portion(parent: Holder | PortionNode, from: number, size: number): PortionNode {
    const id = `${parent?.id ?? this.#rootId}/from:${from}`;
    const holder = parent?.type === "portion" ? parent.holder : parent;
    return { type: "portion", id, parent, holder, from, size };
  }

  #standingUnder(node: Holder | PortionNode): StandingJobs {
    const holder = node?.type === "portion" ? node.holder : node;
    return holder?.type === "job"
      ? jobsOfFamily(this.#list.children.of(holder.jobKey))
      : jobsOfBuckets(this.#list.jobs.buckets(holder?.path ?? {}));
  }
}
