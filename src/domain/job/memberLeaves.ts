import { membersOf } from "../../base/membersOf";
import type { Job, JobKind } from "./job";
import { jobMembers } from "./jobMembers";
import { perKind } from "./perKind";
import type { MemberRow, StructureRow } from "./memberRow";

/** A member with a value, and where it stands in our job. */
export interface Leaf extends MemberRow {
  readonly name: string;
  /** The name of the structure that holds it. */
  readonly within?: string;
}

/** The members of a kind's jobs that have values, those of structures too, in the order of the table. */
export function leavesOf(kind: JobKind): readonly Leaf[] {
  return leaves[kind];
}

/** The members that Find Text looks into, in its order. */
export function searchedLeavesOf(kind: JobKind): readonly Leaf[] {
  return searched[kind];
}

/** What a job has of a member; undefined where AWS reported nothing. */
export function valueOf(job: Job, { name, within }: Leaf): unknown {
  const members = membersOf(job);
  return (within === undefined ? members : membersOf(members[within]))[name];
}

function leavesIn(
  rows: Readonly<Record<string, MemberRow | StructureRow>>,
  within?: string,
): readonly Leaf[] {
  return Object.entries(rows).flatMap(([name, row]) =>
    row.type === "structure"
      ? leavesIn(row.members, name)
      : [{ ...row, name, ...(within !== undefined && { within }) }],
  );
}

const leaves = perKind((kind) => leavesIn(jobMembers[kind]));

const searched = perKind((kind) =>
  leaves[kind]
    .filter(({ search }) => search !== undefined)
    .sort((a, b) => (a.search ?? 0) - (b.search ?? 0)),
);
