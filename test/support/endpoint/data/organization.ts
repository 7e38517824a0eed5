import { Account } from "../account";
import type { HeldJob } from "../heldJob";
import type { JobKind } from "../wire";

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
