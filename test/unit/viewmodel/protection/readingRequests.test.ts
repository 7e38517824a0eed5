import { describe, expect, it } from "vitest";
import type { Account } from "../../../support/endpoint/account";
import { demoAccount } from "../../../support/endpoint/data/demoAccount";
import { generatedAccount } from "../../../support/endpoint/data/generatedAccount";
import { smallAccount } from "../../../support/endpoint/data/smallAccount";
import { accountOf } from "../../../support/endpoint/data/accountOf";
import { noon } from "../../../support/jobs/jobBuilders";
import { wireBackupJob } from "../../../support/jobs/wireJobs";
import { EvaluatedResources } from "../../../support/protection/evaluatedResources";

/** So many volumes, each backed up once a day. */
function dailyAccount(volumes: number): Account {
  const day = 24 * 60;
  const backup = Array.from({ length: volumes * 10 }, (_, at) => {
    const arn = `arn:aws:ec2:eu-west-1:111122223333:volume/vol-${at % volumes}`;
    const age = 60 + Math.floor(at / volumes) * day;
    return wireBackupJob({ id: `daily-${at}`, age, members: { ResourceArn: arn } });
  });
  return accountOf({ backup });
}

const accounts: readonly (readonly [string, () => Account])[] = [
  ["the demo", () => demoAccount({ now: noon })],
  ["a small one", () => smallAccount({ now: noon })],
  ["300 daily backups", () => dailyAccount(300)],
  ["900 daily backups", () => dailyAccount(900)],
  ["jobs at random", () => generatedAccount({ now: noon, backupJobs: 9000, resources: 500 })],
];

async function measured(account: Account) {
  const resources = new EvaluatedResources(account);
  const { gateway, tree } = resources;
  await resources.open();
  const [first] = tree.children(undefined);
  const row = first && tree.row(first);
  gateway.requests.length = 0;
  await resources.readRecentJobs();
  const sent = new Map<string, number>();
  for (const { operation } of gateway.requests) sent.set(operation, (sent.get(operation) ?? 0) + 1);
  return { row, sent };
}

describe("How many requests reading takes", () => {
  it.each(accounts)(
    "is said within 30 %% or a page, and that plans come to it: %s",
    async (_, account) => {
      const { row, sent } = await measured(account());
      const [, word, said] =
        / \((about|at least) ([\d,]+) requests?\)$/.exec(row?.label ?? "") ?? [];
      const estimate = Number(said?.replaceAll(",", ""));
      const real = (sent.get("ListBackupJobs") ?? 0) + (sent.get("ListProtectedResources") ?? 0);
      if (word === "about") {
        expect(Math.abs(estimate - real), `${estimate} of ${real}`).toBeLessThanOrEqual(
          Math.max(1, 0.3 * real),
        );
      } else expect(estimate).toBeLessThanOrEqual(real);
      expect(row?.description).toBe("then about 3 for each backup plan");
      const plans = sent.get("GetBackupPlan") ?? 0;
      const forPlans = [...sent.values()].reduce((sum, each) => sum + each, 0) - real;
      // A plan that was deleted takes one request, and one with many selections some more.
      expect(Math.abs(forPlans - 3 * plans)).toBeLessThanOrEqual(0.3 * 3 * plans);
    },
  );
});
