import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BackupError } from "../../../../src/domain/query/backupError";
import type { BackupJob, Job } from "../../../../src/domain/job/job";
import type { ChildrenPart } from "../../../../src/protocol/jobDetails";
import type { ChildrenInput } from "../../../../src/viewmodel/details/childrenPart";
import { familyPart, type FamilyInput } from "../../../../src/viewmodel/details/familyPart";
import { aBackupJob, aCopyJob, aRestoreJob, noon } from "../../../support/jobs/jobBuilders";
import { aContext, hostileText, textsIn } from "./partFixture";
import { runs } from "../../../support/property";

const noAncestors = { jobs: [], loading: false, end: "root" } as const;
const parent = aBackupJob({ id: "parent", isParent: true });

function family(input: Partial<FamilyInput>, context = aContext()) {
  const whole = { job: parent, isDescribed: true, ancestors: noAncestors, ...input };
  return familyPart(whole, context);
}

function loaded(jobs: readonly Job[], members: Partial<ChildrenInput> = {}): ChildrenInput {
  return {
    all: jobs,
    shown: jobs,
    isComplete: true,
    completeStates: [],
    asked: true,
    loading: false,
    hasMore: members.isComplete === false,
    ...members,
  };
}

function children(
  jobs: readonly Job[],
  members: Partial<ChildrenInput> = {},
  job: Job = parent,
): ChildrenPart {
  const part = family({ job, children: loaded(jobs, members) }).children;
  if (part === undefined) throw new Error("No children");
  return part;
}

function some(count: number, members: Partial<BackupJob> = {}): BackupJob[] {
  const name = members.state ?? "COMPLETED";
  return Array.from({ length: count }, (_, i) =>
    aBackupJob({ id: `${name}-${i}`, creationDate: noon - i, ...members }),
  );
}

function countsOf({ counts }: ChildrenPart): Record<string, string> {
  return Object.fromEntries(counts.map(({ state, count }) => [state.label, count]));
}

describe("The children of a backup job", () => {
  const counted = {
    ...parent,
    numberOfChildJobs: 300,
    childJobsInState: { COMPLETED: 290, FAILED: 8, RUNNING: 2, ABORTED: 0 },
  };

  it("are counted by AWS Backup while not all of them are loaded", () => {
    const part = children(some(100), { isComplete: false }, counted);
    expect(part.title).toBe("300 child jobs");
    expect(part.source).toBe(
      "Counts from AWS Backup. Completed includes those completed with issues.",
    );
    expect(Object.entries(countsOf(part))).toEqual([
      ["Failed", "8"],
      ["Running", "2"],
      ["Completed", "290"],
    ]);
  });

  it("can be narrowed to those with issues as soon as one is known", () => {
    const jobs = [...some(98), ...some(2, { messageCategory: "ANY", id: "x" })];
    const part = children(jobs, { isComplete: false }, counted);
    expect(countsOf(part)).toMatchObject({ "Completed with issues": "2+", Completed: "290" });
  });

  it("are counted one by one once all are loaded, issues apart", () => {
    const job = { ...parent, numberOfChildJobs: 3, childJobsInState: { COMPLETED: 3 } };
    const jobs = [...some(2), aBackupJob({ id: "issues", messageCategory: "ANY" })];
    const part = children(jobs, {}, job);
    expect(countsOf(part)).toEqual({ "Completed with issues": "1", Completed: "2" });
    expect(part.source).toBe("Counts from AWS Backup. All 3 child jobs are loaded.");
  });

  it("are counted one by one where AWS's counts are of another moment, and it says so", () => {
    const job = {
      ...parent,
      numberOfChildJobs: 2,
      childJobsInState: { COMPLETED: 1, RUNNING: 1 },
    };
    const part = children(some(2), {}, job);
    expect(countsOf(part)).toEqual({ Completed: "2" });
    expect(part.source).toBe("Counted from all 2 child jobs. AWS Backup's own counts differ.");
  });

  it("are as many as AWS counts where it does not list them all any more", () => {
    const part = children(some(20), {}, counted);
    expect(part.title).toBe("300 child jobs");
    expect(part.source).toContain("Counts from AWS Backup, which lists 20 of them now.");
    expect(part.remainder).toEqual({ count: 280, label: "280 not listed by AWS Backup" });
  });

  it("are more than AWS counts when a newer page says so", () => {
    const part = children(some(9, { state: "FAILED" }), { isComplete: false }, counted);
    expect(countsOf(part)["Failed"]).toBe("9+");
  });

  it("are counted here where AWS gives no counts, and it says so", () => {
    const part = children(some(3), { isComplete: false });
    expect(part).toMatchObject({
      title: "3+ child jobs",
      source:
        "AWS Backup reported no counts by state. Counted from the 3 child jobs loaded so far.",
    });
    expect(countsOf(part)).toEqual({ Completed: "3+" });
  });

  it.each([NaN, -1, 1.5, 1e300, Infinity])("are not counted by numbers like %s", (count) => {
    const job = { ...parent, numberOfChildJobs: count, childJobsInState: { FAILED: count } };
    expect(children(some(1), {}, job)).toMatchObject({
      title: "1 child job",
      counts: [{ count: "1", state: { label: "Completed" } }],
    });
  });

  it("may be none, or not known yet", () => {
    expect(children([]).title).toBe("No child jobs");
    expect(children([]).jobs.notices).toMatchObject([
      { text: "AWS Backup lists no child jobs of this job." },
    ]);
    const loading = { isComplete: false, asked: false, loading: true, hasMore: false };
    expect(children([], loading)).toMatchObject({ title: "Child jobs", counts: [] });
  });
});

describe("The children of other jobs", () => {
  it("of a restore job are counted from what was loaded", () => {
    const restore = aRestoreJob({ isParent: true });
    const jobs = [aRestoreJob({ id: "a" }), aRestoreJob({ id: "b", state: "FAILED" })];
    expect(children(jobs, { isComplete: false }, restore)).toMatchObject({
      title: "2+ child jobs",
      source: "Counted from the 2 child jobs loaded so far.",
      counts: [{ count: "1+" }, { count: "1+" }],
    });
    expect(children(jobs, {}, restore)).toMatchObject({
      title: "2 child jobs",
      source: "Counted from all 2 child jobs.",
      counts: [{ count: "1" }, { count: "1" }],
    });
  });

  it("of a copy job are counted by AWS Backup", () => {
    const copy = aCopyJob({ numberOfChildJobs: 5, childJobsInState: { PARTIAL: 1, COMPLETED: 4 } });
    expect(children([], { isComplete: false, asked: false }, copy)).toMatchObject({
      title: "5 child jobs",
      source: "Counts from AWS Backup. Completed includes those completed with issues.",
      counts: [{ count: "1" }, { count: "4" }],
    });
  });
});

describe("Children of which AWS's COMPLETED is read to its end", () => {
  const job = {
    ...parent,
    numberOfChildJobs: 181,
    childJobsInState: { COMPLETED: 180, FAILED: 1 },
  };
  const jobs = [...some(60), ...some(120, { messageCategory: "VSS", id: "x" })];
  const apart = jobs.map((each, i) => ({ ...each, id: `${i}` }));

  it.each(["COMPLETED", "COMPLETED_WITH_ISSUES"])(
    "by the list of %s have the counts of what was loaded, issues apart",
    (state) => {
      const members = { isComplete: false, completeStates: [state] };
      const part = children(apart, members, job);
      expect(countsOf(part)).toEqual({
        Failed: "1",
        "Completed with issues": "120",
        Completed: "60",
      });
      expect(part.source).toBe(
        "Counts from AWS Backup. Completed and completed with issues are counted from the list.",
      );
    },
  );
});

describe("The filter of the children", () => {
  const jobs = [...some(2), ...some(1, { state: "FAILED" })];

  it("is a toggle for each state", () => {
    const context = aContext();
    const input = loaded(jobs, { filter: "FAILED", shown: jobs.slice(2) });
    const part = family({ children: input }, context).children;
    expect(part?.counts.map(({ pressed }) => pressed)).toEqual([true, false]);
    expect(context.actions.intent("filter:FAILED")).toEqual({
      type: "filterChildren",
      state: undefined,
    });
    expect(context.actions.intent("filter:COMPLETED")).toEqual({
      type: "filterChildren",
      state: "COMPLETED",
    });
    expect(part?.clearFilter?.id).toBe("clearFilter");
    expect(part?.jobs.items.map(({ key }) => key)).toEqual(["child:FAILED-0"]);
    expect(children(jobs)).not.toHaveProperty("clearFilter");
  });

  it("stays when no child is left in its state", () => {
    const part = children(jobs, { filter: "EXPIRED", shown: [] });
    expect(countsOf(part)).toMatchObject({ Expired: "0" });
    expect(part.jobs.notices).toMatchObject([{ text: "No child job is in the state Expired." }]);
  });

  it("knows the count of its own state once that is read to its end", () => {
    const restore = aRestoreJob({ isParent: true });
    const members = {
      isComplete: false,
      filter: "COMPLETED",
      completeStates: ["COMPLETED"],
      shown: some(2),
      hasMore: false,
    };
    expect(countsOf(children(jobs, members, restore))).toEqual({ Failed: "1+", Completed: "2" });
  });

  it("of a state that another list brought whole says so where it has none", () => {
    const filter = "COMPLETED_WITH_ISSUES";
    const members = { filter, shown: [], isComplete: false, asked: false, hasMore: false };
    const part = children(jobs, { ...members, completeStates: ["COMPLETED", filter] });
    expect(part.jobs.notices).toMatchObject([
      { text: "No child job is in the state Completed with issues." },
    ]);
  });

  it("says how many were looked at while there are more", () => {
    const members = { isComplete: false, filter: "?NEW", shown: [], lookedAt: 200, hasMore: true };
    expect(children(jobs, members).jobs.notices).toMatchObject([
      { text: "200 child jobs loaded so far. AWS Backup has more." },
    ]);
  });
});

describe("The list of the children", () => {
  it("has failures first, newest first within a state", () => {
    const jobs = [
      aBackupJob({ id: "new", creationDate: noon }),
      aBackupJob({ id: "running", state: "RUNNING" }),
      aBackupJob({ id: "old failure", state: "FAILED", creationDate: 1 }),
      aBackupJob({ id: "failure", state: "FAILED", creationDate: 2 }),
    ];
    expect(children(jobs).jobs.items.map(({ key }) => key)).toEqual([
      "child:failure",
      "child:old failure",
      "child:running",
      "child:new",
    ]);
  });
});

describe("The picture of a large family", () => {
  it("is not drawn for a dozen", () => {
    expect(children(some(12))).toMatchObject({ cells: [] });
    expect(children(some(13)).cells).toHaveLength(13);
    expect(children(some(13))).not.toHaveProperty("remainder");
  });

  it("has a square for each loaded child, failures first, and a remainder", () => {
    const job = { ...parent, numberOfChildJobs: 220 };
    const jobs = [...some(98), ...some(2, { state: "FAILED" })];
    const { cells, remainder } = children(jobs, { isComplete: false }, job);
    expect(cells.slice(0, 3).map(({ key }) => key)).toEqual([
      "cell:FAILED-0",
      "cell:FAILED-1",
      "cell:COMPLETED-0",
    ]);
    expect(remainder).toEqual({ count: 120, label: "120 not loaded yet" });
  });

  it("has 1,000 squares at most", () => {
    const job = { ...parent, numberOfChildJobs: 1500 };
    const { cells, remainder } = children(some(1200), { isComplete: false }, job);
    expect(cells).toHaveLength(1000);
    expect(remainder).toEqual({
      count: 500,
      label: "300 not loaded yet, 200 loaded and only in the list below",
    });
  });
});

describe("The chain of parents", () => {
  const child = aBackupJob({ id: "child", parentJobId: "mid" });
  const mid = aBackupJob({ id: "mid", parentJobId: "root", resourceName: "stack" });
  const root = aBackupJob({ id: "root", resourceName: "app" });

  function chain(ancestors: FamilyInput["ancestors"], job: Job = child, context = aContext()) {
    const part = family({ job, ancestors }, context);
    return {
      names: part.ancestors.map(({ name }) => name),
      loading: part.ancestorsLoading,
      notices: part.ancestorNotices,
    };
  }

  it("stands from the root down", () => {
    expect(chain({ jobs: [mid, root], loading: false, end: "root" })).toEqual({
      names: ["app", "stack"],
      loading: false,
      notices: [],
    });
  });

  it("names the parent that is not known yet by its id", () => {
    expect(chain({ jobs: [mid], loading: true })).toMatchObject({
      names: ["root", "stack"],
      loading: true,
    });
    const context = aContext();
    chain({ jobs: [], loading: true }, child, context);
    expect(context.actions.intent("ancestor:mid")).toEqual({
      type: "openJob",
      job: { kind: "backup", id: "mid", isParent: true },
    });
  });

  it("is empty for a job without a parent", () => {
    expect(chain(noAncestors, root).names).toEqual([]);
  });

  it.each([
    [[], "selfParent", "This job names itself as its parent."],
    [[mid], "selfParent", "The job stack names itself as its parent."],
    [[mid], "cycle", "The parent jobs form a circle."],
    [[mid], "tooDeep", "There are more parent jobs than the 1 shown."],
  ] as const)("of %j that ends with %s says so", (jobs, end, text) => {
    const { notices } = chain({ jobs, loading: false, end });
    expect(notices).toEqual([{ kind: "information", text, actions: [] }]);
  });

  it("ends in a sentence where the parent is gone: no retry brings it back", () => {
    const error = new BackupError("resourceNotFound", { operation: "DescribeBackupJob" });
    const { names, notices } = chain({ jobs: [], loading: false, error, failedId: "mid" });
    expect(names).toEqual(["mid"]);
    expect(notices).toEqual([
      {
        kind: "information",
        text: "AWS Backup no longer has the parent job mid. It lists backup jobs for 30 days.",
        actions: [],
      },
    ]);
  });

  it("ends in a sentence and Retry where it can't be read", () => {
    const error = new BackupError("accessDenied", { operation: "DescribeBackupJob" });
    const context = aContext();
    const { notices } = chain({ jobs: [mid], loading: false, error }, child, context);
    expect(notices[0]).toMatchObject({
      kind: "error",
      actions: [{ label: "Copy IAM Policy" }, { id: "retry:ancestors" }],
    });
    expect(notices[0]?.text).toContain("backup:DescribeBackupJob");
    expect(context.actions.intent("retry:ancestors")).toEqual({
      type: "retry",
      part: "ancestors",
    });
  });
});

describe("The siblings", () => {
  const child = aBackupJob({ id: "child", parentJobId: "mid" });
  const mid = aBackupJob({ id: "mid", resourceName: "stack" });
  const none = { jobs: [], asked: false, loading: false, hasMore: false };

  it("are asked for when they are opened", () => {
    const context = aContext();
    const ancestors = { jobs: [mid], loading: false, end: "root" } as const;
    const { siblings } = family({ job: child, ancestors, siblings: none }, context);
    expect(siblings).toMatchObject({
      title: "Siblings: other child jobs of stack",
      open: { id: "siblings:open" },
      asked: false,
      jobs: { items: [], notices: [] },
    });
    expect(context.actions.intent("siblings:open")).toEqual({ type: "loadMore", list: "siblings" });
  });

  it("are open from the moment they are asked for, and after a failure", () => {
    expect(family({ job: child, siblings: { ...none, loading: true } }).siblings?.asked).toBe(true);
    const error = new BackupError("timedOut");
    expect(family({ job: child, siblings: { ...none, error } }).siblings?.asked).toBe(true);
  });

  it("have the job of the page among them, marked", () => {
    const jobs = [aBackupJob({ id: "other", parentJobId: "mid", creationDate: noon }), child];
    const siblings = { ...none, asked: true, jobs };
    const items = family({ job: child, siblings }).siblings?.jobs.items;
    expect(items?.map(({ current }) => current)).toEqual([undefined, true]);
  });

  it("are none of a job without a parent or that is its own", () => {
    expect(family({ job: mid, siblings: none })).not.toHaveProperty("siblings");
    const own = aBackupJob({ id: "own", parentJobId: "own" });
    expect(family({ job: own, siblings: none })).not.toHaveProperty("siblings");
  });
});

describe("Any family at all", () => {
  const state = fc.constantFrom(
    "FAILED",
    "COMPLETED",
    "RUNNING",
    "CREATED",
    "NEW",
    "",
    "constructor",
  );
  const child = fc.record({
    kind: fc.constant("backup" as const),
    id: fc.string(),
    state,
    messageCategory: fc.constantFrom("SUCCESS", "ANY", ""),
    creationDate: fc.constantFrom(noon, 0, NaN),
  });

  it("has counts that sum up to its children, and keys of their own", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(child, { selector: ({ id }) => id, maxLength: 40 }),
        fc.boolean(),
        (jobs, isComplete) => {
          const context = aContext();
          const part = family({ children: loaded(jobs, { isComplete }) }, context).children;
          const counts = part?.counts.map(({ count }) => Number.parseInt(count, 10)) ?? [];
          expect(counts.reduce((sum, n) => sum + n, 0)).toBe(jobs.length);
          const keys = [...(part?.jobs.items ?? []), ...(part?.cells ?? [])].map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          for (const { filter } of part?.counts ?? []) {
            expect(context.actions.intent(filter.id)?.type).toBe("filterChildren");
          }
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it("never has a negative remainder, whatever AWS counts", () => {
    fc.assert(
      fc.property(fc.double(), fc.nat(60), fc.boolean(), (numberOfChildJobs, size, isComplete) => {
        const { remainder, cells } = children(
          some(size),
          { isComplete },
          { ...parent, numberOfChildJobs },
        );
        expect(remainder?.count ?? 1).toBeGreaterThan(0);
        expect(cells.length).toBeLessThanOrEqual(size);
      }),
      { numRuns: runs(500) },
    );
  });

  it("of hostile data is short text on one line, ids apart", () => {
    const job = aBackupJob({ id: "1", parentJobId: hostileText });
    const hostile = aBackupJob({
      id: "2",
      resourceName: hostileText,
      state: hostileText,
      statusMessage: hostileText,
    });
    const part = family({
      job: { ...job, childJobsInState: { [hostileText]: 3 } },
      ancestors: { jobs: [hostile], loading: false, end: "selfParent" },
      children: loaded([hostile]),
      siblings: loadedSiblings([hostile]),
    });
    const shown: unknown = JSON.parse(
      JSON.stringify(part, (key, value: unknown) =>
        key === "id" || key === "key" ? undefined : value,
      ),
    );
    for (const id of textsIn(part)) expect(id.length).toBeLessThan(600);
    for (const text of textsIn(shown)) {
      expect(text.length).toBeLessThan(600);
      expect(text).not.toMatch(/[\u0000-\u001f\u202e]/);
    }
  });
});

function loadedSiblings(jobs: readonly Job[]) {
  return { jobs, asked: true, loading: false, hasMore: false };
}
