import { type Members, membersOf } from "../../base/membersOf";
import type { MemberRow, StructureRow } from "../../domain/job/memberRow";
import type { JobValues } from "./jobValues";
import { flag, number, numbersOf, text, textsOf, time } from "./members";

/** Reads one of our members from the member of an answer that holds it. */
export interface MemberReader {
  readonly name: string;
  /** What stands in the answer's own member: of a structure that holds ours, its name and type. */
  readonly member: string;
  readonly type: (MemberRow | StructureRow)["type"];
  /** Seldom the same in two jobs. */
  readonly isUnique: boolean;
  /** @returns undefined for a value that counts as missing */
  readonly read: (value: unknown) => unknown;
}

type Rows = Readonly<Record<string, MemberRow | StructureRow>>;

/**
 * Readers of the members of a table: of the right type only, repeated values shared.
 * @param structure the path of the structure that holds the rows' members
 */
export function memberReaders(
  rows: Rows,
  values: JobValues,
  structure = "",
): readonly MemberReader[] {
  return Object.entries(rows).map(([name, row]) => {
    const [member = "", inner] = row.path.slice(structure.length).split(".");
    const read = reading(row, values);
    if (inner !== undefined) {
      const readInner = (value: unknown): unknown => read(membersOf(value)[inner]);
      return { name, member, type: "structure", isUnique: false, read: readInner };
    }
    const isUnique = "unique" in row && row.unique;
    return { name, member, type: row.type, isUnique, read };
  });
}

/** Sets what has a value. Lists have 100,000 jobs: what can be found out from the table is found out before. */
export function readMembers(
  target: Record<string, unknown>,
  from: Members,
  readers: readonly MemberReader[],
): void {
  for (const { name, member, read } of readers) {
    const value = from[member];
    // AWS prints null for what a job does not have; the SDK leaves it out.
    if (value === undefined || value === null) continue;
    const checked = read(value);
    if (checked !== undefined) target[name] = checked;
  }
}

function reading(row: MemberRow | StructureRow, values: JobValues): MemberReader["read"] {
  switch (row.type) {
    case "text":
      return row.unique ? text : (value) => values.text(value);
    case "flag":
      return flag;
    case "time":
      return time;
    case "number":
    case "bytes":
      return number;
    case "texts":
      return (value) => values.record(textsOf(value));
    case "numbers":
      return (value) => values.record(numbersOf(value));
    case "structure": {
      const readers = memberReaders(row.members, values, `${row.path}.`);
      return (value) => {
        const record = {};
        readMembers(record, membersOf(value), readers);
        return values.record(record);
      };
    }
  }
}
