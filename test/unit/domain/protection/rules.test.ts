import { describe, expect, it } from "vitest";
import { evaluate } from "../../../../src/domain/protection/evaluate";
import { aBackupJob } from "../../../support/jobs/jobBuilders";
import {
  aPlan,
  aProtectedResource,
  aRule,
  aSelection,
  dailyJobs,
  day,
  daysAgo,
  factsOf,
  hour,
  now,
  resourceOf,
  ruleJob,
  volume,
  withPlan,
} from "../../../support/protection/protectionBuilders";

const overdueSince = (since: number, missedRuns = 1) => ({
  group: "overdue",
  missed: [{ since, missedRuns }],
});

describe("The schedule of a rule", () => {
  it("is the plan's, and the old one's until its next run", async () => {
    // Changed after today's run: 04:00 came by before the change, perhaps.
    const plan = aPlan({ rules: [aRule({ scheduleExpression: "cron(0 4 * * ? *)" })] });
    const jobs = dailyJobs(9, 0);
    expect(await resourceOf(withPlan(plan, { jobs }))).toMatchObject({ group: "upToDate" });
    const tomorrow = { jobs, readUntil: now + day };
    expect(await resourceOf(withPlan(plan, tomorrow))).toMatchObject(overdueSince(daysAgo(-1, 4)));
    // What was missed by the old one is not forgotten.
    const others = dailyJobs(9, 0, { resourceArn: volume("vol-2") });
    const missed = withPlan(plan, { jobs: [...dailyJobs(9, 2), ...others] });
    expect(await resourceOf(missed)).toMatchObject(overdueSince(daysAgo(1, 3), 2));
  });

  it("is the same with and without cron( )", async () => {
    const plan = aPlan({ rules: [aRule({ scheduleExpression: "0 3 * * ? *" })] });
    expect(await resourceOf(withPlan(plan, { jobs: dailyJobs(9, 1) }))).toMatchObject(
      overdueSince(daysAgo(0, 3)),
    );
  });

  it("is not known where the plan's can't be read, whatever older jobs say", async () => {
    const plan = aPlan({ rules: [aRule({ scheduleExpression: "rate(1 day)" })] });
    expect(await resourceOf(withPlan(plan, { jobs: dailyJobs(9, 4) }))).toMatchObject({
      group: "notKnown",
      notKnown: "scheduleUnknown",
    });
  });

  it("has the start window of the plan, of the newest job's StartBy, or of eight hours", async () => {
    const jobs = dailyJobs(9, 1);
    const at = (readUntil: number) => factsOf({ jobs, readUntil });
    expect((await resourceOf(at(daysAgo(0, 11, 14)))).group).toBe("upToDate");
    expect((await resourceOf(at(daysAgo(0, 11, 15)))).group).toBe("overdue");
    const started = dailyJobs(9, 1).map((job) => ({
      ...job,
      startBy: (job.creationDate ?? 0) + 2 * hour,
    }));
    const by = (readUntil: number) => factsOf({ jobs: started, readUntil });
    expect((await resourceOf(by(daysAgo(0, 5, 14)))).group).toBe("upToDate");
    expect((await resourceOf(by(daysAgo(0, 5, 15)))).group).toBe("overdue");
    // A broken StartBy is none.
    for (const startBy of [daysAgo(1, 3), daysAgo(400, 3), Date.UTC(9999, 0, 1)]) {
      const broken = [...dailyJobs(9, 2), ruleJob(daysAgo(1, 3), { startBy })];
      expect((await resourceOf(factsOf({ jobs: broken }))).group).toBe("overdue");
    }
    const plan = aPlan({ rules: [aRule({ startWindowMinutes: 60 })] });
    const read = (readUntil: number) => withPlan(plan, { jobs: started, readUntil });
    expect((await resourceOf(read(daysAgo(0, 4, 14)))).group).toBe("upToDate");
    expect((await resourceOf(read(daysAgo(0, 4, 15)))).group).toBe("overdue");
  });

  it("may be an hour off near a clock change", async () => {
    // New York puts its clocks back on 1 November 2026 at 06:00 UTC.
    const rule = { cron: "cron(0 3 * * ? *)", zone: "America/New_York" };
    const change = Date.UTC(2026, 10, 1, 8);
    const jobs = [ruleJob(change - 25 * hour, {}, rule), ruleJob(change - hour, {}, rule)];
    const at = (readUntil: number) => factsOf({ jobs, readUntil });
    expect((await resourceOf(at(change + 9 * hour))).group).toBe("upToDate");
    const missed = factsOf({ jobs: jobs.slice(0, 1), readUntil: change + 9 * hour });
    expect((await resourceOf(missed)).group).toBe("upToDate");
    const later = { ...missed, readUntil: change + 9.25 * hour };
    expect(await resourceOf(later)).toMatchObject(overdueSince(change));
  });
});

describe("A rule that has ended", () => {
  const ended = dailyJobs(9, 0, {}, { id: "old", name: "Old" });

  it("may be gone on with by another rule of its plan until that one has run", async () => {
    expect(await resourceOf(withPlan(aPlan(), { jobs: ended }))).toMatchObject({
      group: "notKnown",
      notKnown: "oldRecoveryPointsOnly",
    });
    expect(
      await resourceOf(withPlan(aPlan(), { jobs: ended, readUntil: now + day })),
    ).toMatchObject({ group: "noLongerBackedUp", isSaidByPlan: true });
  });

  it("says so only when eight days are read: another plan may back the resource up", async () => {
    const facts = withPlan(aPlan(), {
      jobs: ended,
      readUntil: now + day,
      readSince: now - 6 * day,
    });
    expect(await resourceOf(facts)).toMatchObject({ group: "notKnown", notKnown: "notEnoughRead" });
  });
});

describe("A selection", () => {
  const others = dailyJobs(9, 0, { resourceArn: volume("vol-2") });
  const selected = (
    selection: Parameters<typeof aSelection>[0],
    plan: Parameters<typeof aPlan>[0] = {},
  ) =>
    withPlan(
      aPlan({ selections: [aSelection({ resources: [volume("vol-1")], ...selection })], ...plan }),
      {
        jobs: others,
        resources: [aProtectedResource({ lastBackupTime: now - 60 * day })],
      },
    );

  it("names a resource for the runs after it was made", async () => {
    const creationDate = daysAgo(1, 12);
    expect(await resourceOf(selected({ creationDate }))).toMatchObject(overdueSince(daysAgo(0, 3)));
    expect((await resourceOf(selected({ creationDate: daysAgo(0, 12) }))).group).toBe("notKnown");
  });

  it("names it for a rule without jobs since the plan is as it is", async () => {
    const evening = aRule({
      ruleId: "r2",
      ruleName: "Evening",
      scheduleExpression: "0 16 * * ? *",
    });
    const plan = { rules: [evening], creationDate: daysAgo(2, 12) };
    expect(await resourceOf(selected({}, plan))).toMatchObject(overdueSince(daysAgo(2, 16), 2));
  });

  it("does not name what it excludes, or chooses by tags", async () => {
    const group = async (selection: Parameters<typeof aSelection>[0]) =>
      (await resourceOf(selected(selection))).group;
    expect(await group({})).toBe("noLongerBackedUp");
    expect(await group({ notResources: ["arn:*:volume/vol-1"] })).toBe("notKnown");
    expect(await group({ choosesByTags: true })).toBe("notKnown");
  });

  it("names the parent, and says nothing of its children", async () => {
    const jobs = dailyJobs(9, 0, { parentJobId: "parent" });
    const plan = aPlan({ selections: [aSelection({ resources: [volume("vol-2")] })] });
    expect((await resourceOf(withPlan(plan, { jobs }))).group).toBe("upToDate");
  });
});

describe("A job without a time", () => {
  it("may have reached any run", async () => {
    const { creationDate, completionDate, ...undated } = ruleJob(daysAgo(0, 3), { id: "undated" });
    expect([creationDate, completionDate]).not.toContain(undefined);
    const facts = factsOf({ jobs: [...dailyJobs(9, 1), undated] });
    expect(await resourceOf(facts)).toMatchObject({ group: "notKnown", notKnown: "notEnoughRead" });
  });

  it("says of no run who was in it", async () => {
    const { creationDate, completionDate, ...undated } = ruleJob(daysAgo(0, 3));
    expect([creationDate, completionDate]).not.toContain(undefined);
    const planOf = () => ({ type: "deleted" }) as const;
    expect(await resourceOf(factsOf({ jobs: [undated], planOf }))).toMatchObject({
      group: "noLongerBackedUp",
      missed: [],
    });
  });

  it("was there by the time it completed", async () => {
    const { creationDate, ...done } = ruleJob(daysAgo(0, 3), { id: "done" });
    expect(creationDate).toBeDefined();
    const facts = factsOf({ jobs: [...dailyJobs(9, 1), done] });
    expect(await resourceOf(facts)).toMatchObject({
      group: "upToDate",
      lastGood: done.completionDate,
    });
  });
});

describe("A rule that seldom runs", () => {
  it("is not judged by jobs that AWS lists no more", async () => {
    const yearly = { id: "y", name: "Yearly", cron: "cron(0 3 1 1 ? *)" };
    const resources = [volume("vol-1")];
    const selections = [aSelection({ resources, creationDate: now - 500 * day })];
    const rules = [
      aRule(),
      aRule({ ruleId: "y", ruleName: "Yearly", scheduleExpression: yearly.cron }),
    ];
    const jobs = dailyJobs(9, 0);
    expect((await resourceOf(withPlan(aPlan({ rules, selections }), { jobs }))).group).toBe(
      "upToDate",
    );
    const old = ruleJob(Date.UTC(2025, 0, 1, 3), {}, yearly);
    expect(await resourceOf(factsOf({ jobs: [old] }))).toMatchObject({ group: "notKnown" });
  });
});

describe("An evaluation", () => {
  const jobs = Array.from({ length: 20_000 }, (_, index) =>
    aBackupJob({ id: `${index}`, resourceArn: volume(`v${index % 5000}`) }),
  );

  it("lets others have their turn", async () => {
    let turns = 0;
    const turn = {
      nextTask: () => {
        turns += 1;
        return Promise.resolve();
      },
      isCancelled: () => false,
    };
    const found = await evaluate(factsOf({ jobs }), turn);
    expect(found?.resources).toHaveLength(5000);
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ["good ones of four rules, of which others have missed runs", {}],
    ["failures alone", { state: "FAILED" }],
  ])("gives way within the jobs of a single resource: %s", async (_, members) => {
    let looks = 0;
    let most = 0;
    const crons = ["cron(0 * * * ? *)", "cron(0 3 * * ? *)", "cron(0 5 ? * 7 *)"];
    const many = Array.from({ length: 20_000 }, (__, index) => {
      const cron = crons[index % crons.length] ?? "";
      // Two days old at least: the rules are overdue, and each is compared with the runs of the others.
      const creationDate = daysAgo(2 + (index % 27), index % 24, index % 60);
      const job = ruleJob(
        creationDate,
        { id: `${index}`, ...members },
        { id: cron, name: cron, cron },
      );
      return Object.defineProperty(job, "creationDate", {
        get: () => {
          looks += 1;
          return creationDate;
        },
      });
    });
    const nextTask = (): Promise<void> => {
      most = Math.max(most, looks);
      looks = 0;
      return Promise.resolve();
    };
    const found = await evaluate(factsOf({ jobs: many }), { nextTask, isCancelled: () => false });
    most = Math.max(most, looks);
    expect(found?.resources).toHaveLength(1);
    // All at once are 20,000, several times.
    expect(most).toBeLessThan(15_000);
  });

  it("ends when it is cancelled, at any turn", async () => {
    for (const last of [1, 4, 7, 10]) {
      let turns = 0;
      const turn = {
        nextTask: () => {
          turns += 1;
          return Promise.resolve();
        },
        isCancelled: () => turns >= last,
      };
      expect(await evaluate(factsOf({ jobs }), turn)).toBeUndefined();
      expect(turns).toBe(last);
    }
  });

  it("takes hostile texts, times and cycles for what they are", async () => {
    const text = "<img src=x onerror=alert(1)>$(trash)".repeat(1000);
    const createdBy = { backupPlanArn: text, backupRuleId: text, backupRuleCron: text };
    const times = [Number.NaN, Infinity, -Infinity, 9e15, 8.64e15, -8.64e15, -1];
    const odd = times.map((time, index) =>
      aBackupJob({
        ...{ id: `${index}`, resourceArn: "__proto__", creationDate: time, completionDate: time },
        ...{ startBy: time, createdBy, state: "constructor", resourceType: "__proto__" },
      }),
    );
    const ruled = times.map((startBy, index) => ruleJob(daysAgo(index, 3), { startBy }));
    const edges = times.map((time, index) =>
      ruleJob(
        time,
        { resourceArn: volume(`edge-${index}`) },
        { plan: `plan-${index}`, zone: "Europe/Berlin" },
      ),
    );
    const facts = factsOf({
      jobs: [...odd, ...ruled, ...edges],
      freshness: new Map([["EBS", Number.NaN]]),
    });
    const found = await evaluate(facts, {
      nextTask: () => Promise.resolve(),
      isCancelled: () => false,
    });
    expect(found?.resources.map(({ resourceArn }) => resourceArn)).toEqual([
      "__proto__",
      volume("vol-1"),
      ...times.map((_, index) => volume(`edge-${index}`)),
    ]);
  });
});
