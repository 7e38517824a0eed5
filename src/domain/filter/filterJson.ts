import { parseArn } from "../arn/arn";
import { everyAccount } from "../job/listedBy";
import {
  criteria,
  type Criterion,
  isFiltering,
  type JobFilter,
  type ListCriterion,
  listCriteria,
  noFilter,
  noLaterBackup,
  windowCriteria,
  withValues,
  withWindow,
} from "./jobFilter";
import { completedWithIssues, displayStatesOfKind } from "../job/jobState";
import { viewKinds } from "../job/viewKinds";
import { noArn } from "../arn/noArn";
import { protectedResource } from "../arn/protectedResource";
import { isRegionId } from "../arn/region";
import { arnProblem } from "../arn/textArns";
import { jsonKind } from "../time/jsonKind";
import { isProblem, quoted } from "../time/timeProblem";
import { readWindows } from "../time/windowGrammar";

/** A filter that can be trusted, or one sentence that says why it can't. */
export type FilterReading = { readonly filter: JobFilter } | { readonly problem: string };

/** Values of one criterion at most; more are no filter that somebody chose. */
export const mostValues = 200;

/** Longer than any name, id or ARN of AWS Backup. */
const longestValue = 1024;

/**
 * A filter out of settings or of what a workspace kept: whoever wrote the file, nothing but what is understood in
 * full is let in, for half of a filter shows jobs that nobody asked for. What its times mean is no matter here: it
 * changes with the clock, and with the zone.
 */
export function readFilter(json: unknown): FilterReading {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return {
      problem: `A filter must be an object with criteria such as "states", not ${jsonKind(json)}.`,
    };
  }
  let filter = noFilter;
  for (const [name, value] of Object.entries(json)) {
    const criterion = criteria.find((each) => each === name);
    if (criterion === undefined) {
      return {
        problem: `${quoted(name)} is not a criterion of a filter. The criteria are ${criteria.join(", ")}.`,
      };
    }
    const next = withMember(filter, criterion, value);
    if ("problem" in next) return { problem: `${criterion}: ${next.problem}` };
    filter = next.filter;
  }
  if (isFiltering(filter)) return { filter };
  return { problem: "The filter is empty. Add a criterion." };
}

function withMember(filter: JobFilter, criterion: Criterion, value: unknown): FilterReading {
  const ofWindow = windowCriteria.find((each) => each === criterion);
  if (ofWindow !== undefined) {
    if (typeof value !== "string")
      return { problem: `a time must be a text, not ${jsonKind(value)}.` };
    const windows = readWindows(value);
    return isProblem(windows)
      ? { problem: windows.problem }
      : { filter: withWindow(filter, ofWindow, value.trim()) };
  }
  const ofList = listCriteria.find((each) => each === criterion);
  if (ofList === undefined) return { filter };
  if (!Array.isArray(value))
    return { problem: `the value must be a list of texts, not ${jsonKind(value)}.` };
  const values: string[] = [];
  // One more than is allowed says enough: a hostile list may have millions.
  const given: readonly unknown[] = value.slice(0, mostValues + 1);
  for (const each of given) {
    if (typeof each !== "string")
      return { problem: `a value must be a text, not ${jsonKind(each)}.` };
    const problem = valueProblem(ofList, each);
    if (problem !== undefined) return { problem };
    values.push(plainValue(ofList, each));
  }
  const problem = listProblem(ofList, values);
  return problem === undefined ? { filter: withValues(filter, ofList, values) } : { problem };
}

/** Why these values can't stand together; undefined when they can. */
function listProblem(criterion: ListCriterion, values: readonly string[]): string | undefined {
  if (values.length === 0) return "the list is empty. Add a value, or remove the criterion.";
  if (values.length > mostValues) return `a criterion can have at most ${mostValues} values.`;
  if (criterion === "accountIds" && values.includes(everyAccount) && values.length > 1) {
    return `"${everyAccount}" means all accounts. Remove the other values.`;
  }
  return undefined;
}

/** Why a text can't be a value of the criterion, in one sentence; undefined when it can. */
export function valueProblem(criterion: ListCriterion, text: string): string | undefined {
  const value = text.slice(0, longestValue + 3).trim();
  if (value === "") return "a value is empty.";
  if (value.length > longestValue || text.length > longestValue * 2) {
    return `${quoted(value)} is too long. A value has at most ${longestValue} characters.`;
  }
  if (/\p{Cc}|\p{Cs}/u.test(value)) {
    return `${quoted(value)} contains control characters. Remove them.`;
  }
  return criterionProblem(criterion, value);
}

function criterionProblem(criterion: ListCriterion, value: string): string | undefined {
  switch (criterion) {
    case "accountIds":
      return value === everyAccount || /^\d{12}$/.test(value)
        ? undefined
        : `${quoted(value)} is not an account ID. Write 12 digits, or "*" for all accounts of the organization.`;
    case "resourceArns":
      return resourceProblem(value);
    case "recoveryPointArns":
      return parseArn(value) === undefined ? noArn(value) : arnProblem(value);
    case "destinationVaultArns":
      return parseArn(value)?.resource.startsWith("backup-vault:") === true
        ? undefined
        : `${quoted(value)} is not the ARN of a backup vault. Write one such as "arn:aws:backup:…:backup-vault:…".`;
    case "destinationRegions":
      return isRegionId(value)
        ? undefined
        : `${quoted(value)} is not a Region. Write one such as "eu-central-1".`;
    case "restoreTestingPlanArns":
      return parseArn(value)?.resource.startsWith("restore-testing-plan:") === true
        ? undefined
        : `${quoted(value)} is not the ARN of a restore testing plan. Write one such as "arn:aws:backup:…:restore-testing-plan:…".`;
    case "vaults":
    case "sourceVaults": {
      const resource = parseArn(value)?.resource;
      return resource?.startsWith("backup-vault:") === true
        ? `${quoted(value)} is an ARN. Write the vault's name, ${quoted(resource.slice("backup-vault:".length))}.`
        : undefined;
    }
    case "backupPlans": {
      const resource = parseArn(value)?.resource;
      return resource === undefined || resource.startsWith("backup-plan:")
        ? undefined
        : `${quoted(value)} is not the ARN of a backup plan. Write the plan's name, ID or ARN.`;
    }
    case "backupRules":
      return parseArn(value) === undefined
        ? undefined
        : `${quoted(value)} is an ARN, but rules have no ARN. Write the rule's name or ID.`;
    case "laterBackup":
      return value === noLaterBackup
        ? undefined
        : `${quoted(value)} can't be searched for. Write "${noLaterBackup}".`;
    case "states":
    case "resourceTypes":
    case "messageCategories":
    case "parentJobIds":
    case "createdByBackupJobIds":
    case "scanResults":
    case "malwareScanners":
      return undefined;
  }
}

/** Snapshots and images have ARNs of their own services and may be backed up; what AWS Backup keeps is not. */
function resourceProblem(value: string): string | undefined {
  const arn = parseArn(value);
  if (arn === undefined) return noArn(value);
  const problem = arnProblem(value);
  if (problem !== undefined) return `${quoted(value)} is not the ARN of one resource. ${problem}`;
  return arn.service === "backup"
    ? `${quoted(value)} belongs to AWS Backup and is not the resource of a job. Use Go to Resource ARN to see its jobs.`
    : undefined;
}

const stateNames: readonly string[] = [
  ...viewKinds.flatMap(displayStatesOfKind),
  completedWithIssues,
];

/**
 * The value as a filter holds it: a known state in AWS's spelling, whichever way it was written, and a resource by the
 * ARN that jobs name it by.
 */
export function plainValue(criterion: ListCriterion, text: string): string {
  const value = text.trim();
  if (criterion === "resourceArns") return protectedResource(value);
  if (criterion !== "states") return value;
  const spelled = value.toUpperCase().replace(/[\s_-]+/g, "_");
  return stateNames.find((name) => name === spelled) ?? value;
}
