import type { JobKind } from "../../../src/domain/job/job";
import { type JobShape, type ShapeMember, shapeMembers } from "./shapeMembers";

export const kindOfShape = {
  BackupJob: "backup",
  DescribeBackupJobOutput: "backup",
  RestoreJobsListMember: "restore",
  DescribeRestoreJobOutput: "restore",
  CopyJob: "copy",
  ScanJob: "scan",
  DescribeScanJobOutput: "scan",
} as const satisfies Record<JobShape, JobKind>;

/** One value of a record, and the names that lead to it; in a map the last of them is a key. */
export interface Leaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean | Date;
  /** The path's last name is a key of a map, not a member's name. */
  readonly inMap: boolean;
}

/** A value for each member of a shape, nested ones too; no two texts, numbers or times are the same. */
export function sampleLeaves(shape: JobShape): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const add = (path: readonly string[], { name, type, members, values }: ShapeMember): void => {
    const here = [...path, name];
    const number = 1000 + leaves.length;
    switch (type) {
      case "structure":
        for (const member of members ?? []) add(here, member);
        return;
      case "map": {
        const value = values === "number" ? number : `value of ${name}`;
        leaves.push({ path: [...here, `key of ${name}`], value, inMap: true });
        return;
      }
      case "string":
        leaves.push({ path: here, value: here.join("."), inMap: false });
        return;
      case "number":
        leaves.push({ path: here, value: number, inMap: false });
        return;
      case "boolean":
        leaves.push({ path: here, value: true, inMap: false });
        return;
      case "time": {
        const value = new Date(Date.UTC(2026, 0, 1) + number * 60_000);
        leaves.push({ path: here, value, inMap: false });
        return;
      }
    }
  };
  for (const member of shapeMembers(shape)) add([], member);
  return leaves;
}

/** The record that holds these values, as the SDK would give it. */
export function recordOf(leaves: readonly Leaf[]): Readonly<Record<string, unknown>> {
  const names = [...new Set(leaves.map(({ path }) => path[0] ?? ""))];
  const entries = names.map((name): readonly [string, unknown] => {
    const own = leaves.filter(({ path }) => path[0] === name);
    const [first] = own;
    if (first?.path.length === 1) return [name, first.value];
    return [name, recordOf(own.map((leaf) => ({ ...leaf, path: leaf.path.slice(1) })))];
  });
  return Object.fromEntries(entries);
}
