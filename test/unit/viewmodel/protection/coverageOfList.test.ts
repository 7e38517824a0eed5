import { describe, expect, it } from "vitest";
import type { JobScope } from "../../../../src/domain/filter/jobScope";
import type { JobQuery } from "../../../../src/domain/query/jobQuery";
import { coverageOf } from "../../../../src/viewmodel/protection/coverageOfList";
import { noon } from "../../../support/jobs/jobBuilders";
import { standIn } from "../../../support/standIn";

function covered(
  queries: readonly Omit<JobQuery, "kind">[],
  options: {
    readonly isComplete?: boolean;
    readonly narrowedBy?: JobScope["narrowedBy"];
    readonly isAnswered?: boolean;
  } = {},
) {
  const { isComplete = true, narrowedBy = [], isAnswered = true } = options;
  return coverageOf({
    scope: standIn<JobScope>({
      queries: queries.map((query): JobQuery => ({ kind: "backup", ...query })),
      narrowedBy,
    }),
    asOf: isAnswered ? noon : undefined,
    isComplete: () => isComplete,
  });
}

describe("the time of which a view has read every job", () => {
  it("is all that AWS lists without a filter, or from a moment on", () => {
    expect(covered([{}])).toEqual({ since: -Infinity, until: noon });
    expect(covered([{ accountId: "*" }])).toEqual({ since: -Infinity, until: noon });
    expect(covered([{ createdAfter: 5 }])).toEqual({ since: 6, until: noon });
  });

  it.each([
    ["a state", [{ state: "FAILED" }], {}],
    ["a vault", [{ backupVaultName: "v" }], {}],
    ["a resource", [{ resourceArn: "arn:x" }], {}],
    ["another account", [{ accountId: "444455556666" }], {}],
    ["an end", [{ createdBefore: 9 }], {}],
    ["when jobs completed", [{ completeAfter: 9 }], {}],
    ["several queries", [{}, {}], {}],
    ["no query", [], {}],
    ["a filter that narrows", [{}], { narrowedBy: ["messageCategories" as const] }],
    ["a page that is left", [{}], { isComplete: false }],
    ["no answer yet", [{}], { isAnswered: false }],
  ] as const)("is none with %s", (_, queries, options) => {
    expect(covered(queries, options)).toBeUndefined();
  });
});
