import { allJobKinds, type Job, type JobKind } from "../job/job";
import { jobKinds, type ListParameter } from "../job/jobKinds";
import { everyAccount, canAskFor } from "../job/listedBy";
import type { ViewKind } from "../job/viewKinds";
import { leavesOfCriterion } from "./criterionMembers";
import { matchesCriterion } from "./filterMatch";
import { type FilterRanges, isOther } from "./filterRanges";
import {
  criteria,
  type Criterion,
  type JobFilter,
  type ListCriterion,
  listCriteria,
  type WindowCriterion,
  windowCriteria,
  withValues,
} from "./jobFilter";
import { failedStates, hasGoals, isOfGoal } from "../protection/madeGood";
import type { JobQuery } from "../query/jobQuery";
import type { Impossible, JobScope } from "./jobScope";
import {
  apiStateOf,
  completedWithIssues,
  displayStatesOf,
  displayStatesOfKind,
  unfinishedStatesOf,
} from "../job/jobState";
import type { TimeRange } from "../time/timeWindow";

/** A filter asks so many queries side by side at most; what would go beyond narrows what is loaded. */
export const queryLimit = 20;

/** The criterion that asks by a parameter of the list operations. */
const criterionOf: Readonly<Record<ListParameter, ListCriterion>> = {
  accountId: "accountIds",
  resourceArn: "resourceArns",
  parentJobId: "parentJobIds",
  backupVaultName: "vaults",
  state: "states",
  messageCategory: "messageCategories",
  resourceType: "resourceTypes",
  restoreTestingPlanArn: "restoreTestingPlanArns",
  sourceRecoveryPointArn: "recoveryPointArns",
  destinationVaultArn: "destinationVaultArns",
  recoveryPointArn: "recoveryPointArns",
  scanResultStatus: "scanResults",
  malwareScanner: "malwareScanners",
};

/** A criterion and its request parameter. */
type Parameter = readonly [ListCriterion, ListParameter];

function asParameters(parameters: readonly ListParameter[]): readonly Parameter[] {
  return parameters.map((parameter) => [criterionOf[parameter], parameter]);
}

/** Criteria of which a kind of job has no member at all. */
function withoutMember(kind: JobKind): readonly ListCriterion[] {
  return listCriteria.filter((criterion) => {
    if (criterion === "states" || criterion === "vaults") return false;
    return criterion === "laterBackup"
      ? !hasGoals(kind)
      : leavesOfCriterion(kind, criterion).length === 0;
  });
}

/**
 * What a filter asks of AWS for one kind of job: as much as the API has parameters for, within the
 * limit of queries; the rest narrows what is loaded.
 * @param ranges the filter's time windows, as they were when its queries start: a moving time would
 *   invalidate the token
 */
export function planFilter(given: JobFilter, kind: ViewKind, ranges: FilterRanges): JobScope {
  const listsOwnAccountOnly =
    given.accountIds?.includes(everyAccount) === true &&
    !canAskFor(kind, "accountId", everyAccount);
  const filter = listsOwnAccountOnly ? withValues(given, "accountIds", []) : given;
  const possible = withoutImpossible(filter, kind);
  const unread = unreadWindows(filter, ranges);
  const impossible = [...impossibleValues(filter, possible), ...unread];
  const isEmpty =
    impossible.some(({ criterion }) => possible[criterion] === undefined) || unread.length > 0;
  const leavesOutRecovered = possible.laterBackup !== undefined;
  const { byResource, taken } = askedParameters(possible, kind);
  let queries: readonly JobQuery[] = isEmpty ? [] : [{ kind }];
  const narrowedBy = new Set<Criterion>(
    listCriteria.filter((criterion) => !taken.some(([each]) => each === criterion)),
  );
  for (const [criterion, member] of taken) {
    const values = possible[criterion];
    if (values === undefined) continue;
    const isTaken = byResource || values.every((value) => canAskFor(kind, member, value));
    const asked = isTaken ? askedValues(criterion, values, kind) : undefined;
    const next = asked && multiply(queries, member, asked);
    if (next !== undefined && next.length <= mostQueries(criterion, kind)) queries = next;
    // Other accounts' jobs are in no list but their own and the organization's.
    else if (criterion === "accountIds") queries = multiply(queries, member, [everyAccount]);
    if (queries !== next || isWider(values, asked, criterion, kind)) narrowedBy.add(criterion);
  }
  const askedRanges = byResource ? {} : askedRangesOf(possible, kind, ranges);
  for (const criterion of windowCriteria) {
    if (isOther(askedRanges[criterion], ranges[criterion])) narrowedBy.add(criterion);
  }
  queries = queries.map((query) => ({ ...query, ...windowMembers(askedRanges) }));
  const narrowing = criteria.filter(
    (criterion) => narrowedBy.has(criterion) && possible[criterion] !== undefined,
  );
  // States change while a view is open, so they are always looked at.
  const checked = [...new Set<Criterion>([...narrowing, "states"])];
  const passes = (job: Job, tests: readonly Criterion[]): boolean =>
    tests.every((criterion) => matchesCriterion(criterion, possible, job, ranges));
  return {
    kind,
    queries,
    belongs: (job) => passes(job, checked),
    matches: (job) => !isEmpty && passes(job, criteria),
    shows: (state) =>
      possible.states?.includes(state) !== false &&
      (!leavesOutRecovered || failedStates.includes(state)) &&
      // What can still change has no time of completion yet.
      (ranges.completed === undefined || !unfinishedStatesOf(kind).includes(state)),
    narrowedBy: narrowing,
    ranges,
    impossible,
    ...(listsOwnAccountOnly && { listsOwnAccountOnly }),
    ...(leavesOutRecovered && { leavesOutRecovered }),
  };
}

/** What the API can be asked for, and whether by the operation that lists the jobs of a resource. */
function askedParameters(
  filter: JobFilter,
  kind: ViewKind,
): { readonly byResource: boolean; readonly taken: readonly Parameter[] } {
  const { list, listByResource } = jobKinds[kind];
  const { resourceArns, accountIds, laterBackup } = filter;
  if (
    listByResource !== undefined &&
    resourceArns !== undefined &&
    resourceArns.length <= queryLimit &&
    accountIds === undefined
  ) {
    return { byResource: true, taken: asParameters(listByResource.parameters) };
  }
  const parameters = laterBackup === undefined ? list.parameters : list.parameters.filter(isOfGoal);
  return { byResource: false, taken: rareFirst(asParameters(parameters), filter) };
}

/** Where the organization has no list, each account is asked for: what a filter may name is bounded (filterJson.ts). */
function mostQueries(criterion: ListCriterion, kind: ViewKind): number {
  const isNeeded = criterion === "accountIds" && !canAskFor(kind, "accountId", everyAccount);
  return isNeeded ? Infinity : queryLimit;
}

/** Nearly all jobs complete, so other states go before vaults. */
function rareFirst(
  all: readonly Parameter[],
  { states = ["COMPLETED"] }: JobFilter,
): readonly Parameter[] {
  const vaults = all.findIndex(([criterion]) => criterion === "vaults");
  if (vaults < 0 || states.some((state) => state === "COMPLETED" || state === completedWithIssues))
    return all;
  const isOfState = ([criterion]: Parameter): boolean => criterion === "states";
  const after = all.slice(vaults).filter((each) => !isOfState(each));
  return [...all.slice(0, vaults), ...all.filter(isOfState), ...after];
}

/** The filter without the values that jobs of this kind never have. */
function withoutImpossible(filter: JobFilter, kind: ViewKind): JobFilter {
  const states = filter.states?.filter((state) => !isOfOtherKinds(state, kind)) ?? [];
  return withoutMember(kind).reduce(
    (possible, criterion) => withValues(possible, criterion, []),
    withValues(filter, "states", states),
  );
}

function impossibleValues(filter: JobFilter, possible: JobFilter): readonly Impossible[] {
  return listCriteria.flatMap((criterion): readonly Impossible[] => {
    const values = (filter[criterion] ?? []).filter(
      (value) => possible[criterion]?.includes(value) !== true,
    );
    return values.length === 0 ? [] : [{ criterion, values }];
  });
}

/** A window that could not be read must not let everything through. */
function unreadWindows(filter: JobFilter, ranges: FilterRanges): readonly Impossible[] {
  return windowCriteria.flatMap((criterion) => {
    const window = filter[criterion];
    const isUnread = window !== undefined && ranges[criterion] === undefined;
    return isUnread ? [{ criterion, values: [window] }] : [];
  });
}

/** True for a state that the API model knows, but not for this kind of job. */
function isOfOtherKinds(state: string, kind: ViewKind): boolean {
  return (
    !displayStatesOfKind(kind).includes(state) &&
    allJobKinds.some((other) => displayStatesOfKind(other).includes(state))
  );
}

/** What the API is asked for; undefined where it can't be asked for one of the values. */
function askedValues(
  criterion: ListCriterion,
  values: readonly string[],
  kind: ViewKind,
): readonly string[] | undefined {
  if (criterion !== "states") return values;
  const known = displayStatesOfKind(kind);
  if (values.some((state) => !known.includes(state))) return undefined;
  return [...new Set(values.map((state) => apiStateOf(kind, state) ?? state))];
}

/** True when what is asked for brings more than was meant: *completed* with those *with issues*. */
function isWider(
  values: readonly string[],
  asked: readonly string[] | undefined,
  criterion: ListCriterion,
  kind: ViewKind,
): boolean {
  if (criterion !== "states" || asked === undefined) return false;
  return asked
    .flatMap((state) => displayStatesOf(kind, state))
    .some((state) => !values.includes(state));
}

function multiply(
  queries: readonly JobQuery[],
  member: Parameter[1],
  values: readonly string[],
): readonly JobQuery[] {
  return queries.flatMap((query) => values.map((value) => ({ ...query, [member]: value })));
}

type AskedRanges = Readonly<Partial<Record<WindowCriterion, TimeRange | undefined>>>;

/** The times that AWS can be asked for. What a failed job was followed by may be later than both windows. */
function askedRangesOf(
  { laterBackup }: JobFilter,
  kind: ViewKind,
  { created, completed }: FilterRanges,
): AskedRanges {
  if (laterBackup !== undefined) {
    return created?.from === undefined ? {} : { created: { from: created.from } };
  }
  return jobKinds[kind].list.filtersByCreation ? { created, completed } : { completed };
}

/** A range begins with its first moment, and the API's "after" leaves the moment itself out. */
function windowMembers({ created = {}, completed = {} }: AskedRanges): Omit<JobQuery, "kind"> {
  return {
    ...(created.from !== undefined && { createdAfter: created.from - 1 }),
    ...(created.to !== undefined && { createdBefore: created.to }),
    ...(completed.from !== undefined && { completeAfter: completed.from - 1 }),
    ...(completed.to !== undefined && { completeBefore: completed.to }),
  };
}
