import { nextRuns } from "./nextRuns";
import type { WireObject, WireValue } from "./wire";
import { readText, wireDate } from "./wire";

const minute = 60_000;

interface Run {
  readonly at: number;
  readonly rule: WireObject;
}

/**
 * ScheduledRunsPreview: the next runs of a plan's rules, in order. Of rules whose time frames overlap (start and window),
 * the one that keeps its backups longer runs (guide, "plan options").
 * @param plan BackupPlan of the API
 */
export function previewOf(plan: WireObject, now: number, count: number): readonly WireObject[] {
  const rules = objectsIn(plan["Rules"]);
  let runs: readonly Run[] = [];
  // More of each rule until enough are left: many may be merged.
  for (let each = 2 * count; runs.length < count && each < 2000; each *= 2) {
    runs = runsUntil(rules, now, each);
  }
  return runs.slice(0, count).map(({ at, rule }) => ({
    ExecutionTime: wireDate(at),
    RuleId: rule["RuleId"],
    RuleExecutionType:
      rule["EnableContinuousBackup"] === true ? "CONTINUOUS_AND_SNAPSHOTS" : "SNAPSHOTS",
  }));
}

/** So many runs of each rule, as far as all are known, merged. */
function runsUntil(rules: readonly WireObject[], now: number, count: number): readonly Run[] {
  const each = rules.map((rule) => ({ rule, runs: runsOf(rule, now, count) }));
  const last = Math.min(
    ...each.map(({ runs }) => (runs.length < count ? Infinity : (runs.at(-1) ?? Infinity))),
  );
  return merged(
    each
      .flatMap(({ rule, runs }) => runs.map((at) => ({ at, rule })))
      .filter(({ at }) => at <= last)
      .sort((a, b) => a.at - b.at),
  );
}

function runsOf(rule: WireObject, now: number, count: number): readonly number[] {
  const zone = readText(rule["ScheduleExpressionTimezone"]) || "Etc/UTC";
  return nextRuns(readText(rule["ScheduleExpression"]), zone, { from: now, count });
}

function merged(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  for (const run of runs) {
    const before = kept.at(-1);
    if (before === undefined || before.rule === run.rule || endOf(before) <= run.at) {
      kept.push(run);
    } else if (retentionOf(run) > retentionOf(before)) {
      kept[kept.length - 1] = run;
    }
  }
  return kept;
}

function endOf({ at, rule }: Run): number {
  const window = rule["StartWindowMinutes"];
  return at + (typeof window === "number" ? window : 480) * minute;
}

/** Days; what has no end is kept longest. */
function retentionOf({ rule }: Run): number {
  const lifecycle = rule["Lifecycle"];
  const [first] = objectsIn(lifecycle === undefined ? [] : [lifecycle]);
  const days = first?.["DeleteAfterDays"];
  return typeof days === "number" && days > 0 ? days : Infinity;
}

function objectsIn(value: WireValue | undefined): readonly WireObject[] {
  const all: readonly WireValue[] = Array.isArray(value) ? (value as readonly WireValue[]) : [];
  return all.flatMap((each) =>
    typeof each === "object" && each !== null && !Array.isArray(each) ? [each as WireObject] : [],
  );
}
