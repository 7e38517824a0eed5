import type { Job } from "../../domain/job/job";
import type { ResourceProtection } from "../../domain/protection/protection";
import type { BackupError } from "../../domain/query/backupError";
import { regionElsewhere } from "../../domain/arn/arnRegion";
import type { Action, OutcomePart, SafetyAnswer, SafetyPart } from "../../protocol/jobDetails";
import { jobCause } from "../job/causeText";
import { notKnownTexts, protectionTexts } from "../protection/protectionText";
import { ruleLabel } from "../protection/resourceGroups";
import { findingsOf, missedText } from "../protection/resourceRow";
import { accountsText, otherRegionText } from "../session/sessionText";
import { errorText } from "../text/errorText";
import { oneLine } from "../text/plainText";
import type { PartContext } from "./partContext";
import { aboveAll, remedyButtons } from "./remedyButtons";
import { protectionBadge } from "./resourceHeader";
import type { KnownOfResource } from "./knownOfResource";
import { retryLook } from "./retryLook";

/** So many rules that missed runs are told of; a resource may be in hundreds. */
const mostRules = 10;

/** How the resource is backed up now, in one sentence, and what was read for it. */
export function protectionPart(known: KnownOfResource, context: PartContext): SafetyPart {
  const { protection, history, isBusy, fault } = known;
  const { icon, tone } = protectionBadge(known);
  if (protection !== undefined) {
    const { text, title } = verdict(protection, known.freshness, context);
    const answer: SafetyAnswer = {
      text,
      detail: readText(known, context),
      icon,
      tone,
      actions: jobsOf(protection, context),
    };
    return { answer: title === undefined ? answer : { ...answer, title } };
  }
  if (history.error !== undefined && !isBusy) {
    return { answer: failure(history.error, "read the backup jobs", context) };
  }
  if (fault !== undefined) return { answer: failure(fault, "work out the protection", context) };
  const isNever = history.asked && history.jobs.length === 0 && !history.hasMore && !isBusy;
  const text = isNever ? "No backup job is known" : "Reading the backup jobs of the resource…";
  return { answer: { text, detail: readText(known, context), icon, tone, actions: [] } };
}

function verdict(
  protection: ResourceProtection,
  freshness: ReadonlyMap<string, number>,
  context: PartContext,
): { readonly text: string; readonly title: string | undefined } {
  const { formats, now } = context;
  const { group, lastGood } = protection;
  const findings = findingsOf(protection, { formats, now, freshness });
  const age =
    lastGood === undefined
      ? undefined
      : `last good backup ${formats.relativeInWords(Math.min(lastGood, now), now)}`;
  const words = [...findings, age].filter((each) => each !== undefined).join(" · ");
  const { label } = protectionTexts[group];
  return {
    text: words === "" ? label : `${label}: ${words}`,
    title:
      lastGood === undefined
        ? undefined
        : `${formats.dateTime(lastGood)} (${formats.utc(lastGood)})`,
  };
}

/** The jobs that say so: the newest that ended, and the last good one. */
function jobsOf(
  { lastEnded, lastGoodJob, running }: ResourceProtection,
  { actions }: PartContext,
): readonly Action[] {
  const open = (key: string, label: string, job: Job): Action =>
    actions.add(
      `protection:${key}`,
      { label, icon: "arrow-right" },
      { type: "openJob", job: { kind: job.kind, id: job.id, known: job } },
    );
  const newest = running ?? lastEnded;
  return [
    ...(newest === undefined ? [] : [open("newest", "Open Newest Job", newest)]),
    ...(lastGoodJob === undefined || lastGoodJob === newest
      ? []
      : [open("good", "Open Last Good Job", lastGoodJob)]),
  ];
}

/** "Of 37 backup jobs of the resource in us-east-1 in the last 30 days." */
function readText(
  { history, resourceArn }: KnownOfResource,
  { formats, session, accountId }: PartContext,
): string {
  if (!history.asked) return "AWS Backup is asked for the backup jobs of the resource.";
  const count = history.jobs.length;
  const jobs = `${formats.count(count)} backup ${count === 1 ? "job" : "jobs"}`;
  const account = accountId === undefined ? "" : ` of ${accountsText([accountId])}`;
  const place = `of the resource in ${oneLine(session.region, 40)}${account}`;
  const read = history.hasMore
    ? `Of ${jobs} ${place} that were loaded. AWS Backup has more.`
    : `Of ${jobs} ${place} in the last 30 days.`;
  const elsewhere = regionElsewhere(resourceArn, session.region);
  if (elsewhere === undefined) return read;
  const { where, why } = otherRegionText(elsewhere, session, "The resource is");
  return `${read} ${where}. ${why}.`;
}

function failure(
  error: BackupError,
  what: string,
  { session, actions }: PartContext,
): SafetyAnswer {
  const { label, hint } = errorText(error, session);
  const look = retryLook(error, `${what} of the resource`);
  return {
    text: `${label}: could not ${what}`,
    detail: `${hint}.`,
    icon: "error",
    tone: "unknown",
    actions: [
      ...remedyButtons(aboveAll, error, { session, actions }),
      actions.add("protection:retry", look, { type: "retry", part: "resource" }),
    ],
  };
}

/** Why it is said to be so: what the group means, which rule missed which runs, and what AWS said of the newest job. */
export function whyPart(known: KnownOfResource, { formats, now }: PartContext): OutcomePart {
  const { protection } = known;
  const shared = { title: "Why", fields: [], notices: [] };
  if (protection === undefined) {
    const message = "How the resource is backed up is told from its backup jobs and their plans.";
    return { ...shared, message, messageMissing: true };
  }
  const { group, groupUnmuted, missed, notKnown, lastEnded, mute } = protection;
  const said = lastEnded && jobCause(lastEnded, 500);
  const rules = missed.slice(0, mostRules);
  const message = [
    protectionTexts[group].meaning,
    group === groupUnmuted ? undefined : protectionTexts[groupUnmuted].meaning,
    mute && mute.reason !== "" ? `Reason: ${oneLine(mute.reason, 200)}` : undefined,
    ...rules.map((rule) => `Rule ${ruleLabel(rule)} ${missedText(rule, now, formats)}.`),
    missed.length > rules.length
      ? `${formats.count(missed.length - rules.length)} more rules missed runs.`
      : undefined,
    notKnown && notKnownTexts[notKnown].sentence,
    said && `AWS Backup says of the newest job: ${said}`,
  ];
  return {
    ...shared,
    message: message.filter((line) => line !== undefined).join("\n"),
    messageMissing: false,
  };
}
