import { describe, expect, it } from "vitest";
import type { BackupJob } from "../../../../src/domain/job/job";
import type { Expectations } from "../../../../src/domain/protection/accountProtection";
import { readFreshness, readMutes } from "../../../../src/domain/protection/expectationsJson";
import { evaluate } from "../../../../src/domain/protection/evaluate";
import { PlanReader } from "../../../../src/domain/protection/planReader";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import type { Page } from "../../../../src/domain/query/protectionGateway";
import type { PageRequest } from "../../../../src/domain/query/pageRequest";
import type { PlanReading } from "../../../../src/domain/resource/backupPlan";
import { runTimes } from "../../../../src/domain/schedule/readSchedule";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { Endpoint } from "../../../support/endpoint/endpoint";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { demoSettings, mutedName } from "../../../support/run/demoSettings";
import { now as morning } from "./testEndpoint";

const hour = 3_600_000;
const never = new AbortController().signal;

/** What can be asked of the demo account at a time. */
async function askedAt(now: number, seed = 1) {
  const account = demoAccount({ now, seed });
  const gateway = Object.assign(new AccountGateway({ account, now }), {
    accountId: account.accountId,
  });
  const jobs = await allPages(async (page) => {
    const { jobs: items, ...rest } = await gateway.listJobs({ kind: "backup" }, page, never);
    return { items: items.filter((job) => job.kind === "backup"), ...rest };
  });
  const resources = await allPages((page) => gateway.listProtectedResources(page, never));
  const reader = new PlanReader({ region: account.region, gateway });
  const planArns = jobs
    .map((job) => job.createdBy?.backupPlanArn)
    .filter((arn) => arn !== undefined);
  await reader.read(planArns, never);
  const judged = async (
    planOf: (planArn: string) => PlanReading,
    expectations: Expectations = { freshness: new Map(), mutes: [] },
  ): Promise<ReadonlyMap<string, ResourceProtection>> => {
    const protection = await evaluate(
      {
        jobs,
        readSince: -Infinity,
        readUntil: now,
        readAlone: new Map(),
        resources,
        areResourcesRead: true,
        planOf,
        accountId: account.accountId,
        ...expectations,
      },
      { nextTask: () => Promise.resolve(), isCancelled: () => false },
    );
    return new Map(
      protection?.resources.map((each) => [each.resourceName ?? each.resourceArn, each] as const),
    );
  };
  return { jobs, reader, planArns: new Set(planArns), judged };
}

async function allPages<T>(ask: (page: PageRequest) => Promise<Page<T>>): Promise<readonly T[]> {
  const all: T[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ask({ maxResults: 1000, ...(nextToken !== undefined && { nextToken }) });
    all.push(...page.items);
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return all;
}

/** What is planted, by the resource's name: with the plans, and where they can't be read. */
const planted: readonly (readonly [string, object, object?])[] = [
  ["crm-uploads", { group: "neverSucceeded" }],
  ["payroll-db", { group: "failing", failuresInARow: 21, cause: { label: "KMS key" } }],
  ["legacy-wiki", { group: "noLongerBackedUp", isSaidByPlan: false }],
  ["old-intranet", { group: "noLongerBackedUp", isSaidByPlan: true }, { group: "overdue" }],
  ["brand-videos", { group: "noLongerBackedUp", isSaidByPlan: true }, { group: "overdue" }],
  [
    "invoices-archive",
    { group: "overdue", missed: [{ missedRuns: 1, isRuleSilent: false, isOnlyResource: false }] },
  ],
  ["blueprints", { group: "overdue", missed: [{ missedRuns: 1, isOnlyResource: true }] }],
  ["reports-warehouse", { group: "overdue", missed: [{ missedRuns: 3, isRuleSilent: true }] }],
  ["reports-exports", { group: "overdue", missed: [{ isRuleSilent: true }] }],
  ["reports-cache", { group: "overdue", missed: [{ isRuleSilent: true }] }],
  [
    "mainframe-gateway",
    { group: "noLongerBackedUp", missed: [{ isRuleSilent: true }] },
    { group: "overdue", missed: [{ isRuleSilent: true }] },
  ],
  ["tape-library", { group: "noLongerBackedUp" }, { group: "overdue" }],
  ["win-file-01", { group: "withIssues" }],
  ["order-events", { group: "running" }],
  [
    "sensor-readings",
    { group: "notKnown", notKnown: "scheduleUnknown" },
    { group: "notKnown", notKnown: "permissionMissing" },
  ],
  ["scratch-import", { group: "notKnown", notKnown: "onDemandOnly" }],
  ["tape-import-2019", { group: "notKnown", notKnown: "oldRecoveryPointsOnly" }],
  ["contracts-share", { group: "upToDate", isRecovered: true }],
  ["orders-history", { group: "upToDate" }],
  ["ledger-archive", { group: "upToDate" }],
  ["product-images", { group: "upToDate" }],
];

// At noon no backup of these runs but the hourly one.
const times = ["2026-11-20T12:10Z", "2026-11-22T12:50Z", "2027-03-01T12:30Z", "2027-03-28T12:02Z"];

describe.each(times)("What is planted in the demo account at %s", (time) => {
  it("is said of it, whether or not plans can be read", async () => {
    const { reader, judged } = await askedAt(Date.parse(time));
    const withPlans = await judged((planArn) => reader.planOf(planArn));
    const denied = { type: "unreadable", deniedActions: ["backup:GetBackupPlan"] } as const;
    const without = await judged(() => denied);
    for (const [name, said, saidWithout = said] of planted) {
      expect(withPlans.get(name), name).toMatchObject(said);
      expect(without.get(name), name).toMatchObject(saidWithout);
    }
  });
});

describe("The demo account", () => {
  it("has the groups that come from settings: its settings fill each with one", async () => {
    for (const hours of [0, 7, 13, 20]) {
      const now = morning + hours * hour;
      const endpoint = new Endpoint({ accounts: [demoAccount({ now, seed: 1 })], now: () => now });
      const control = { listed: () => Promise.resolve(endpoint.listed("backup")) };
      const settings = await demoSettings(control, now);
      const { reader, judged } = await askedAt(now);
      const resources = await judged((planArn) => reader.planOf(planArn), {
        freshness: readFreshness(settings["awsBackup.freshness"]),
        mutes: readMutes(settings["awsBackup.muted"]),
      });
      const inGroup = (wanted: string) =>
        [...resources].filter(([, { group }]) => group === wanted).map(([name]) => name);
      expect([inGroup("stale"), inGroup("muted")]).toEqual([["scratch-import"], [mutedName]]);
    }
  });

  it("has what needs attention at every hour, with any seed", async () => {
    for (let hours = 0; hours < 24; hours += 5) {
      const { reader, judged } = await askedAt(morning + hours * hour, 1 + hours);
      const resources = await judged((planArn) => reader.planOf(planArn));
      for (const [name, said] of planted) {
        const { group } = resources.get(name) ?? {};
        // Now and then its next backup runs.
        expect(["running", Object.entries(said)[0]?.[1]], name).toContain(group);
      }
    }
  });

  it("has plans that can be read, but for one that was deleted, and names those of its jobs only", async () => {
    const { reader, planArns } = await askedAt(morning);
    const readings = [...planArns].map((planArn) => reader.planOf(planArn).type);
    expect(readings.filter((type) => type === "deleted")).toHaveLength(1);
    expect(new Set(readings)).toEqual(new Set(["read", "deleted"]));
  });

  it("backs up by the runs of its plans: each planned job follows one closely", async () => {
    const { jobs, reader } = await askedAt(morning);
    const astray = jobs.filter((job: BackupJob) => {
      const { backupPlanArn = "", backupRuleId } = job.createdBy ?? {};
      const reading = reader.planOf(backupPlanArn);
      const rule =
        reading.type === "read"
          ? reading.plan.rules.find(({ ruleId }) => ruleId === backupRuleId)
          : undefined;
      const schedule = runTimes(rule?.scheduleExpression ?? "", rule?.scheduleExpressionTimezone);
      const created = job.creationDate ?? 0;
      return schedule?.between(created - 5 * 60_000, created, 1).length === 0;
    });
    expect(astray.map((job) => job.resourceName)).toEqual([]);
  });
});

describe("AWS's preview of a plan's runs", () => {
  it("agrees with what we reckon, where no rules are merged", async () => {
    const { reader, planArns } = await askedAt(morning);
    let compared = 0;
    for (const planArn of planArns) {
      const reading = reader.planOf(planArn);
      const [rule, ...others] = reading.type === "read" ? reading.plan.rules : [];
      if (reading.type !== "read" || rule === undefined || others.length > 0) continue;
      const schedule = runTimes(rule.scheduleExpression ?? "", rule.scheduleExpressionTimezone);
      const previewed = reading.plan.nextRuns.map(({ at }) => at);
      const last = previewed.at(-1) ?? morning;
      expect(previewed).toEqual(schedule?.between(morning + 1, last, 100) ?? []);
      compared += previewed.length;
    }
    expect(compared).toBeGreaterThan(60);
  });
});
