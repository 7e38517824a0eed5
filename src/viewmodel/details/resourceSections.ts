import { isBackup } from "../../domain/protection/knownJobs";
import { type ResourceRule, resourceRules } from "../../domain/protection/resourceRules";
import type { Field, Section } from "../../protocol/jobDetails";
import { ruleLabel } from "../protection/resourceGroups";
import { listed } from "../text/listed";
import { oneLine } from "../text/plainText";
import { cronText } from "./cronText";
import { isNumber, timeField } from "./fields";
import { information } from "./jobItems";
import type { PartContext } from "./partContext";
import type { KnownOfResource } from "./knownOfResource";
import { partFailure } from "./partFailure";
import { pointsSection } from "./pointsSection";
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
      ...(plansError === undefined
        ? []
        : [partFailure(plansError, "read the backup plans", context)]),
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
          : [partFailure(resource.error, "load what AWS Backup knows of the resource", context)],
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
