import type { Account } from "../account";
import type { AccountOptions } from "./demoAccount";
import { generatedAccount } from "./generatedAccount";

/** An account whose lists fit on one page of the default size. */
export function smallAccount(options: AccountOptions): Account {
  return generatedAccount({
    ...options,
    backupJobs: 40,
    restoreJobs: 12,
    copyJobs: 6,
    scanJobs: 10,
    vaults: 3,
    days: 6,
  });
}
