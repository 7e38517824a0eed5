import type { Account } from "../../support/endpoint/account";
import { accountOf } from "../../support/endpoint/data/accountOf";
import { exampleAccountId } from "../../support/endpoint/data/demoAccount";
import { generatedAccount } from "../../support/endpoint/data/generatedAccount";
import { Random } from "../../support/endpoint/random";
import { listedJobs } from "../../support/endpoint/truth";
import type { WireObject } from "../../support/endpoint/wire";
import { noon } from "../../support/jobs/jobBuilders";

/** An account that stands still and has several values of all that a filter can name, from a seed. */
export function wholeAccount(seed: number, largest: number): Account {
  const random = new Random(seed);
  const generated = generatedAccount({
    seed,
    now: noon,
    backupJobs: random.between(largest / 2, largest),
    restoreJobs: random.between(largest / 2, largest),
    copyJobs: largest,
    scanJobs: largest,
    ...{ vaults: 3, resources: 6, parents: 0.2, children: 0.3 },
    states: { COMPLETED: 6, FAILED: 3, RUNNING: 2, EXPIRED: 1, PARTIAL: 1, PENDING: 1 },
  });
  const situation = { account: generated, mood: {}, now: noon, served: 0 };
  const told = (kind: "backup" | "copy"): readonly WireObject[] =>
    listedJobs(situation, kind).map((job) => ({
      ...job,
      ...planned(random),
      MessageCategory: random.pick([
        job["MessageCategory"] ?? "",
        "InvalidParameters",
        "success",
        "",
      ]),
      StatusMessage: random.pick([job["StatusMessage"] ?? "", "It's odd.", ""]),
    }));
  const backup = told("backup");
  const restore = listedJobs(situation, "restore").map((job) => ({ ...job, ...tested(random) }));
  return accountOf({
    accountId: exampleAccountId,
    backup,
    restore,
    copy: told("copy"),
    scan: listedJobs(situation, "scan"),
  });
}

/** Two plans share a name, for names are not unique. */
function planned(random: Random): WireObject {
  if (random.chance(0.3)) return {};
  const plan = random.between(1, 4);
  const rule = random.between(1, 2);
  return {
    CreatedBy: {
      BackupPlanId: `plan-${plan}`,
      BackupPlanArn: `arn:aws:backup:eu-west-1:${exampleAccountId}:backup-plan:plan-${plan}`,
      BackupPlanName: `it's plan ${plan % 3}`,
      BackupRuleId: `rule-${plan}-${rule}`,
      BackupRuleName: `rule ${rule}`,
    },
  };
}

function tested(random: Random): WireObject {
  if (random.chance(0.5)) return {};
  const plan = `restore-testing-plan:weekly-${random.between(1, 3)}`;
  return {
    CreatedBy: { RestoreTestingPlanArn: `arn:aws:backup:eu-west-1:${exampleAccountId}:${plan}` },
  };
}
