import { Account } from "../account";
import type { HeldJob } from "../heldJob";
import { Random } from "../random";
import { resourceTypes } from "./arns";
import type { JobMaker } from "./backupJobs";
import { currentJobs, plannedJobs } from "./backupJobs";
import { compositeJobs } from "./composites";
import { copyJobs } from "./copyJobs";
import { copyStories } from "./copyStories";
import { demoPlans } from "./demoPlans";
import { resourcesOf, rulesOf } from "./inventory";
import { protectionStories } from "./protectionStories";
import { restoreJobs } from "./restoreJobs";
import { scanJobs } from "./scanJobs";
import { storyIdsOf } from "./storyIds";
import { jobRule, storyRules } from "./storyPlans";
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
 * the last two has ids that are known: see storyIds.ts. What can be said of how a resource is backed up is in
 * protectionStories.ts.
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
  // From streams of their own, so that the jobs below are the same with and without the stories.
  const planned = storyRules(new Random(seed + 50_021), now);
  let sequence = 0;
  const maker: JobMaker = { place, vaults, now, random, nextSequence: () => ++sequence };
  const backup: readonly HeldJob[] = [
    ...plannedJobs(maker, resources),
    ...currentJobs(maker, resources),
    ...compositeJobs(maker, {
      ...rules,
      platform: jobRule(planned.platform, place),
      payments: jobRule(planned.payments, place),
    }),
  ];
  const restore = [...restoreJobs(maker, backup)];
  const copy = [...copyJobs(maker, backup)];
  const storyMaker: JobMaker = { ...maker, random: new Random(seed + 7919) };
  const ids = storyIdsOf(seed);
  copy.push(...copyStories(storyMaker, backup, ids));
  const scan = [...scanJobs(storyMaker, backup, ids)];
  const protection = protectionStories({ ...maker, random: new Random(seed + 60_013) }, planned);
  return new Account({
    ...place,
    vaults,
    resourceTypes,
    plans: [...demoPlans(Object.values(rules), now), ...protection.plans],
    protectedResources: protection.protectedResources,
    jobs: { backup: [...backup, ...protection.jobs], restore, copy, scan },
  });
}
