import type { Mood } from "./mood";
import {
  dateMembers,
  jobMembers,
  resourceMembers,
  resourcePointMembers,
  selectionMembers,
  vaultMembers,
} from "./shapes";
import type { WireObject, WireValue } from "./wire";

/** Lists and the members that AWS prints for each of their items, with null for those without a value. */
const itemMembers: Readonly<Record<string, readonly string[]>> = {
  BackupJobs: jobMembers.backup,
  RestoreJobs: jobMembers.restore,
  CopyJobs: jobMembers.copy,
  ScanJobs: jobMembers.scan,
  BackupVaultList: vaultMembers,
  Results: resourceMembers,
  RecoveryPoints: resourcePointMembers,
  BackupSelectionsList: selectionMembers,
};

/** The body of an answer as text: nulls and dates as the mood has them. */
export function encodeBody(body: WireObject, mood: Mood): string {
  const complete = mood.nulls === "leftOut" ? body : withNulls(body);
  if (mood.dates === undefined || mood.dates === "plain") {
    return JSON.stringify(complete);
  }
  if (mood.dates === "whole") {
    return JSON.stringify(complete, (member, value: unknown) =>
      isDate(member, value) ? Math.floor(value) : value,
    );
  }
  const marked = JSON.stringify(complete, (member, value: unknown) =>
    isDate(member, value) ? mark + javaDouble(value) : value,
  );
  return marked.replaceAll(new RegExp(`"${mark}([^"]*)"`, "g"), "$1");
}

/** Text that comes in no job: JSON.stringify can't be made to print a number in a form of its own. */
const mark = "<java double>";

function isDate(member: string, value: unknown): value is number {
  return typeof value === "number" && dateMembers.has(member);
}

/** As Double.toString prints what is 10,000,000 or more, which every date since April 1970 is. */
function javaDouble(value: number): string {
  const text = value.toExponential().replace("e+", "E");
  return text.includes(".") ? text : text.replace("E", ".0E");
}

function withNulls(body: WireObject): WireObject {
  const complete: Record<string, WireValue | undefined> = {};
  for (const [member, value] of Object.entries(body)) {
    const members = itemMembers[member];
    complete[member] =
      members === undefined || !Array.isArray(value)
        ? value
        : value.map((item: WireObject) => padded(item, members));
  }
  if ("NextToken" in complete) {
    complete["NextToken"] ??= null;
  }
  return complete;
}

function padded(item: WireObject, members: readonly string[]): WireObject {
  const whole: Record<string, WireValue | undefined> = {};
  for (const member of members) {
    whole[member] = item[member] ?? null;
  }
  for (const member in item) {
    if (!(member in whole)) {
      whole[member] = item[member];
    }
  }
  return whole;
}
