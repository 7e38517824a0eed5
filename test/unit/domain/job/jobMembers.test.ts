import { describe, expect, it } from "vitest";
import { allJobKinds, type JobKind } from "../../../../src/domain/job/job";
import { leavesOf, searchedLeavesOf } from "../../../../src/domain/job/memberLeaves";
import type { ValueType } from "../../../../src/domain/job/memberRow";
import { kindOfShape } from "../../../support/schema/sampleLeaves";
import {
  jobShapeNames,
  type ShapeMember,
  shapeMembers,
} from "../../../support/schema/shapeMembers";

const kinds: readonly JobKind[] = allJobKinds;

/** The types that a row may give to a value of the SDK's schema. */
function typesOf({ type, values }: ShapeMember): readonly ValueType[] {
  switch (type) {
    case "string":
      return ["text"];
    case "boolean":
      return ["flag"];
    case "time":
      return ["time"];
    case "number":
      return ["number", "bytes"];
    case "map":
      return [values === "number" ? "numbers" : "texts"];
    case "structure":
      return [];
  }
}

/** The values of a shape by their paths, those in structures too. */
function valuesIn(
  members: readonly ShapeMember[],
  before = "",
): readonly (readonly [path: string, ShapeMember])[] {
  return members.flatMap((member) =>
    member.type === "structure"
      ? valuesIn(member.members ?? [], `${before}${member.name}.`)
      : [[before + member.name, member] as const],
  );
}

/** The schema is the SDK's own: a member that it gains fails here until the table has a row for it. */
describe.each(jobShapeNames)("The table of members, for every member of %s,", (shape) => {
  const rows = leavesOf(kindOfShape[shape]).map(({ row }) => row);

  it.each(valuesIn(shapeMembers(shape)))("has a row for %s", (path, member) => {
    expect(rows.map((row) => row.path)).toContain(path);
    expect(typesOf(member)).toContain(rows.find((row) => row.path === path)?.type);
  });
});

describe.each(kinds)("The members of a %s job", (kind) => {
  const rows = leavesOf(kind).map(({ row }) => row);
  const searched = searchedLeavesOf(kind).map(({ row }) => row);

  it("are members that AWS Backup has", () => {
    const known = jobShapeNames
      .filter((shape) => kindOfShape[shape] === kind)
      .flatMap((shape) => valuesIn(shapeMembers(shape)).map(([path]) => path));
    expect(rows.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });

  it("are found by text where they hold ids, names, ARNs and messages", () => {
    const ours = rows.filter(({ path }) => /(?:Id|Name|Arn|Message)$/.test(path));
    expect(ours.filter((row) => !searched.includes(row)).map(({ path }) => path)).toEqual([]);
  });

  it("are searched in an order", () => {
    const places = rows.flatMap(({ search }) => search ?? []);
    expect(new Set(places).size).toBe(places.length);
    expect(searched.map(({ search }) => search)).toEqual(places.sort((a, b) => a - b));
  });
});
