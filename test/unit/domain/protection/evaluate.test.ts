import { describe, expect, it } from "vitest";
import { aBackupJob, accountId } from "../../../support/jobs/jobBuilders";
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
  planArn,
  protectionOf,
  resourceOf,
  ruleJob,
  volume,
  withPlan,
} from "../../../support/protection/protectionBuilders";

const resourceArn = volume("vol-1");

describe("A resource", () => {
  it("is up to date when the newest run that is due was reached by a good backup", async () => {
    expect(await resourceOf(factsOf({ jobs: dailyJobs(9, 0) }))).toMatchObject({
      group: "upToDate",
      lastGood: daysAgo(0, 3, 30),
      failuresInARow: 0,
      missed: [],
    });
  });

  it("is overdue since the first run missed, when the window has been over for 15 minutes", async () => {
    const jobs = dailyJobs(9, 2);
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "overdue",
      missed: [{ since: daysAgo(1, 3), missedRuns: 2, isRuleSilent: false, isOnlyResource: true }],
    });
    const early = { jobs: dailyJobs(9, 1), readUntil: daysAgo(0, 11, 14) };
    expect(await resourceOf(factsOf(early))).toMatchObject({ group: "upToDate" });
    const due = { ...early, readUntil: daysAgo(0, 11, 15) };
    expect(await resourceOf(factsOf(due))).toMatchObject({ group: "overdue" });
  });

  it("is reached by a job in any state from five minutes before the run on", async () => {
    const before = dailyJobs(9, 1);
    const expired = ruleJob(daysAgo(0, 2, 55), { state: "EXPIRED" });
    expect(await resourceOf(factsOf({ jobs: [...before, expired] }))).toMatchObject({
      group: "failing",
      missed: [],
    });
    const early = ruleJob(daysAgo(0, 2, 54));
    expect(await resourceOf(factsOf({ jobs: [...before, early] }))).toMatchObject({
      group: "overdue",
    });
  });

  it("is not reached by a job on demand, which counts for the age", async () => {
    const jobs = [...dailyJobs(9, 1), aBackupJob({ id: "x", resourceArn })];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "overdue",
      lastGood: jobs.at(-1)?.completionDate,
    });
  });

  it("is failing since its last good backup, PARTIAL included", async () => {
    const jobs = [
      ...dailyJobs(9, 3),
      ruleJob(daysAgo(2, 3), { state: "PARTIAL" }),
      ruleJob(daysAgo(1, 3), { state: "ABORTED" }),
      ruleJob(daysAgo(0, 3), { state: "FAILED", statusMessage: "Access denied to KMS key" }),
    ];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "failing",
      failuresInARow: 3,
      isStreakExact: true,
      lastGood: daysAgo(3, 3, 30),
      isRecovered: false,
    });
  });

  it("is recovered when a good backup follows", async () => {
    const jobs = [ruleJob(daysAgo(1, 3), { state: "FAILED" }), ruleJob(daysAgo(0, 3))];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "upToDate",
      isRecovered: true,
      failuresInARow: 0,
    });
  });

  it("has never succeeded where all is read and AWS has no recovery point of it", async () => {
    const jobs = [ruleJob(daysAgo(0, 3), { state: "FAILED" })];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({ group: "neverSucceeded" });
    for (const less of [
      { readSince: now - 8 * day },
      { areResourcesRead: false },
      { resources: [aProtectedResource()] },
      { accountId: "999988887777" },
    ]) {
      expect(await resourceOf(factsOf({ jobs, ...less }))).toMatchObject({ group: "failing" });
    }
  });

  it("has what its own page has read, whatever was read of all others", async () => {
    const failed = Array.from({ length: 21 }, (_, at) =>
      ruleJob(daysAgo(at, 3), { state: "FAILED" }),
    );
    const recent = { jobs: failed, readSince: now - 8 * day };
    expect(await resourceOf(factsOf(recent))).toMatchObject({
      group: "failing",
      failuresInARow: 21,
      isStreakExact: false,
    });
    const readAlone = new Map([[resourceArn, { at: now - hour }]]);
    expect(await resourceOf(factsOf({ ...recent, readAlone }))).toMatchObject({
      group: "neverSucceeded",
      failuresInARow: 21,
      isStreakExact: true,
    });
    const others = new Map([[volume("vol-2"), { at: now - hour }]]);
    const before = new Map([[resourceArn, { at: now - 9 * day }]]);
    for (const less of [others, before]) {
      expect(await resourceOf(factsOf({ ...recent, readAlone: less }))).toMatchObject({
        group: "failing",
        isStreakExact: false,
      });
    }
  });

  it("has not failed by a job in a state that nobody knows", async () => {
    const jobs = [ruleJob(daysAgo(0, 3, 30), { state: "QUARANTINED" })];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "notKnown",
      failuresInARow: 0,
    });
  });

  it("has failures only as far as all later jobs are read", async () => {
    const jobs = [ruleJob(daysAgo(9, 3), { state: "FAILED" }, { cron: "cron(0 3 12 * ? *)" })];
    expect(await resourceOf(factsOf({ jobs, areResourcesRead: false }))).toMatchObject({
      group: "failing",
    });
    const facts = factsOf({ jobs, readSince: now - 8 * day });
    expect(await resourceOf(facts)).toMatchObject({ group: "notKnown", notKnown: "notEnoughRead" });
  });

  it("is no longer backed up when its rules ran for others, and three runs and 48 hours were missed", async () => {
    const others = dailyJobs(9, 0, { resourceArn: volume("vol-2") });
    const facts = factsOf({ jobs: [...dailyJobs(9, 3), ...others] });
    expect(await resourceOf(facts)).toMatchObject({
      group: "noLongerBackedUp",
      isSaidByPlan: false,
      missed: [{ missedRuns: 3, since: daysAgo(2, 3), isOnlyResource: false }],
    });
    const twice = factsOf({ jobs: [...dailyJobs(9, 2), ...others] });
    expect(await resourceOf(twice)).toMatchObject({ group: "overdue" });
  });

  it("is overdue with all others of a silent rule", async () => {
    const jobs = [...dailyJobs(9, 5), ...dailyJobs(9, 5, { resourceArn: volume("vol-2") })];
    for (const name of ["vol-1", "vol-2"]) {
      expect(await resourceOf(factsOf({ jobs }), name)).toMatchObject({
        group: "overdue",
        missed: [{ isRuleSilent: true, isOnlyResource: false, missedRuns: 5 }],
      });
    }
  });

  it("is overdue with all others that have not left the rule", async () => {
    const names = ["vol-1", "vol-2", "vol-3"];
    const jobs = names.flatMap((name) => dailyJobs(9, 5, { resourceArn: volume(name) }));
    const left = aPlan({
      selections: [aSelection({ resources: names.slice(0, 2).map((name) => volume(name)) })],
    });
    const facts = withPlan(left, { jobs });
    expect(await resourceOf(facts)).toMatchObject({ missed: [{ isRuleSilent: true }] });
    expect(await resourceOf(facts, "vol-3")).toMatchObject({
      group: "noLongerBackedUp",
      missed: [],
    });
  });

  it("is no longer backed up at once where its plan was deleted: one silent rule", async () => {
    const facts = factsOf({ jobs: dailyJobs(9, 0), planOf: () => ({ type: "deleted" }) });
    expect(await resourceOf(facts)).toMatchObject({
      group: "noLongerBackedUp",
      isSaidByPlan: true,
      missed: [{ isRuleSilent: true, missedRuns: 0, since: daysAgo(0, 3) }],
    });
  });

  it("is no longer backed up at once where no selection can have chosen it", async () => {
    const jobs = dailyJobs(9, 0);
    const said = async (selection: Parameters<typeof aSelection>[0]) =>
      (await resourceOf(withPlan(aPlan({ selections: [aSelection(selection)] }), { jobs }))).group;
    expect(await said({ resources: [volume("vol-2")] })).toBe("noLongerBackedUp");
    expect(await said({ resources: ["*"], notResources: ["*:volume/*"] })).toBe("noLongerBackedUp");
    expect(await said({ resources: [volume("vol-2")], choosesByTags: true })).toBe("upToDate");
    expect(await said({ resources: ["arn:aws:ec2:*:*:volume/*"] })).toBe("upToDate");
  });

  it("is overdue where a selection names it and no job came", async () => {
    const jobs = dailyJobs(9, 0, { resourceArn: volume("vol-2") });
    const creationDate = daysAgo(4, 12);
    const resources = [resourceArn, volume("vol-2")];
    const plan = aPlan({ selections: [aSelection({ resources, creationDate })] });
    expect(await resourceOf(withPlan(plan, { jobs }))).toMatchObject({
      group: "overdue",
      missed: [{ since: daysAgo(3, 3), missedRuns: 4 }],
    });
  });

  it("goes on with a rule of the same name under a new id", async () => {
    const jobs = [...dailyJobs(9, 4), ...dailyJobs(3, 0, {}, { id: "rule-2" })];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({ group: "upToDate" });
    const plan = aPlan({ rules: [aRule({ ruleId: "rule-3" })] });
    expect(await resourceOf(withPlan(plan, { jobs }))).toMatchObject({ group: "upToDate" });
  });

  it("misses no run of a rule that has ended", async () => {
    const evening = { id: "rule-2", name: "Evening", cron: "cron(0 16 * * ? *)" };
    const jobs = [...dailyJobs(9, 0), ruleJob(daysAgo(5, 16), {}, evening)];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({ group: "overdue" });
    expect(await resourceOf(withPlan(aPlan(), { jobs }))).toMatchObject({ group: "upToDate" });
  });

  it("is not overdue by a rule that another one of the plan was merged with", async () => {
    const weekly = { id: "rule-2", name: "Weekly", cron: "cron(0 5 ? * 7 *)" };
    const jobs = [...dailyJobs(9, 1), ruleJob(daysAgo(0, 5), {}, weekly)];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({ group: "upToDate" });
    const other = { ...weekly, plan: `${planArn}-2` };
    const apart = [...dailyJobs(9, 1), ruleJob(daysAgo(0, 5), {}, other)];
    expect(await resourceOf(factsOf({ jobs: apart }))).toMatchObject({ group: "overdue" });
  });

  it("counts at most 99 missed runs, and says since when at most 30 days back", async () => {
    const hourly = { cron: "cron(0 * * * ? *)" };
    const jobs = [ruleJob(now - 40 * day, {}, hourly)];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({
      group: "overdue",
      missed: [{ missedRuns: 99, since: now - 30 * day + hour }],
    });
  });

  it("is not known where its rules say nothing", async () => {
    const why = async (facts: Parameters<typeof factsOf>[0]) => {
      const { group, notKnown } = await resourceOf(factsOf(facts));
      return [group, notKnown];
    };
    const rated = dailyJobs(9, 0, {}, { cron: "rate(1 day)" });
    const denied = { type: "unreadable", deniedActions: ["backup:GetBackupPlan"] } as const;
    const demanded = [aBackupJob({ resourceArn })];
    expect(await why({ jobs: rated })).toEqual(["notKnown", "scheduleUnknown"]);
    expect(await why({ jobs: rated, planOf: () => denied })).toEqual([
      "notKnown",
      "permissionMissing",
    ]);
    expect(await why({ jobs: demanded })).toEqual(["notKnown", "onDemandOnly"]);
    expect(
      await why({ resources: [aProtectedResource({ lastBackupTime: now - 90 * day })] }),
    ).toEqual(["notKnown", "oldRecoveryPointsOnly"]);
    const tenDaysOld = [aProtectedResource({ lastBackupTime: now - 10 * day })];
    expect(await why({ resources: tenDaysOld, readSince: now - 8 * day })).toEqual([
      "notKnown",
      "notEnoughRead",
    ]);
    expect(await why({ resources: tenDaysOld })).toEqual(["notKnown", "oldRecoveryPointsOnly"]);
    expect(await why({ jobs: dailyJobs(9, 0), readSince: undefined })).toEqual([
      "notKnown",
      "notEnoughRead",
    ]);
    expect(await why({ jobs: dailyJobs(9, 0), accountId: "999988887777" })).toEqual([
      "notKnown",
      "memberAccount",
    ]);
  });

  it("is stale when its last good backup is older than its type may be", async () => {
    const freshness = new Map([["EBS", 10]]);
    const jobs = dailyJobs(9, 0);
    expect(await resourceOf(factsOf({ jobs, freshness }))).toMatchObject({ group: "stale" });
    expect(await resourceOf(factsOf({ jobs, freshness: new Map([["EBS", 11]]) }))).toMatchObject({
      group: "upToDate",
    });
  });

  it("is running, and with issues, where nothing worse is the matter", async () => {
    const running = ruleJob(daysAgo(0, 13), { state: "RUNNING" });
    const jobs = [...dailyJobs(9, 0), running];
    expect(await resourceOf(factsOf({ jobs }))).toMatchObject({ group: "running", running });
    const issues = [...dailyJobs(9, 1), ruleJob(daysAgo(0, 3), { messageCategory: "VSS" })];
    expect(await resourceOf(factsOf({ jobs: [...issues, running] }))).toMatchObject({
      group: "withIssues",
    });
  });
});

describe("Protection", () => {
  it("has each resource once: of the jobs, of AWS's list and of selections", async () => {
    const plan = aPlan({ selections: [aSelection({ resources: [volume("vol-3"), "*"] })] });
    const facts = withPlan(plan, {
      jobs: [...dailyJobs(3, 0), aBackupJob({ id: "nobody", resourceArn: "" })],
      resources: [aProtectedResource(), aProtectedResource({ resourceArn: volume("vol-2") })],
    });
    const { resources } = await protectionOf(facts);
    expect(resources.map((one) => [one.resourceArn, one.accountId])).toEqual([
      [resourceArn, accountId],
      [volume("vol-2"), accountId],
      [volume("vol-3"), accountId],
    ]);
  });
});
