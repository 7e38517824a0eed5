import { describe, expect, it } from "vitest";
import { nextTask } from "../../../../src/host/base/nextTask";
import type { BackupJob } from "../../../../src/domain/job/job";
import type { Expectations } from "../../../../src/domain/protection/accountProtection";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import type { DetailsParts, Field } from "../../../../src/protocol/jobDetails";
import { Actions, isDetailsIntent } from "../../../../src/viewmodel/details/actions";
import { ResourceDetails } from "../../../../src/viewmodel/details/resourceDetails";
import { type AccountParts, accountOf } from "../../../support/endpoint/data/accountOf";
import { planArn } from "../../../support/endpoint/data/arns";
import type { HeldPlan } from "../../../support/endpoint/heldPlan";
import { wireDate, type WireObject } from "../../../support/endpoint/wire";
import { AccountGateway } from "../../../support/jobs/accountGateway";
import { noon } from "../../../support/jobs/jobBuilders";
import { aSession, utcFormats } from "../../../support/jobs/treeFixture";
import {
  wireBackupJob,
  wireCopyJob,
  wireRestoreJob,
  type WireJobOptions,
} from "../../../support/jobs/wireJobs";
import { aMissedRule, aResource } from "../../../support/protection/aProtection";
import { navigation } from "./jobDetailsFixture";

const place = { accountId: "111122223333", region: "eu-west-1" };
const arn = "arn:aws:ec2:eu-west-1:111122223333:volume/orders";
const hour = 60;
const day = 24 * hour;

/** The plan runs at 03:00 UTC; the tests' now is noon. */
const plan: HeldPlan = {
  planId: "nightly",
  created: 0,
  record: {
    BackupPlanName: "Nightly",
    Rules: [
      {
        RuleName: "at three",
        RuleId: "rule",
        ScheduleExpression: "cron(0 3 * * ? *)",
        ScheduleExpressionTimezone: "Etc/UTC",
        StartWindowMinutes: 60,
        TargetBackupVaultName: "Default",
      },
    ],
  },
  selections: [{ selectionId: "all", record: { SelectionName: "all", Resources: [arn] } }],
};

const createdBy = {
  BackupPlanArn: planArn(place, "nightly"),
  BackupPlanId: "nightly",
  BackupPlanName: "Nightly",
  BackupRuleId: "rule",
  BackupRuleName: "at three",
  BackupRuleCron: "cron(0 3 * * ? *)",
  BackupRuleTimezone: "Etc/UTC",
};

/** A backup job of the resource, so many minutes old, of the rule's run. */
function job(id: string, options: WireJobOptions = {}): WireObject {
  const { members } = options;
  const own = { ResourceArn: arn, ResourceName: "orders", CreatedBy: createdBy, ...members };
  return wireBackupJob({ id, ...options, members: own });
}

/** One job of each of the last nights, the newest first: nine hours old, and a day more each. */
const nights = (states: readonly string[], from = 0): WireObject[] =>
  states.map((state, i) => ({
    ...job(`night-${i}`, { state, age: 9 * hour + (from + i) * day }),
    RecoveryPointArn: `arn:aws:ec2:eu-west-1::snapshot/snap-${i}`,
  }));

interface Page {
  readonly gateway: AccountGateway & { accountId: string };
  readonly details: ResourceDetails;
  /** Faults of ours that went to the log. */
  readonly failed: readonly unknown[];
  readonly parts: () => DetailsParts;
  readonly operations: () => string[];
  /** Presses the button whose label this is. */
  readonly press: (label: string) => Promise<void>;
  /** A recovery point comes into sight, by its place. */
  readonly see: (at: number) => Promise<void>;
  readonly account: (parts: AccountParts) => void;
}

interface Known {
  readonly pageSize?: number;
  readonly expectations?: Expectations;
  readonly inView?: ResourceProtection;
  readonly readAll?: (resourceArn: string, jobs: readonly BackupJob[]) => void;
}

function aPage(account: AccountParts, known: Known = {}): Page {
  const { pageSize = 100, expectations = { freshness: new Map(), mutes: [] }, inView } = known;
  const gateway = Object.assign(new AccountGateway({ account: accountOf(account) }), {
    accountId: place.accountId,
  });
  const actions = new Actions();
  const failed: unknown[] = [];
  const details = new ResourceDetails({
    ref: { kind: "resource", id: arn },
    source: { session: aSession, gateway },
    now: () => noon,
    formats: utcFormats,
    pageSize,
    actions,
    nextTask,
    expectations: () => expectations,
    inView: () => inView,
    failed: (error) => failed.push(error),
    readAll: (resourceArn, { jobs }) => known.readAll?.(resourceArn, jobs),
  });
  const parts = () => details.parts(navigation);
  return {
    gateway,
    details,
    failed,
    parts,
    operations: () => gateway.requests.splice(0).map(({ operation }) => operation),
    press: async (label) => {
      const found = buttons(parts()).find((each) => each.label === label);
      const intent = found && actions.intent(found.id);
      if (intent === undefined || !isDetailsIntent(intent)) throw new Error(`No button ${label}`);
      await details.do(intent);
    },
    see: async (at) => {
      const { seen } = parts().sections.find(({ key }) => key === "points")?.fields[at] ?? {};
      const intent = seen === undefined ? undefined : actions.intent(seen);
      if (intent === undefined || !isDetailsIntent(intent)) return;
      await details.do(intent);
    },
    account: (next) => {
      gateway.account = accountOf(next);
    },
  };
}

/** Everything with an id and a label, wherever it stands. */
function buttons(value: unknown): readonly { readonly id: string; readonly label: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const { id, label } = value as { readonly id?: unknown; readonly label?: unknown };
  const own = typeof id === "string" && typeof label === "string" ? [{ id, label }] : [];
  return [...own, ...Object.values(value).flatMap(buttons)];
}

const sectionOf = (page: Page, key: string) =>
  page.parts().sections.find((each) => each.key === key);
const lines = (fields: readonly Field[] = []): string[] =>
  fields.map(({ label, value }) => `${label}: ${value}`);

describe("The page of a resource", () => {
  it("costs its backup jobs, itself, a page of its recovery points, and the plans that its jobs name", async () => {
    const page = aPage({ backup: nights(["COMPLETED", "COMPLETED"]), plans: [plan] });
    await page.details.open();
    expect(page.operations().sort()).toEqual([
      "DescribeProtectedResource",
      "GetBackupPlan",
      "GetBackupSelection",
      "ListBackupJobs",
      "ListBackupSelections",
      "ListRecoveryPointsByResource",
    ]);
    await page.details.open();
    expect(page.operations()).toEqual([]);
    await page.details.showRelated();
    expect(page.operations().sort()).toEqual([
      "ListCopyJobs",
      "ListRestoreJobsByProtectedResource",
    ]);
  });

  it("says that it is up to date, when its last good backup was, and what was read", async () => {
    const page = aPage({ backup: nights(["COMPLETED", "COMPLETED"]), plans: [plan] });
    await page.details.open();
    const { header, safety, outcome } = page.parts();
    expect(header).toMatchObject({
      kind: "Resource",
      title: "orders",
      subtitle: "EBS",
      state: { label: "Up to date", tone: "completed" },
      account: { value: place.accountId },
    });
    expect(safety.answer).toMatchObject({
      text: expect.stringMatching(/^Up to date: last good backup \d+ hours ago$/) as string,
      detail: "Of 2 backup jobs of the resource in eu-west-1 in the last 30 days.",
      tone: "completed",
    });
    expect(outcome).toMatchObject({ title: "Why", messageMissing: false });
    expect(page.details.name).toBe("orders");
  });

  it("says how often and why it fails, and leads to the jobs that say so", async () => {
    const failed = ["FAILED", "FAILED"].map((state, i) =>
      job(`failed-${i}`, {
        state,
        age: 9 * hour + i * day,
        members: { StatusMessage: "Access denied. Ask." },
      }),
    );
    const page = aPage({ backup: [...failed, ...nights(["COMPLETED"], 2)], plans: [plan] });
    await page.details.open();
    const { header, safety, outcome } = page.parts();
    expect(header.state).toMatchObject({ label: "Failing", tone: "failed" });
    expect(safety.answer?.text).toMatch(
      /^Failing: 2 failures in a row · Access denied · last good/,
    );
    expect(safety.answer?.actions.map(({ label }) => label)).toEqual([
      "Open Newest Job",
      "Open Last Good Job",
    ]);
    expect(outcome.message).toContain("AWS Backup says of the newest job: Access denied");
  });

  it("says which rule missed which run, and not whether the rule ran for others, which it does not read", async () => {
    const page = aPage({ backup: nights(["COMPLETED"], 2), plans: [plan] });
    await page.details.open();
    const { header, outcome, safety } = page.parts();
    expect(header.state.label).toBe("Overdue");
    expect(outcome.message).toContain("Rule at three of Nightly missed 2 runs since");
    expect(safety.answer?.text).not.toMatch(/silent|only resource/);
  });

  it("says what the view knows of the rule's other resources", async () => {
    const silent = aResource({ group: "overdue", missed: [aMissedRule({ isRuleSilent: true })] });
    const account = { backup: nights(["COMPLETED"], 2), plans: [plan] };
    const page = aPage(account, { inView: silent });
    await page.details.open();
    expect(page.parts().safety.answer?.text).toContain("rule silent");
  });

  it("says that a fault of ours keeps it from telling, and works on", async () => {
    const page = aPage(
      { backup: nights(["COMPLETED"]), plans: [plan] },
      {
        readAll: () => {
          throw new Error("no member of undefined");
        },
      },
    );
    await page.details.open();
    const { safety } = page.parts();
    expect(safety.answer?.text).toBe("Unexpected failure: could not work out the protection");
    expect(safety.answer?.detail).toContain("Show Log");
    expect([page.failed.length, page.details.isBusy]).toEqual([1, false]);
    expect(sectionOf(page, "points")?.fields).toHaveLength(1);
  });

  it("tells the view all its jobs once it has them, and not before", async () => {
    const told: string[] = [];
    const readAll = (of: string, { length }: readonly BackupJob[]): void => {
      told.push(`${of} ${length}`);
    };
    const backup = nights(["COMPLETED", "COMPLETED"]);
    await aPage({ backup }, { readAll }).details.open();
    expect(told).toEqual([`${arn} 2`]);
    const many = Array.from({ length: 1001 }, (_, i) => job(`${i}`, { age: i }));
    await aPage({ backup: many }, { readAll }).details.open();
    expect(told).toHaveLength(1);
  });

  it("says what the view says where that has read more jobs than a page has", async () => {
    const many = Array.from({ length: 1001 }, (_, i) => job(`${i}`, { state: "FAILED", age: i }));
    const alone = aPage({ backup: many });
    await alone.details.open();
    expect(alone.parts().safety.answer?.text).toBe("Not known: not enough read");
    const inView = aResource({ group: "failing", failuresInARow: 1001, isStreakExact: true });
    const page = aPage({ backup: many }, { inView });
    await page.details.open();
    expect(page.parts().safety.answer?.text).toContain("1,001 failures in a row");
  });

  it("counts what the user expects: a backup that is too old, and what is muted", async () => {
    const account = { backup: nights(["COMPLETED"]), plans: [plan] };
    const freshness = new Map([["EBS", 1]]);
    const stale = aPage(account, { expectations: { freshness, mutes: [] } });
    await stale.details.open();
    expect(stale.parts().safety.answer?.text).toMatch(/^Stale: older than 1 h/);
    const mute = {
      target: { type: "resource", resourceArn: arn },
      until: noon + 1e9,
      reason: "migrated",
      finding: undefined,
    } as const;
    const muted = aPage(account, { expectations: { freshness, mutes: [mute] } });
    await muted.details.open();
    expect(muted.parts().header.state.label).toBe("Muted");
    expect(muted.parts().outcome.message).toContain("Reason: migrated");
  });

  it("has its rules with their schedules and next runs, AWS's own where it lets the plan be read", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    await page.details.open();
    const [rule] = sectionOf(page, "rules")?.fields ?? [];
    expect(rule).toMatchObject({
      label: "at three of Nightly",
      value: "Every day at 03:00 (Etc/UTC)",
      detail: expect.stringMatching(
        /^Next runs, AWS's preview: Sun, Nov 22, 2026, 03:00:00; /,
      ) as string,
    });
  });

  it("reckons the next runs from its jobs where a permission is missing, and says which", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    page.gateway.fail("accessDenied", {
      times: Infinity,
      hits: ({ operation }) => operation === "GetBackupPlan",
    });
    await page.details.open();
    const { fields = [], notices = [] } = sectionOf(page, "rules") ?? {};
    expect(fields[0]?.detail).toMatch(/^Next runs, by its schedule: Sun, Nov 22, 2026, 03:00:00; /);
    expect(notices.map(({ text }) => text).join()).toContain("backup:GetBackupPlan");
    expect(page.parts().header.state.label).toBe("Up to date");
  });

  it("has its recovery points page by page, newest first, each once", async () => {
    const backup = nights(["COMPLETED", "COMPLETED", "COMPLETED"]).map((each, i) => ({
      ...each,
      // Of RDS, 0 says that AWS does not tell the size.
      ResourceType: "RDS",
      BackupSizeInBytes: i === 0 ? 1024 ** 3 : 0,
    }));
    const page = aPage({ backup, plans: [plan] }, { pageSize: 2 });
    await page.details.open();
    expect(sectionOf(page, "points")?.fields).toHaveLength(2);
    expect(sectionOf(page, "points")?.notices[0]?.text).toBe(
      "2 recovery points loaded. AWS Backup has more.",
    );
    await page.press("Load more…");
    const points = lines(sectionOf(page, "points")?.fields);
    expect(points).toHaveLength(3);
    expect(points[0]).toMatch(/^Sat, Nov 21, 2026.*: Completed, 1 GiB, in Default/);
    expect(points[1]).toMatch(/: Completed, in Default/);
    expect(sectionOf(page, "points")?.notices.map(({ text }) => text)).toEqual([
      "3 recovery points.",
    ]);
  });

  it("asks when a recovery point expires once it is in sight, one request each", async () => {
    const backup = nights(["COMPLETED", "COMPLETED"]);
    const recoveryPoints = {
      "arn:aws:ec2:eu-west-1::snapshot/snap-0": {
        Status: "COMPLETED",
        BackupVaultName: "Default",
        CreationDate: wireDate(noon - 3_600_000),
        CalculatedLifecycle: { DeleteAt: wireDate(noon + 27 * 24 * 3_600_000) },
        IsEncrypted: false,
      },
    };
    const page = aPage({ backup, plans: [plan], recoveryPoints });
    await page.details.open();
    expect(page.operations()).not.toContain("DescribeRecoveryPoint");
    await Promise.all([page.see(0), page.see(0)]);
    expect(page.operations()).toEqual(["DescribeRecoveryPoint"]);
    const [first, second] = sectionOf(page, "points")?.fields ?? [];
    expect(first?.value).toMatch(/not encrypted, expires Fri, Dec 18 \(in 27 days\)$/);
    expect(first).not.toHaveProperty("seen");
    expect(second?.value).not.toContain("expire");
    // Again after a refresh, and what is known stays until then.
    await page.press("Refresh");
    expect(sectionOf(page, "points")?.fields[0]?.value).toContain("expires Fri, Dec 18");
    page.operations();
    await page.see(0);
    expect(page.operations()).toEqual(["DescribeRecoveryPoint"]);
  });

  it("says which permission it takes to tell that, and asks for no other until somebody wants it", async () => {
    const page = aPage({ backup: nights(["COMPLETED", "COMPLETED"]), plans: [plan] });
    page.gateway.fail("accessDenied", {
      times: 1,
      hits: ({ operation }) => operation === "DescribeRecoveryPoint",
    });
    await page.details.open();
    await page.see(0);
    page.operations();
    const { fields = [], notices = [] } = sectionOf(page, "points") ?? {};
    expect(notices.at(-1)?.text).toContain("backup:DescribeRecoveryPoint");
    expect(fields.map((field) => field.seen)).toEqual([undefined, undefined]);
    // All else is there.
    expect(fields[0]?.value).toContain("Completed");
    expect(page.parts().header.state.label).toBe("Up to date");
    await page.details.do({ type: "retry", part: "expiry" });
    await page.see(1);
    expect(page.operations()).toEqual(["DescribeRecoveryPoint"]);
    expect(sectionOf(page, "points")?.fields[1]?.value).toMatch(/expire|expiry/);
  });

  it("ends that with the page", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    await page.details.open();
    page.gateway.hold();
    const asked = page.see(0);
    page.details.dispose();
    await asked;
    expect(sectionOf(page, "points")?.fields[0]?.value).not.toMatch(/expire|expiry/);
  });

  it("lists its jobs, copies and restores, and draws its history", async () => {
    const copy = wireCopyJob({ id: "copy", age: 8 * hour, members: { ResourceArn: arn } });
    const page = aPage({ backup: nights(["COMPLETED", "FAILED"]), copy: [copy], plans: [plan] });
    await page.details.open();
    await page.details.showRelated();
    const { lists } = page.parts().related;
    expect(lists.map(({ title, jobs }) => [title, jobs.items.length])).toEqual([
      ["Backup jobs of orders", 2],
      ["Copies of orders", 1],
      ["Restores of orders", 0],
    ]);
    expect(lists[0]?.chart?.points).toHaveLength(2);
  });

  it("is about a resource without a job, too: nothing is known of how it is backed up", async () => {
    const page = aPage({});
    await page.details.open();
    const { header, safety } = page.parts();
    expect(header).toMatchObject({ title: "orders", subtitle: "Type not reported" });
    expect(safety.answer?.text).toBe("No backup job is known");
    expect(sectionOf(page, "protected")?.notices[0]?.text).toBe(
      "AWS Backup has no recovery point of this resource.",
    );
  });

  it("says what failed in its own part, keeps the rest, and tries again when asked to", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    page.gateway.fail("accessDenied", { hits: ({ operation }) => operation === "ListBackupJobs" });
    await page.details.open();
    expect(page.parts().safety.answer?.text).toMatch(/could not read the backup jobs$/);
    expect(sectionOf(page, "points")?.fields).toHaveLength(1);
    expect(page.details.problem?.kind).toBe("accessDenied");
    page.operations();
    await page.press("Retry");
    expect(page.parts().header.state.label).toBe("Up to date");
    expect(page.operations()).not.toContain("ListRecoveryPointsByResource");
    expect(page.details.problem).toBeUndefined();
  });

  const copy = wireCopyJob({ id: "copy", age: 8 * hour, members: { ResourceArn: arn } });
  const restore = wireRestoreJob({
    id: "restore",
    age: 7 * hour,
    members: { SourceResourceArn: arn },
  });
  /** What each part of the page says, by the operation that tells it. */
  const told: Readonly<Record<string, (page: Page) => boolean>> = {
    ListBackupJobs: (page) => page.parts().header.state.label === "Up to date",
    DescribeProtectedResource: (page) => sectionOf(page, "protected")?.fields.length !== 0,
    ListRecoveryPointsByResource: (page) => sectionOf(page, "points")?.fields.length === 1,
    ListCopyJobs: (page) => page.parts().related.lists[1]?.jobs.items.length === 1,
    ListRestoreJobsByProtectedResource: (page) =>
      page.parts().related.lists[2]?.jobs.items.length === 1,
    GetBackupPlan: (page) => !JSON.stringify(page.parts()).includes("by its schedule"),
    ListBackupSelections: () => true,
    GetBackupSelection: () => true,
  };

  it.each(Object.keys(told))(
    "without the permission for %s lacks that alone, and says so",
    async (denied) => {
      const page = aPage({
        backup: nights(["COMPLETED"]),
        copy: [copy],
        restore: [restore],
        plans: [plan],
      });
      const action = `backup:${denied}`;
      page.gateway.fail("accessDenied", {
        times: Infinity,
        hits: ({ operation }) => operation === denied,
      });
      await page.details.open();
      await page.details.showRelated();
      expect(JSON.stringify(page.parts())).toContain(action);
      // Plans that can't be read are those of the jobs.
      const others = Object.keys(told).filter(
        (each) => each !== denied && !(denied === "ListBackupJobs" && each === "GetBackupPlan"),
      );
      expect(others.filter((each) => told[each]?.(page) !== true)).toEqual([]);
      const asked = page.operations();
      expect(asked.filter((each) => each === denied)).toHaveLength(1);
    },
  );

  it("asks for nothing twice", async () => {
    const page = aPage({
      backup: nights(["COMPLETED", "FAILED"]),
      copy: [copy],
      restore: [restore],
      plans: [plan],
    });
    await page.details.open();
    await page.details.showRelated();
    await page.details.openQuietly();
    await page.details.recover();
    expect(page.operations().toSorted()).toEqual(Object.keys(told).toSorted());
  });

  it("asks again by itself only while a job runs", async () => {
    const running = job("running", { state: "RUNNING", age: 10 });
    const page = aPage({ backup: [running, ...nights(["COMPLETED"])], plans: [plan] });
    await page.details.open();
    expect(page.details.nextRefresh).toBeGreaterThan(0);
    expect(page.parts().header.state.label).toBe("Running");
    page.account({
      backup: [job("running", { age: 10 }), ...nights(["COMPLETED"])],
      plans: [plan],
    });
    await page.details.follow();
    expect(page.details.nextRefresh).toBeUndefined();
    expect(page.parts().header.state.label).toBe("Up to date");
  });

  it("reads everything again when the user refreshes", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    await page.details.open();
    page.operations();
    page.account({ backup: nights(["FAILED", "COMPLETED"]), plans: [] });
    await page.press("Refresh");
    expect(page.parts().header.state.label).toBe("Failing");
    expect(lines(sectionOf(page, "rules")?.fields)).toEqual([
      "at three of Nightly: The plan was deleted",
    ]);
  });

  it("shows hostile texts as one line of text each", async () => {
    const evil = "<img src=x onerror=alert(1)>\n$(bug)\u202e";
    const backup = [
      job("evil", {
        state: "FAILED",
        members: { ResourceName: evil, ResourceType: evil, StatusMessage: evil },
      }),
    ];
    const page = aPage({ backup });
    await page.details.open();
    const { header, safety } = page.parts();
    for (const text of [header.title, header.subtitle, safety.answer?.text ?? ""]) {
      expect(text).not.toMatch(/[\n\u202e]/);
    }
  });

  it("tells nobody anything once it is closed", async () => {
    const page = aPage({ backup: nights(["COMPLETED"]), plans: [plan] });
    let changes = 0;
    page.details.changed(() => changes++);
    const opening = page.details.open();
    page.details.dispose();
    const before = changes;
    await opening;
    expect(changes).toBe(before);
  });
});
