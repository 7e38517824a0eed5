import { describe, expect, it } from "vitest";
import { JobMapper } from "../../../../src/aws/requests/jobMapper";
import {
  kindOfShape,
  type Leaf,
  recordOf,
  sampleLeaves,
} from "../../../support/schema/sampleLeaves";
import { jobShapeNames } from "../../../support/schema/shapeMembers";

/** Where a lean job calls a member by another name than AWS. */
const renamed: Readonly<Record<string, string>> = {
  BackupJobId: "id",
  RestoreJobId: "id",
  CopyJobId: "id",
  ScanJobId: "id",
  State: "state",
  Status: "state",
  // The only member of ScanResultInfo, and of RestoreJobCreator.
  "ScanResult.ScanResultStatus": "scanResultStatus",
  "CreatedBy.RestoreTestingPlanArn": "restoreTestingPlanArn",
};

/** Every value in a job, by its path; an empty id or state stands for a missing one. */
function valuesOf(
  value: object,
  path: readonly string[] = [],
): readonly (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const here = [...path, name];
    if (typeof member === "object" && member !== null) return valuesOf(member, here);
    return member === "" || here.join(".") === "kind" ? [] : [[here.join("."), member] as const];
  });
}

function expected({ path, value, inMap }: Leaf): readonly [string, unknown] {
  const inCamelCase = path.map((name, i) =>
    inMap && i === path.length - 1 ? name : name.charAt(0).toLowerCase() + name.slice(1),
  );
  return [
    renamed[path.join(".")] ?? inCamelCase.join("."),
    value instanceof Date ? value.getTime() : value,
  ];
}

/** The schema is the SDK's own: a member that it gains fails here until the mapper has it. */
describe.each(jobShapeNames)("a lean job has every member of %s", (shape) => {
  const kind = kindOfShape[shape];
  const leaves = sampleLeaves(shape);

  it("together", () => {
    const job = new JobMapper().job(kind, recordOf(leaves));
    expect([...valuesOf(job)].sort()).toEqual(leaves.map(expected).sort());
  });

  // By itself, so that one can't stand in for another; booleans, of which there are only two, both ways.
  it.each(leaves.map((leaf) => [leaf.path.join("."), leaf] as const))("%s", (_, leaf) => {
    const values = typeof leaf.value === "boolean" ? [true, false] : [leaf.value];
    for (const value of values) {
      const job = new JobMapper().job(kind, recordOf([{ ...leaf, value }]));
      expect(valuesOf(job)).toEqual([expected({ ...leaf, value })]);
    }
  });
});
