import { Random } from "../random";

/** The ids of those jobs of the demo account that tell of what a user has to find. */
export interface StoryIds {
  /** COMPLETED with THREATS_FOUND, of the recovery point that `infectedCopy` copied. */
  readonly infectedScan: string;
  /** FAILED, for the scanner's role lacks a permission. */
  readonly deniedScan: string;
  /** CANCELED by a person. */
  readonly canceledScan: string;
  /** RUNNING at the account's present. */
  readonly runningScan: string;
  /** CREATED at the account's present. */
  readonly createdScan: string;
  /** COMPLETED before anybody knew what the scan would find. */
  readonly infectedCopy: string;
  /** FAILED, for the destination may not use the KMS key. */
  readonly keyDeniedCopy: string;
  /** RUNNING for 19 hours at the account's present. */
  readonly lateCopy: string;
  /** PARTIAL: one of its children failed. */
  readonly partialCopy: string;
}

/** They depend on the seed alone, not on the time, so that a test or a screenshot can name them. */
export function storyIdsOf(seed = 1): StoryIds {
  const random = new Random(seed + 104_729);
  return {
    infectedScan: random.guid(),
    deniedScan: random.guid(),
    canceledScan: random.guid(),
    runningScan: random.guid(),
    createdScan: random.guid(),
    infectedCopy: random.guid().toUpperCase(),
    keyDeniedCopy: random.guid().toUpperCase(),
    lateCopy: random.guid().toUpperCase(),
    partialCopy: random.guid().toUpperCase(),
  };
}
