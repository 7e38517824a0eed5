import type { FilterRanges } from "./filterRanges";
import type { Job } from "../job/job";
import type { ViewKind } from "../job/viewKinds";
import type { Criterion } from "./jobFilter";
import type { JobQuery } from "../query/jobQuery";

/** What a view is to show: the queries that bring it, and what the API can't tell apart among their jobs. */
export interface JobScope {
  readonly kind: ViewKind;
  /** Asked side by side; a job may stand in the answers of several. None when nothing can match. */
  readonly queries: readonly JobQuery[];
  /** Narrows what the queries return to what is meant. */
  readonly belongs: (job: Job) => boolean;
  /** True for the jobs that are meant, whichever way they came. */
  readonly matches: (job: Job) => boolean;
  /** False for a state that no job in the view can have. */
  readonly shows: (displayState: string) => boolean;
  /**
   * Of the jobs that belong here, those that a good one followed are not meant. That hangs on the other jobs, so the
   * queries ask for the good ones, too, and no list of one state is a whole answer.
   */
  readonly leavesOutRecovered?: boolean;
  /** The criteria that narrow what is loaded, for the API or the limit of queries leaves no other way. */
  readonly narrowedBy: readonly Criterion[];
  /** What the words of the filter's time windows meant when its queries started. */
  readonly ranges: FilterRanges;
  /** Why nothing can match: values that jobs of this kind never have. */
  readonly impossible: readonly Impossible[];
  /**
   * The jobs of all accounts of the organization are meant, and AWS lists other accounts' jobs of this kind only account
   * by account: what is asked for are the caller's own.
   */
  readonly listsOwnAccountOnly?: boolean;
  /** The filter's resources that are in other places than the session's Region. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** Resources of a filter that are in one place, which is not the session's Region. Untrusted text. */
export interface Elsewhere {
  /** As newestQuery.ts has it: "us-east-1", "partition aws-cn". */
  readonly place: string;
  /** The session's. */
  readonly region: string;
  readonly resourceArns: readonly string[];
}

/** A criterion with values that no job of a kind can have. */
export interface Impossible {
  readonly criterion: Criterion;
  readonly values: readonly string[];
}
