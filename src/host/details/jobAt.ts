import type { Job } from "../../domain/job/job";
import type { Source } from "../../domain/session/source";
import type { LastFocused } from "../tree/lastFocused";
import type { LoadedAccounts } from "../tree/loadedAccounts";
import type { Views } from "../tree/views";
import type { DetailsPanel } from "./detailsPanel";
import type { DetailsPanels } from "./detailsPanels";

/** The job that a command acts on, with what it was read from. */
export interface JobAt {
  readonly job: Job;
  readonly source: Source;
  /** The page that shows it, if it was asked for there. */
  readonly panel?: DetailsPanel;
  /** The job's account, where requests about it must name that. */
  readonly accountId: string | undefined;
  /** Called from a row: whoever walks through rows stays in the tree. */
  readonly isBrowsing: boolean;
}

export interface JobAtOptions {
  readonly views: Pick<Views, "owns" | "row">;
  readonly panels: Pick<DetailsPanels, "active">;
  readonly lastFocused: Pick<LastFocused, "isOnPage">;
  readonly accounts: Pick<LoadedAccounts, "named">;
}

/** Finds the job of the row that a menu passed, else of what the user turned to last: the page in front or the selected row. */
export type FindJobAt = (argument: unknown) => JobAt | undefined;

export function findJobAt({ views, panels, lastFocused, accounts }: JobAtOptions): FindJobAt {
  const onRow = (argument: unknown): JobAt | undefined => {
    const row = views.row(argument);
    const job = row?.view.tree.job(row.node);
    const source = row?.view.tree.sourceOf(row.node);
    if (job === undefined || source === undefined) return undefined;
    const accountId = accounts.named(source).ofJob(job);
    return { job, source, accountId, isBrowsing: argument !== undefined };
  };
  const onActivePage = (): JobAt | undefined => {
    const panel = panels.active;
    if (panel?.job === undefined || panel.source === undefined) return undefined;
    const { job, source, ref } = panel;
    return { job, source, panel, accountId: ref.accountId, isBrowsing: false };
  };
  return (argument) => {
    if (views.owns(argument)) return onRow(argument);
    // A page that has no job yet is not passed over: what it is about is what the user looks at.
    if (lastFocused.isOnPage && panels.active !== undefined) return onActivePage();
    return onRow(undefined) ?? onActivePage();
  };
}
