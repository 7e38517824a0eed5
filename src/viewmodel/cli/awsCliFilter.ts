import type { ViewKind } from "../../domain/job/viewKinds";
import { jobKinds } from "../../domain/job/jobKinds";
import type { JobFilter } from "../../domain/filter/jobFilter";
import { isByProtectedResource, type JobQuery } from "../../domain/query/jobQuery";
import { requestMembers } from "../../domain/query/requestMembers";
import type { JobScope } from "../../domain/filter/jobScope";
import type { Session } from "../../domain/session/session";
import { type CliCall, cliLine, cliRefusalText } from "./cliLine";
import { type Lack, type Narrowing, narrowingOf } from "./cliNarrowing";
import { impossibleTexts } from "../filter/impossibleText";
import type { Shell } from "../text/shellWord";

/** What a view shows of a session. */
export interface FilteredView {
  readonly filter: JobFilter;
  /** What planFilter made of the filter. */
  readonly scope: JobScope;
  readonly session: Session;
}

export type ListCommands =
  | {
      readonly type: "commands";
      /** Comments first, then a line for each query. */
      readonly text: string;
      /** Says what `text` is, in a sentence or two. */
      readonly summary: string;
    }
  | { readonly type: "refused"; readonly why: string };

/** What lists the jobs of one session. */
interface SessionCommands {
  readonly type: "lines";
  readonly lines: readonly string[];
  readonly isNarrowed: boolean;
  readonly lacks: readonly Lack[];
  /** The year and month of the AWS CLI that is needed. */
  readonly since: readonly string[];
}

/**
 * The AWS CLI's commands that list what a view's filter lets through: one for each query of each session, with --query
 * for what the API has no parameter for, and a comment for what --query can't say either. Times are
 * those of the queries that the view was loaded with.
 * @param views what the view shows of each session; at least one
 */
export function listCommands(views: readonly FilteredView[], shell: Shell): ListCommands {
  const all = views.map((view) => commandsIn(view, shell));
  const made = all.filter((each) => each.type === "lines");
  const refused = all.flatMap((each) => (each.type === "refused" ? [each.why] : []));
  const [why = ""] = refused;
  if (made.length === 0) return { type: "refused", why };
  const lines = made.flatMap((each) => each.lines);
  const isNarrowed = made.some((each) => each.isNarrowed);
  const lacks = [...new Set(made.flatMap((each) => each.lacks))];
  const since = made
    .flatMap((each) => each.since)
    .sort()
    .at(-1);
  const comments = [...lacks.map(lackText), ...(since === undefined ? [] : [sinceText(since)])];
  const mark = shell === "cmd" ? "rem" : "#";
  const what = lines.length === 1 ? "an AWS CLI command" : `${lines.length} AWS CLI commands`;
  const sessions = made.length === 1 ? "" : ` for ${made.length} sessions`;
  return {
    type: "commands",
    text: [...comments.map((comment) => `${mark} ${comment}`), ...lines].join("\n"),
    summary: [
      `Copied ${what}${sessions}.`,
      ...(isNarrowed
        ? ["A part of the filter is in --query, because AWS Backup has no option for it."]
        : []),
      ...(lacks.some(leavesOut) ? ["A comment says which part of the filter is left out."] : []),
      ...(refused.length === 0 ? [] : [`None for ${otherSessions(refused.length)}: ${why}`]),
    ].join(" "),
  };
}

function otherSessions(count: number): string {
  return count === 1 ? "another session" : `${count} other sessions`;
}

function commandsIn(
  { filter, scope, session }: FilteredView,
  shell: Shell,
): SessionCommands | Extract<ListCommands, { type: "refused" }> {
  const { kind, queries } = scope;
  if (queries.length === 0)
    return {
      type: "refused",
      why: `No job can match the filter. ${impossibleTexts(scope).join(". ")}.`,
    };
  const narrowings = queries.map((query) => narrowingOf(query, filter, scope));
  const isNarrowed = narrowings.some(({ condition }) => condition !== undefined);
  const lines: string[] = [];
  for (const [i, query] of queries.entries()) {
    const call = { ...callOf(query), ...(isNarrowed && { query: jmesQuery(kind, narrowings[i]) }) };
    const line = cliLine(call, session, shell);
    if (line.type === "refused") {
      return { type: "refused", why: cliRefusalText(line.reason, "a value of the filter") };
    }
    lines.push(line.text);
  }
  const lacks = narrowings.flatMap((narrowing) => narrowing.lacks);
  const since = narrowings.flatMap((narrowing) => narrowing.since ?? []);
  return { type: "lines", lines, isNarrowed, lacks, since };
}

/** The same shape of answer from all commands, whether they have a condition or not. */
function jmesQuery(kind: ViewKind, narrowing: Narrowing | undefined): string {
  const { member } = jobKinds[kind].list;
  return narrowing?.condition === undefined ? member : `${member}[?${narrowing.condition}]`;
}

/** Times in UTC with their milliseconds, which the CLI sends as they are. */
function callOf(query: JobQuery): CliCall {
  const { list, listByResource } = jobKinds[query.kind];
  const { operation } = (isByProtectedResource(query) ? listByResource : undefined) ?? list;
  const inputs = requestMembers(query).map(([member, value]) => ({
    member,
    value: typeof value === "number" ? new Date(value).toISOString() : value,
  }));
  return { operation, inputs };
}

/**
 * Words for a comment: our own alone, and none that any shell reads. zsh takes comments at its prompt
 * for commands unless told otherwise, and a quote in one would swallow what follows.
 */
function lackText(lack: Lack): string {
  switch (lack) {
    case "created":
      return "Not narrowed by the time of creation. This operation has no option for it.";
    case "completed":
      return "Not narrowed by the time of completion. This operation has no option for it.";
    case "laterBackup":
      return "Not narrowed to jobs without a later good backup. A query compares no jobs with each other.";
    case "messageCategories":
      return "Finds message categories as spelled here, in upper case and in lower case.";
  }
}

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** @param since a year and a month */
function sinceText(since: string): string {
  const [year = "", month] = since.split("-");
  const name = months[Number(month) - 1] ?? "";
  return `Needs the AWS CLI of ${name} ${year} or later. Older versions leave out members that the query needs.`;
}

/** What it names narrows nothing. */
function leavesOut(lack: Lack): boolean {
  return lack !== "messageCategories";
}
