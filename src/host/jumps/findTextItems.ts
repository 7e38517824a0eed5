import { type QuickPickItem, QuickPickItemKind } from "vscode";
import type { Job } from "../../domain/job/job";
import { displayState } from "../../domain/job/jobState";
import { viewKinds } from "../../domain/job/viewKinds";
import type { Source } from "../../domain/session/source";
import { jobsOfKind } from "../../viewmodel/job/jobKindText";
import { jobMoment, jobName, shortType } from "../../viewmodel/job/jobText";
import { stateText } from "../../viewmodel/job/stateText";
import { foundIn } from "../../viewmodel/jumps/textMatches";
import type { FoundResource } from "../../viewmodel/protection/resourceSearch";
import { forIconText } from "../../viewmodel/text/escape";
import type { JumpContext } from "./jumpContext";

/** A job, and what it was read from. */
export interface FoundJob {
  readonly job: Job;
  readonly source: Source;
}

/** What can be chosen in the list of *Find Text*. */
export type FoundChoice =
  | { readonly type: "job"; readonly found: FoundJob }
  | { readonly type: "resource"; readonly found: FoundResource }
  | { readonly type: "loadsMore" };

export interface FoundItem extends QuickPickItem {
  readonly choice?: FoundChoice;
}

export type ItemContext = Pick<JumpContext, "formats" | "now" | "sources" | "nameOf">;

/** The list must not filter once more by the labels: what was found may stand elsewhere. */
export function jobItems(
  all: readonly FoundJob[],
  text: string,
  context: ItemContext,
): readonly FoundItem[] {
  return viewKinds.flatMap((kind) => {
    const found = all.filter(({ job }) => job.kind === kind);
    return below(
      jobsOfKind(kind),
      found.map((each) => jobItem(each, text, context)),
    );
  });
}

/** Where several sessions are open, the item says which one the resource is of. */
export function resourceItems(
  all: readonly FoundResource[],
  { sources, nameOf }: Pick<ItemContext, "sources" | "nameOf">,
): readonly FoundItem[] {
  const items = all.map((found): FoundItem => {
    const session = sources.length > 1 ? [nameOf(found.source.session)] : [];
    return {
      label: forIconText(found.label),
      description: forIconText([...session, found.description].join(" · ")),
      alwaysShow: true,
      choice: { type: "resource", found },
    };
  });
  return below("Protected resources", items);
}

export function moreItems(hasMore: boolean): readonly FoundItem[] {
  const label = "Load more and search again";
  const item: FoundItem = { label, alwaysShow: true, choice: { type: "loadsMore" } };
  return below("More", hasMore ? [item] : []);
}

/** Where several sessions are open, the item says which one the job is of. */
function jobItem(
  found: FoundJob,
  text: string,
  { formats, now, sources, nameOf }: ItemContext,
): FoundItem {
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
    choice: { type: "job", found },
  };
}

function below(label: string, items: readonly FoundItem[]): readonly FoundItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
