import { describe, expect, it } from "vitest";
import { findingKey } from "../../../../src/domain/protection/findingKey";
import type { Mute, ProtectionFacts } from "../../../../src/domain/protection/protection";
import {
  aMute,
  dailyJobs,
  daysAgo,
  factsOf,
  now,
  planArn,
  resourceOf,
  ruleJob,
  volume,
} from "../../../support/protection/protectionBuilders";

const resource: Mute["target"] = { type: "resource", resourceArn: volume("vol-1") };
const dailyRule: Mute["target"] = { type: "rule", planArn, ruleName: "Daily" };
const kms: Mute["target"] = { type: "cause", causeId: "kmsDenied" };

const failed = ruleJob(daysAgo(0, 3), {
  state: "FAILED",
  statusMessage: "Access to the KMS key was denied: kms:Decrypt is not authorized",
});
const failing = [...dailyJobs(9, 1), failed];
const overdue = dailyJobs(9, 2);

async function muted(facts: Partial<ProtectionFacts>, ...mutes: readonly Mute[]) {
  return await resourceOf(factsOf({ ...facts, mutes }));
}

describe("A mute", () => {
  it("keeps a resource out of its group, and says which it was", async () => {
    const mute = aMute(resource);
    expect(await muted({ jobs: failing }, mute)).toMatchObject({
      group: "muted",
      groupUnmuted: "failing",
      mute,
    });
    const other = aMute({ type: "resource", resourceArn: volume("vol-2") });
    expect((await muted({ jobs: failing }, other)).group).toBe("failing");
  });

  it.each([now, now - 1, Number.NaN, -Infinity])("is over at its date: %s", async (until) => {
    expect((await muted({ jobs: failing }, aMute(resource, { until }))).group).toBe("failing");
  });

  it("is of one finding: another one is shown", async () => {
    const finding = findingKey(await muted({ jobs: failing }));
    const mute = aMute(resource, { finding });
    expect((await muted({ jobs: failing }, mute)).group).toBe("muted");
    const otherCause = [
      ...dailyJobs(9, 1),
      { ...failed, statusMessage: "The volume was not found" },
    ];
    expect((await muted({ jobs: otherCause }, mute)).group).toBe("failing");
    expect((await muted({ jobs: overdue }, mute)).group).toBe("overdue");
    expect((await muted({ jobs: dailyJobs(9, 0) }, mute)).group).toBe("upToDate");
  });

  it("goes on while the same finding goes on", async () => {
    const mute = aMute(resource, { finding: findingKey(await muted({ jobs: overdue })) });
    const others = dailyJobs(9, 0, { resourceArn: volume("vol-2") });
    const longer = await muted({ jobs: [...dailyJobs(9, 4), ...others] }, mute);
    expect(longer).toMatchObject({ group: "muted", groupUnmuted: "noLongerBackedUp" });
    const worse = await muted({
      jobs: [...failing, ruleJob(daysAgo(0, 4), { ...failed, id: "2" })],
    });
    expect(findingKey(worse)).toBe(findingKey(await muted({ jobs: failing })));
  });

  it("of a rule keeps resources out that only that rule has missed", async () => {
    const mute = aMute(dailyRule);
    expect((await muted({ jobs: overdue }, mute)).group).toBe("muted");
    expect((await muted({ jobs: failing }, mute)).group).toBe("failing");
    const other = { plan: `${planArn}-2`, id: "rule-2", name: "Daily" };
    const both = [...overdue, ...dailyJobs(9, 2, {}, other)];
    expect((await muted({ jobs: both }, mute)).group).toBe("overdue");
    const second = aMute({ type: "rule", planArn: other.plan, ruleName: "Daily" });
    expect((await muted({ jobs: both }, mute, second)).group).toBe("muted");
  });

  it("of a cause keeps resources out that fail for it", async () => {
    const { cause } = await muted({ jobs: failing });
    const mute = aMute({ type: "cause", causeId: cause?.id ?? "" });
    expect((await muted({ jobs: failing }, mute)).group).toBe("muted");
    expect((await muted({ jobs: overdue }, mute)).group).toBe("overdue");
    expect((await muted({ jobs: failing }, aMute({ ...kms, causeId: "other" }))).group).toBe(
      "failing",
    );
  });
});
