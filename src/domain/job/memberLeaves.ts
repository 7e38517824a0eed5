import { membersOf } from "../../base/membersOf";
import type { Job, JobKind } from "./job";
import { jobMembers } from "./jobMembers";
import { perKind } from "./perKind";
import type { MemberRow, StructureRow } from "./memberRow";

/** Our name of a member with a value, of any kind of job or of a structure in one. */
export type LeafName = { [K in JobKind]: LeafNameIn<(typeof jobMembers)[K]> }[JobKind];

type LeafNameIn<Rows> = {
  [Name in keyof Rows & string]: Rows[Name] extends StructureRow<string, infer Inner>
    ? keyof Inner & string
    : Name;
}[keyof Rows & string];

/** A member with a value, and where it stands in our job. */
export interface Leaf {
  readonly name: string;
  /** The name of the structure that holds it; undefined where the job itself does. */
  readonly within: string | undefined;
  readonly row: MemberRow;
}

/** The members of a kind's jobs that have values, those of structures too, in the order of the table. */
export function leavesOf(kind: JobKind): readonly Leaf[] {
  return leaves[kind];
}

/** A member of a kind's jobs by our name; undefined where the kind does not have it. */
export function leafOf(kind: JobKind, name: LeafName): Leaf | undefined {
  return byName[kind].get(name);
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
    row.type === "structure" ? leavesIn(row.members, name) : [{ name, within, row }],
  );
}

const leaves = perKind((kind) => leavesIn(jobMembers[kind]));

const byName = perKind((kind) => new Map(leaves[kind].map((leaf) => [leaf.name, leaf])));

const searched = perKind((kind) =>
  leaves[kind]
    .filter(({ row }) => row.search !== undefined)
    .sort((a, b) => (a.row.search ?? 0) - (b.row.search ?? 0)),
);
