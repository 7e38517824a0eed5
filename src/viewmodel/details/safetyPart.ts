import type { BackupError } from "../../domain/query/backupError";
import { regionElsewhere } from "../../domain/arn/arnRegion";
import type { Job } from "../../domain/job/job";
import { jobKinds } from "../../domain/job/jobKinds";
import { vaultOf } from "../../domain/job/vault";
import { goodSince } from "../../domain/protection/goodBackup";
import type { Goal, MadeGood } from "../../domain/protection/madeGood";
import type { Action, SafetyAnswer, SafetyPart } from "../../protocol/jobDetails";
import { vaultLabel } from "../job/jobText";
import type { ResourceWords } from "../job/resourceWords";
import { goodAgo, laterGoodText, withIssues } from "../job/recoveredText";
import { accountsText, otherRegionText } from "../session/sessionText";
import { errorText } from "../text/errorText";
import { oneLine } from "../text/plainText";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";
import { retryLook } from "./retryLook";

export interface SafetyInput {
  readonly goal: Goal;
  readonly good: MadeGood;
  /** AWS has said that it has no other jobs. */
  readonly isComplete: boolean;
  readonly lookedAt: number;
  /** Only jobs that completed were looked at. */
  readonly ofCompleted: boolean;
  readonly isLoading: boolean;
  readonly error: BackupError | undefined;
  /** What the view of protected resources says of the resource. */
  readonly words: ResourceWords | undefined;
}

type Look = Pick<SafetyAnswer, "text" | "icon" | "tone">;

/** Whether the resource is safe by now, although this job failed. */
export function safetyPart(input: SafetyInput | undefined, context: PartContext): SafetyPart {
  if (input === undefined) return {};
  const { words } = input;
  const said = answer(input, context);
  if (words === undefined) return { answer: said };
  const all = [words.group, words.findings].filter(Boolean).join(", ");
  return { answer: { ...said, detail: `In Protected Resources: ${all}. ${said.detail}` } };
}

function answer(input: SafetyInput, context: PartContext): SafetyAnswer {
  const { goal, good, isComplete, isLoading, error } = input;
  const { later, last } = good;
  const noun = goal.kind;
  if (later !== undefined) {
    const text = `Recovered: ${laterGoodText(later, context)}`;
    return about(later, { text, ...looks(later, "completed") }, input, context);
  }
  if (!isComplete && isLoading) {
    const text = `Looking for a later ${noun}…`;
    const detail = `AWS Backup is asked for the ${jobKinds[noun].many} of the resource.`;
    return { text, detail, icon: "sync", tone: "waiting", actions: [] };
  }
  if (!isComplete && error !== undefined) return failure(noun, error, context);
  if (last !== undefined) {
    const text = isSure(input)
      ? `Last good ${noun}${goodAgo(last, context)}${completedWith(last)}`
      : `A good ${noun}${goodAgo(last, context)}${completedWith(last)}, and perhaps later ones`;
    return about(last, { text, ...looks(last, "warning") }, input, context);
  }
  return none(input, context);
}

function none(input: SafetyInput, context: PartContext): SafetyAnswer {
  const { goal } = input;
  const { listedDays } = jobKinds[goal.kind];
  const span =
    listedDays === undefined
      ? " that AWS Backup lists"
      : ` in ${context.formats.count(listedDays)} days`;
  const detail = lookedAtText(input, context);
  const actions = moreOf(input, context);
  return isSure(input)
    ? { text: `No good ${goal.kind}${span}`, detail, icon: "error", tone: "failed", actions }
    : {
        text: `No good ${goal.kind} found so far`,
        detail,
        icon: "question",
        tone: "unknown",
        actions,
      };
}

/** All jobs were looked at, and all say whether they are good ones. */
function isSure({ isComplete, good }: SafetyInput): boolean {
  return isComplete && !good.isUnclear;
}

/** What is said of a job, with the way to it. */
function about(job: Job, look: Look, input: SafetyInput, context: PartContext): SafetyAnswer {
  const { kind, id } = job;
  const { actions, formats, session } = context;
  const since = goodSince(job);
  const title =
    since === undefined ? undefined : `${formats.dateTime(since)} (${formats.utc(since)})`;
  const label = "Open Job";
  const accessibleLabel = `${label}: ${look.text}`;
  const open = actions.add(
    "safety:open",
    { label, icon: "arrow-right", accessibleLabel },
    { type: "openJob", job: { kind, id, known: job } },
  );
  const place = vaultLabel(vaultOf(job), { withAccount: false, region: session.region });
  const detail = `In vault ${place}. ${lookedAtText(input, context)}`;
  // One good job that was created later is all that was asked for.
  const more = input.good.later === undefined ? moreOf(input, context) : [];
  return { ...look, ...(title !== undefined && { title }), detail, actions: [open, ...more] };
}

function looks(job: Job, tone: "completed" | "warning"): Pick<Look, "icon" | "tone"> {
  const isClean = tone === "completed" && withIssues(job) === "";
  return isClean ? { icon: "pass", tone } : { icon: "warning", tone: "warning" };
}

function completedWith(job: Job): string {
  const issues = withIssues(job);
  return issues === "" ? "" : `, completed${issues}`;
}

/** "Of 37 backup jobs of the resource in us-east-1; AWS Backup lists jobs of 30 days." */
function lookedAtText(input: SafetyInput, { formats, session, accountId }: PartContext): string {
  const { goal, isComplete, lookedAt, ofCompleted } = input;
  const { one, many, listedDays } = jobKinds[goal.kind];
  const jobs = `${formats.count(lookedAt)} ${ofCompleted ? "completed " : ""}${lookedAt === 1 ? one : many}`;
  const account = accountId === undefined ? "" : ` of ${accountsText([accountId])}`;
  const to = goal.vaultArn === undefined ? "" : " to the same vault";
  const place = `of the resource${to} in ${oneLine(session.region, 40)}${account}`;
  const days = listedDays === undefined ? "" : ` in the last ${formats.count(listedDays)} days`;
  const all = isComplete
    ? `Of ${jobs} ${place}${days}.`
    : `Of ${jobs} ${place} that were loaded. AWS Backup has more.`;
  const elsewhere = regionElsewhere(goal.resourceArn, session.region);
  if (elsewhere === undefined) return all;
  const { where, why } = otherRegionText(elsewhere, session, "The resource is");
  return `${all} ${where}. ${why}.`;
}

function moreOf({ isComplete }: SafetyInput, { actions }: PartContext): readonly Action[] {
  if (isComplete) return [];
  const look = { label: "Load More", accessibleLabel: "Load more jobs to look for a good one" };
  return [actions.add("safety:more", look, { type: "retry", part: "safety" })];
}

/** In short: it was not the user who asked. */
function failure(
  noun: Goal["kind"],
  error: BackupError,
  { actions, session }: PartContext,
): SafetyAnswer {
  const { label, hint } = errorText(error, session);
  const look = retryLook(error, `look for a later ${noun}`);
  return {
    text: `${label}: could not look for a later ${noun}`,
    detail: `${hint}.`,
    icon: "error",
    tone: "unknown",
    actions: [
      ...remedyButtons(inPart("safety"), error, { session, actions }),
      actions.add("safety:retry", look, { type: "retry", part: "safety" }),
    ],
  };
}
