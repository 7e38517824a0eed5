import type { ResourceProtection } from "../../../src/domain/protection/protection";

/** A resource that is up to date, but for what a test says. */
export function aResourceProtection(
  resourceArn: string,
  said: Partial<ResourceProtection> = {},
): ResourceProtection {
  return {
    resourceArn,
    resourceType: undefined,
    resourceName: undefined,
    accountId: undefined,
    group: "upToDate",
    groupUnmuted: said.group ?? "upToDate",
    mute: undefined,
    lastGood: Date.UTC(2026, 10, 20, 3),
    lastGoodJob: undefined,
    lastEnded: undefined,
    failuresInARow: 0,
    isStreakExact: true,
    cause: undefined,
    missed: [],
    isSaidByPlan: false,
    notKnown: undefined,
    running: undefined,
    isRecovered: false,
    ...said,
  };
}
