import { parseArn } from "../../domain/arn/arn";
import type { ViewKind } from "../../domain/job/viewKinds";
import {
  type ArnPart,
  criterionMembers,
  leavesOfCriterion,
} from "../../domain/filter/criterionMembers";
import { type JobFilter, listCriteria } from "../../domain/filter/jobFilter";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { JobScope } from "../../domain/filter/jobScope";
import { jobMembers } from "../../domain/job/jobMembers";
import { apiStateOf, completedWithIssues, displayStatesOf } from "../../domain/job/jobState";
import { jobKinds } from "../../domain/job/jobKinds";
import { everyAccount } from "../../domain/job/listedBy";
import { leafOf } from "../../domain/job/memberLeaves";
import { failedStates } from "../../domain/protection/madeGood";
import { allOf, anyOf, endsWith, isEmpty, isInside, isOneOf, noneOf } from "./jmesPath";

/** What --query makes of a list, and what it can't. */
export interface Narrowing {
  /** The condition on a job; undefined where the whole answer is meant. */
  readonly condition?: string;
  /** Year and month of the first CLIs that know all members of the condition. */
  readonly since?: string;
  /** What the condition leaves out, or finds in some spellings only. */
  readonly lacks: readonly Lack[];
}

export type Lack = "created" | "completed" | "messageCategories" | "laterBackup";

interface Term {
  readonly condition: string;
  /** Year and month of the service model that has the members (botocore's history); older ones drop them. */
  readonly since?: string;
}

const { statusMessage } = jobMembers.backup;

/**
 * What of a scope's narrowing JMESPath can say of the answers of one of its queries. It has no times:
 * the CLI prints them as texts in the zone of the machine, or as numbers, as its settings want.
 */
export function narrowingOf(query: JobQuery, filter: JobFilter, scope: JobScope): Narrowing {
  const { kind, narrowedBy } = scope;
  const terms = listCriteria.flatMap((criterion): readonly Term[] => {
    const values = filter[criterion];
    if (values === undefined || !narrowedBy.includes(criterion)) return [];
    if (criterion === "states") return stateTerms(possibleStates(values, scope), kind, query.state);
    if (criterion === "vaults") return [vaultTerm(values, kind)];
    if (criterion === "accountIds" && values.includes(everyAccount)) return [];
    if (criterion === "laterBackup") return stateTerms(failedStates, kind, query.state);
    const spelled = criterion === "messageCategories" ? spellings(values) : values;
    const { part } = criterionMembers[criterion];
    const rows = leavesOfCriterion(kind, criterion).map(({ row }) => row);
    const conditions = rows.map(({ path }) => partTerm(path, part, spelled));
    return [{ condition: anyOf(conditions), ...latest(rows) }];
  });
  return {
    ...(terms.length > 0 && { condition: allOf(terms.map(({ condition }) => condition)) }),
    ...latest(terms),
    lacks: lackable.filter((criterion) => narrowedBy.includes(criterion)),
  };
}

const lackable: readonly Lack[] = ["created", "completed", "messageCategories", "laterBackup"];

function possibleStates(states: readonly string[], { impossible }: JobScope): readonly string[] {
  return states.filter(
    (state) =>
      !impossible.some(({ criterion, values }) => criterion === "states" && values.includes(state)),
  );
}

/**
 * The display states as displayState tells them.
 * @param asked the state that the query asks for: its answers have no other
 */
function stateTerms(
  wanted: readonly string[],
  kind: ViewKind,
  asked: string | undefined,
): readonly Term[] {
  const apiState = (state: string): string => apiStateOf(kind, state) ?? state;
  const states = wanted.filter((state) => asked === undefined || apiState(state) === asked);
  // Completed or completed with issues, one without the other.
  const part = states.find((state) =>
    displayStatesOf(kind, apiState(state)).some((each) => !states.includes(each)),
  );
  if (part === undefined && asked !== undefined) return [];
  const whole = [...new Set(states.filter((state) => state !== part).map(apiState))];
  const member = jobMembers[kind].state.path;
  const category = leafOf(kind, "messageCategory")?.row;
  const cleanly = cleanlyOf(category?.path);
  const isPart = part === completedWithIssues ? noneOf(cleanly) : anyOf(cleanly);
  const conditions = [
    ...(whole.length === 0 ? [] : [isOneOf(member, whole)]),
    ...(part === undefined
      ? []
      : [asked === undefined ? allOf([isOneOf(member, [apiState(part)]), isPart]) : isPart]),
  ];
  return [
    {
      condition: anyOf(conditions),
      ...(part !== undefined && latest(category === undefined ? [] : [category])),
    },
  ];
}

/** Of a completed job: it has no issues, see displayState. AWS's documents spell SUCCESS so. */
function cleanlyOf(categoryPath: string | undefined): readonly string[] {
  const isQuiet = isEmpty(statusMessage.path);
  return categoryPath === undefined
    ? [isQuiet]
    : [
        isOneOf(categoryPath, ["SUCCESS", "Success", "success"]),
        allOf([isEmpty(categoryPath), isQuiet]),
      ];
}

function partTerm(path: string, part: ArnPart | undefined, values: readonly string[]): string {
  if (part === undefined) return isOneOf(path, values);
  if (part === "vaultName") return isVaultNamed(path, values);
  return anyOf(values.map((region) => isInside(path, `:backup:${region}:`)));
}

/** See vaultOf: a backup job's own name first, else what the ARN says. */
function vaultTerm(names: readonly string[], kind: ViewKind): Term {
  const { vault, vaultName } = jobKinds[kind];
  const arn = leafOf(kind, vault)?.row;
  const own = vaultName && leafOf(kind, vaultName)?.row;
  const inArn = arn === undefined ? [] : [isVaultNamed(arn.path, names)];
  const condition =
    own === undefined
      ? anyOf(inArn)
      : anyOf([isOneOf(own.path, names), allOf([isEmpty(own.path), ...inArn])]);
  return { condition, ...(arn && latest([arn])) };
}

/** True of the ARN of a vault with one of the names. */
function isVaultNamed(path: string, names: readonly string[]): string {
  return anyOf([
    ...names.map((name) => endsWith(path, `:backup-vault:${name}`)),
    // A text that is no vault's ARN counts as the name.
    isOneOf(
      path,
      names.filter((name) => !isVaultArn(name)),
    ),
  ]);
}

function isVaultArn(text: string): boolean {
  return parseArn(text)?.resource.startsWith("backup-vault:") === true;
}

/** JMESPath can't compare without regard to case. */
function spellings(categories: readonly string[]): readonly string[] {
  return [...new Set(categories.flatMap((each) => [each, each.toUpperCase(), each.toLowerCase()]))];
}

function latest(parts: readonly { readonly since?: string }[]): { readonly since?: string } {
  const since = parts
    .map((part) => part.since)
    .filter((each) => each !== undefined)
    .sort()
    .at(-1);
  return since === undefined ? {} : { since };
}
