/** What a member holds; "texts" and "numbers" are maps, whose keys are data and not names of the API. */
export type ValueType = "text" | "flag" | "time" | "number" | "bytes" | "texts" | "numbers";

/** What is true of a member with a value. */
export interface MemberRow<Path = string, Type = ValueType> extends RowOptions {
  /** AWS's name, behind the name of the structure that it stands in: CreatedBy.BackupPlanId. */
  readonly path: Path;
  readonly type: Type;
  /** As the user reads it, on the job's page under the heading of its section. */
  readonly label: string;
}

export interface RowOptions {
  /** The label where no heading helps, in a tooltip; without it the same label. */
  readonly short?: string;
  /** Find Text looks into the member, in this order: the first member that holds a word is shown. */
  readonly search?: number;
  /** Seldom the same in two jobs, so that it would not pay to keep equal texts once. */
  readonly unique?: true;
  /** Year and month of the service model that has it, where an AWS CLI may be older (botocore's history). */
  readonly since?: string;
}

/** A member whose own members have the values. */
export interface StructureRow<Path = string, Rows = Readonly<Record<string, MemberRow>>> {
  readonly path: Path;
  readonly type: "structure";
  readonly members: Rows;
}

/** A row for each member of a record, of its type and under AWS's name of it, and none for any other. */
export type RowsOf<Of> = {
  readonly [Name in keyof Of & string]-?: RowOf<Name, NonNullable<Of[Name]>>;
};

type RowOf<Name extends string, Value> =
  TypeOf<Value> extends "structure"
    ? StructureRow<PathOf<Name>, RowsOf<Value>>
    : MemberRow<PathOf<Name>, TypeOf<Value>>;

/** Our name is AWS's with a small letter; id and state are so in all kinds, whatever AWS calls them. */
type PathOf<Name extends string> = Name extends "id" | "state"
  ? string
  : `${string}${Capitalize<Name>}`;

type TypeOf<Value> = Value extends string
  ? "text"
  : Value extends boolean
    ? "flag"
    : Value extends number
      ? "time" | "number" | "bytes"
      : Value extends Readonly<Record<string, string>>
        ? "texts"
        : Value extends Readonly<Record<string, number>>
          ? "numbers"
          : "structure";

/** Makes rows of a type. */
export function rowsOfType<Type extends ValueType>(type: Type) {
  return <const Path extends string>(
    path: Path,
    label: string,
    options: RowOptions = {},
  ): MemberRow<Path, Type> => ({ path, type, label, ...options });
}

/** A member that is a structure. */
export function structure<
  const Path extends string,
  const Rows extends Readonly<Record<string, MemberRow>>,
>(path: Path, members: Rows): StructureRow<Path, Rows> {
  return { path, type: "structure", members };
}
