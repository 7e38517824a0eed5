import type { HeldJob } from "./heldJob";
import { stateOf } from "./heldJob";
import type { IndexedMember } from "./jobShelf";
import type { OperationName, Parameters } from "./operations";
import { choiceOf, dateOf } from "./parameters";
import { jobStates, malwareScanners, scanResourceTypes, scanResults } from "./shapes";
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
  for (const [member, parameter] of dateParameters[kind]) {
    tests.push(...dateTests(member, parameter, params));
  }
  tests.push(...equalityTests(kind, params));
  return (job, view) => tests.every((test) => test(job, view));
}

/** A part of the shelf that holds every match, if a parameter names one. */
export function indexedValue(
  operation: OperationName,
  kind: JobKind,
  params: Parameters,
): readonly [IndexedMember, string] | undefined {
  for (const [member, parameter] of indexedParameters[kind]) {
    const value = params[parameter];
    if (value !== undefined && operation !== "ListRestoreJobsByProtectedResource") {
      return [member, value];
    }
  }
  return undefined;
}

/** Parameters whose value a shelf has an index for; the first that a request has is used. */
const indexedParameters: Readonly<Record<JobKind, readonly (readonly [IndexedMember, string])[]>> =
  {
    backup: [
      ["ParentJobId", "parentJobId"],
      ["ResourceArn", "resourceArn"],
      ["State", "state"],
      ["BackupVaultName", "backupVaultName"],
    ],
    restore: [
      ["ParentJobId", "parentJobId"],
      ["State", "status"],
    ],
    copy: [
      ["ParentJobId", "parentJobId"],
      ["ResourceArn", "resourceArn"],
      ["State", "state"],
    ],
    scan: [
      ["ResourceArn", "ByResourceArn"],
      ["State", "ByState"],
      ["BackupVaultName", "ByBackupVaultName"],
    ],
  };

const stateParameter = {
  backup: "state",
  restore: "status",
  copy: "state",
  scan: "ByState",
} as const satisfies Record<JobKind, string>;

function* stateTests(kind: JobKind, params: Parameters): Generator<JobTest> {
  const state = choiceOf(params, stateParameter[kind], jobStates[kind]);
  if (state !== undefined) {
    yield (_, view) => stateOf(kind, view) === state;
  }
}

const bothDates = [
  ["CreationDate", "created"],
  ["CompletionDate", "complete"],
] as const;

/** The dates that a list can be narrowed by: ListScanJobs has no parameter for the creation date. */
const dateParameters: Readonly<
  Record<JobKind, readonly (readonly [member: string, parameter: string])[]>
> = {
  backup: bothDates,
  restore: bothDates,
  copy: bothDates,
  scan: [["CompletionDate", "ByComplete"]],
};

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
  scan: {
    ByBackupVaultName: "BackupVaultName",
    ByRecoveryPointArn: "RecoveryPointArn",
    ByResourceArn: "ResourceArn",
  },
};

function* equalityTests(kind: JobKind, params: Parameters): Generator<JobTest> {
  for (const [parameter, member] of Object.entries(parametersOf[kind])) {
    const value = params[parameter];
    if (value !== undefined) {
      yield (_, view) => view[member] === value;
    }
  }
  switch (kind) {
    case "backup":
    case "copy":
      yield* categoryTests(params);
      return;
    case "restore":
      yield* testingPlanTests(params);
      return;
    case "scan":
      yield* scanTests(params);
      return;
  }
}

function* categoryTests(params: Parameters): Generator<JobTest> {
  const category = params["messageCategory"];
  if (category !== undefined && !anyCategory.includes(category)) {
    yield (_, view) => sameCategory(readText(view["MessageCategory"]), category);
  }
}

function* testingPlanTests(params: Parameters): Generator<JobTest> {
  const planArn = params["restoreTestingPlanArn"];
  if (planArn !== undefined) {
    yield (_, view) => innerMember(view, "CreatedBy", "RestoreTestingPlanArn") === planArn;
  }
}

/** Parameters of ListScanJobs whose values the model lists. */
function* scanTests(params: Parameters): Generator<JobTest> {
  const scanner = choiceOf(params, "ByMalwareScanner", malwareScanners);
  const type = choiceOf(params, "ByResourceType", scanResourceTypes);
  const result = choiceOf(params, "ByScanResultStatus", scanResults);
  if (scanner !== undefined) {
    yield (_, view) => view["MalwareScanner"] === scanner;
  }
  if (type !== undefined) {
    yield (_, view) => view["ResourceType"] === type;
  }
  if (result !== undefined) {
    yield (_, view) => innerMember(view, "ScanResult", "ScanResultStatus") === result;
  }
}

function innerMember(view: WireObject, outer: string, inner: string): unknown {
  const value = view[outer];
  return isObject(value) ? value[inner] : undefined;
}

/** InvalidParameters and INVALIDPARAMETERS are both in AWS's documents. */
function sameCategory(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
