import { describe, expect, it } from "vitest";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import {
  resourceRow,
  type ResourceRowContext,
} from "../../../../src/viewmodel/protection/resourceRow";
import { resourceTooltip } from "../../../../src/viewmodel/protection/resourceTooltip";
import { aBackupJob, noon } from "../../../support/jobs/jobBuilders";
import { utcFormats } from "../../../support/jobs/treeFixture";
import { aMissedRule, aResource } from "../../../support/protection/aProtection";

const hour = 3_600_000;

const context: ResourceRowContext = {
  formats: utcFormats,
  now: noon,
  shortensNames: false,
  freshness: new Map([["EBS", 24]]),
  areOfSeveralAccounts: false,
  isEnoughRead: true,
};

function rowOf(members: Partial<ResourceProtection>, over: Partial<ResourceRowContext> = {}) {
  const resource = aResource({ resourceName: "db", ...members });
  const node = {
    type: "resource",
    id: "resources/demo/eu-west-1/failing/arn:x",
    parent: undefined,
    arn: resource.resourceArn,
    profile: "demo",
    region: "eu-west-1",
  } as const;
  return resourceRow(node, resource, { ...context, ...over });
}

const kms = { cause: { id: "keyUnusable", label: "KMS key" } } as const;

describe("a resource's row", () => {
  it.each<readonly [string, Partial<ResourceProtection>]>([
    ["1h · 3 failures in a row · KMS key · EBS", { group: "failing", failuresInARow: 3, ...kms }],
    [
      "1h · 3+ failures in a row · KMS key · EBS",
      { group: "failing", failuresInARow: 3, isStreakExact: false, ...kms },
    ],
    ["1h · KMS key · EBS", { group: "failing", failuresInARow: 1, ...kms }],
    ["1h · 1 failure · EBS", { group: "failing", failuresInARow: 1 }],
    ["1h · 1+ failures · EBS", { group: "failing", failuresInARow: 1, isStreakExact: false }],
    [
      "2 failures in a row · no good backup · EBS",
      { group: "neverSucceeded", failuresInARow: 2, lastGood: undefined },
    ],
    [
      "2+ failures in a row · no good backup known · EBS",
      { group: "failing", failuresInARow: 2, isStreakExact: false, lastGood: undefined },
    ],
    ["1h · missed Tue 03:00 · EBS", { group: "overdue", missed: [aMissedRule()] }],
    [
      "1h · missed 4 runs since Tue 03:00 · rule silent · EBS",
      { group: "overdue", missed: [aMissedRule({ missedRuns: 4, isRuleSilent: true })] },
    ],
    [
      "1h · missed 99+ runs since Thu, Nov 5, 14:00 · its rule's only resource · EBS",
      {
        group: "overdue",
        missed: [
          aMissedRule({ missedRuns: 99, since: noon - 16 * 24 * hour, isOnlyResource: true }),
        ],
      },
    ],
    [
      "1h · missed Tue 03:00 · deleted, untagged or deselected? · EBS",
      { group: "noLongerBackedUp", missed: [aMissedRule()] },
    ],
    // Its plan was deleted before a run was missed: the moment is that of the last job.
    [
      "1h · no job since Tue 03:00 · deleted, untagged or deselected? · EBS",
      { group: "noLongerBackedUp", missed: [aMissedRule({ missedRuns: 0 })] },
    ],
    ["50h · older than 24 h · EBS", { group: "stale", lastGood: noon - 50 * hour }],
    ["1h · completed with issues · EBS", { group: "withIssues" }],
    [
      "1h · running 40 % · EBS",
      { group: "running", running: aBackupJob({ state: "RUNNING", percentDone: "40.0" }) },
    ],
    ["1h · schedule unknown · EBS", { group: "notKnown", notKnown: "scheduleUnknown" }],
    ["1h · recovered · EBS", { group: "upToDate", isRecovered: true }],
    ["1h · EBS", { group: "upToDate" }],
    [
      "1h · muted until Mon, Nov 30 · KMS key · EBS",
      {
        group: "muted",
        groupUnmuted: "failing",
        failuresInARow: 1,
        ...kms,
        mute: {
          target: { type: "cause", causeId: "keyUnusable" },
          until: Date.UTC(2026, 10, 30),
          reason: "",
          finding: undefined,
        },
      },
    ],
  ])("says %s", (description, members) => {
    // "50h" is two days and two hours: the unit changes with the second day.
    expect(rowOf(members).description).toBe(description.replace("50h", "2d"));
  });

  it("says the same in words for screen readers, and the age in full", () => {
    expect(rowOf({ group: "failing", failuresInARow: 3, ...kms }).accessibleLabel).toBe(
      "db, EBS, Failing, last good backup 1 hour ago, 3 failures in a row, KMS key",
    );
  });

  it("claims nothing of good backups before enough is read", () => {
    const members = { group: "failing", lastGood: undefined, failuresInARow: 1 } as const;
    expect(rowOf(members, { isEnoughRead: false }).description).toBe("1 failure · EBS");
  });

  it("names the account where several are shown", () => {
    expect(rowOf({}, { areOfSeveralAccounts: true }).description).toBe("1h · EBS · 111122223333");
  });

  it("shortens a long name, so that what is the matter can be read", () => {
    const resourceName = "payments-production-dynamodb-3";
    const row = rowOf(
      { group: "failing", failuresInARow: 1, resourceName },
      { shortensNames: true },
    );
    expect(row.label).toBe("payments-p…odb-3");
    expect(row.accessibleLabel).toContain(resourceName);
    expect(rowOf({ resourceName }, { shortensNames: true }).label).toBe(resourceName);
  });

  it.each(["", "\u202e", "not an arn", "arn:aws:s3:::"])(
    "has a name for the ARN %o",
    (resourceArn) => {
      const row = rowOf({ resourceArn, resourceName: undefined });
      expect(row.label).not.toBe("");
      expect(row.label).not.toContain("\u202e");
    },
  );

  it("shows hostile text as one line of bounded text", () => {
    const hostile = `<img src=x>\n$(bug)\u202e${"x".repeat(100_000)}`;
    const resource = aResource({
      group: "overdue",
      resourceName: hostile,
      resourceType: hostile,
      accountId: hostile,
      missed: [aMissedRule({ ruleName: hostile, planName: hostile, isRuleSilent: true })],
    });
    const row = rowOf(resource, { areOfSeveralAccounts: true });
    const texts = [row.label, row.description ?? "", row.accessibleLabel];
    for (const text of texts) {
      expect(text.length).toBeLessThan(600);
      expect(text).not.toMatch(/[\n\u202e]/);
    }
    expect(resourceTooltip(resource, context).length).toBeLessThan(2000);
  });

  it("offers to mute what is not muted, and to unmute what is", () => {
    expect(rowOf({ group: "failing" }).capabilities).toContain("canMute");
    expect(rowOf({ group: "muted" }).capabilities).toContain("canUnmute");
    expect(rowOf({ group: "muted" }).capabilities).not.toContain("canMute");
  });
});

describe("a resource's tooltip", () => {
  it("says what its group means, when its last good backup was, and which rules missed a run", () => {
    const text = resourceTooltip(
      aResource({ resourceName: "db", group: "overdue", missed: [aMissedRule()] }),
      context,
    );
    expect(text.split("\n")).toEqual([
      "db",
      "arn:aws:ec2:eu-west-1:111122223333:volume/db",
      "Overdue: A run of a backup rule is over, and made no job for the resource.",
      "Last good backup: Sat, Nov 21, 2026, 13:00:00, 1 hour ago",
      "missed Tue 03:00",
      "Rule nightly of prod missed Tue 03:00",
    ]);
  });

  it("says until when and why it is muted", () => {
    const mute = {
      target: { type: "cause", causeId: "keyUnusable" },
      until: Date.UTC(2026, 10, 30),
      reason: "goes\naway",
      finding: undefined,
    } as const;
    const text = resourceTooltip(aResource({ group: "muted", mute }), context);
    expect(text.split("\n").at(-1)).toBe("Muted until Mon, Nov 30: goes away");
  });
});
