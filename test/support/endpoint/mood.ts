import type { JobKind, WireObject } from "./wire";

/**
 * How unobliging the endpoint is. Everything here has been seen of AWS Backup or another AWS service,
 * or is left open by its documentation. Moods combine; all of them are deterministic.
 */
export interface Mood {
  /** Chooses which pages, jobs and orders the other members hit. */
  readonly seed?: number;
  /** Whether lists contain jobs that have a parent, when they weren't asked for by parentJobId. */
  readonly children?: "listed" | "leftOut";
  /** AWS documents no order. "scattered" is a stable order that has nothing to do with time. */
  readonly order?: "newestFirst" | "scattered";
  /** Members that no list and no Describe shows; "optional" leaves the id and the state only. */
  readonly omit?: "optional" | readonly string[];
  /** Share of jobs that are in a state which nobody has heard of, 0 to 1. */
  readonly unknownStates?: number;
  /** Share of jobs whose id is missing, 0 to 1. */
  readonly missingIds?: number;
  /** Largest page, whatever MaxResults says. */
  readonly pageCap?: number;
  /** Pages hold fewer jobs than they could, one at least, and carry a token (aws-nuke#456). */
  readonly shortPages?: boolean;
  /** So many empty pages with a token come before each page with jobs. */
  readonly emptyPages?: number;
  /** Pages are cut first and filtered then, so that they come short or empty (boto3#2964). */
  readonly filterAfterPaging?: boolean;
  /** The last job's page carries a token as well; only the empty page after it ends the list. */
  readonly lateEnd?: boolean;
  /** From this page on (2 at least) the token of the request comes back: the list never ends. */
  readonly repeatTokenFrom?: number;
  /** Pages start with the last job of the page before, where they have room for two. */
  readonly duplicates?: boolean;
  /** A token is refused when MaxResults is not the one that it was made for. */
  readonly bindMaxResults?: boolean;
  /** Milliseconds after which a token is refused. */
  readonly tokenLifetime?: number;
  /** Jobs that change after a number of list requests. */
  readonly moves?: readonly Move[];
  /** After every so many list requests one job, an unfinished one if there is any, changes its state. */
  readonly churnEvery?: number;
  /** Members without a value are sent as null (as AWS does) or not at all. */
  readonly nulls?: "sent" | "leftOut";
  /** Dates with milliseconds, whole seconds, or as Java prints a double: 1.578560834253E9. */
  readonly dates?: "plain" | "whole" | "java";
  /** What an account that manages no organization gets for another account's id or "*". */
  readonly foreignAccounts?: "denied" | "invalid" | "own";
}

export interface Move {
  readonly kind: JobKind;
  readonly id: string;
  /** Takes effect when this many list requests have been answered since the mood was set. */
  readonly afterRequests: number;
  /** Members that change, e.g. { State: "COMPLETED", CompletionDate: 1753528800 }. */
  readonly members: WireObject;
}
