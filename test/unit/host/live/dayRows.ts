import { expect } from "vitest";
import { isDeepStrictEqual } from "node:util";
import { jobKey } from "../../../../src/domain/job/jobOrder";
import type { Job } from "../../../../src/domain/job/job";
import type { ListedNow } from "../../../support/jobs/listedNow";
import type { ViewFixture } from "../../../support/jobs/viewFixture";
import type { ShownList } from "../../../../src/viewmodel/tree/loadOutcome";
import type { NodeRow, ViewNode } from "../../../../src/viewmodel/tree/treeNode";

const day = 24 * 3_600_000;

/** Loaded jobs that were found to be what the list holds, with that. */
const found = new WeakMap<Job, Job>();

/** Each loaded job and each exact count is as AWS Backup has it at the time to which the truth has gone. */
export function compareJobs(list: ShownList, truth: ListedNow): void {
  for (const job of list.jobs.all()) {
    const real = truth.jobs.get(jobKey(job));
    if (real !== undefined && found.get(job) === real) continue;
    // Which jobs differ is said without an assertion for each of a million.
    if (!isDeepStrictEqual({ ...job }, { ...real })) expect({ ...job }).toEqual({ ...real });
    if (real !== undefined) found.set(job, real);
  }
  for (const { path } of list.jobs.buckets({})) {
    if (!list.isComplete(path) || list.jobs.count(path) === truth.count(path)) continue;
    expect([path, list.jobs.count(path)]).toEqual([path, truth.count(path)]);
  }
  if (list.isComplete({})) expect(list.jobs.count({})).toBe(truth.jobs.size);
}

function compareRows(row: NodeRow, fresh: NodeRow): void {
  if (!isDeepStrictEqual({ ...row }, { ...fresh })) expect({ ...row }).toEqual({ ...fresh });
}

/** The rows of a view as VS Code has them, from one look to the next. */
export class DayRows {
  readonly #view: ViewFixture;
  readonly #openedAt = Date.now();
  #nodes: readonly ViewNode[] = [];
  #byId = new Map<string, ViewNode>();

  constructor(view: ViewFixture) {
    this.#view = view;
    this.#keep();
  }

  /** How often something was fired since the last look. */
  get fired(): number {
    return this.#view.mirror.pending.length;
  }

  /**
   * Reads what was fired, as VS Code does: no row has moved but those of jobs that really changed, and these say what is so.
   * @param changed the keys of the jobs that have changed, come or gone
   */
  look(changed: ReadonlySet<string>): void {
    if (this.fired === 0) return;
    // All at once would draw the whole view anew, with the focus gone.
    expect(this.#view.mirror.pending).not.toContain(undefined);
    const [before, byId] = [this.#nodes, this.#byId];
    this.#view.look();
    this.#keep();
    const stay = (nodes: readonly ViewNode[], others: ReadonlyMap<string, ViewNode>): string[] =>
      nodes.filter(({ id }) => others.has(id)).map(({ id }) => id);
    const order = stay(this.#nodes, byId);
    if (!isDeepStrictEqual(order, stay(before, this.#byId))) {
      expect(order).toEqual(stay(before, this.#byId));
    }
    for (const node of [...this.#nodes, ...before]) {
      const other = this.#byId.get(node.id) === node ? byId.get(node.id) : this.#byId.get(node.id);
      if (other === undefined) this.#mayComeOrGo(node, changed);
      // VS Code knows selection and focus by these objects.
      else if (other !== node) expect(other).toBe(node);
    }
    for (const { node, row } of this.#view.mirror.items) {
      const { tree } = this.#view;
      if (node.type === "job") {
        if (changed.has(node.jobKey)) compareRows(row, tree.row(node));
        // At midnight it is still called today until the minute has passed.
      } else if (row.description !== tree.row(node).description) compareRows(row, tree.row(node));
    }
  }

  /** A minute has passed, and what was fired for it is read: no row says what was so before. */
  lookAtAll(): void {
    this.look(new Set());
    for (const { node, row } of this.#view.mirror.items)
      compareRows(row, this.#view.tree.row(node));
  }

  #mayComeOrGo(node: ViewNode, changed: ReadonlySet<string>): void {
    if (node.type === "job") expect(changed).toContain(node.jobKey);
    // After a day the last row offers to load all anew.
    else if (node.type === "message" && Date.now() >= this.#openedAt + day) {
      expect(node.about).toBe("reload");
    } else expect(["group", "portion", "loadMore"]).toContain(node.type);
  }

  #keep(): void {
    this.#nodes = this.#view.mirror.nodes;
    this.#byId = new Map(this.#nodes.map((node) => [node.id, node]));
  }
}
