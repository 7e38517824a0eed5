import { type QuickPickItem, QuickPickItemKind } from "vscode";
import type { Job } from "../../domain/job/job";
import { viewKinds } from "../../domain/job/viewKinds";
import { displayState } from "../../domain/job/jobState";
import type { Source } from "../../domain/session/source";
import { forIconText } from "../../viewmodel/text/escape";
import { jobsOfKind } from "../../viewmodel/job/jobKindText";
import { jobMoment, jobName, shortType } from "../../viewmodel/job/jobText";
import type { JobTree } from "../../viewmodel/tree/jobTree";
import { stateText } from "../../viewmodel/job/stateText";
import {
  findText,
  foundIn,
  matchesText,
  type TextMatches,
} from "../../viewmodel/jumps/textMatches";
import type { JumpContext } from "./jumpContext";

/** Milliseconds after a key before many jobs are looked through. */
const pause = 150;
/** So many jobs are looked through at every key. */
const few = 5000;

/** A job, and what it was read from. */
interface Found {
  readonly job: Job;
  readonly source: Source;
}

interface Item extends QuickPickItem {
  readonly found?: Found;
  readonly loadsMore?: boolean;
}

type SearchedTree = Pick<JobTree, "source" | "loadedJobs" | "openGroups" | "loadMore">;

/** A view, with what it shows of each session. */
export interface SearchedView extends Pick<JobTree, "show" | "statusChanged"> {
  readonly status: Pick<JobTree["status"], "busy">;
  /** Of the sessions that are open. */
  readonly trees: readonly SearchedTree[];
}

type FindContext = Pick<
  JumpContext,
  "quickPicks" | "formats" | "now" | "openAndReveal" | "sources" | "nameOf"
>;

/**
 * Looks for a text in the loaded jobs of the opened views while it is typed, says how much that is, and loads
 * more when asked to. The job that is chosen is opened and shown in its view, in the session that it was found in. Esc
 * ends it, and what was loaded stays.
 */
export async function findTextInJobs(
  views: readonly SearchedView[],
  context: FindContext,
): Promise<void> {
  for (const view of views) view.show();
  const found = await pickMatch(views, context);
  if (found === undefined) return;
  const { job, source } = found;
  await context.openAndReveal({ kind: job.kind, id: job.id, known: job }, source);
}

async function pickMatch(
  views: readonly SearchedView[],
  context: FindContext,
): Promise<Found | undefined> {
  const { quickPicks, formats } = context;
  const list = quickPicks.createQuickPick<Item>();
  let matches: TextMatches | undefined;
  /** The jobs are no longer those of the last search: the next one can't go on from it. */
  let isStale = true;
  let waiting: NodeJS.Timeout | undefined;
  /** As they are now: sessions come and go while the list is open. */
  const trees = (): readonly SearchedTree[] => views.flatMap((view) => view.trees);
  const openGroups = (): number => trees().reduce((sum, tree) => sum + tree.openGroups, 0);
  const isBusy = (): boolean => views.some(({ status }) => status.busy);
  const show = (): void => {
    clearTimeout(waiting);
    const searched = trees();
    const jobs = searched.flatMap((tree) => [...tree.loadedJobs()]);
    matches = findText(list.value.trim(), jobs, isStale ? undefined : matches);
    isStale = false;
    list.title = matchesText(matches, openGroups(), formats);
    const found = withSources(matches.shown, searched);
    list.items = [...jobItems(found, matches.text, context), ...moreItems(openGroups())];
  };
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(show, pause);
  };
  // Jobs come while the list is open: the first ones, more of them, or those of a refresh.
  const watched = views.map((view) =>
    view.statusChanged(() => {
      list.busy = isBusy();
      isStale = true;
      later();
    }),
  );
  try {
    return await new Promise<Found | undefined>((resolve) => {
      list.placeholder = "Find text in IDs, names, ARNs and messages of the loaded jobs";
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidAccept(() => {
        const [item] = list.selectedItems;
        if (item?.found !== undefined) resolve(item.found);
        else if (item?.loadsMore === true) {
          for (const tree of trees()) if (tree.openGroups > 0) void tree.loadMore(undefined);
        }
      });
      list.onDidChangeValue(() => {
        if ((matches?.lookedAt ?? 0) <= few) show();
        else later();
      });
      list.busy = isBusy();
      list.show();
      show();
    });
  } finally {
    clearTimeout(waiting);
    for (const each of watched) each.dispose();
    list.dispose();
  }
}

/** The jobs, each with what it was read from; two sessions may have jobs of the same ID. */
function withSources(
  jobs: readonly Job[],
  trees: readonly Pick<SearchedTree, "source" | "loadedJobs">[],
): readonly Found[] {
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

/** The list must not filter once more by the labels: what was found may stand elsewhere. */
function jobItems(all: readonly Found[], text: string, context: FindContext): readonly Item[] {
  return viewKinds.flatMap((kind): readonly Item[] => {
    const found = all.filter(({ job }) => job.kind === kind);
    if (found.length === 0) return [];
    return [
      { label: jobsOfKind(kind), kind: QuickPickItemKind.Separator },
      ...found.map((each) => jobItem(each, text, context)),
    ];
  });
}

/** Where several sessions are open, the item says which one the job is of. */
function jobItem(found: Found, text: string, { formats, now, sources, nameOf }: FindContext): Item {
  const { job, source } = found;
  const moment = jobMoment(job);
  const parts = [
    job.resourceType === undefined ? undefined : shortType(job.resourceType),
    moment && `${moment.verb} ${formats.relative(moment.time, now)}`,
    sources.length > 1 ? nameOf(source.session) : undefined,
    foundIn(job, text),
  ];
  return {
    label: forIconText(`${stateText(displayState(job)).label}: ${jobName(job)}`),
    description: forIconText(parts.filter((part) => part !== undefined).join(" · ")),
    alwaysShow: true,
    found,
  };
}

function moreItems(openGroups: number): readonly Item[] {
  if (openGroups === 0) return [];
  return [
    { label: "More", kind: QuickPickItemKind.Separator },
    { label: "Load more and search again", alwaysShow: true, loadsMore: true },
  ];
}
