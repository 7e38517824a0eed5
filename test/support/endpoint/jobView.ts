import type { Account } from "./account";
import type { HeldJob } from "./heldJob";
import { recordAt, stateOf } from "./heldJob";
import type { Mood } from "./mood";
import { chanceOf } from "./random";
import { idMember, stateMember } from "./shapes";
import type { JobKind, WireObject, WireValue } from "./wire";
import { wireDate } from "./wire";

/** The moment at which an account is looked at. */
export interface Moment {
  readonly account: Account;
  readonly mood: Mood;
  readonly now: number;
  /** List requests answered since the mood was set. */
  readonly served: number;
}

const neverHeardOf = ["QUARANTINED", "AWAITING_APPROVAL", "completed", "Deferred (quota)"];

/** A job as filters see it at a moment: with its state of now and the changes of the mood. */
export class JobViews {
  readonly #moment: Moment;
  readonly #changes: ReadonlyMap<HeldJob, WireObject>;

  constructor(moment: Moment, kind: JobKind) {
    this.#moment = moment;
    this.#changes = changesOf(moment, kind);
  }

  of(job: HeldJob): WireObject {
    const { mood, now } = this.#moment;
    let view = recordAt(job, now);
    const change = this.#changes.get(job);
    if (change !== undefined) {
      view = { ...view, ...change };
    }
    const { unknownStates = 0 } = mood;
    if (unknownStates > 0 && chanceOf(mood.seed ?? 0, job.sequence, 11) < unknownStates) {
      const which = Math.floor(chanceOf(mood.seed ?? 0, job.sequence, 12) * neverHeardOf.length);
      view = { ...view, [stateMember[job.kind]]: neverHeardOf[which] };
    }
    return view;
  }
}

/** What is left of a job when the mood has taken its members away. */
export function displayed(job: HeldJob, view: WireObject, mood: Mood): WireObject {
  const { missingIds = 0 } = mood;
  const idIsMissing = missingIds > 0 && chanceOf(mood.seed ?? 0, job.sequence, 13) < missingIds;
  if (mood.omit === undefined && !idIsMissing) {
    return view;
  }
  const kept = ([member]: [string, WireValue | undefined]): boolean => {
    if (member === idMember[job.kind]) {
      return !idIsMissing;
    }
    return mood.omit === "optional"
      ? member === stateMember[job.kind]
      : mood.omit?.includes(member) !== true;
  };
  return Object.fromEntries(Object.entries(view).filter(kept));
}

/** Whether jobs are in other states than their records say, so that an index by state is of no use. */
export function changesJobs(mood: Mood): boolean {
  return mood.moves !== undefined || mood.churnEvery !== undefined || (mood.unknownStates ?? 0) > 0;
}

function changesOf(moment: Moment, kind: JobKind): ReadonlyMap<HeldJob, WireObject> {
  const changes = new Map<HeldJob, WireObject>();
  const { account, mood, served } = moment;
  for (const move of mood.moves ?? []) {
    const job = account.find(kind, move.id);
    if (move.kind === kind && move.afterRequests <= served && job !== undefined) {
      changes.set(job, { ...changes.get(job), ...move.members });
    }
  }
  if (mood.churnEvery !== undefined) {
    churn(moment, kind, changes);
  }
  return changes;
}

/** One job after the other: an unfinished one completes, or, when there is none, any job fails. */
function churn(moment: Moment, kind: JobKind, changes: Map<HeldJob, WireObject>): void {
  const { account, mood, now, served } = moment;
  const jobs = account.shelf(kind).all.filter((job) => exists(job, now));
  const rounds = Math.floor(served / Math.max(1, mood.churnEvery ?? 1));
  const state = stateMember[kind];
  for (let round = 1; round <= rounds; round++) {
    const unfinished = jobs.filter(
      (job) => !changes.has(job) && isUnfinished(stateOf(kind, recordAt(job, now))),
    );
    const choices = unfinished.length > 0 ? unfinished : jobs;
    const chosen = choices[Math.floor(chanceOf(mood.seed ?? 0, round, 14) * choices.length)];
    if (chosen === undefined) {
      return;
    }
    const final = unfinished.length > 0 ? "COMPLETED" : anyOther(kind, chosen, changes, now);
    changes.set(chosen, {
      [state]: final,
      CompletionDate: wireDate(now),
      ...endMembers(kind, final),
    });
  }
}

/** What a job gets at its end besides its state and date; a scan that failed has no result. */
function endMembers(kind: JobKind, state: string): WireObject {
  if (kind !== "scan") {
    return { PercentDone: "100.0" };
  }
  const found = { ScanResultStatus: "NO_THREATS_FOUND" };
  return { ScanResult: state === "COMPLETED" ? found : undefined };
}

function anyOther(
  kind: JobKind,
  job: HeldJob,
  changes: ReadonlyMap<HeldJob, WireObject>,
  now: number,
): string {
  const current = stateOf(kind, { ...recordAt(job, now), ...changes.get(job) });
  return current === "FAILED" ? "COMPLETED" : "FAILED";
}

function isUnfinished(state: string): boolean {
  return ["CREATED", "PENDING", "RUNNING", "ABORTING"].includes(state);
}

/** A job that is created later isn't there yet. */
export function exists(job: HeldJob, now: number): boolean {
  return job.created === undefined || job.created <= now;
}
