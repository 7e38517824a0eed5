import { isBackup } from "../../domain/protection/knownJobs";
import { type ResourceRule, resourceRules } from "../../domain/protection/resourceRules";
import type { BackupError } from "../../domain/query/backupError";
import type { ResourcePoint } from "../../domain/resource/protectedResource";
import type { Field, Notice, Section } from "../../protocol/jobDetails";
import { neverReportsBytes } from "../job/jobSize";
import { ruleLabel } from "../protection/resourceGroups";
import { errorText } from "../text/errorText";
import { listed } from "../text/listed";
import { capitalised, oneLine } from "../text/plainText";
import { cronText } from "./cronText";
import { isNumber, timeField } from "./fields";
import { information } from "./jobItems";
import type { PartContext } from "./partContext";
import { inPart, remedyButtons } from "./remedyButtons";
import type { KnownOfResource } from "./knownOfResource";
import { namesOf } from "./resourceHeader";
import { retryLook } from "./retryLook";
import { section } from "./section";

/** Of each rule. */
const shownRuns = 3;
const mostRules = 50;

/** The rules that back the resource up, its restores and its recovery points. */
export function resourceSections(known: KnownOfResource, context: PartContext): readonly Section[] {
  return [
    ...rulesSection(known, context),
    ...restoresSection(known, context),
    ...pointsSection(known, context),
  ];
}

function rulesSection(known: KnownOfResource, context: PartContext): readonly Section[] {
  const { history, planOf, deniedActions, plansError } = known;
  if (!history.asked) return [];
  const jobs = history.jobs.filter(isBackup);
  const rules = resourceRules(jobs, { planOf, now: context.now, runs: shownRuns });
  const shown = rules.slice(0, mostRules);
  const rest = rules.length - shown.length;
  const denied =
    deniedActions.length === 0
      ? []
      : [
          `Permission missing: ${listed(
            deniedActions.map((each) => oneLine(each, 60)),
            "and",
          )}. What plans say is not known.`,
        ];
  return section(
    "rules",
    "Backup plans and rules",
    shown.map((rule, at) => ruleField(rule, at, context)),
    [
      ...[
        ...(rules.length === 0 ? ["No backup job of the last 30 days names a backup plan."] : []),
        ...(rest > 0 ? [`${context.formats.count(rest)} more rules are not listed.`] : []),
        ...denied,
      ].map(information),
      ...(plansError === undefined ? [] : [failure(plansError, "read the backup plans", context)]),
    ],
  );
}

function ruleField(rule: ResourceRule, at: number, { formats }: PartContext): Field {
  const { ruleId, ruleName, planName, planArn, standing, nextRuns, isPreview } = rule;
  const next = nextRuns.map((run) => formats.dateTime(run)).join("; ");
  const by = isPreview ? "AWS's preview" : "by its schedule";
  const label = ruleLabel({ ruleId, ruleName, planName, planArn });
  return {
    key: `rule:${at}`,
    label,
    value: scheduleText(rule),
    ...(standing === "inForce" && next !== "" && { detail: `Next runs, ${by}: ${next}` }),
    actions: [],
  };
}

function scheduleText({ standing, planned, newest }: ResourceRule): string {
  if (standing === "planDeleted") return "The plan was deleted";
  if (standing === "ended") return "The plan no longer has this rule";
  const { createdBy } = newest ?? {};
  const expression = planned?.scheduleExpression ?? createdBy?.backupRuleCron;
  if (expression === undefined) return "Schedule unknown";
  const zone = planned?.scheduleExpressionTimezone ?? createdBy?.backupRuleTimezone;
  const words = cronText(expression) ?? oneLine(expression, 200);
  return zone === undefined ? words : `${words} (${oneLine(zone, 60)})`;
}

/** What DescribeProtectedResource tells beside the resource itself. */
function restoresSection({ resource }: KnownOfResource, context: PartContext): readonly Section[] {
  switch (resource.state) {
    case "notAsked":
    case "loading":
      return [];
    case "failed":
      return section(
        "protected",
        "Protected resource",
        [],
        resource.error.kind === "notFound"
          ? [information("AWS Backup has no recovery point of this resource.")]
          : [failure(resource.error, "load what AWS Backup knows of the resource", context)],
      );
    case "shown": {
      const { value } = resource;
      const minutes = value.latestRestoreExecutionMinutes;
      return section("protected", "Protected resource", [
        timeField({ key: "LastBackupTime", label: "Last backup" }, value.lastBackupTime, context),
        timeField(
          {
            key: "LatestRestoreJobCreationDate",
            label: "Last restore test",
            absent: "None reported",
          },
          value.latestRestoreJobCreationDate,
          context,
        ),
        isNumber(minutes)
          ? {
              key: "LatestRestoreExecutionTimeMinutes",
              label: "It took",
              value: context.formats.duration(minutes * 60_000),
              actions: [],
            }
          : undefined,
        timeField(
          {
            key: "LatestRestoreRecoveryPointCreationDate",
            label: "Recovery point that it restored",
          },
          value.latestRestoreRecoveryPointCreationDate,
          context,
        ),
      ]);
    }
  }
}

function pointsSection(known: KnownOfResource, context: PartContext): readonly Section[] {
  const { formats, actions } = context;
  const { points } = known;
  const { resourceType } = namesOf(known);
  const all = points.points;
  const more = {
    label: points.isLoading ? "Loading…" : "Load more…",
    accessibleLabel: "Load more recovery points",
  };
  const count = `${formats.count(all.length)} recovery ${all.length === 1 ? "point" : "points"}`;
  const notices: readonly Notice[] = [
    ...(points.error === undefined
      ? []
      : [failure(points.error, "load recovery points", context, "point")]),
    ...(points.asked && points.error === undefined
      ? [
          {
            kind: "information",
            text: points.hasMore
              ? `${count} loaded. AWS Backup has more.`
              : all.length === 0
                ? "AWS Backup lists no recovery points of this resource in this Region."
                : `${count}.`,
            actions: points.hasMore
              ? [actions.add("points:more", more, { type: "loadPoints" })]
              : [],
          } as const,
        ]
      : []),
  ];
  return section(
    "points",
    "Recovery points",
    all.map((point) => pointField(point, resourceType, context)),
    notices,
  );
}

/** "COMPLETED, 12.5 GiB, in prod-vault, encrypted" of a recovery point that is named by when it was made. */
function pointField(
  point: ResourcePoint,
  resourceType: string | undefined,
  { formats, actions }: PartContext,
): Field {
  const { recoveryPointArn, creationDate, status, vaultName, backupSizeInBytes } = point;
  const label = isNumber(creationDate) ? formats.dateTime(creationDate) : "Not dated";
  const parts = [
    status === undefined ? "Status not reported" : capitalised(oneLine(status, 40).toLowerCase()),
    isNumber(backupSizeInBytes) && !neverReportsBytes(backupSizeInBytes, resourceType)
      ? formats.bytes(backupSizeInBytes)
      : undefined,
    vaultName === undefined ? undefined : `in ${oneLine(vaultName, 60)}`,
    point.encryptionKeyArn === undefined ? undefined : "encrypted",
    scanText(point),
    point.isParent === true ? "composite" : undefined,
  ];
  const message = oneLine(point.statusMessage ?? "", 300);
  const key = `point:${recoveryPointArn}`;
  const copy = { label: "Copy", icon: "copy", accessibleLabel: "Copy the recovery point's ARN" };
  return {
    key,
    label,
    value: parts.filter((part) => part !== undefined).join(", "),
    ...(message !== "" && { detail: message }),
    actions: [
      actions.add(`copy:${key}`, copy, {
        type: "copy",
        text: recoveryPointArn,
        what: "the recovery point's ARN",
      }),
    ],
  };
}

function scanText({ scan }: ResourcePoint): string | undefined {
  if (scan === undefined) return undefined;
  if (scan.findings.length > 0) return `scan found ${oneLine(scan.findings.join(", "), 80)}`;
  return scan.hasFailed === true ? "a scan failed" : "scanned, no threat found";
}

function failure(
  error: BackupError,
  what: string,
  { session, actions }: PartContext,
  part: "resource" | "point" = "resource",
): Notice {
  return {
    kind: "error",
    text: errorText(error, session).sentence,
    actions: [
      ...remedyButtons(inPart(what), error, { session, actions }),
      actions.add(`retry:${what}`, retryLook(error, what), { type: "retry", part }),
    ],
  };
}
