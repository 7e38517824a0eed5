import type { Alert, Alerts } from "../../domain/live/alerts";
import { jobKinds } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { Formats } from "../text/formats";
import { listed } from "../text/listed";

/** "Not seen yet: 2 failed backup jobs and 1 watched backup job that is over" */
export function badgeText(alerts: Alerts, kind: ViewKind, formats: Formats): string {
  const { one, many } = jobKinds[kind];
  const counted = (
    why: Alert["why"],
    before: string,
    after: readonly [string, string],
  ): string[] => {
    const count = alerts.filter((alert) => alert.why === why).length;
    if (count === 0) return [];
    const isOne = count === 1;
    return [`${formats.count(count)} ${before} ${isOne ? one : many}${after[isOne ? 0 : 1]}`];
  };
  const parts = [
    ...counted("failed", "failed", ["", ""]),
    ...counted("watched", "watched", [" that is over", " that are over"]),
  ];
  return `Not seen yet: ${listed(parts, "and")}`;
}
