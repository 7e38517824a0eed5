import type { RecoveryPoint } from "../../domain/job/recoveryPoint";
import type { ResourcePoint } from "../../domain/resource/protectedResource";
import type { Field, Notice, Section } from "../../protocol/jobDetails";
import { neverReportsBytes } from "../job/jobSize";
import { capitalised, oneLine } from "../text/plainText";
import { isNumber } from "./fields";
import type { KnownOfResource } from "./knownOfResource";
import type { PartContext } from "./partContext";
import { partFailure } from "./partFailure";
import { namesOf } from "./resourceHeader";
import { section } from "./section";

/** A resource's recovery points, and when each expires, once it has come into sight. */
export function pointsSection(known: KnownOfResource, context: PartContext): readonly Section[] {
  const { points } = known;
  const { descriptions } = points;
  const { resourceType } = namesOf(known);
  return section(
    "points",
    "Recovery points",
    points.points.map((point) => pointField(point, resourceType, points, context)),
    [
      ...(points.error === undefined
        ? []
        : [partFailure(points.error, "load recovery points", context, "point")]),
      ...countNotices(known, context),
      ...(descriptions.error === undefined
        ? []
        : [partFailure(descriptions.error, "read when recovery points expire", context, "expiry")]),
    ],
  );
}

function countNotices({ points }: KnownOfResource, context: PartContext): readonly Notice[] {
  const { formats, actions } = context;
  if (!points.asked || points.error !== undefined) return [];
  const { length } = points.points;
  const count = `${formats.count(length)} recovery ${length === 1 ? "point" : "points"}`;
  const none = "AWS Backup lists no recovery points of this resource in this Region.";
  if (!points.hasMore) {
    const text = length === 0 ? none : `${count}.`;
    return [{ kind: "information", text, actions: [] }];
  }
  const more = {
    label: points.isLoading ? "Loading…" : "Load more…",
    accessibleLabel: "Load more recovery points",
  };
  return [
    {
      kind: "information",
      text: `${count} loaded. AWS Backup has more.`,
      actions: [actions.add("points:more", more, { type: "loadPoints" })],
    },
  ];
}

/** "COMPLETED, 12.5 GiB, in prod-vault, encrypted, expires Dec 24" of a recovery point that is named by when it was made. */
function pointField(
  point: ResourcePoint,
  resourceType: string | undefined,
  { descriptions }: KnownOfResource["points"],
  context: PartContext,
): Field {
  const { formats, actions } = context;
  const { recoveryPointArn, creationDate, status, vaultName, backupSizeInBytes } = point;
  const described = descriptions.of(recoveryPointArn);
  const parts = [
    status === undefined ? "Status not reported" : capitalised(oneLine(status, 40).toLowerCase()),
    isNumber(backupSizeInBytes) && !neverReportsBytes(backupSizeInBytes, resourceType)
      ? formats.bytes(backupSizeInBytes)
      : undefined,
    vaultName === undefined ? undefined : `in ${oneLine(vaultName, 60)}`,
    encryptionText(point, described),
    scanText(point),
    point.isParent === true ? "composite" : undefined,
    expiryText(described, context),
  ];
  const message = oneLine(point.statusMessage ?? "", 300);
  const key = `point:${recoveryPointArn}`;
  const copy = { label: "Copy", icon: "copy", accessibleLabel: "Copy the recovery point's ARN" };
  const [text, what] = [recoveryPointArn, "the recovery point's ARN"];
  const expiry = { label: "When It Expires" };
  return {
    key,
    label: isNumber(creationDate) ? formats.dateTime(creationDate) : "Not dated",
    value: parts.filter((part) => part !== undefined).join(", "),
    ...(message !== "" && { detail: message }),
    ...(descriptions.isWanted(point) && {
      seen: actions.add(`seen:${key}`, expiry, { type: "describePoint", recoveryPointArn }).id,
    }),
    actions: [actions.add(`copy:${key}`, copy, { type: "copy", text, what })],
  };
}

/** The list names keys only: that a recovery point is not encrypted its description alone tells. */
function encryptionText(
  { encryptionKeyArn }: ResourcePoint,
  described: RecoveryPoint | "gone" | undefined,
): string | undefined {
  const isEncrypted = described === "gone" ? undefined : described?.isEncrypted;
  if (encryptionKeyArn !== undefined || isEncrypted === true) return "encrypted";
  return isEncrypted === false ? "not encrypted" : undefined;
}

/** AWS says when only where the lifecycle has an end. */
function expiryText(
  described: RecoveryPoint | "gone" | undefined,
  { formats, now }: PartContext,
): string | undefined {
  if (described === undefined) return undefined;
  if (described === "gone") return "no longer there";
  const { deleteAt } = described;
  if (!isNumber(deleteAt)) return "no expiry date";
  const date = formats.date(formats.dayOf(deleteAt), now);
  const distance = formats.relativeInWords(deleteAt, now);
  return `${deleteAt <= now ? "was to expire" : "expires"} ${date} (${distance})`;
}

function scanText({ scan }: ResourcePoint): string | undefined {
  if (scan === undefined) return undefined;
  if (scan.findings.length > 0) return `scan found ${oneLine(scan.findings.join(", "), 80)}`;
  return scan.hasFailed === true ? "a scan failed" : "scanned, no threat found";
}
