import { arnName, parseArn } from "../../domain/arn/arn";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { displayState } from "../../domain/job/jobState";
import type { NewestJobs } from "../../domain/jumps/newestJobs";
import type { ArnSubject, NewestQuery } from "../../domain/query/newestQuery";
import type { Session } from "../../domain/session/session";
import { arnActions, otherArnActions } from "./arnActions";
import { jobNoun, jobSpan, noJobsReason, noJobsText, pointText } from "./arnJobsText";
import type { HoverAction, HoverContent, HoverLine } from "./hoverContent";
import { jobSummary, type SummaryContext } from "../job/jobSummary";
import { jobCause } from "../job/causeText";
import type { ResourceWords } from "../job/resourceWords";
import { shortType } from "../job/jobText";
import { oneLine } from "../text/plainText";
import { otherRegionText } from "../session/sessionText";
import { stateText } from "../job/stateText";

/** What is known of an ARN that somebody hovers over. */
export type ArnAnswer =
  /** No session is in use, and a hover opens none. */
  | { readonly type: "noSession" }
  | Exclude<NewestQuery, { type: "ask" }>
  | {
      readonly type: "jobs";
      readonly query: Extract<NewestQuery, { type: "ask" }>;
      readonly page: NewestJobs;
    }
  | { readonly type: "failed"; readonly sentence: string };

export interface ArnHoverInput extends SummaryContext {
  readonly arn: string;
  readonly subject: ArnSubject;
  readonly answer: ArnAnswer;
  readonly session: Session;
  /** The accounts of the jobs that are loaded; none while nobody knows. */
  readonly accountIds: readonly string[];
  /** The loaded job that made the recovery point, for which no list can be asked. */
  readonly maker?: Job | undefined;
  /** What the view of protected resources says of it. */
  readonly words?: ResourceWords | undefined;
}

/** The last backup of what an ARN names, and what can be done with it. */
export function arnHover(input: ArnHoverInput): HoverContent {
  const { arn, answer } = input;
  const newest = answer.type === "jobs" ? answer.page.newest : undefined;
  return {
    lines: [
      { strong: oneLine(arnName(arn)), text: typeOf(input, newest) },
      ...wordLines(input),
      ...makerLines(input),
      ...answerLines(input, newest),
    ],
    actions: actionsOf(input, newest),
  };
}

function typeOf({ arn, subject }: ArnHoverInput, newest: Job | undefined): string {
  if (subject === "resource" && newest?.resourceType !== undefined) {
    return shortType(newest.resourceType);
  }
  const { service = "", resource = "" } = parseArn(arn) ?? {};
  const [type = "", name] = resource.split(/[:/]/, 2);
  // Types of AWS Backup itself say what they are.
  const words = [
    service === "backup" ? "" : service,
    name === undefined || service === "s3" ? "" : type.replaceAll("-", " "),
  ];
  return words.filter(Boolean).join(" ");
}

function wordLines({ words }: ArnHoverInput): readonly HoverLine[] {
  return words === undefined ? [] : [{ strong: words.group, text: words.findings }];
}

function makerLines({ maker, ...context }: ArnHoverInput): readonly HoverLine[] {
  if (maker === undefined) return [];
  return [{ text: `Made by the ${jobKinds[maker.kind].one}: ${jobSummary(maker, context)}` }];
}

function answerLines(input: ArnHoverInput, newest: Job | undefined): readonly HoverLine[] {
  const { answer, session } = input;
  switch (answer.type) {
    case "noSession":
    case "none":
      return [];
    case "failed":
      return [{ text: answer.sentence }];
    case "elsewhere": {
      const { where, why } = otherRegionText(answer.place, session);
      return [{ text: `${where}. ${why}.` }];
    }
    case "jobs":
      return newest === undefined ? noneLines(input, answer) : newestLines(newest, answer, input);
  }
}

type Jobs = Extract<ArnAnswer, { type: "jobs" }>;

function newestLines(
  job: Job,
  { query, page }: Jobs,
  context: ArnHoverInput,
): readonly HoverLine[] {
  const { formats } = context;
  const what = page.isComplete
    ? `Last ${jobNoun(query.subject, query.query.kind)}`
    : `Newest of the first ${formats.count(page.lookedAt)} jobs`;
  const lines = [{ text: `${what}: ${jobSummary(job, context)}` }];
  const cause = jobCause(job, 300);
  if (cause !== undefined) lines.push({ text: cause });
  if (job.state === "COMPLETED") return lines;
  const { completed } = page;
  const among = page.isComplete
    ? `AWS Backup lists none that completed${jobSpan(query.query.kind)}.`
    : `None of the first ${formats.count(page.lookedAt)} jobs completed. AWS Backup has more.`;
  lines.push({
    text: completed === undefined ? among : `Last completed: ${completedText(completed, context)}`,
  });
  return lines;
}

function completedText(job: Job, context: SummaryContext): string {
  const summary = jobSummary(job, context);
  const plain = `${stateText("COMPLETED").label} `;
  // "Last completed: Completed 3 h ago" says it twice.
  return displayState(job) === "COMPLETED" && summary.startsWith(plain)
    ? summary.slice(plain.length)
    : summary;
}

function noneLines(input: ArnHoverInput, { query, page }: Jobs): readonly HoverLine[] {
  const { arn, formats, session, accountIds, maker } = input;
  if (!page.isComplete) {
    const looked = formats.count(page.lookedAt);
    return [
      { text: `None of the first ${looked} jobs is a job of this ARN. AWS Backup has more.` },
    ];
  }
  const { kind, accountId } = query.query;
  const named = accountId === undefined ? [] : [accountId];
  const reason = noJobsReason(arn, accountIds, named);
  const point = maker === undefined ? pointText(arn) : undefined;
  return [
    { text: noJobsText(arn, [kind], session, named) },
    ...(point === undefined ? [] : [{ text: `${point.what}. ${point.instead}.` }]),
    ...(reason === undefined ? [] : [{ text: reason }]),
  ];
}

function actionsOf(
  { arn, subject, answer, maker }: ArnHoverInput,
  newest: Job | undefined,
): readonly HoverAction[] {
  const actions: HoverAction[] = [];
  if (maker !== undefined && maker.id !== "") {
    const { kind, id } = maker;
    actions.push({ label: "Open Job That Made It", intent: { type: "openJob", kind, id } });
  }
  if (newest !== undefined && newest.id !== "") {
    const { kind, id } = newest;
    actions.push({ label: "Open Last Job", intent: { type: "openJob", kind, id } });
  }
  const isListed = subject !== "other" && answer.type !== "none";
  const ways = isListed ? arnActions : otherArnActions;
  return [...actions, ...ways(arn, newest?.resourceType)];
}
