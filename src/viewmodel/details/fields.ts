import type { MemberRow } from "../../domain/job/memberRow";
import { arnQueries } from "../../domain/query/arnQueries";
import type { Action, Field } from "../../protocol/jobDetails";
import { capitalised, oneLine } from "../text/plainText";
import type { HostIntent, JobRef } from "./actions";
import type { PartContext } from "./partContext";

export const notReported = "Not reported";

/** Longer than any ARN; what is longer ends with an ellipsis, and is copied whole. */
const maxValue = 2100;

/** Which field it is. */
export interface FieldName {
  /** AWS's member name; unique on the page. */
  readonly key: string;
  readonly label: string;
  /** What stands in place of a missing value; without it the field is left out. */
  readonly absent?: string | undefined;
}

/** The name of a member's field: AWS's name of the member, the label of its row. */
export function nameOf(
  { path, label }: Pick<MemberRow, "path" | "label">,
  absent?: string,
): FieldName {
  return { key: path, label, absent };
}

/** Says that there is no value, where that is worth a field. */
export function missingField({ key, label, absent }: FieldName): Field | undefined {
  return absent === undefined
    ? undefined
    : { key, label, value: absent, missing: true, actions: [] };
}

/** Text as AWS sent it, on one line. */
export function textField(name: FieldName, value: string | undefined): Field | undefined {
  if (value === undefined || value === "") return missingField(name);
  const { key, label } = name;
  return { key, label, value: shownValue(value), actions: [] };
}

/** A name of the API in words ("LOGICALLY_AIR_GAPPED_BACKUP_VAULT"), as AWS spells it in the detail. */
export function wordField(name: FieldName, value: string | undefined): Field | undefined {
  const field = textField(name, value);
  if (field === undefined || value === undefined || !/^[A-Z][A-Z_]{1,80}$/.test(value))
    return field;
  const words = value.toLowerCase().replaceAll("_", " ");
  return { ...field, value: capitalised(words), detail: value };
}

export function flagField(name: FieldName, value: boolean | undefined): Field | undefined {
  return textField(name, value === undefined ? undefined : value ? "Yes" : "No");
}

/** A time in the user's zone, UTC beside it, which is what is copied. */
export function timeField(
  name: FieldName,
  value: number | undefined,
  { formats, actions }: PartContext,
): Field | undefined {
  if (!isNumber(value)) return missingField(name);
  const { key, label } = name;
  const detail = formats.utc(value);
  const look = { label: "Copy", icon: "copy", accessibleLabel: `Copy the time in UTC: ${label}` };
  const copy = actions.add(`copy:${key}`, look, { type: "copy", text: detail, what: "the time" });
  return { key, label, value: formats.dateTime(value), detail, actions: [copy] };
}

/** A size in human units, the exact bytes beside it where they say more. */
export function bytesField(
  name: FieldName,
  value: number | undefined,
  { formats, meaning }: Pick<PartContext, "formats"> & { readonly meaning?: string | undefined },
): Field | undefined {
  if (!isNumber(value)) return missingField(name);
  const exact = `${formats.count(value)} bytes`;
  const shown = oneLine(formats.bytes(value));
  const detail = [shown === exact ? undefined : oneLine(exact), meaning]
    .filter((part) => part !== undefined)
    .join("; ");
  const { key, label } = name;
  return { key, label, value: shown, ...(detail !== "" && { detail }), actions: [] };
}

/** Where an ARN or id leads, beside being copied. */
export interface Ways {
  /** Completes "Open … in the AWS Console": "the vault". */
  readonly thing: string;
  /** Completes "Copy …"; without it the thing's ARN. */
  readonly what?: string;
  readonly consoleLink?: string | undefined;
  /** Its jobs are shown, as far as AWS Backup can be asked for them. */
  readonly showsJobs?: boolean;
  /** It has a page of its own. */
  readonly isResource?: boolean;
  /** Of a recovery point: what it was made of, which is how its jobs are found. */
  readonly resourceArn?: string | undefined;
  readonly job?: JobRef;
}

/** An ARN or id, with what can be done with it. */
export function codeField(
  name: FieldName,
  value: string | undefined,
  ways: Ways,
  { actions, session: { region } }: PartContext,
): Field | undefined {
  if (value === undefined || value === "") return missingField(name);
  const { key, label } = name;
  const { thing, what = `${thing}'s ARN`, consoleLink, showsJobs, resourceArn, job } = ways;
  const isResource = ways.isResource === true;
  const add = (verb: string, look: Omit<Action, "id">, intent: HostIntent): Action =>
    actions.add(`${verb}:${key}`, look, intent);
  const result = [
    add(
      "copy",
      { label: "Copy", icon: "copy", accessibleLabel: `Copy ${what}` },
      { type: "copy", text: value, what },
    ),
  ];
  if (job !== undefined) {
    const look = { label: "Open Job", icon: "arrow-right", accessibleLabel: `Open ${thing}` };
    result.push(add("open", look, { type: "openJob", job }));
  }
  if (isResource) {
    const accessibleLabel = `Open the page of ${thing}: how it is backed up`;
    const look = { label: "Open Resource Page", icon: "shield", accessibleLabel };
    result.push(add("resource", look, { type: "openResource", resourceArn: value }));
  }
  if (showsJobs === true && arnQueries(value, { region, resourceArn }).length > 0) {
    const look = {
      label: "Show Jobs",
      icon: "list-flat",
      accessibleLabel: `Show the jobs of ${thing}`,
    };
    result.push(add("jobs", look, { type: "showJobs", arn: value, resourceArn }));
  }
  if (consoleLink !== undefined) {
    const look = {
      label: "Open in AWS Console",
      icon: "link-external",
      accessibleLabel: `Open ${thing} in the AWS console`,
    };
    result.push(add("console", look, { type: "openConsole", link: consoleLink }));
  }
  return { key, label, value: shownValue(value), code: true, actions: result };
}

/** Text for the page, never empty. */
export function shownValue(text: string): string {
  const shown = oneLine(text, maxValue);
  return shown === "" ? "Blank" : shown;
}

export function isNumber(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}
