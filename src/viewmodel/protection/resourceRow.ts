import type { MissedRule, Mute, ResourceProtection } from "../../domain/protection/protection";
import { arnConsoleLink } from "../console/arnConsoleLink";
import { shortCause } from "../job/causeText";
import { jobPercent, shortType } from "../job/jobText";
import type { Formats } from "../text/formats";
import { oneLine } from "../text/plainText";
import { shortName } from "../text/shortName";
import type { NodeRow, RowCapability } from "../tree/treeNode";
import { notKnownTexts, protectionTexts } from "./protectionText";
import { nameOfResource } from "./resourceName";
import type { ResourceNode } from "./resourcesNode";

export interface ResourceRowContext {
  readonly formats: Formats;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Long names give way to what comes after them. */
  readonly shortensNames: boolean;
  /** Hours, by resource type. */
  readonly freshness: ReadonlyMap<string, number>;
  /** Rows name their accounts. */
  readonly areOfSeveralAccounts: boolean;
  /** Enough is read to miss a good backup. */
  readonly isEnoughRead: boolean;
}

/** A long name leaves room for the age and the finding. */
const nameRoom = { first: 10, last: 5 };

/** A resource's row: name, age of the last good backup, what is the matter, type; the same in words for screen readers. */
export function resourceRow(
  node: ResourceNode,
  resource: ResourceProtection,
  context: ResourceRowContext,
): NodeRow {
  const { formats, now, shortensNames } = context;
  const { group, lastGood } = resource;
  const name = nameOfResource(resource);
  const findings = findingsOf(resource, context);
  const type = resource.resourceType === undefined ? undefined : shortType(resource.resourceType);
  const account = context.areOfSeveralAccounts ? oneLine(resource.accountId ?? "", 20) : "";
  const none = noGoodText(resource, context);
  const age = lastGood === undefined ? undefined : formats.age(lastGood, now);
  return {
    id: node.id,
    label: shortensNames && findings.length > 0 ? shortName(name, nameRoom) : name,
    description: join([age, ...findings, none, type, account], " · "),
    icon: protectionTexts[group].icon,
    expandable: false,
    capabilities: capabilitiesOf(resource, node),
    accessibleLabel: join(
      [
        name,
        type,
        protectionTexts[group].label,
        lastGood === undefined
          ? none
          : `last good backup ${formats.relativeInWords(lastGood, now)}`,
        ...findings,
        account === "" ? undefined : `account ${account}`,
      ],
      ", ",
    ),
    action: "openResource",
  };
}

/** That there is no good backup is known where all jobs were read; else none is known. */
export function noGoodText(
  { lastGood, group, groupUnmuted }: ResourceProtection,
  { isEnoughRead }: Pick<ResourceRowContext, "isEnoughRead">,
): string | undefined {
  if (lastGood !== undefined || !isEnoughRead) return undefined;
  const isSure = (group === "muted" ? groupUnmuted : group) === "neverSucceeded";
  return isSure ? "no good backup" : "no good backup known";
}

/** What is the matter with a resource, in some words each, what decides first. */
export function findingsOf(
  resource: ResourceProtection,
  context: Pick<ResourceRowContext, "formats" | "now" | "freshness">,
): readonly string[] {
  const { group, groupUnmuted, mute } = resource;
  if (group !== "muted") return findingsIn(group, resource, context);
  return [
    mute === undefined ? "muted" : `muted until ${mutedUntil(mute, context.formats)}`,
    ...findingsIn(groupUnmuted, resource, context),
  ];
}

function findingsIn(
  group: ResourceProtection["group"],
  resource: ResourceProtection,
  { formats, now, freshness }: Pick<ResourceRowContext, "formats" | "now" | "freshness">,
): readonly string[] {
  const { missed, notKnown, running, resourceType } = resource;
  const [rule] = missed;
  switch (group) {
    case "neverSucceeded":
    case "failing":
      return failureTexts(resource, formats);
    case "noLongerBackedUp":
      return [
        ...(rule === undefined ? [] : [missedText(rule, now, formats)]),
        "deleted, untagged or deselected?",
      ];
    case "overdue":
      return rule === undefined ? [] : [missedText(rule, now, formats), ...ruleText(rule)];
    case "stale": {
      const hours = freshness.get(resourceType ?? "");
      return hours === undefined ? [] : [`older than ${formats.duration(hours * 3_600_000)}`];
    }
    case "withIssues":
      return ["completed with issues"];
    case "running": {
      const percent = running && jobPercent(running);
      return [percent === undefined ? "running" : `running ${percent} %`];
    }
    case "notKnown":
      return notKnown === undefined ? [] : [notKnownTexts[notKnown].label];
    case "muted":
      return [];
    case "upToDate":
      return resource.isRecovered ? ["recovered"] : [];
  }
}

/** "3 failures in a row", with a + where more may have come before; then the cause, which says enough of a single one. */
function failureTexts(
  { failuresInARow, isStreakExact, lastEnded, cause }: ResourceProtection,
  formats: Formats,
): readonly string[] {
  const why = cause?.label ?? (lastEnded && shortCause(lastEnded));
  const causes = why === undefined ? [] : [why];
  const isOne = failuresInARow <= 1;
  if (isOne && isStreakExact) return causes.length > 0 ? causes : ["1 failure"];
  const count = `${formats.count(failuresInARow)}${isStreakExact ? "" : "+"}`;
  return [isOne ? `${count} failures` : `${count} failures in a row`, ...causes];
}

/** "missed Tue 03:00", or of several runs how many and since when; of a deleted plan that has missed none when its last job was. */
export function missedText(
  { since, missedRuns }: MissedRule,
  now: number,
  formats: Formats,
): string {
  const when = momentText(since, now, formats);
  if (missedRuns === 0) return `no job since ${when}`;
  return missedRuns > 1
    ? `missed ${missedRuns >= 99 ? "99+" : missedRuns} runs since ${when}`
    : `missed ${when}`;
}

function ruleText({ isRuleSilent, isOnlyResource }: MissedRule): readonly string[] {
  if (isRuleSilent) return ["rule silent"];
  return isOnlyResource ? ["its rule's only resource"] : [];
}

/** "Tue 03:00" within a week, else with the date. */
function momentText(time: number, now: number, formats: Formats): string {
  return now - time < 6 * 24 * 3_600_000
    ? formats.weekdayAndClock(time)
    : formats.dayAndClock(time, now);
}

/** The date until which it is muted. */
export function mutedUntil({ until }: Mute, formats: Formats): string {
  return formats.date(formats.dayOf(until), until);
}

function capabilitiesOf(
  { group, resourceArn }: ResourceProtection,
  { region }: ResourceNode,
): readonly RowCapability[] {
  return [
    "canCopyArn",
    group === "muted" ? "canUnmute" : "canMute",
    ...(arnConsoleLink(resourceArn) === undefined || region === ""
      ? []
      : (["canOpenInConsole", "canOpenResourceInConsole"] as const)),
  ];
}

function join(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== "").join(separator);
}
