import {
  BackupJob$,
  CopyJob$,
  DescribeBackupJobOutput$,
  DescribeRestoreJobOutput$,
  DescribeScanJobOutput$,
  ListBackupJobsInput$,
  ListCopyJobsInput$,
  ListRestoreJobsByProtectedResourceInput$,
  ListRestoreJobsInput$,
  ListScanJobsInput$,
  RestoreJobsListMember$,
  ScanJob$,
} from "@aws-sdk/client-backup";

const schemas = {
  BackupJob: BackupJob$,
  DescribeBackupJobOutput: DescribeBackupJobOutput$,
  RestoreJobsListMember: RestoreJobsListMember$,
  DescribeRestoreJobOutput: DescribeRestoreJobOutput$,
  CopyJob: CopyJob$,
  ScanJob: ScanJob$,
  DescribeScanJobOutput: DescribeScanJobOutput$,
} as const;

/** The shapes in which AWS Backup tells of a job; DescribeCopyJob's output wraps a CopyJob. */
export const jobShapeNames = [
  "BackupJob",
  "DescribeBackupJobOutput",
  "RestoreJobsListMember",
  "DescribeRestoreJobOutput",
  "CopyJob",
  "ScanJob",
  "DescribeScanJobOutput",
] as const satisfies readonly (keyof typeof schemas)[];

export type JobShape = (typeof jobShapeNames)[number];

export interface ShapeMember {
  readonly name: string;
  readonly type: "string" | "number" | "boolean" | "time" | "map" | "structure";
  /** Of a structure. */
  readonly members?: readonly ShapeMember[];
  /** Of a map: what its values are; its keys are text. */
  readonly values?: "string" | "number";
}

/**
 * The members of a shape, from the schema that the SDK reads answers with: a member that the SDK
 * gains stands here from then on.
 */
export function shapeMembers(shape: JobShape): readonly ShapeMember[] {
  return membersOf(schemas[shape]);
}

const listInputs = {
  ListBackupJobs: ListBackupJobsInput$,
  ListRestoreJobs: ListRestoreJobsInput$,
  ListRestoreJobsByProtectedResource: ListRestoreJobsByProtectedResourceInput$,
  ListCopyJobs: ListCopyJobsInput$,
  ListScanJobs: ListScanJobsInput$,
} as const;

export type ListOperation = keyof typeof listInputs;

/** The names of all that a list operation takes. */
export function listInputMembers(operation: ListOperation): readonly string[] {
  return membersOf(listInputs[operation]).map(({ name }) => name);
}

/**
 * Static schemas of the SDK: [3, namespace, name, traits, member names, member schemas] is a
 * structure; [schema, traits] a member with traits, such as a sensitive one; a number a simple type,
 * with 128 added a map to it; a function gives a schema that is declared elsewhere (@smithy/types,
 * schema/static-schemas.d.ts and sentinels.d.ts).
 */
function membersOf(schema: readonly unknown[]): readonly ShapeMember[] {
  const [kind, , , , names, members] = schema;
  if (kind !== structure || !Array.isArray(names) || !Array.isArray(members)) {
    throw new Error(`Not a structure: ${JSON.stringify(schema)}`);
  }
  return names.map((name: unknown, index) => memberOf(String(name), members[index]));
}

const structure = 3;
const mapOf = 128;

function memberOf(name: string, schema: unknown): ShapeMember {
  if (typeof schema === "function") return memberOf(name, Reflect.apply(schema, undefined, []));
  if (Array.isArray(schema)) {
    const parts: readonly unknown[] = schema;
    if (parts.length === 2) return memberOf(name, parts[0]);
    return { name, type: "structure", members: membersOf(parts) };
  }
  switch (schema) {
    case 0:
      return { name, type: "string" };
    case 1:
      return { name, type: "number" };
    case 2:
      return { name, type: "boolean" };
    case 4:
      return { name, type: "time" };
    case mapOf:
      return { name, type: "map", values: "string" };
    case mapOf + 1:
      return { name, type: "map", values: "number" };
    default:
      throw new Error(`${name} has a schema that this reader does not know: ${String(schema)}`);
  }
}
