import type { JobKind } from "../job/job";

/**
 * How a cause is recognised. One with words is recognised by the message, one with a category by MessageCategory where no
 * message tells more, and one with a state where neither does.
 */
export interface CausePattern {
  readonly id: string;
  /** For a row: some 15 characters, so that they are read in a narrow side bar. */
  readonly label: string;
  /** The kinds of job that can have it; all where it is left out. */
  readonly kinds?: readonly JobKind[];
  /**
   * All of them must be found in the status message. No pattern has a repetition in a repetition, and what may stand between
   * two words is bounded: messages are untrusted and long.
   */
  readonly words?: readonly RegExp[];
  /** MessageCategory in capitals and without marks: AWS spells InvalidParameters also INVALIDPARAMETERS. */
  readonly category?: string;
  /** The display state of jobs that have it unless the message or the category says more. */
  readonly state?: string;
}

/** What denies access, in the words of many services. */
export const denied =
  /denied|not authorized|unauthorized|(?:does|do|did)(?: not|n't) allow\b|not (?:allowed|permitted) to\b|(?:insufficient|missing|miss|lacks?|not have|n't have|no) (?:\w{1,20} )?(?:privileges?|permissions?)|forbidden/i;
