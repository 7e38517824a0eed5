import { Account } from "../account";
import type { HeldJob } from "../heldJob";
import { Random } from "../random";
import { resourceTypes } from "./arns";
import type { JobMaker } from "./backupJobs";
import { currentJobs, plannedJobs } from "./backupJobs";
import { compositeJobs } from "./composites";
import { copyJobs } from "./copyJobs";
import { copyStories } from "./copyStories";
import { resourcesOf, rulesOf } from "./inventory";
import { restoreJobs } from "./restoreJobs";
import { scanJobs } from "./scanJobs";
import { storyIdsOf } from "./storyIds";
import { vaultsOf } from "./vaults";

export interface AccountOptions {
  readonly seed?: number;
  /** Milliseconds: the present, at which some jobs are running. */
  readonly now: number;
  readonly accountId?: string;
  readonly region?: string;
}

/** AWS's own example account; never a real one. */
export const exampleAccountId = "111122223333";
export const exampleRegion = "eu-west-1";

/**
 * A company's account after a month of nightly backups: 19 resource types, six vaults, some 1,700 backup
 * jobs with the failures that people really get, running jobs that advance with the clock, stacks and
 * clusters with children, restores, restore tests, copies and malware scans. What a user has to find among
 * the last two has ids that are known: see storyIds.ts.
 */
export function demoAccount(options: AccountOptions): Account {
  const { seed = 1, now } = options;
  const place = {
    accountId: options.accountId ?? exampleAccountId,
    region: options.region ?? exampleRegion,
  };
  const random = new Random(seed);
  const vaults = vaultsOf(place, random, now);
  const rules = rulesOf(place, random);
  const resources = resourcesOf(place, rules, random);
  let sequence = 0;
  const maker: JobMaker = { place, vaults, now, random, nextSequence: () => ++sequence };
  const backup: readonly HeldJob[] = [
    ...plannedJobs(maker, resources),
    ...currentJobs(maker, resources),
    ...compositeJobs(maker, rules),
  ];
  const restore = [...restoreJobs(maker, backup)];
  const copy = [...copyJobs(maker, backup)];
  // From a stream of their own, so that the jobs above are the same with and without these.
  const storyMaker: JobMaker = { ...maker, random: new Random(seed + 7919) };
  const ids = storyIdsOf(seed);
  copy.push(...copyStories(storyMaker, backup, ids));
  const scan = [...scanJobs(storyMaker, backup, ids)];
  return new Account({
    ...place,
    vaults,
    resourceTypes,
    jobs: { backup, restore, copy, scan },
  });
}
