import type { ViewKind } from "../../domain/job/viewKinds";
import { jobKinds } from "../../domain/job/jobKinds";
import type { Criterion, JobFilter } from "../../domain/filter/jobFilter";
import { isByProtectedResource, type JobQuery } from "../../domain/query/jobQuery";
import { requestMembers } from "../../domain/query/requestMembers";
import type { JobScope } from "../../domain/filter/jobScope";
import type { Session } from "../../domain/session/session";
import { type CliCall, cliLine, cliRefusalText } from "./cliLine";
import { type Lack, type Narrowing, narrowingOf } from "./cliNarrowing";
import { impossibleTexts } from "../filter/impossibleText";
import type { Shell } from "../text/shellWord";

export interface FilteredView {
  readonly filter: JobFilter;
  /** What planFilter made of the filter. */
  readonly scope: JobScope;
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

/**
 * The AWS CLI's commands that list what a view's filter lets through: one for each query, with --query
 * for what the API has no parameter for, and a comment for what --query can't say either. Times are
 * those of the queries that the view was loaded with.
 */
export function listCommands(
  { filter, scope }: FilteredView,
  session: Session,
  shell: Shell,
): ListCommands {
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
  const lacks = [...new Set(narrowings.flatMap((narrowing) => narrowing.lacks))];
  const since = narrowings
    .flatMap((narrowing) => narrowing.since ?? [])
    .sort()
    .at(-1);
  const comments = [...lacks.map(lackText), ...(since === undefined ? [] : [sinceText(since)])];
  const mark = shell === "cmd" ? "rem" : "#";
  return {
    type: "commands",
    text: [...comments.map((comment) => `${mark} ${comment}`), ...lines].join("\n"),
    summary: [
      lines.length === 1
        ? "Copied an AWS CLI command."
        : `Copied ${lines.length} AWS CLI commands.`,
      ...(isNarrowed
        ? ["A part of the filter is in --query, because AWS Backup has no option for it."]
        : []),
      ...(lacks.some(isWindow) ? ["A comment says which part of the filter is left out."] : []),
    ].join(" "),
  };
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

function isWindow(criterion: Criterion): boolean {
  return criterion === "created" || criterion === "completed";
}
