import type { ResourceProtection } from "./protection";

/** Names what is the matter with a resource, however long it goes on: another matter has another key. */
export function findingKey(
  found: Pick<
    ResourceProtection,
    "groupUnmuted" | "cause" | "missed" | "isSaidByPlan" | "notKnown"
  >,
): string {
  switch (found.groupUnmuted) {
    case "neverSucceeded":
    case "failing":
      return key("failed", found.cause?.id ?? "");
    case "noLongerBackedUp":
    case "overdue":
      return found.isSaidByPlan ? key("gone") : key("missed", ...found.missed.map(ruleKey).sort());
    case "withIssues":
      return key("issues", found.cause?.id ?? "");
    case "notKnown":
      return key("notKnown", found.notKnown ?? "");
    case "muted":
    case "stale":
    case "running":
    case "upToDate":
      return key(found.groupUnmuted);
  }
}

/** Names a rule that goes on under a new id. */
export function ruleKey({
  planArn,
  ruleName,
  ruleId,
}: {
  readonly planArn: string;
  readonly ruleName: string | undefined;
  readonly ruleId?: string | undefined;
}): string {
  return key(planArn, ruleName ?? ruleId ?? "");
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
