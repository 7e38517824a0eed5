import type { HeldJob } from "./heldJob";
import { stateOf } from "./heldJob";
import type { IndexedMember } from "./jobShelf";
import type { OperationName, Parameters } from "./operations";
import { choiceOf, dateOf } from "./parameters";
import { jobStates } from "./shapes";
import type { JobKind, WireObject } from "./wire";
import { readDate, readText } from "./wire";

/** Whether a list that was asked for with certain parameters holds a job. */
export type JobTest = (job: HeldJob, view: WireObject) => boolean;

/** Values that ask for every message category; the summaries use them to add up. */
const anyCategory = ["*", "ANY", "AGGREGATE_ALL"];

/** The filters of a list operation; throws InvalidParameterValueException for values that AWS refuses. */
export function jobFilter(operation: OperationName, kind: JobKind, params: Parameters): JobTest {
  const tests = [...stateTests(kind, params)];
  if (operation === "ListRestoreJobsByProtectedResource") {
    const arn = params["resourceArn"];
    tests.push((job) => job.protectedResource === arn);
    tests.push(...dateTests("RecoveryPointCreationDate", "recoveryPointCreationDate", params));
    return (job, view) => tests.every((test) => test(job, view));
  }
  tests.push(...dateTests("CreationDate", "created", params));
  tests.push(...dateTests("CompletionDate", "complete", params));
  tests.push(...equalityTests(kind, params));
  return (job, view) => tests.every((test) => test(job, view));
}

/** A part of the shelf that holds every match, if a parameter names one. */
export function indexedValue(
  operation: OperationName,
  kind: JobKind,
  params: Parameters,
): readonly [IndexedMember, string] | undefined {
  const state = params[stateParameter(kind)];
  const choices: readonly (readonly [IndexedMember, string | undefined])[] = [
    ["ParentJobId", params["parentJobId"]],
    ["ResourceArn", kind === "restore" ? undefined : params["resourceArn"]],
    ["State", state],
    ["BackupVaultName", kind === "backup" ? params["backupVaultName"] : undefined],
  ];
  for (const [member, value] of choices) {
    if (value !== undefined && operation !== "ListRestoreJobsByProtectedResource") {
      return [member, value];
    }
  }
  return undefined;
}

function stateParameter(kind: JobKind): "state" | "status" {
  return kind === "restore" ? "status" : "state";
}

function* stateTests(kind: JobKind, params: Parameters): Generator<JobTest> {
  const state = choiceOf(params, stateParameter(kind), jobStates[kind]);
  if (state !== undefined) {
    yield (_, view) => stateOf(kind, view) === state;
  }
}

/** "After" and "before" are strict, and a job without the date is in neither. */
function* dateTests(member: string, parameter: string, params: Parameters): Generator<JobTest> {
  const after = dateOf(params, `${parameter}After`);
  const before = dateOf(params, `${parameter}Before`);
  if (after !== undefined) {
    yield (_, view) => (readDate(view[member]) ?? -Infinity) > after;
  }
  if (before !== undefined) {
    yield (_, view) => (readDate(view[member]) ?? Infinity) < before;
  }
}

const parametersOf: Readonly<Record<JobKind, Readonly<Record<string, string>>>> = {
  backup: {
    backupVaultName: "BackupVaultName",
    resourceArn: "ResourceArn",
    resourceType: "ResourceType",
    parentJobId: "ParentJobId",
  },
  restore: { resourceType: "ResourceType", parentJobId: "ParentJobId" },
  copy: {
    resourceArn: "ResourceArn",
    resourceType: "ResourceType",
    destinationVaultArn: "DestinationBackupVaultArn",
    sourceRecoveryPointArn: "SourceRecoveryPointArn",
    parentJobId: "ParentJobId",
  },
};

function* equalityTests(kind: JobKind, params: Parameters): Generator<JobTest> {
  for (const [parameter, member] of Object.entries(parametersOf[kind])) {
    const value = params[parameter];
    if (value !== undefined) {
      yield (_, view) => view[member] === value;
    }
  }
  const planArn = params["restoreTestingPlanArn"];
  if (kind === "restore" && planArn !== undefined) {
    yield (_, view) => creatorMember(view, "RestoreTestingPlanArn") === planArn;
  }
  const category = params["messageCategory"];
  if (kind !== "restore" && category !== undefined && !anyCategory.includes(category)) {
    yield (_, view) => sameCategory(readText(view["MessageCategory"]), category);
  }
}

function creatorMember(view: WireObject, member: string): unknown {
  const creator = view["CreatedBy"];
  return isObject(creator) ? creator[member] : undefined;
}

/** InvalidParameters and INVALIDPARAMETERS are both in AWS's documents. */
function sameCategory(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
