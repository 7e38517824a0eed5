import type { Job, JobKind } from "../job/job";
import { categoryOf, hasThreats } from "../job/jobFacts";
import { displayState, wentWrong } from "../job/jobState";
import { type AccessCauseId, accessCauses } from "./accessCauses";
import type { CausePattern } from "./causePattern";
import { type JobCauseId, jobCauses } from "./jobCauses";
import { type ResourceCauseId, resourceCauses } from "./resourceCauses";

const threats = { id: "threatsFound", label: "Threats found" } as const;

/** The first that fits counts: who may do what, then what was wrong with the resource, then what says less. */
const table = [...accessCauses, ...resourceCauses, ...jobCauses] as const;

/** Names a cause for good: texts, actions and groups are kept by it. */
export type CauseId = AccessCauseId | ResourceCauseId | JobCauseId | typeof threats.id;

/** Why a job went wrong, as far as we know. */
export interface Cause {
  readonly id: CauseId;
  /** For a row. */
  readonly label: string;
}

/** Enough for any sentence of AWS's; a megabyte of somebody else's is not searched. */
const maxMessage = 4000;

/** By job: rows are compared again and again, and some sixty patterns are most of what a row costs. */
const known = new WeakMap<Job, { readonly cause: Cause | undefined }>();

/** The cause of a job's trouble; undefined where nothing went wrong, and where we don't know. */
export function causeOf(job: Job): Cause | undefined {
  let found = known.get(job);
  if (found === undefined) {
    found = { cause: findCause(job) };
    known.set(job, found);
  }
  return found.cause;
}

function findCause(job: Job): Cause | undefined {
  if (hasThreats(job)) return threats;
  const state = displayState(job);
  if (!wentWrong(state)) return undefined;
  const category = normalised(categoryOf(job) ?? "");
  return (
    messageCause(job.statusMessage ?? "", job.kind) ??
    find(job.kind, (pattern) => pattern.category === category) ??
    find(job.kind, (pattern) => pattern.state === state)
  );
}

/** What a status message says of a job of that kind. */
function messageCause(message: string, kind: JobKind): Cause | undefined {
  const text = message.slice(0, maxMessage);
  return find(kind, ({ words }) => words?.every((word) => word.test(text)) === true);
}

function find(kind: JobKind, fits: (pattern: CausePattern) => boolean): Cause | undefined {
  return table.find((pattern: (typeof table)[number] & CausePattern) => {
    const { kinds }: CausePattern = pattern;
    return (kinds === undefined || kinds.includes(kind)) && fits(pattern);
  });
}

function normalised(category: string): string {
  return category
    .slice(0, 100)
    .replace(/[^a-z]/gi, "")
    .toUpperCase();
}
