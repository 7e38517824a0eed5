import { describe, expect, it } from "vitest";
import { nextTask } from "../../../../src/host/base/nextTask";
import {
  type ResourceMatches,
  ResourceSearch,
} from "../../../../src/viewmodel/protection/resourceSearch";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aMissedRule, aProtection, aResource } from "../../../support/protection/aProtection";
import { ResourcesFixture } from "../../../support/protection/resourcesFixture";

const vault = "arn:aws:backup:eu-west-1:111122223333:backup-vault:databases";
const payroll = aResource({
  resourceName: "payroll-db",
  group: "failing",
  failuresInARow: 3,
  lastGood: Date.UTC(2026, 10, 2, 3),
  cause: { id: "keyUnusable", label: "KMS key" },
  lastEnded: aBackupJob({
    id: "JOB-77",
    state: "FAILED",
    backupVaultArn: vault,
    statusMessage: "The key is pending deletion",
  }),
});
const wiki = aResource({
  resourceName: "wiki",
  group: "overdue",
  missed: [aMissedRule({ planName: "prod-plan", ruleName: "hourly" })],
  accountId: "444455556666",
});
const muted = aResource({
  resourceName: "scratch",
  group: "muted",
  mute: {
    target: { type: "resource", resourceArn: "a" },
    until: noon,
    reason: "Goes away",
    finding: undefined,
  },
});

async function opened(...resources: readonly ResourceProtection[]): Promise<ResourcesFixture> {
  const fixture = new ResourcesFixture();
  fixture.protection = aProtection(resources);
  await fixture.open();
  return fixture;
}

const search = new ResourceSearch(nextTask);

function find(text: string, { tree }: ResourcesFixture): ResourceMatches {
  const options = { formats: utcFormats, now: noon, freshness: new Map<string, number>() };
  return search.find(text, tree.sessions, options);
}

describe("Find Text among resources", () => {
  it.each([
    ["PAYROLL", "Failing: payroll-db"],
    ["volume/payroll", "Failing: payroll-db"],
    ["job-77", "Failing: payroll-db"],
    ["backup-vault:databases", "Failing: payroll-db"],
    ["pending deletion", "Failing: payroll-db"],
    ["kms failing", "Failing: payroll-db"],
    ["2026-11-02", "Failing: payroll-db"],
    ["4444", "Overdue: wiki"],
    ["prod-plan", "Overdue: wiki"],
    ["hourly", "Overdue: wiki"],
    ["goes away", "Muted: scratch"],
  ])("finds “%s” in %s", async (text, label) => {
    const { shown, found } = find(text, await opened(payroll, wiki, muted));
    expect(shown.map((each) => each.label)).toEqual([label]);
    expect(found).toBe(1);
  });

  it("says where a text was found that the row does not have", async () => {
    const [line] = find("pending", await opened(payroll)).shown;
    expect(line?.description).toMatch(/3 failures in a row · KMS key .*· .*pending deletion/);
  });

  it("finds nothing without a text, and nothing that the filter hides", async () => {
    const fixture = await opened(payroll, wiki);
    expect(find("", fixture)).toEqual({ shown: [], found: 0, lookedAt: 2 });
    fixture.filter = { accountIds: ["444455556666"] };
    fixture.tree.filterChanged();
    await fixture.settled();
    expect(find("payroll", fixture)).toEqual({ shown: [], found: 0, lookedAt: 1 });
  });

  it("looks through many in several tasks, and lists 200 of what it finds", async () => {
    const many = Array.from({ length: 1200 }, (_, at) =>
      aResource({ resourceName: `many-${at}`, resourceArn: `arn:aws:s3:::many-${at}` }),
    );
    const fixture = await opened(...many);
    let told = 0;
    search.changed(() => told++);
    expect(find("many", fixture).lookedAt).toBe(1000);
    await nextTask();
    await nextTask();
    expect(told).toBe(1);
    const all = find("many", fixture);
    expect([all.lookedAt, all.found, all.shown.length]).toEqual([1200, 1200, 200]);
  });

  it("looks at the beginning of a text without end only", async () => {
    const message = `${"x".repeat(1_000_000)} needle`;
    const job = aBackupJob({ state: "FAILED", statusMessage: message });
    expect(find("needle", await opened(aResource({ lastEnded: job }))).found).toBe(0);
  });

  it("knows the row of each, in its portion where its group is large", async () => {
    const many = Array.from({ length: 450 }, (_, at) =>
      aResource({ resourceName: `many-${at}`, resourceArn: `arn:aws:s3:::many-${at}` }),
    );
    const { tree, source } = await opened(payroll, ...many);
    for (const arn of [payroll.resourceArn, "arn:aws:s3:::many-7", "arn:aws:s3:::many-431"]) {
      const node = tree.nodeOf(source, arn);
      expect(node).toMatchObject({ type: "resource", arn });
      // The same object as VS Code has it, below rows that VS Code can ask for.
      const parent = node && tree.parent(node);
      expect(tree.children(parent)).toContain(node);
    }
    expect(tree.nodeOf(source, "arn:aws:s3:::nowhere")).toBeUndefined();
  });
});
