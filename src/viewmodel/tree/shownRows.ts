import { type GroupPath, groupsAbove } from "../../domain/list/groupPath";
import { RenderedNodes } from "./renderedNodes";
import type { RowContext } from "./rowContext";
import type { TreeProjection } from "./treeProjection";
import type { NodeRow, TreeNode } from "./treeNode";
import { holderOf } from "./nodePlace";
import { textOfRow } from "./plainRow";
import { nodeRow, rowText } from "./treeRows";

/** The rows that VS Code was given and what they said, to find out which read differently by now. */
export class ShownRows {
  readonly #rendered = new RenderedNodes();
  /** What each job's row last said: it changes with time, too. */
  readonly #said = new WeakMap<TreeNode, string>();
  /** Whether jobs of several accounts were loaded when rows were last compared. */
  #severalAccounts = false;

  /** The nodes under a node, as they are given to VS Code. */
  show(node: TreeNode | undefined, context: RowContext): readonly TreeNode[] {
    const { projection } = context;
    const outline = projection.outline(node, context.reloadError);
    const jobNodes = outline.jobs().map((job) => projection.jobRows.node(node, job));
    return this.#rendered.show(node, outline, jobNodes, (each) => rowText(each, context));
  }

  row(node: TreeNode, context: RowContext): NodeRow {
    const row = nodeRow(node, context);
    if (node.type === "job") this.#said.set(node, textOfRow(row));
    return row;
  }

  clear(): void {
    this.#rendered.clear();
  }

  /** The user has collapsed a node, or all. */
  collapsed(node: TreeNode | undefined): void {
    this.#rendered.collapsed(node);
  }

  /** The user has expanded a node, or all. @returns true where rows come into sight again that VS Code keeps */
  expanded(node: TreeNode | undefined): boolean {
    return this.#rendered.expanded(node);
  }

  /** The rows of jobs, but for those below collapsed ones, whose relative time reads differently by now. */
  outdated(context: RowContext): readonly TreeNode[] {
    const updated: TreeNode[] = [];
    for (const node of this.#rendered.jobNodes()) {
      const said = this.#said.get(node);
      const says = rowText(node, context);
      if (said === undefined || said === says) continue;
      this.#said.set(node, says);
      updated.push(node);
    }
    return updated;
  }

  /** The keys of the jobs whose rows VS Code has read, but for those below collapsed ones. */
  drawn(): ReadonlySet<string> {
    const jobs = [...this.#rendered.jobNodes()];
    return new Set(jobs.flatMap((node) => (node.type === "job" ? node.jobKey : [])));
  }

  /** The rows of jobs that are on screen. */
  ofJobs(keys: readonly string[], projection: TreeProjection | undefined): readonly TreeNode[] {
    return projection === undefined ? [] : keys.flatMap((key) => this.#ofJob(key, projection));
  }

  /** In its group and under its parents. */
  #ofJob(key: string, projection: TreeProjection): readonly TreeNode[] {
    const found: TreeNode[] = [];
    const inGroup = projection.nodeOf(key);
    const shown = inGroup && this.#rendered.find(inGroup.parent, inGroup.id);
    if (shown !== undefined) found.push(shown);
    const job = projection.list.jobs.get(key);
    for (const parent of this.#rendered.parents()) {
      if (holderOf(parent)?.type !== "job" || job === undefined) continue;
      const child = this.#rendered.find(parent, projection.jobRows.node(parent, job).id);
      if (child !== undefined) found.push(child);
    }
    return found;
  }

  /**
   * What VS Code has to read again, one firing after another: nodes with all below them; undefined for the whole tree.
   * @param updated rows that read differently, whatever else does
   * @param paths the groups that hold other jobs, or whose load stands differently; left out, any group may read differently
   */
  changes(
    updated: readonly TreeNode[],
    context: RowContext,
    paths?: readonly GroupPath[],
  ): readonly (readonly TreeNode[] | undefined)[] {
    const { projection, reloadError } = context;
    // From the second account on each row names its account, and that of its vault.
    const severalAccounts = projection.list.jobs.names.areOfSeveralAccounts;
    const isSecond = severalAccounts && !this.#severalAccounts;
    if (isSecond) this.#rendered.clear();
    this.#severalAccounts = severalAccounts;
    const nodes = this.#rendered.changes({
      outlineOf: (parent) => projection.outline(parent, reloadError),
      textOf: (node) => rowText(node, context),
      updated,
      groups: paths && groupsAbove(paths, projection.list.jobs.dimensions),
    });
    return [...(isSecond ? [undefined] : []), ...(nodes?.length === 0 ? [] : [nodes])];
  }
}
