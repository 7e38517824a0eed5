import { type QuickPickItem, QuickPickItemKind } from "vscode";
import type { Job } from "../../domain/job/job";
import { viewKinds } from "../../domain/job/viewKinds";
import { jobKey } from "../../domain/job/jobOrder";
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

interface Item extends QuickPickItem {
  readonly job?: Job;
  readonly loadsMore?: boolean;
}

type SearchedTree = Pick<
  JobTree,
  "source" | "loadedJobs" | "openGroups" | "loadMore" | "show" | "status" | "statusChanged"
>;
type FindContext = Pick<JumpContext, "quickPicks" | "formats" | "now" | "openAndReveal">;

/**
 * Looks for a text in the loaded jobs of the opened views while it is typed, says how much that is, and loads
 * more when asked to. The job that is chosen is opened and shown in its view. Esc ends it, and what was
 * loaded stays.
 */
export async function findTextInJobs(
  trees: readonly SearchedTree[],
  context: FindContext,
): Promise<void> {
  for (const tree of trees) tree.show();
  const job = await pickMatch(trees, context);
  const source = job && sourceOf(job, trees);
  if (job === undefined || source === undefined) return;
  await context.openAndReveal({ kind: job.kind, id: job.id, known: job }, source);
}

/** Undefined once the job's session was left. */
function sourceOf(job: Job, trees: readonly SearchedTree[]): Source | undefined {
  const key = jobKey(job);
  const isItself = (each: Job): boolean => each.kind === job.kind && jobKey(each) === key;
  return trees.find((tree) => [...tree.loadedJobs()].some(isItself))?.source;
}

async function pickMatch(
  trees: readonly SearchedTree[],
  context: FindContext,
): Promise<Job | undefined> {
  const { quickPicks, formats } = context;
  const list = quickPicks.createQuickPick<Item>();
  let matches: TextMatches | undefined;
  /** The jobs are no longer those of the last search: the next one can't go on from it. */
  let isStale = true;
  let waiting: NodeJS.Timeout | undefined;
  const openGroups = (): number => trees.reduce((sum, tree) => sum + tree.openGroups, 0);
  const show = (): void => {
    clearTimeout(waiting);
    const jobs = trees.flatMap((tree) => [...tree.loadedJobs()]);
    matches = findText(list.value.trim(), jobs, isStale ? undefined : matches);
    isStale = false;
    list.title = matchesText(matches, openGroups(), formats);
    list.items = [...jobItems(matches, context), ...moreItems(openGroups())];
  };
  const later = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(show, pause);
  };
  // Jobs come while the list is open: the first ones, more of them, or those of a refresh.
  const watched = trees.map((tree) =>
    tree.statusChanged(() => {
      list.busy = trees.some(({ status }) => status.busy);
      isStale = true;
      later();
    }),
  );
  try {
    return await new Promise<Job | undefined>((resolve) => {
      list.placeholder = "Find text in IDs, names, ARNs and messages of the loaded jobs";
      list.onDidHide(() => {
        resolve(undefined);
      });
      list.onDidAccept(() => {
        const [item] = list.selectedItems;
        if (item?.job !== undefined) resolve(item.job);
        else if (item?.loadsMore === true) {
          for (const tree of trees) void tree.loadMore(undefined);
        }
      });
      list.onDidChangeValue(() => {
        if ((matches?.lookedAt ?? 0) <= few) show();
        else later();
      });
      list.busy = trees.some(({ status }) => status.busy);
      list.show();
      show();
    });
  } finally {
    clearTimeout(waiting);
    for (const each of watched) each.dispose();
    list.dispose();
  }
}

/** The list must not filter once more by the labels: what was found may stand elsewhere. */
function jobItems(matches: TextMatches, context: FindContext): readonly Item[] {
  return viewKinds.flatMap((kind): readonly Item[] => {
    const jobs = matches.shown.filter((job) => job.kind === kind);
    if (jobs.length === 0) return [];
    return [
      { label: jobsOfKind(kind), kind: QuickPickItemKind.Separator },
      ...jobs.map((job) => jobItem(job, matches.text, context)),
    ];
  });
}

function jobItem(job: Job, text: string, { formats, now }: FindContext): Item {
  const moment = jobMoment(job);
  const parts = [
    job.resourceType === undefined ? undefined : shortType(job.resourceType),
    moment && `${moment.verb} ${formats.relative(moment.time, now)}`,
    foundIn(job, text),
  ];
  return {
    label: forIconText(`${stateText(displayState(job)).label}: ${jobName(job)}`),
    description: forIconText(parts.filter((part) => part !== undefined).join(" · ")),
    alwaysShow: true,
    job,
  };
}

function moreItems(openGroups: number): readonly Item[] {
  if (openGroups === 0) return [];
  return [
    { label: "More", kind: QuickPickItemKind.Separator },
    { label: "Load more and search again", alwaysShow: true, loadsMore: true },
  ];
}
