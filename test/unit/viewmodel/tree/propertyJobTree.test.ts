import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobKinds } from "../../../../src/domain/job/jobKinds";
import { viewKinds } from "../../../../src/domain/job/viewKinds";
import { runs } from "../../../support/property";
import { problemOf, type Run, type Step } from "../../../support/jobs/treeRun";

const actions: readonly Step["action"][] = [
  "deliver",
  "deliver",
  "deliver",
  "deliverAll",
  "loadMore",
  "loadMore",
  "loadAll",
  "cancel",
  "refresh",
  "reload",
  "regroup",
  "filter",
  "fail",
  "expirePage",
  "retry",
  "expand",
  "expand",
  "expand",
  "expandGroups",
  "expandGroups",
  "collapse",
  "look",
  "look",
  "tick",
];

const steps = fc.array(
  fc.record({ action: fc.constantFrom(...actions), pick: fc.nat({ max: 1000 }) }),
  { maxLength: 30 },
);

const whole = {
  seed: fc.nat({ max: 1000 }),
  order: fc.constantFrom("newestFirst" as const, "scattered" as const),
  unknownStates: fc.constantFrom(0.2, 1),
};

const pages = {
  pageCap: fc.constantFrom(1, 7, 100),
  shortPages: fc.boolean(),
  emptyPages: fc.constantFrom(1, 3, 12),
  filterAfterPaging: fc.boolean(),
  lateEnd: fc.boolean(),
  duplicates: fc.boolean(),
  bindMaxResults: fc.boolean(),
};

/** A refresh may read many lists to their end: enough of that is enough. */
const fewPages = {
  ...pages,
  pageCap: fc.constantFrom(7, 100),
  emptyPages: fc.constantFrom(1, 3),
};

const contents = {
  seed: fc.nat({ max: 1000 }),
  children: fc.constantFrom("listed" as const, "leftOut" as const),
  order: fc.constantFrom("newestFirst" as const, "scattered" as const),
  omit: fc.constantFrom(
    "optional" as const,
    ["BackupVaultArn"],
    ["BackupVaultName"],
    ["CreationDate", "ResourceName"],
  ),
  unknownStates: fc.constantFrom(0.2, 1),
  missingIds: fc.constantFrom(0.3, 1),
};

type Seeds = Pick<Run, "filterSeeds" | "moveSeed" | "isOrganization">;

const anyRun = (mood: fc.Arbitrary<Run["mood"]>, seeds: fc.Arbitrary<Seeds>): fc.Arbitrary<Run> =>
  fc
    .record({
      kind: fc.constantFrom(...viewKinds),
      // Which of the kind's groupings.
      groupingAt: fc.nat({ max: 100 }),
      accountSeed: fc.nat({ max: 100_000 }),
      largest: fc.constantFrom(3, 12, 40),
      pageSize: fc.constantFrom(1, 7, 20, 100),
      rowsAtOnce: fc.constantFrom(1, 2, 7, 200),
      mood,
      steps,
    })
    .chain(({ groupingAt, ...run }) => {
      const { groupings } = jobKinds[run.kind];
      const grouping = groupings[groupingAt % groupings.length] ?? "none";
      return seeds.map((each) => ({ ...run, grouping, ...each }));
    });

const filterSeeds = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 3 });

const noFilters = fc.constant({ filterSeeds: [0] });

async function holds(
  numRuns: number,
  mood: fc.Arbitrary<Run["mood"]>,
  seeds: Parameters<typeof anyRun>[1] = noFilters,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyRun(mood, seeds), async (run) => {
      expect(await problemOf(run)).toBeUndefined();
    }),
    { numRuns: runs(numRuns) },
  );
}

/** All that was asked for comes in, and VS Code reads what was fired, with all groups expanded. */
const seen: readonly Step[] = (["deliverAll", "expandGroups", "look"] as const).map((action) => ({
  action,
  pick: 0,
}));

/** Pages of the view, and of the groups one after another. */
const moreSteps: readonly Step[] = Array.from({ length: 12 }, (_, i) => ({
  action: "loadMore",
  pick: i % 4,
}));

/** Load more, load all, cancel, refresh, reload, regroup, failures and answers in any order. */
describe("JobTree over random accounts, pages and steps", () => {
  it("counts exactly, fires all that changed, and after Load all shows each job once and in order", () =>
    holds(300, fc.record({ ...contents, ...pages }, { requiredKeys: ["seed"] })));

  it("holds for the jobs that stand still while others change their state between two pages", () =>
    holds(
      150,
      fc.record(
        { ...contents, ...pages, churnEvery: fc.constantFrom(1, 3, 10) },
        { requiredKeys: ["seed", "churnEvery"] },
      ),
    ));

  it("shows what each filter lets through, whichever are chosen meanwhile", () =>
    holds(
      150,
      fc.record({ ...whole, ...pages }, { requiredKeys: ["seed"] }),
      fc.record({ filterSeeds }),
    ));

  it("shows what each filter lets through in the end, though jobs move from state to state meanwhile", () =>
    holds(
      75,
      fc.record({ ...whole, ...fewPages }, { requiredKeys: ["seed"] }),
      fc.record({ filterSeeds, moveSeed: fc.nat({ max: 1_000_000 }) }),
    ));

  it("shows the jobs of all accounts of an organization, each account's by itself", () =>
    holds(
      75,
      fc.record({ ...contents, ...pages }, { requiredKeys: ["seed"] }),
      fc.constant({ filterSeeds: [0], isOrganization: true }),
    ));

  it("shows what each filter lets through of an organization, though jobs move meanwhile", () =>
    holds(
      50,
      fc.record({ ...whole, ...fewPages }, { requiredKeys: ["seed"] }),
      fc.record({
        filterSeeds,
        moveSeed: fc.nat({ max: 1_000_000 }),
        isOrganization: fc.constant(true),
      }),
    ));

  it("comes to an end where AWS repeats a token for ever", () =>
    holds(
      100,
      fc.record(
        { ...contents, ...pages, repeatTokenFrom: fc.constantFrom(2, 3, 5) },
        { requiredKeys: ["seed", "repeatTokenFrom"] },
      ),
    ));

  it("fires all that a page changed, and reads it again before the next", async () => {
    const small = fc.constantFrom(1, 3, 7);
    const mood = fc.record(
      { ...whole, pageCap: small, churnEvery: fc.constantFrom(1, 3) },
      { requiredKeys: ["seed", "pageCap"] },
    );
    const pageByPage = fc.tuple(anyRun(mood, noFilters), small);
    await fc.assert(
      fc.asyncProperty(pageByPage, async ([run, pageSize]) => {
        const shown = [...run.steps, ...moreSteps].flatMap((step) => [step, ...seen]);
        expect(await problemOf({ ...run, pageSize, largest: 40, steps: shown })).toBeUndefined();
      }),
      { numRuns: runs(20) },
    );
  });
});
