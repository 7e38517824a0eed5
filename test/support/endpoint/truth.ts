import type { Question } from "./answer";
import { JobViews, displayed, exists } from "./jobView";
import { pageOfJobs } from "./listJobs";
import type { Mood } from "./mood";
import { listParameterNames } from "./operations";
import type { JobKind, WireObject } from "./wire";

/** An account at a moment, without a request. */
export type Situation = Omit<Question, "operation" | "params">;

/** Every job that the account has now, as answers show it. */
export function heldJobs(situation: Situation, kind: JobKind): readonly WireObject[] {
  const { account, now, mood = {}, served = 0 } = situation;
  const views = new JobViews({ account, mood, now, served }, kind);
  return account
    .shelf(kind)
    .all.filter((job) => exists(job, now))
    .map((job) => displayed(job, views.of(job), mood));
}

const listOperation = {
  backup: "ListBackupJobs",
  restore: "ListRestoreJobs",
  copy: "ListCopyJobs",
  scan: "ListScanJobs",
} as const;

/**
 * What all pages of the list without a filter hold together: the truth that tests compare a tree with.
 * @param accountId whose jobs, "*" for all of an organization; the account's own unless told
 */
export function listedJobs(
  situation: Situation,
  kind: JobKind,
  accountId?: string,
): readonly WireObject[] {
  const { account, now, mood = {}, served = 0 } = situation;
  const moment = { account, now, served, mood: withoutPaging(mood) };
  const all: WireObject[] = [];
  const operation = listOperation[kind];
  const names = listParameterNames(operation);
  const whose = accountId === undefined ? {} : { [names.accountId]: accountId };
  let nextToken: string | undefined;
  do {
    const params = { ...whose, ...(nextToken !== undefined && { [names.nextToken]: nextToken }) };
    const page = pageOfJobs(moment, operation, params);
    all.push(...page.jobs);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}

/** The mood without what only decides how a list is cut into pages. */
function withoutPaging(mood: Mood): Mood {
  return {
    ...mood,
    pageCap: 1000,
    shortPages: false,
    emptyPages: 0,
    filterAfterPaging: false,
    lateEnd: false,
    repeatTokenFrom: Infinity,
    duplicates: false,
    tokenLifetime: Infinity,
  };
}
