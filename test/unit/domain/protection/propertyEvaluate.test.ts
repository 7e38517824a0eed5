import { describe, expect, it } from "vitest";
import type { ResourceProtection } from "../../../../src/domain/protection/protection";
import { seeds } from "../../../support/property";
import { protectionOf } from "../../../support/protection/protectionBuilders";
import { ProtectionTruth, type TrueProtection } from "../../../support/protection/protectionTruth";
import { randomAccount } from "../../../support/protection/randomAccount";

/** What accounts must come to, or the property says less than it seems to. */
const situations = [
  ...["neverSucceeded", "failing", "noLongerBackedUp", "noLongerBackedUp by its plan", "overdue"],
  ...["stale", "withIssues", "running", "upToDate"],
  ...["notKnown onDemandOnly", "notKnown scheduleUnknown", "notKnown oldRecoveryPointsOnly"],
  ...["notKnown notEnoughRead", "notKnown permissionMissing", "notKnown memberAccount"],
  ...["overdue by a silent rule", "overdue alone", "many runs missed", "recovered"],
];

describe("How each resource of a random account is backed up", () => {
  it("is what the definitions say", async () => {
    const left = new Set(situations);
    for (const seed of seeds(1000)) {
      const { facts, schedules } = randomAccount(seed);
      const { resources } = await protectionOf(facts);
      const ours = resources.map(comparable).sort(byArn);
      const truth = new ProtectionTruth(facts, schedules).all().map(inOrder).toSorted(byArn);
      expect(ours, `seed ${seed}`).toEqual(truth);
      for (const each of truth.flatMap(situationsOf)) left.delete(each);
    }
    // A run of the tests that wants a tenth of the accounts may lack one.
    if (seeds(1000).length >= 1000) expect([...left]).toEqual([]);
  });
});

function comparable(found: ResourceProtection): TrueProtection {
  const { resourceArn, groupUnmuted, notKnown, isSaidByPlan, missed } = found;
  const { failuresInARow, isStreakExact, isRecovered, lastGood } = found;
  return inOrder({
    ...{ resourceArn, groupUnmuted, notKnown, isSaidByPlan, missed },
    ...{ failuresInARow, isStreakExact, isRecovered, lastGood },
    lastGoodJob: found.lastGoodJob?.id,
    lastEnded: found.lastEnded?.id,
    running: found.running?.id,
  });
}

/** Rules may have missed the same run. */
function inOrder(found: TrueProtection): TrueProtection {
  const missed = found.missed.map((each) => [JSON.stringify(each), each] as const);
  return {
    ...found,
    missed: missed.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
  };
}

function byArn(a: TrueProtection, b: TrueProtection): number {
  return a.resourceArn < b.resourceArn ? -1 : 1;
}

function situationsOf(found: TrueProtection): readonly string[] {
  const { groupUnmuted, notKnown, isSaidByPlan, missed, isRecovered } = found;
  const isOverdue = groupUnmuted === "overdue";
  return [
    notKnown === undefined ? groupUnmuted : `${groupUnmuted} ${notKnown}`,
    ...(isSaidByPlan ? ["noLongerBackedUp by its plan"] : []),
    ...(isOverdue && missed.some((each) => each.isRuleSilent) ? ["overdue by a silent rule"] : []),
    ...(isOverdue && missed.some((each) => each.isOnlyResource) ? ["overdue alone"] : []),
    ...(missed.some(({ missedRuns }) => missedRuns === 99) ? ["many runs missed"] : []),
    ...(isRecovered ? ["recovered"] : []),
  ];
}
