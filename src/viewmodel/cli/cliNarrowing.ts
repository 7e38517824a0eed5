import { parseArn } from "../../domain/arn/arn";
import type { ViewKind } from "../../domain/job/jobKinds";
import {
  everyAccount,
  type JobFilter,
  type ListCriterion,
  listCriteria,
} from "../../domain/filter/jobFilter";
import { jobKinds } from "../../domain/job/jobKinds";
import type { JobQuery } from "../../domain/query/jobQuery";
import type { JobScope } from "../../domain/filter/jobScope";
import { apiStateOf, completedWithIssues, displayStatesOf } from "../../domain/job/jobState";
import { allOf, anyOf, endsWith, isEmpty, isOneOf, noneOf } from "./jmesPath";

/** What --query makes of a list, and what it can't. */
export interface Narrowing {
  /** The condition on a job; undefined where the whole answer is meant. */
  readonly condition?: string;
  /** Year and month of the first CLIs that know all members of the condition. */
  readonly since?: string;
  /** What the condition leaves out, or finds in some spellings only. */
  readonly lacks: readonly Lack[];
}

export type Lack = "created" | "completed" | "messageCategories";

interface Term {
  readonly condition: string;
  /** Year and month of the service model that has the members (botocore's history); older ones drop them. */
  readonly since?: string;
}

interface Member {
  readonly path: string;
  readonly since?: string;
}

type PlainCriterion = Exclude<ListCriterion, "states" | "vaults">;

/** The members that have a criterion's values, as filterMatch.ts knows them by our names. */
const members: Readonly<Record<ViewKind, Readonly<Record<PlainCriterion, readonly Member[]>>>> = {
  backup: {
    resourceTypes: [{ path: "ResourceType" }],
    resourceArns: [{ path: "ResourceArn" }],
    accountIds: [{ path: "AccountId" }],
    messageCategories: [{ path: "MessageCategory", since: "2023-11" }],
    backupPlans: [
      { path: "CreatedBy.BackupPlanName", since: "2025-10" },
      { path: "CreatedBy.BackupPlanId" },
      { path: "CreatedBy.BackupPlanArn" },
    ],
    backupRules: [
      { path: "CreatedBy.BackupRuleName", since: "2025-10" },
      { path: "CreatedBy.BackupRuleId" },
    ],
    restoreTestingPlanArns: [],
    parentJobIds: [{ path: "ParentJobId", since: "2022-11" }],
  },
  restore: {
    resourceTypes: [{ path: "ResourceType" }],
    resourceArns: [{ path: "SourceResourceArn", since: "2025-10" }],
    accountIds: [{ path: "AccountId" }],
    messageCategories: [],
    backupPlans: [],
    backupRules: [],
    restoreTestingPlanArns: [{ path: "CreatedBy.RestoreTestingPlanArn", since: "2023-11" }],
    parentJobIds: [{ path: "ParentJobId", since: "2025-11" }],
  },
};

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
    const spelled = criterion === "messageCategories" ? spellings(values) : values;
    return [
      {
        condition: anyOf(members[kind][criterion].map(({ path }) => isOneOf(path, spelled))),
        ...latest(members[kind][criterion]),
      },
    ];
  });
  return {
    ...(terms.length > 0 && { condition: allOf(terms.map(({ condition }) => condition)) }),
    ...latest(terms),
    lacks: lackable.filter((criterion) => narrowedBy.includes(criterion)),
  };
}

const lackable: readonly Lack[] = ["created", "completed", "messageCategories"];

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
  const apiState = (state: string): string => apiStateOf(state) ?? state;
  const states = wanted.filter((state) => asked === undefined || apiState(state) === asked);
  // Completed or completed with issues, one without the other.
  const part = states.find((state) =>
    displayStatesOf(kind, apiState(state)).some((each) => !states.includes(each)),
  );
  if (part === undefined && asked !== undefined) return [];
  const whole = [...new Set(states.filter((state) => state !== part).map(apiState))];
  const member = jobKinds[kind].stateMember;
  const isPart = part === completedWithIssues ? noneOf(cleanly) : anyOf(cleanly);
  const conditions = [
    ...(whole.length === 0 ? [] : [isOneOf(member, whole)]),
    ...(part === undefined
      ? []
      : [asked === undefined ? allOf([isOneOf(member, [apiState(part)]), isPart]) : isPart]),
  ];
  return [{ condition: anyOf(conditions), ...(part !== undefined && { since: "2023-11" }) }];
}

/** Of a completed job: it has no issues, see displayState. AWS's documents spell SUCCESS so. */
const cleanly: readonly string[] = [
  isOneOf("MessageCategory", ["SUCCESS", "Success", "success"]),
  allOf([isEmpty("MessageCategory"), isEmpty("StatusMessage")]),
];

/** See vaultOf: a backup job's own name first, else what the ARN says. */
function vaultTerm(names: readonly string[], kind: ViewKind): Term {
  const inArn = anyOf([
    ...names.map((name) => endsWith("BackupVaultArn", `:backup-vault:${name}`)),
    // A text that is no vault's ARN counts as the name.
    isOneOf(
      "BackupVaultArn",
      names.filter((name) => !isVaultArn(name)),
    ),
  ]);
  if (kind === "restore") return { condition: inArn, since: "2025-10" };
  return {
    condition: anyOf([
      isOneOf("BackupVaultName", names),
      allOf([isEmpty("BackupVaultName"), inArn]),
    ]),
  };
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
