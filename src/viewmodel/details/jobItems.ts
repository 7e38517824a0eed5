import type { BackupError } from "../../domain/query/backupError";
import type { Job } from "../../domain/job/job";
import type { Action, JobItems, Notice } from "../../protocol/jobDetails";
import { errorText } from "../text/errorText";
import { accountsText } from "../session/sessionText";
import type { DetailsList } from "./actions";
import { jobItem } from "./jobItem";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";
import { retryLook } from "./retryLook";

/** A list of jobs as far as it was loaded. */
export interface JobsInput {
  readonly jobs: readonly Job[];
  /** A page has come. */
  readonly asked: boolean;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly error?: BackupError | undefined;
  /** AWS refused the page token; the list began again. */
  readonly restarted?: boolean | undefined;
  /** How many jobs AWS returned for it, where not all of them belong in it. */
  readonly lookedAt?: number | undefined;
}

export interface JobItemsOptions {
  readonly list: DetailsList;
  /** Of the ids of its items. */
  readonly prefix: string;
  /** What is said when AWS has no such job. */
  readonly emptyText: string;
  /** What the user should know of the list, e.g. how much was looked at. */
  readonly notes?: readonly string[];
  /** The job of the page, where it stands in the list. */
  readonly isCurrent?: (job: Job) => boolean;
  /** All of one resource. */
  readonly dated?: true;
}

/** A list of the page: its rows in the given order, and what there is to say and do at its end. */
export function jobItems(
  input: JobsInput,
  { list, prefix, emptyText, notes = [], isCurrent = () => false, dated }: JobItemsOptions,
  context: PartContext,
): JobItems {
  const { jobs, asked, loading, hasMore, error, restarted = false } = input;
  const failed = error !== undefined && error.kind !== "cancelled";
  const isEmpty = asked && jobs.length === 0 && !loading && !hasMore && error === undefined;
  const said = isEmpty ? [...notes, emptyText] : notes;
  const notices: Notice[] = said.length === 0 ? [] : [information(said.join(" "))];
  if (restarted) {
    notices.push(information("Restarted from the first page: AWS refused the page token."));
  }
  if (failed) notices.push(failure(error, list, context));
  // A list whose request was given up goes on where it stopped.
  const offersMore = !failed && ((asked && hasMore) || (error !== undefined && !loading));
  return {
    items: jobs.map((job) =>
      jobItem(job, { prefix, current: isCurrent(job), dated: dated === true }, context),
    ),
    ...(dated && { dated }),
    loading,
    ...(offersMore && { more: moreAction(list, context) }),
    notices,
  };
}

/** Where was looked, for the end of a sentence: the account that was asked for by name. */
export function inAccount({ accountId }: Pick<PartContext, "accountId">): string {
  return accountId === undefined ? "" : ` in ${accountsText([accountId])}`;
}

/** A sentence that needs no action. */
export function information(text: string): Notice {
  return { kind: "information", text, actions: [] };
}

/** What went wrong, with Retry in the place of *Load more…*. */
function failure(error: BackupError, list: DetailsList, { session, actions }: PartContext): Notice {
  const look = retryLook(error, `load ${spoken[list]}`);
  const retry = actions.add(`retry:${list}`, look, { type: "retry", part: list });
  const helping = remedyButtons(inPart(list), error, { session, actions });
  return { kind: "error", text: errorText(error, session).sentence, actions: [...helping, retry] };
}

function moreAction(list: DetailsList, { actions }: PartContext): Action {
  const look = { label: "Load more…", accessibleLabel: `Load more ${spoken[list]}` };
  return actions.add(`more:${list}`, look, { type: "loadMore", list });
}

const spoken: Readonly<Record<DetailsList, string>> = {
  children: "child jobs",
  siblings: "siblings",
  history: "backup jobs of the same resource",
  copies: "copies of the recovery point",
  scans: "malware scans of the recovery point",
  restores: "restores from the recovery point",
};
