import type { MissedRule, ResourceProtection } from "../../domain/protection/protection";
import { jobCause } from "../job/causeText";
import type { Formats } from "../text/formats";
import { capitalised, oneLine } from "../text/plainText";
import { notKnownTexts, protectionTexts } from "./protectionText";
import { ruleLabel } from "./resourceGroups";
import { nameOfResource } from "./resourceName";
import {
  findingsOf,
  missedText,
  mutedUntil,
  noGoodText,
  type ResourceRowContext,
} from "./resourceRow";

/** So many rules are named; a page has the others. */
const mostRules = 5;

/** All that is known of how a resource is backed up; plain text, a line each. */
export function resourceTooltip(resource: ResourceProtection, context: ResourceRowContext): string {
  const { formats, now } = context;
  const { group, lastGood, lastEnded, mute, notKnown, missed } = resource;
  const said = lastEnded && jobCause(lastEnded, 200);
  return [
    nameOfResource(resource),
    oneLine(resource.resourceArn, 300),
    `${protectionTexts[group].label}: ${protectionTexts[group].meaning}`,
    lastGood === undefined
      ? capitalised(noGoodText(resource, context) ?? "")
      : `Last good backup: ${formats.dateTime(lastGood)}, ${formats.relativeInWords(lastGood, now)}`,
    findingsOf(resource, context).join(" · "),
    said && `AWS Backup says: ${said}`,
    ...missed.slice(0, mostRules).map((rule) => ruleLine(rule, now, formats)),
    notKnown && notKnownTexts[notKnown].sentence,
    mute && `Muted until ${mutedUntil(mute, formats)}${reasonOf(mute.reason)}`,
  ]
    .filter((line) => line !== undefined && line !== "")
    .join("\n");
}

function ruleLine(rule: MissedRule, now: number, formats: Formats): string {
  const silent = rule.isRuleSilent ? ": it ran for none of its resources" : "";
  return `Rule ${ruleLabel(rule)} ${missedText(rule, now, formats)}${silent}`;
}

function reasonOf(reason: string): string {
  const text = oneLine(reason, 200);
  return text === "" ? "" : `: ${text}`;
}
