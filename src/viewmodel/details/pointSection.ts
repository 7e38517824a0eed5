import type { Job } from "../../domain/job/job";
import type { PointScan, RecoveryPoint } from "../../domain/job/recoveryPoint";
import { type PointPlace, pointPlace } from "../../domain/protection/pointPlace";
import type { BackupError } from "../../domain/query/backupError";
import type { Action, Field, Notice, Section, Tone } from "../../protocol/jobDetails";
import { clockWithSeconds } from "../job/timeText";
import { accountsText, otherRegionText } from "../session/sessionText";
import { retryText } from "../text/errorActionText";
import { errorText } from "../text/errorText";
import { listed } from "../text/listed";
import { capitalised, oneLine } from "../text/plainText";
import {
  bytesField,
  codeField,
  type FieldName,
  flagField,
  isNumber,
  missingField,
  textField,
  timeField,
  wordField,
} from "./fields";
import type { DetailsIntent } from "./actions";
import type { PointAnswer } from "./jobPoint";
import { keyField } from "./memberFields";
import type { Requested } from "./onRequest";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";

type Content = Pick<Section, "fields" | "notices">;

/** What has become of the recovery point of the job; nothing for a job that names none. */
export function pointSection(
  job: Job,
  request: Requested<PointAnswer>,
  context: PartContext,
): readonly Section[] {
  const { session, accountId } = context;
  const place = pointPlace(job, { region: session.region, namedAccountId: accountId });
  if (place === undefined) return [];
  const content =
    place.type === "here"
      ? contentOf(request, place.vaultName, context)
      : { fields: [], notices: [information(whyNot(place, context))] };
  return [{ key: "point", title: "State of the recovery point", ...content }];
}

function whyNot(place: Exclude<PointPlace, { type: "here" }>, { session }: PartContext): string {
  if (place.type === "vaultUnknown") {
    return "AWS Backup did not report the vault of the recovery point, without which it can't be asked about it.";
  }
  const { region, accountId } = place;
  if (accountId === undefined) {
    const where = otherRegionText(region ?? "", session).where;
    return `${where}. The session is in ${oneLine(session.region, 40)}, and AWS Backup tells only of the recovery points of one Region.`;
  }
  const at = region === undefined ? "" : ` in ${oneLine(region, 40)}`;
  return `It belongs to ${accountsText([accountId])}${at}. This session can't ask about it.`;
}

function contentOf(
  request: Requested<PointAnswer>,
  vaultName: string,
  context: PartContext,
): Content {
  switch (request.state) {
    case "notAsked":
      return {
        fields: [],
        notices: [
          information(
            "Is it still there, and until when? AWS Backup is asked when you want to know.",
            [check("Check Recovery Point", context)],
          ),
        ],
      };
    case "loading":
      return {
        fields: [],
        notices: [information("Asking AWS Backup…", [check("Check Recovery Point", context)])],
      };
    case "shown": {
      const { point, asOf } = request.value;
      const { now, formats } = context;
      const text = `As of ${clockWithSeconds(asOf, now, formats)}.`;
      return {
        fields: fieldsOf(point, context).filter((field) => field !== undefined),
        notices: [information(text, [check("Check Again", context)])],
      };
    }
    case "failed":
      return failed(request.error, vaultName, context);
  }
}

/** One id in all states, so that the focus stays on the button. */
function check(
  label: string,
  { actions }: PartContext,
  intent: DetailsIntent = { type: "checkPoint" },
): Action {
  const accessibleLabel = `${label}: what has become of the recovery point`;
  return actions.add("point:check", { label, accessibleLabel }, intent);
}

function failed(error: BackupError, vaultName: string, context: PartContext): Content {
  if (error.kind === "notFound") {
    const value = "No longer there";
    const state = { label: value, icon: "circle-slash", tone: "warning" } as const;
    const status = { key: "Point.Status", label: "Status", value, state, actions: [] };
    const text = `AWS Backup finds no such recovery point in vault ${oneLine(vaultName)}.`;
    return { fields: [status], notices: [information(text, [check("Check Again", context)])] };
  }
  const { sentence } = errorText(error, context.session);
  // boto3#2269, aws-sdk-js#2625.
  const vault =
    error.reason === "accessDenied"
      ? " AWS Backup denies access also where the vault does not exist any more."
      : "";
  const retry = check(retryText(error.reason).label, context, { type: "retry", part: "point" });
  const helping = remedyButtons(inPart("point"), error, context);
  return {
    fields: [],
    notices: [{ kind: "error", text: sentence + vault, actions: [...helping, retry] }],
  };
}

function information(text: string, actions: readonly Action[] = []): Notice {
  return { kind: "information", text, actions };
}

const name = (member: string, label: string, absent?: string): FieldName => ({
  key: `Point.${member}`,
  label,
  absent,
});

function fieldsOf(point: RecoveryPoint, context: PartContext): readonly (Field | undefined)[] {
  const { isEncrypted, parentRecoveryPointArn: parent } = point;
  return [
    statusField(point),
    textField(name("StatusMessage", "Status message"), point.statusMessage),
    deletionField(point, context),
    wordField(name("StorageClass", "Storage"), point.storageClass),
    timeField(
      name("MoveToColdStorageAt", "Moves to cold storage"),
      point.storageClass === "COLD" ? undefined : point.moveToColdStorageAt,
      context,
    ),
    bytesField(name("BackupSizeInBytes", "Size"), point.backupSizeInBytes, context),
    flagField(name("IsEncrypted", "Encrypted", "Not reported"), isEncrypted),
    wordField(name("EncryptionKeyType", "Type of the KMS key"), point.encryptionKeyType),
    keyField(name("EncryptionKeyArn", "KMS key"), point.encryptionKeyArn, context),
    wordField(name("VaultType", "Vault type"), point.vaultType),
    wordField(name("IndexStatus", "Index for search"), point.indexStatus),
    textField(name("IndexStatusMessage", "Index message"), point.indexStatusMessage),
    ...scanFields(point.scans, context),
    timeField(name("LastRestoreTime", "Last restored"), point.lastRestoreTime, context),
    codeField(
      name("ParentRecoveryPointArn", "Part of recovery point"),
      parent,
      { thing: "the composite recovery point" },
      context,
    ),
  ];
}

/** RecoveryPointStatus of the service model, in the meaning that its documentation gives. */
const statuses: ReadonlyMap<string, readonly [icon: string, tone: Tone, meaning?: string]> =
  new Map([
    ["COMPLETED", ["pass", "completed"]],
    ["AVAILABLE", ["pass", "completed"]],
    ["PARTIAL", ["warning", "warning", "Some of its nested recovery points are missing."]],
    [
      "EXPIRED",
      ["warning", "warning", "Its retention period is over, but AWS Backup could not delete it."],
    ],
    ["STOPPED", ["warning", "warning", "The continuous backup was disabled."]],
    ["DELETING", ["sync", "warning", "AWS Backup deletes it now."]],
    ["CREATING", ["sync", "running", "Its backup job is not done yet."]],
  ]);

function statusField({ status }: RecoveryPoint): Field | undefined {
  const field = wordField(name("Status", "Status", "Not reported"), status);
  if (field === undefined || field.missing === true) return field;
  const [icon, tone, meaning] = statuses.get(status ?? "") ?? ["question", "unknown"];
  const state = { label: field.value, icon, tone };
  return { ...field, state, ...(meaning !== undefined && { detail: meaning }) };
}

/** AWS says when only where the lifecycle has an end. */
function deletionField(
  { deleteAt, status }: RecoveryPoint,
  context: PartContext,
): Field | undefined {
  const { now, formats } = context;
  if (!isNumber(deleteAt))
    return missingField(name("DeleteAt", "Will be deleted", "No date reported"));
  const isOver = deleteAt <= now || status === "EXPIRED";
  const field = timeField(
    name("DeleteAt", isOver ? "Was to be deleted" : "Will be deleted"),
    deleteAt,
    context,
  );
  if (field === undefined) return undefined;
  const distance = capitalised(formats.relativeInWords(deleteAt, now));
  return { ...field, detail: `${distance}; ${field.detail ?? ""}` };
}

function scanFields(
  scans: readonly PointScan[],
  context: PartContext,
): readonly (Field | undefined)[] {
  const label = "Malware scan";
  if (scans.length === 0) return [missingField(name("ScanResults", label, "None reported"))];
  return scans.map((scan, index) =>
    scanField(scan, { key: `Point.ScanResults.${index}`, label }, context),
  );
}

/** MALWARE is the one finding of the service model; others are shown as AWS names them. */
function scanField(
  { scanner, state, lastScan, findings }: PointScan,
  { key, label }: Pick<FieldName, "key" | "label">,
  { formats }: PartContext,
): Field {
  const found = findings.slice(0, 5).map((finding) => capitalised(words(finding)));
  const hasEnded = state === "COMPLETED" || state === "COMPLETED_WITH_ISSUES";
  const value = found.length > 0 ? listed(found, "and") : hasEnded ? "No findings" : "No result";
  const detail = [
    scanner === undefined ? "" : oneLine(scanner, 60),
    state === undefined ? "state not reported" : words(state),
    isNumber(lastScan) ? formats.dateTime(lastScan) : "",
  ].filter((part) => part !== "");
  const [icon, tone]: [string, Tone] =
    found.length > 0
      ? ["bug", "failed"]
      : hasEnded
        ? ["shield", "completed"]
        : ["question", "unknown"];
  return {
    key,
    label,
    value,
    detail: detail.join(", "),
    state: { label: value, icon, tone },
    actions: [],
  };
}

function words(apiName: string): string {
  return oneLine(apiName, 60).toLowerCase().replaceAll("_", " ");
}
