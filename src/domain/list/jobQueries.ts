import { type GroupPath, stepsOf } from "./groupPath";
import type { Dimension } from "../job/jobDimension";
import { jobKinds, type ListParameter } from "../job/jobKinds";
import { canAskFor } from "../job/listedBy";
import { areOfOneAccount, asksFor, isByProtectedResource, type JobQuery } from "../query/jobQuery";
import type { ViewKind } from "../job/viewKinds";
import type { JobScope } from "../filter/jobScope";
import { isOfGoal } from "../protection/madeGood";
import type { Vault } from "../job/vault";
import { apiStateOf, displayStatesOf, statesOf } from "../job/jobState";

/** Which group a plan is made for. */
export interface GroupTarget {
  readonly scope: JobScope;
  readonly path: GroupPath;
  /** Of the path. */
  readonly vault: Vault | undefined;
}

/** A parameter that asks for one group of a dimension. */
type Part = readonly [name: ListParameter, value: string];

/** The parameter by which a list operation filters for a dimension, if it has that. No operation lists by backup plan. */
const parameterOf: Readonly<Record<Exclude<Dimension, "state" | "day" | "vault">, ListParameter>> =
  {
    resourceType: "resourceType",
    plan: "restoreTestingPlanArn",
    account: "accountId",
    category: "messageCategory",
    result: "scanResultStatus",
  };

/**
 * The queries whose answers tell the states of a scope apart: those of a scope with states, or one for
 * each state that it can ask for. None where several queries are asked anyway: a request for
 * each of their states would cost more than it shows. None where good jobs tell which failed ones are meant: a failure would be
 * shown before what followed it.
 */
export function stateQueries(scope: JobScope): readonly JobQuery[] {
  const { queries, leavesOutRecovered = false } = scope;
  if (leavesOutRecovered) return [];
  if (queries.every(({ state }) => state !== undefined)) return queries;
  const [only, ...others] = queries;
  if (only === undefined || others.length > 0) return [];
  return askedStates(scope).map((state) => ({ ...only, state }));
}

/** The query for what a view must show at once; none where that, or something else of it, is asked for anyway. */
export function urgentQueries({ kind, queries }: JobScope): readonly JobQuery[] {
  const { urgent } = jobKinds[kind].list;
  const [only, ...others] = queries;
  if (urgent === undefined || only === undefined || others.length > 0) return [];
  const [parameter, value] = urgent;
  return only[parameter] === undefined ? [{ ...only, [parameter]: value }] : [];
}

/** The states that the API can filter by and that hold something a scope shows. */
export function askedStates({ kind, shows }: JobScope): readonly string[] {
  return statesOf(kind).filter((state) => displayStatesOf(kind, state).some(shows));
}

/**
 * What *Load more* of a group advances: the first of these rounds that has an open query, each of its
 * open queries by a page at a time. Where the API can't ask for the group alone (a restore job's vault, jobs
 * completed with issues, states it does not know), queries that cover the group.
 */
export function loadMoreRounds(target: GroupTarget): readonly (readonly JobQuery[])[] {
  const { scope, path } = target;
  const own = ownQueries(target);
  if (own !== undefined) return [own];
  if (path.state !== undefined) return [scope.queries];
  return [stateQueries(scope), scope.queries];
}

/** The queries that *Load all* of a group drains. */
export function drainQueries(target: GroupTarget): readonly JobQuery[] {
  return ownQueries(target) ?? target.scope.queries;
}

/** A group is complete, and its count exact, when all queries of one of these are exhausted. */
export function coveringQueries(target: GroupTarget): readonly (readonly JobQuery[])[] {
  const [whole = [], ...narrower] = subsetsOf(partsOf(target)).map((parts) =>
    narrowed(target.scope, parts),
  );
  return [whole, ...narrower.filter((queries) => queries.length > 0)];
}

/** The queries that ask for a group's state alone; none where the API does not know the state. */
export function ownStateQueries(target: GroupTarget): readonly JobQuery[] {
  const { state } = target.path;
  const apiState = state === undefined ? undefined : apiStateOf(target.scope.kind, state);
  return apiState === undefined ? [] : narrowed(target.scope, [["state", apiState]]);
}

/**
 * The narrowest queries that the API has for a group; undefined where it has no filter for any of it, and where
 * the scope's queries say otherwise: AWS's category INVALIDPARAMETERS is in the answers to InvalidParameters.
 */
function ownQueries(target: GroupTarget): readonly JobQuery[] | undefined {
  const parts = partsOf(target);
  const queries = narrowed(target.scope, parts);
  return parts.length === 0 || queries.length === 0 ? undefined : queries;
}

/** The parameters that the API has for a group's dimensions. */
function partsOf({ scope, path, vault }: GroupTarget): readonly Part[] {
  const isByResource = scope.queries.some(isByProtectedResource);
  const isOfOneAccount = areOfOneAccount(scope.queries);
  return stepsOf(path).flatMap(([dimension, key]): readonly Part[] => {
    // All of its jobs are that account's anyway.
    if (dimension === "account" && isOfOneAccount) return [];
    const parts = dimension === "vault" ? vaultParts(vault) : partOf(scope.kind, dimension, key);
    return parts.flatMap(([name, value]): readonly Part[] =>
      value !== undefined &&
      value !== "" &&
      (scope.leavesOutRecovered !== true || isOfGoal(name)) &&
      (isByResource ? name === "state" : canAskFor(scope.kind, name, value))
        ? [[name, value]]
        : [],
    );
  });
}

type PossiblePart = readonly [name: ListParameter, value: string | undefined];

function partOf(
  kind: ViewKind,
  dimension: Exclude<Dimension, "vault">,
  key: string,
): readonly PossiblePart[] {
  if (dimension === "day") return [];
  return dimension === "state"
    ? [["state", apiStateOf(kind, key)]]
    : [[parameterOf[dimension], key]];
}

/** Lists go by a vault's name, or by the ARN of the vault that copies were made to. */
function vaultParts(vault: Vault | undefined): readonly PossiblePart[] {
  return [
    ["backupVaultName", vault?.name],
    ["destinationVaultArn", vault?.arn],
  ];
}

/** The scope's queries with further parameters; those that already ask for something else bring nothing. */
function narrowed({ queries }: JobScope, parts: readonly Part[]): readonly JobQuery[] {
  return queries.flatMap((query) => {
    const isContrary = parts.some(([name, value]) => !asksFor(query, name, value));
    return isContrary ? [] : { ...query, ...Object.fromEntries(parts) };
  });
}

/** Every choice among the parts, none of them first: fewer parts cover more. */
function subsetsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  return parts.reduce<readonly (readonly Part[])[]>(
    (subsets, part) => [...subsets, ...subsets.map((subset) => [...subset, part])],
    [[]],
  );
}
