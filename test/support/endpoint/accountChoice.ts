import type { Account } from "./account";
import type { AccountOptions } from "./data/demoAccount";
import { demoAccount } from "./data/demoAccount";
import { emptyAccount } from "./data/emptyAccount";
import { generatedAccount } from "./data/generatedAccount";
import { hostileAccount } from "./data/hostileAccount";
import { demoOrganization } from "./data/organization";
import { randomAccount } from "./data/randomAccount";
import { smallAccount } from "./data/smallAccount";

/**
 * An account by its name on the command line: demo, small, empty, hostile, organization, random,
 * generated:JOBS, generated:JOBS:RESTORES or generated:JOBS:RESTORES:DAYS.
 */
export function accountByName(text: string, options: AccountOptions & { seed: number }): Account {
  const [name = "", backupJobs = "1000", restoreJobs = "100", days = "29"] = text.split(":");
  switch (name) {
    case "demo":
      return demoAccount(options);
    case "small":
      return smallAccount(options);
    case "empty":
      return emptyAccount(options);
    case "hostile":
      return hostileAccount(options);
    case "organization":
      return demoOrganization(options);
    case "random":
      return randomAccount(options);
    case "generated":
      return generatedAccount({
        ...options,
        backupJobs: Number(backupJobs),
        restoreJobs: Number(restoreJobs),
        days: Number(days),
        copyJobs: 100,
        scanJobs: 100,
      });
    default:
      throw new Error(
        `No account is called "${name}": demo, small, empty, hostile, organization, random, generated:N.`,
      );
  }
}
