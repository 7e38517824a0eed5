import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { viewProblemOf, type ViewStep } from "../../../support/jobs/viewRun";
import { runs } from "../../../support/property";

const actions: readonly ViewStep["action"][] = [
  "add",
  "add",
  "addRegions",
  "remove",
  "move",
  "replace",
  "reopen",
  "close",
  "findOut",
  "deliver",
  "deliver",
  "deliver",
  "deliver",
  "deliverAll",
  "loadMore",
  "loadAll",
  "refresh",
  "reload",
  "recover",
  "regroup",
  "filter",
  "fail",
  "fail",
  "retry",
  "expand",
  "expand",
  "expandGroups",
  "expandGroups",
  "collapse",
  "look",
  "look",
  "look",
  "tick",
];

const run = (filterSeeds: fc.Arbitrary<readonly number[]>) =>
  fc.record({
    kind: fc.constantFrom(...viewKinds),
    seed: fc.nat({ max: 100_000 }),
    largest: fc.constantFrom(3, 12, 25),
    pageSize: fc.constantFrom(2, 7, 100),
    filterSeeds,
    steps: fc.array(
      fc.record({ action: fc.constantFrom(...actions), pick: fc.nat({ max: 1000 }) }),
      { maxLength: 30 },
    ),
  });

async function holds(numRuns: number, filterSeeds: fc.Arbitrary<readonly number[]>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(run(filterSeeds), async (options) => {
      expect(await viewProblemOf(options)).toBeUndefined();
    }),
    { numRuns: runs(numRuns) },
  );
}

/** Sessions come, go and lead elsewhere while loads, failures and late answers go on in all of them. */
describe("ViewTree over random sessions and steps", () => {
  it("never shows a row, a count or a job of one session under another, and after Load all shows each one's list", () =>
    holds(200, fc.constant([0])));

  it("holds with filters", () =>
    holds(75, fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 3 })));
});
