import { Account } from "../account";
import type { HeldJob } from "../heldJob";
import type { JobKind } from "../wire";
import type { AccountOptions } from "./demoAccount";
import { generatedAccount } from "./generatedAccount";

/** The management account of an organization, which may be asked for the jobs of its member accounts, too. */
export function organizationOf(manager: Account, members: readonly Account[]): Account {
  // A tie-break has to be unique among all of them.
  let sequence = 0;
  const jobsOf = (kind: JobKind): readonly HeldJob[] =>
    [manager, ...members].flatMap((account) =>
      account.shelf(kind).all.map((job) => ({ ...job, sequence: ++sequence })),
    );
  const { accountId, region, vaults, resourceTypes, recoveryPoints } = manager;
  return new Account({
    accountId,
    region,
    vaults,
    resourceTypes,
    recoveryPoints,
    managesOrganization: true,
    jobs: {
      backup: jobsOf("backup"),
      restore: jobsOf("restore"),
      copy: jobsOf("copy"),
      scan: jobsOf("scan"),
    },
  });
}

/** Backup jobs of each member account: some have many, some few. */
const sizes = [240, 120, 90, 60, 45, 20, 6];

/** The management account of eight accounts, which has few jobs of its own. */
export function demoOrganization(options: AccountOptions): Account {
  const { seed = 1 } = options;
  const accountAt = (index: number, backupJobs: number): Account =>
    generatedAccount({
      ...options,
      accountId: String(210_000_000_011 + index * 101_010_101_010),
      seed: seed + index,
      backupJobs,
      restoreJobs: Math.ceil(backupJobs / 20),
      copyJobs: Math.ceil(backupJobs / 10),
      scanJobs: Math.ceil(backupJobs / 10),
      vaults: 2,
      resources: 9,
    });
  return organizationOf(
    accountAt(0, 25),
    sizes.map((size, i) => accountAt(1 + i, size)),
  );
}
