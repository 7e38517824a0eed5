import type { BackupJob } from "../../../src/domain/job/job";
import type {
  MissedRule,
  NotKnownReason,
  ProtectionFacts,
  ProtectionGroup,
} from "../../../src/domain/protection/protection";
import { type TrueRule, TrueRules } from "./ruleTruth";
import type { WallSchedules } from "./wallSchedules";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What must be true of a resource, by the definitions of docs/protection.md alone. Nothing here is the product's. */
export interface TrueProtection {
  readonly resourceArn: string;
  readonly groupUnmuted: ProtectionGroup;
  readonly notKnown: NotKnownReason | undefined;
  readonly isSaidByPlan: boolean;
  readonly missed: readonly MissedRule[];
  readonly failuresInARow: number;
  readonly isStreakExact: boolean;
  readonly isRecovered: boolean;
  readonly lastGood: number | undefined;
  readonly lastGoodJob: string | undefined;
  readonly lastEnded: string | undefined;
  readonly running: string | undefined;
}

/** What a rule means for a resource. */
type Verdict =
  | { readonly is: "reached" | "unread" | "unknown" | "untold" | "notMeant" | "over" }
  | { readonly is: "missed"; readonly runs: readonly number[]; readonly othersRan: boolean };

const failures = ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"];
const open = ["RUNNING", "ABORTING", "PENDING", "CREATED"];

export class ProtectionTruth {
  readonly #facts: ProtectionFacts;
  readonly #jobs: readonly BackupJob[];
  readonly #rules: TrueRules;
  readonly #dueRuns = new Map<TrueRule, readonly number[]>();
  readonly #since: number;
  readonly #listedSince: number;

  constructor(facts: ProtectionFacts, schedules: WallSchedules) {
    this.#facts = facts;
    this.#jobs = [...facts.jobs];
    this.#rules = new TrueRules(this.#jobs, facts, schedules);
    this.#since = facts.readSince ?? Infinity;
    this.#listedSince = facts.readUntil - 30 * day;
  }

  all(): readonly TrueProtection[] {
    const arns = [
      ...this.#jobs.map((job) => job.resourceArn ?? ""),
      ...this.#facts.resources.map(({ resourceArn }) => resourceArn),
      ...this.#rules.namedArns(),
    ];
    return [...new Set(arns)].filter((arn) => arn !== "").map((arn) => this.#resource(arn));
  }

  #resource(resourceArn: string): TrueProtection {
    const { readUntil } = this.#facts;
    const jobs = inOrder(this.#jobs.filter((job) => job.resourceArn === resourceArn));
    const ended = jobs.filter((job) => !isOpen(job));
    const goodAt = ended.findIndex((job) => job.state === "COMPLETED");
    const good = ended[goodAt];
    const streak = (goodAt === -1 ? ended : ended.slice(0, goodAt)).filter(failed);
    const listed = this.#facts.resources.find((each) => each.resourceArn === resourceArn);
    const jobsGood = good?.completionDate ?? good?.creationDate;
    const isGoodCovered = good !== undefined && made(good) >= this.#since;
    const lastGood = isGoodCovered ? jobsGood : latest(jobsGood, listed?.lastBackupTime);
    const found = this.#group(resourceArn, { jobs, ended, good, lastGood, isGoodCovered });
    return {
      resourceArn,
      ...found,
      failuresInARow: streak.length,
      isStreakExact: this.#since <= readUntil - 30 * day || isGoodCovered,
      isRecovered:
        streak.length === 0 &&
        ended.some(
          (job) =>
            failed(job) &&
            job.creationDate !== undefined &&
            good?.creationDate !== undefined &&
            good.creationDate > job.creationDate,
        ),
      lastGood,
      lastGoodJob: good?.id,
      lastEnded: ended[0]?.id,
      running: jobs.find(isOpen)?.id,
    };
  }

  #group(
    arn: string,
    {
      jobs,
      ended,
      good,
      lastGood,
      isGoodCovered,
    }: {
      readonly jobs: readonly BackupJob[];
      readonly ended: readonly BackupJob[];
      readonly good: BackupJob | undefined;
      readonly lastGood: number | undefined;
      readonly isGoodCovered: boolean;
    },
  ): Pick<TrueProtection, "groupUnmuted" | "notKnown" | "isSaidByPlan" | "missed"> {
    const { readUntil, resources, areResourcesRead, freshness } = this.#facts;
    const listed = resources.find((each) => each.resourceArn === arn);
    const isOwn = listed !== undefined || this.#rules.namedArns().includes(arn);
    const account = (jobs[0]?.accountId ?? "") || arn.split(":")[4] || undefined;
    const own = this.#facts.accountId;
    const isMember = !isOwn && own !== undefined && account !== undefined && account !== own;
    const rules = this.#rules.of(arn);
    const verdicts = rules.map((rule) => this.#verdict(arn, rule));
    const [last] = ended;
    const isLastKnown = last !== undefined && made(last) >= this.#since;
    const overdue = rules.filter((_, index) => verdicts[index]?.is === "missed");
    const has = (is: Verdict["is"]): boolean => verdicts.some((verdict) => verdict.is === is);
    const asked = verdicts.filter(({ is }) => is !== "notMeant");
    const isEnough = this.#since <= readUntil - 8 * day;
    const isOver = isEnough && asked.length > 0 && asked.every(({ is }) => is === "over");
    const missed = verdicts.flatMap((verdict) => (verdict.is === "missed" ? [verdict] : []));
    const missedRuns = missed.flatMap(({ runs }) => runs.slice(-99));
    const firsts = missed.map(({ runs }) => runs[0] ?? Infinity);
    const isLeftOut =
      asked.every(
        (verdict) => verdict.is === "over" || (verdict.is === "missed" && verdict.othersRan),
      ) &&
      missedRuns.length >= 3 &&
      readUntil - Math.min(...firsts) >= 48 * hour &&
      (jobs.length > 0 || listed !== undefined);
    const told = (groupUnmuted: ProtectionGroup, notKnown?: NotKnownReason) => ({
      groupUnmuted,
      notKnown,
      isSaidByPlan: groupUnmuted === "noLongerBackedUp" && isOver,
      missed: this.#missedRules(
        arn,
        groupUnmuted === "noLongerBackedUp"
          ? [...overdue, ...rules.filter((rule) => rule.isPlanDeleted && isTimed(arn, rule))]
          : overdue,
      ),
    });
    if (
      ended.some(failed) &&
      good === undefined &&
      this.#since <= this.#listedSince &&
      areResourcesRead &&
      listed === undefined &&
      !isMember
    ) {
      return told("neverSucceeded");
    }
    if (isLastKnown && failed(last)) return told("failing");
    if (isOver || isLeftOut) return told("noLongerBackedUp");
    if (overdue.length > 0) return told("overdue");
    const hours = freshness.get((jobs[0]?.resourceType ?? "") || (listed?.resourceType ?? ""));
    const isAgeKnown = isGoodCovered || listed?.lastBackupTime !== undefined;
    if (hours !== undefined && lastGood !== undefined && isAgeKnown) {
      if (readUntil - lastGood > hours * hour) return told("stale");
    }
    const isLastGood = last !== undefined && last.state === "COMPLETED";
    if (isLastGood && isLastKnown && withIssues(last)) return told("withIssues");
    if (jobs.some(isOpen)) return told("running");
    if (isMember) return told("notKnown", "memberAccount");
    if (has("unread") || (last !== undefined && !isLastKnown))
      return told("notKnown", "notEnoughRead");
    if (has("reached")) return isLastGood ? told("upToDate") : told("notKnown", "notEnoughRead");
    if (!isEnough) return told("notKnown", "notEnoughRead");
    if (has("unknown")) {
      const isDenied = rules.some((rule) => rule.schedule === undefined && rule.isDenied);
      return told("notKnown", isDenied ? "permissionMissing" : "scheduleUnknown");
    }
    if (jobs.some((job) => this.#rules.ofJob(job) === undefined))
      return told("notKnown", "onDemandOnly");
    const isJobUnread = jobs.length === 0 && this.#since > this.#listedSince;
    const isOld = lastGood !== undefined && !(isJobUnread && lastGood > this.#listedSince);
    return told("notKnown", isOld ? "oldRecoveryPointsOnly" : "notEnoughRead");
  }

  #verdict(arn: string, rule: TrueRule): Verdict {
    const mine = rule.jobs.filter((job) => job.resourceArn === arn);
    if (rule.isPlanDeleted) return { is: "over" };
    if (mine.length > 0 && this.#rules.isDeselected(rule, mine, arn)) return { is: "over" };
    if (rule.hasEnded) return { is: this.#mayGoOn(arn, rule, mine) ? "untold" : "over" };
    if (rule.schedule === undefined) return { is: "unknown" };
    return this.#runs(arn, rule, mine);
  }

  #runs(arn: string, rule: TrueRule, mine: readonly BackupJob[]): Verdict {
    const due = this.#due(rule);
    const newest = due.at(-1);
    const namedSince = mine.length > 0 ? -Infinity : this.#rules.namedSince(arn, rule);
    if (newest === undefined || newest < namedSince) {
      return { is: mine.length > 0 ? "reached" : "notMeant" };
    }
    const isReached = (run: number): boolean =>
      mine.some((job) => made(job) >= run - early(rule, run)) || this.#isMerged(arn, rule, run);
    if (isReached(newest)) return { is: "reached" };
    const known = newest - early(rule, newest);
    if (known < this.#listedSince) return { is: mine.length > 0 ? "untold" : "notMeant" };
    if (known < this.#since || mine.some((job) => made(job) === -Infinity)) return { is: "unread" };
    const runs = due.filter(
      (run) =>
        run >= namedSince &&
        run >= this.#listedSince &&
        run - early(rule, run) >= Math.max(this.#since, this.#listedSince) &&
        !isReached(run),
    );
    const [first = Infinity] = runs;
    const othersRan = rule.jobs.some((job) => made(job) >= first - early(rule, first));
    return { is: "missed", runs, othersRan };
  }

  /** Runs whose window has been over for 15 minutes, or for 75 near a clock change. */
  #due(rule: TrueRule): readonly number[] {
    const due = this.#dueRuns.get(rule) ?? this.#findDue(rule);
    this.#dueRuns.set(rule, due);
    return due;
  }

  #findDue(rule: TrueRule): readonly number[] {
    const { readUntil } = this.#facts;
    return (rule.schedule?.runs ?? []).filter((run) => {
      const more = rule.schedule?.isNearClockChange(run) === true ? 75 : 15;
      return run >= readUntil - 400 * day && run + rule.window + more * minute <= readUntil;
    });
  }

  #isMerged(arn: string, rule: TrueRule, run: number): boolean {
    const slack = rule.schedule?.isNearClockChange(run) === true ? hour : 0;
    return this.#rules.of(arn).some(
      (other) =>
        other !== rule &&
        other.planArn === rule.planArn &&
        other.jobs.some((job) => {
          if (job.resourceArn !== arn) return false;
          const start = this.#rules.runOf(job, other);
          return start - slack < run + rule.window && run < start + other.window + slack;
        }),
    );
  }

  /** Another rule of the plan has not been due since the ended one made its last job. */
  #mayGoOn(arn: string, rule: TrueRule, mine: readonly BackupJob[]): boolean {
    const ours = this.#rules.of(arn);
    const lastMade = Math.max(...mine.map(made));
    return this.#rules.planned(rule.planArn).some((other) => {
      if (ours.includes(other)) return false;
      const newest = this.#due(other).at(-1);
      return (
        other.schedule === undefined ||
        newest === undefined ||
        newest - early(other, newest) <= lastMade
      );
    });
  }

  #missedRules(arn: string, rules: readonly TrueRule[]): readonly MissedRule[] {
    return rules.map((rule) => {
      const mine = rule.jobs.filter((job) => job.resourceArn === arn);
      const runs = this.#missedRuns(arn, rule, mine);
      const members = this.#lastMembers(rule).filter(
        (member) => this.#verdict(member, rule).is !== "over",
      );
      const isSilent =
        members.length > 1 && members.every((other) => this.#verdict(other, rule).is === "missed");
      return {
        planArn: rule.planArn,
        ruleId: rule.ruleId,
        ruleName: rule.ruleName,
        planName: rule.planName,
        since: runs[0] ?? Math.max(...mine.map(made)),
        missedRuns: Math.min(99, runs.length),
        isRuleSilent: rule.isPlanDeleted || isSilent,
        isOnlyResource: members.length === 1 && members[0] === arn,
      };
    });
  }

  #missedRuns(arn: string, rule: TrueRule, mine: readonly BackupJob[]): readonly number[] {
    const verdict = this.#runs(arn, rule, mine);
    return verdict.is === "missed" ? verdict.runs : [];
  }

  /** The resources of the rule's last run. */
  #lastMembers(rule: TrueRule): readonly string[] {
    const [newest] = inOrder(rule.jobs);
    if (newest === undefined || made(newest) === -Infinity) return [];
    const run = this.#rules.runOf(newest, rule);
    const from = Math.min(run - early(rule, run), made(newest));
    const members = rule.jobs
      .filter((job) => made(job) >= from)
      .map((job) => job.resourceArn ?? "");
    return [...new Set(members)].filter((arn) => arn !== "");
  }
}

/** Something tells when the rule made its last job for the resource. */
function isTimed(arn: string, { jobs }: TrueRule): boolean {
  return jobs.some((job) => job.resourceArn === arn && made(job) > -Infinity);
}

/** How long before a run a job of it may have been created. */
function early(rule: TrueRule, run: number): number {
  return (rule.schedule?.isNearClockChange(run) === true ? 65 : 5) * minute;
}

export function made({ creationDate, completionDate }: BackupJob): number {
  return creationDate ?? completionDate ?? -Infinity;
}

/** The newest first; of two of one moment the one with the smaller id. */
export function inOrder(jobs: readonly BackupJob[]): readonly BackupJob[] {
  return jobs.toSorted((a, b) => {
    if (made(a) !== made(b)) return made(b) - made(a);
    const [x, y] = [a.creationDate ?? -Infinity, b.creationDate ?? -Infinity];
    return x === y ? (a.id < b.id ? -1 : 1) : y - x;
  });
}

function isOpen({ state, completionDate }: BackupJob): boolean {
  const isFinal = state === "COMPLETED" || failures.includes(state);
  return open.includes(state) || (!isFinal && completionDate === undefined);
}

function failed({ state }: BackupJob): boolean {
  return failures.includes(state);
}

function withIssues({ messageCategory, statusMessage }: BackupJob): boolean {
  return messageCategory === undefined
    ? statusMessage !== undefined
    : messageCategory !== "SUCCESS";
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
