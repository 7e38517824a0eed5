import { Account } from "../account";
import { resourceTypes } from "./arns";
import type { AccountOptions } from "./demoAccount";
import { exampleAccountId, exampleRegion } from "./demoAccount";

/** An account that has never used AWS Backup. */
export function emptyAccount(options: Omit<AccountOptions, "now" | "seed"> = {}): Account {
  return new Account({
    accountId: options.accountId ?? exampleAccountId,
    region: options.region ?? exampleRegion,
    vaults: [],
    resourceTypes,
    jobs: { backup: [], restore: [], copy: [], scan: [] },
  });
}
