import { membersOf } from "../../base/membersOf";
import type { Mute } from "./protection";

/** So much of each setting is read: a hostile workspace may hold a million. */
const most = 1000;
const longestText = 2000;
/** Hours: ten years. */
const longestFreshness = 10 * 365 * 24;

/** The setting awsBackup.freshness: hours, by resource type as AWS spells it. What can't be meant is left out. */
export function readFreshness(value: unknown): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const [type, each] of Object.entries(membersOf(value)).slice(0, most)) {
    if (typeof each === "number" && each > 0 && each <= longestFreshness) hours.set(type, each);
  }
  return hours;
}

/** The setting awsBackup.muted. What can't be read is left out: nothing is hidden for the sake of a typing error. */
export function readMutes(value: unknown): readonly Mute[] {
  return Array.isArray(value) ? value.slice(0, most).flatMap((each) => readMute(each) ?? []) : [];
}

function readMute(value: unknown): Mute | undefined {
  const members = membersOf(value);
  const target = readTarget(members);
  const until = endOf(textOf(members["until"]));
  if (target === undefined || until === undefined) return undefined;
  const reason = textOf(members["reason"]) ?? "";
  return { target, until, reason, finding: textOf(members["finding"]) };
}

function readTarget(members: Readonly<Record<string, unknown>>): Mute["target"] | undefined {
  const resourceArn = textOf(members["resourceArn"]);
  if (resourceArn !== undefined) return { type: "resource", resourceArn };
  const [planArn, ruleName] = [textOf(members["planArn"]), textOf(members["ruleName"])];
  if (planArn !== undefined && ruleName !== undefined) return { type: "rule", planArn, ruleName };
  const causeId = textOf(members["cause"]);
  return causeId === undefined ? undefined : { type: "cause", causeId };
}

/** A mute as the setting has it. */
export function muteJson({
  target,
  until,
  reason,
  finding,
}: Mute): Readonly<Record<string, string>> {
  return {
    ...targetJson(target),
    until: new Date(until).toISOString().slice(0, 10),
    ...(reason !== "" && { reason }),
    ...(finding !== undefined && { finding }),
  };
}

function targetJson(target: Mute["target"]): Readonly<Record<string, string>> {
  switch (target.type) {
    case "resource":
      return { resourceArn: target.resourceArn };
    case "rule":
      return { planArn: target.planArn, ruleName: target.ruleName };
    case "cause":
      return { cause: target.causeId };
  }
}

/** The end of an ISO date in UTC: a date means that it is muted on that day, too. */
function endOf(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const start = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(start) ? undefined : start + 24 * 3_600_000 - 1;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= longestText
    ? value
    : undefined;
}
