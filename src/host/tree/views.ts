import { window } from "vscode";
import type { Disposable } from "../../base/disposables";
import type { Job } from "../../domain/job/job";
import { expandedViewKinds, type ViewKind, viewKinds } from "../../domain/job/viewKinds";
import type { Source } from "../../domain/session/source";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import type { ViewNode } from "../../viewmodel/tree/treeNode";
import type { JobsView } from "./jobsView";
import { pick } from "../picks/quickPick";

/** What a command acts on: a row, or a view as a whole. */
export interface Target {
  readonly view: JobsView;
  readonly node: ViewNode | undefined;
}

/** The views, and which one a command without an argument means. */
export class Views implements Disposable {
  readonly all: readonly JobsView[];
  readonly #byKind: Readonly<Record<ViewKind, JobsView>>;
  readonly #subscriptions: readonly Disposable[];
  /** The view in which a row was selected last. */
  #latest: JobsView | undefined;

  /** @param selected called when the user selects a row, with what its jobs are read from */
  constructor(
    byKind: Readonly<Record<ViewKind, JobsView>>,
    selected: (source: Source | undefined) => void,
  ) {
    this.#byKind = byKind;
    this.all = viewKinds.map((kind) => byKind[kind]);
    this.#subscriptions = this.all.map((view) =>
      view.onDidChangeSelection(({ selection }) => {
        const [node] = selection;
        if (node === undefined) return;
        this.#latest = view;
        selected(view.tree.sourceOf(node));
      }),
    );
  }

  of(kind: ViewKind): JobsView {
    return this.#byKind[kind];
  }

  /** The view in use, else the first. */
  get preferred(): JobsView {
    return this.#inUse() ?? this.#byKind[viewKinds[0]];
  }

  /** The views that are in sight or loaded. */
  get opened(): readonly JobsView[] {
    const isLoaded = ({ tree }: JobsView): boolean =>
      tree.trees.some(({ list }) => list !== undefined);
    return this.all.filter((view) => view.visible || isLoaded(view));
  }

  /** Those that a new window shows expanded. */
  get expandedAtFirst(): readonly JobsView[] {
    return expandedViewKinds.map((kind) => this.of(kind));
  }

  /** What the views' jobs are read from, each once. */
  get sources(): readonly Source[] {
    const sources = this.all.flatMap(({ tree }) =>
      tree.trees.flatMap(({ source }) => source ?? []),
    );
    return [...new Set(sources)];
  }

  /** What the views show of a source. */
  treesOf(source: Source): readonly JobTree[] {
    return this.all.flatMap(({ tree }) => tree.treeOf(source) ?? []);
  }

  /**
   * The jobs that are loaded, with the children that stand under their parents only.
   * @param source those that were read from it; left out, the jobs of all views
   */
  loadedJobs(source?: Source): readonly Job[] {
    const trees =
      source === undefined ? this.all.flatMap(({ tree }) => tree.trees) : this.treesOf(source);
    return trees.flatMap((tree) => [...tree.loadedJobs()]);
  }

  /** True for a row of one of the views, such as a menu passes. */
  owns(argument: unknown): boolean {
    return this.all.some((view) => view.owns(argument));
  }

  /** The row that a menu passed, else the selected row. Undefined when there is neither. */
  row(argument: unknown): { readonly view: JobsView; readonly node: ViewNode } | undefined {
    for (const view of this.all) if (view.owns(argument)) return { view, node: argument };
    const view = this.#inUse();
    return view?.selected === undefined ? undefined : { view, node: view.selected };
  }

  /** The row that a menu passed, else the view in use with its selected row, else the view that is picked. */
  async target(argument: unknown): Promise<Target | undefined> {
    const row = this.row(argument);
    if (row !== undefined) return row;
    const view = this.#inUse() ?? (await this.#ask());
    return view && { view, node: view.selected };
  }

  /** Rows that read differently by now, without a request, are shown. */
  readonly tick = (): void => {
    for (const { tree } of this.all) tree.tick();
  };

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #inUse(): JobsView | undefined {
    const visible = this.all.filter((view) => view.visible);
    if (this.#latest !== undefined && visible.includes(this.#latest)) return this.#latest;
    return visible.length === 1 ? visible[0] : undefined;
  }

  #ask(): Promise<JobsView | undefined> {
    return pick(window, {
      placeholder: "Select a view",
      choices: () => Promise.resolve(this.all.map((view) => ({ label: view.title, value: view }))),
    });
  }
}
