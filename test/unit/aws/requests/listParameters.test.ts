import { describe, expect, it } from "vitest";
import { allJobKinds } from "../../../../src/domain/job/job";
import { jobKinds, type ListParameter } from "../../../../src/domain/job/jobKinds";
import type { JobQuery } from "../../../../src/domain/query/jobQuery";
import { requestMembers } from "../../../../src/domain/query/requestMembers";
import { listInputMembers, type ListOperation } from "../../../support/schema/shapeMembers";

const times = { createdAfter: 1, createdBefore: 2, completeAfter: 3, completeBefore: 4 };

function asking(parameters: readonly ListParameter[]): Omit<JobQuery, "kind"> {
  return Object.fromEntries(parameters.map((parameter) => [parameter, "value"]));
}

/** What a request of an operation names when a query asks by all that its kind has. */
function named(operation: ListOperation): readonly string[] {
  const queries = allJobKinds.flatMap((kind): readonly JobQuery[] => {
    const { list, listByResource } = jobKinds[kind];
    if (list.operation === operation) return [{ kind, ...asking(list.parameters), ...times }];
    if (listByResource?.operation !== operation) return [];
    return [{ kind, ...asking(listByResource.parameters) }];
  });
  return queries.flatMap((query) => requestMembers(query).map(([name]) => name)).sort();
}

const ofPages = ["MaxResults", "NextToken"];

/** The schema is the SDK's own: a parameter that an operation gains fails here until it is asked by, or named here. */
describe("A query asks by every parameter of", () => {
  it.each<[ListOperation, readonly string[]]>([
    ["ListBackupJobs", []],
    ["ListRestoreJobs", []],
    ["ListCopyJobs", []],
    // Of recovery points, which no job tells the times of.
    [
      "ListRestoreJobsByProtectedResource",
      ["ByRecoveryPointCreationDateAfter", "ByRecoveryPointCreationDateBefore"],
    ],
  ])("%s", (operation, unasked) => {
    const known = [...ofPages, ...unasked];
    const members = listInputMembers(operation).filter((name) => !known.includes(name));
    expect(named(operation)).toEqual([...members].sort());
  });
});
