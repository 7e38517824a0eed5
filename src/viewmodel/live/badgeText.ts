import type { Alert, Alerts } from "../../domain/live/alerts";
import { jobKinds } from "../../domain/job/jobKinds";
import type { ViewKind } from "../../domain/job/viewKinds";
import type { Formats } from "../text/formats";
import { listed } from "../text/listed";

/** "2 backup jobs that failed and 1 backup job that you watched, not seen yet". VS Code puts those of all views in a row. */
export function badgeText(alerts: Alerts, kind: ViewKind, formats: Formats): string {
  const { one, many, list } = jobKinds[kind];
  const texts: Readonly<Record<Alert["why"], string>> = {
    failed: list.urgent === undefined ? "that failed" : "that failed or found threats",
    watched: "that you watched",
  };
  const parts = (["failed", "watched"] as const).flatMap((why) => {
    const count = alerts.filter((alert) => alert.why === why).length;
    return count === 0 ? [] : [`${formats.count(count)} ${count === 1 ? one : many} ${texts[why]}`];
  });
  return `${listed(parts, "and")}, not seen yet`;
}
