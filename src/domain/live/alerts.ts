import { membersOf } from "../../base/membersOf";
import { parsedJson } from "../../base/parsedJson";
import type { ViewKind } from "../job/viewKinds";
import { readWatch, type Watch, watchJson, watchKey } from "./watch";

/** A job that the user is to look at: it failed, or it was watched and is over. */
export interface Alert extends Omit<Watch, "name" | "kind"> {
  readonly kind: ViewKind;
  readonly why: "failed" | "watched";
}

/** The latest last. Nobody looks through more. */
export type Alerts = readonly Alert[];

const mostAlerts = 999;

export function withAlerts(alerts: Alerts, more: Alerts): Alerts {
  const all = [...alerts, ...more].map((alert) => [watchKey(alert), alert] as const);
  return [...new Map(all).values()].slice(-mostAlerts);
}

/** Without those of a job that was seen, in whichever session. */
export function withoutJob(alerts: Alerts, { kind, id }: Pick<Alert, "kind" | "id">): Alerts {
  return alerts.filter((alert) => alert.kind !== kind || alert.id !== id);
}

export function alertsJson(alerts: Alerts): string {
  return JSON.stringify(
    alerts.map((alert) => ({ ...watchJson({ ...alert, name: "" }), why: alert.why })),
  );
}

/** What was kept, whoever wrote it; what can't be meant is left out. */
export function readAlerts(text: string): Alerts {
  const read = parsedJson(text);
  if (!Array.isArray(read)) return [];
  return read.slice(-mostAlerts).flatMap((each) => {
    const watch = readWatch(each);
    const { why } = membersOf(each);
    if (watch === undefined || (why !== "failed" && why !== "watched")) return [];
    const { kind, id, session } = watch;
    return [{ kind, id, session, why }];
  });
}
