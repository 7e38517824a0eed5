import type { Disposable } from "../../base/disposables";
import type { Job } from "../../domain/job/job";
import type { Source } from "../../domain/session/source";
import { findText, matchesText, type TextMatches } from "../../viewmodel/jumps/textMatches";
import type { SearchedResources } from "../../viewmodel/protection/resourceSearch";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import {
  type FoundItem,
  type FoundJob,
  type ItemContext,
  jobItems,
  moreItems,
  resourceItems,
} from "./findTextItems";

type SearchedTree = Pick<JobTree, "source" | "loadedJobs" | "openGroups" | "loadMore">;

/** A view, with what it shows of each session. */
export interface SearchedView extends Pick<JobTree, "show" | "statusChanged"> {
  readonly status: Pick<JobTree["status"], "busy">;
  /** Of the sessions that are open. */
  readonly trees: readonly SearchedTree[];
}

/** Where *Find Text* looks. */
export interface Searched {
  readonly views: readonly SearchedView[];
  /** Undefined where the view of protected resources is not open. */
  readonly resources: SearchedResources | undefined;
}

/** Looks for a text in the loaded jobs and resources of views. */
export class ViewSearch {
  readonly #searched: Searched;
  readonly #context: ItemContext;
  #matches: TextMatches | undefined;
  /** The jobs are no longer those of the last search: the next one can't go on from it. */
  #isStale = true;

  constructor(searched: Searched, context: ItemContext) {
    this.#searched = searched;
    this.#context = context;
  }

  get isBusy(): boolean {
    const { views, resources } = this.#searched;
    return views.some(({ status }) => status.busy) || resources?.isBusy === true;
  }

  /** How many jobs were looked through last. */
  get lookedAt(): number {
    return this.#matches?.lookedAt ?? 0;
  }

  /** What the list says and has. A longer text is looked for in what was found. */
  find(text: string): { readonly title: string; readonly items: readonly FoundItem[] } {
    const { resources } = this.#searched;
    const context = this.#context;
    const trees = this.#trees();
    const jobs = trees.flatMap((tree) => [...tree.loadedJobs()]);
    const matches = findText(text, jobs, this.#isStale ? undefined : this.#matches);
    this.#matches = matches;
    this.#isStale = false;
    const others = resources?.find(text);
    const hasMore = resources?.hasMore === true;
    const openGroups = this.#openGroups();
    const counts = others && { ...others, shown: others.shown.length, hasMore };
    return {
      title: matchesText(matches, openGroups, context.formats, counts),
      items: [
        // First: below two hundred jobs nobody would see them.
        ...resourceItems(others?.shown ?? [], context),
        ...jobItems(withSources(matches.shown, trees), text, context),
        ...moreItems(openGroups > 0 || hasMore),
      ],
    };
  }

  loadMore(): void {
    const { resources } = this.#searched;
    for (const tree of this.#trees()) if (tree.openGroups > 0) void tree.loadMore(undefined);
    if (resources?.hasMore === true) resources.loadMore();
  }

  /** Jobs and resources come meanwhile: the first ones, more of them, or those of a refresh. */
  changed(listener: () => void): Disposable {
    const { views, resources } = this.#searched;
    const noteAndTell = (): void => {
      this.#isStale = true;
      listener();
    };
    const watched = views.map((view) => view.statusChanged(noteAndTell));
    if (resources !== undefined) watched.push(resources.changed(noteAndTell));
    return {
      dispose: () => {
        for (const each of watched) each.dispose();
      },
    };
  }

  /** As they are now: sessions come and go while the list is open. */
  #trees(): readonly SearchedTree[] {
    return this.#searched.views.flatMap((view) => view.trees);
  }

  #openGroups(): number {
    return this.#trees().reduce((sum, tree) => sum + tree.openGroups, 0);
  }
}

/** The jobs, each with what it was read from; two sessions may have jobs of the same ID. */
function withSources(
  jobs: readonly Job[],
  trees: readonly Pick<SearchedTree, "source" | "loadedJobs">[],
): readonly FoundJob[] {
  const wanted = new Set(jobs);
  const sources = new Map<Job, Source>();
  for (const tree of trees) {
    const { source } = tree;
    if (source === undefined) continue;
    for (const job of tree.loadedJobs()) if (wanted.has(job)) sources.set(job, source);
  }
  return jobs.flatMap((job) => {
    const source = sources.get(job);
    return source === undefined ? [] : [{ job, source }];
  });
}
